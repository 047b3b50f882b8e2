"""The decisions in force, in the form in which resolution asks for them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from legatus.ingest.decisions import active_decisions
from legatus.ontology.identity import tail
from legatus.ontology.record import Record

#: A person as a mention names it: the mention's id, and whether it is the second person of a relation.
PersonKey = tuple[str, bool]

Pairs = list[tuple[str, str]]


@dataclass(slots=True)
class Rulings:
    """`retracted`: mentions and sources that no longer count.

    `same`, `different`: pairs of mentions by the class (`person`, `tenure`, `event` …) of the records decided about;
    persons are named with `-of` where they are the second of a relation.
    `assigned`: a mention's person to the person it belongs to. `preferred`: mention to field to the value preferred
    (None: the mention's own), with the class it applies to (None: any).
    """

    retracted: set[str] = field(default_factory=set)
    same: dict[str, Pairs] = field(default_factory=dict)
    different: dict[str, Pairs] = field(default_factory=dict)
    assigned: dict[PersonKey, PersonKey] = field(default_factory=dict)
    preferred: dict[str, dict[str, tuple[str, str | None]]] = field(default_factory=dict)

    def preference(self, mentions: Iterable[str], path: str, *fields: str) -> str | None:
        """The value that a curator prefers for a field of the record that holds these mentions, or None.

        A mention's own value is marked by `mention/…`, its id. Several fields are names of one thing.
        """
        found: list[tuple[int, str]] = []
        for mention in mentions:
            for name in fields:
                ruling = self.preferred.get(mention, {}).get(f"{path}.{name}") or self.preferred.get(mention, {}).get(
                    name
                )
                if ruling:
                    found.append((int(ruling[0]), ruling[1] or mention))
        return max(found)[1] if found else None


def class_of(iri: str) -> str:
    """The class that decisions speak of: a tenure and a nomination are two states of one thing."""
    path = iri.partition("/")[0]
    return "tenure" if path == "nomination" else path


def person_key(iri: str) -> PersonKey:
    """The person that an id names: by its anchor, and whether that is the second person of a relation."""
    return ("mention/" + tail(iri), iri.endswith("-of"))


def rulings(decisions: Iterable[Record]) -> Rulings:
    """The decisions in force. Of several about the same pair, mention or field the latest counts."""
    made = Rulings()
    pairs: dict[tuple[str, str, str], str] = {}
    for rank, decision in enumerate(active_decisions(decisions)):
        kind, target, value = decision.text("kind"), decision.text("targetIri") or "", decision.text("value")
        if kind == "retract":
            made.retracted.add(target)
        elif kind == "assign" and value:
            made.assigned[(target, decision.text("field") == "ofPerson")] = person_key(value)
        elif kind == "prefer":
            _prefer(made, rank, target, decision.text("field") or "", value)
        elif kind in ("same", "different", "later") and value:
            one, other = sorted((_member(target), _member(value)))
            pairs[(class_of(target), one, other)] = kind
    for (path, one, other), kind in sorted(pairs.items()):
        if kind == "same":
            made.same.setdefault(path, []).append((one, other))
        elif kind == "different":
            made.different.setdefault(path, []).append((one, other))
    return made


def _prefer(made: Rulings, rank: int, target: str, name: str, value: str | None) -> None:
    path = class_of(target)
    key = name if path == "mention" else f"{path}.{name}"
    made.preferred.setdefault(_member(target), {})[key] = (str(rank), value)


def _member(iri: str) -> str:
    """How a pair names a record: its anchor mention; the second person of a relation is marked."""
    mention, of = person_key(iri)
    return mention + ("-of" if of else "")
