"""The parts of a SHACL shape as plain Python: what `shape_reading` makes of the shapes and `shape_running` runs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from legatus.ontology.facts import Facts, Thing
from legatus.ontology.report import Severity
from legatus.ontology.terms import Term

#: Finds what is wrong with the values of one thing: each of the values at fault, or None where it is no single one.
Test = Callable[[Facts, Thing, Sequence[Term]], Iterable[Term | None]]


@dataclass(frozen=True, slots=True)
class Path:
    """A property of ours, by its local name, maybe read backwards. The empty name stands for the thing itself."""

    name: str = ""
    inverse: bool = False

    def __str__(self) -> str:
        return "^" * self.inverse + self.name


@dataclass(frozen=True, slots=True)
class Star:
    """A query that looks at one thing alone: `fits` says whether it selects it.

    `types`, `names`: the classes that the thing is said to be of and the properties that it has, for finding such
    things fast; not both are empty.
    """

    types: frozenset[str]
    names: frozenset[str]
    fits: Callable[[Thing], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query with its prefixes, for a store. `names`: the local names of our terms in it."""

    text: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Targets:
    """What a shape is about: things of classes, things with properties, and what queries select as `?this`."""

    classes: frozenset[str] = frozenset()
    subjects_of: frozenset[str] = frozenset()
    stars: tuple[Star, ...] = ()
    queries: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as itself
class Shape:
    """What holds of the values at a path, and of shapes of them. `queries`: each selects what breaks the shape."""

    path: Path
    severity: Severity
    message: str
    targets: Targets = field(default_factory=Targets)
    tests: tuple[Test, ...] = ()
    parts: tuple["Shape", ...] = ()
    queries: tuple[tuple[Query, str], ...] = ()

    def all(self) -> tuple["Shape", ...]:
        """The shape and those of its values, which are about the same thing."""
        return (self, *self.parts)
