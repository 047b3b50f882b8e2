"""What a slice of Wikidata says, whatever its format: items with their labels and ends, and who held which position."""

from dataclasses import dataclass, field

from legatus.ingest.outcomes import Reported


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as Wikidata has it: `+1998-00-00T00:00:00Z`, its precision (9 year, 10 month, 11 day; None where
    the format does not tell), and whether it is in the Julian calendar."""

    time: str
    precision: int | None = None
    julian: bool = False


@dataclass(slots=True)
class Item:
    """An item: its label, and the ids that it refers to by property (`P137` sender, `P17` country, `P31` class …);
    `code`: ISO 3166-1 alpha-3 (P298)."""

    id: str
    label: str | None = None
    refs: dict[str, list[str]] = field(default_factory=dict)
    code: str | None = None


@dataclass(slots=True)
class Held:
    """A statement that a person held a position. `key`: the statement's id. `start`, `end`: moments, or None;
    `refs`: ids by qualifier property; `unknown`: dates that are stated as not known; `inverse`: said of the position
    (P1308), not of the person; `release`: the day on which the item was last changed."""

    key: str
    origin: str
    person: str
    position: str
    rank: str = "normal"
    start: Moment | None = None
    end: Moment | None = None
    refs: dict[str, list[str]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    inverse: bool = False
    release: str | None = None


@dataclass(slots=True)
class Slice:
    """Everything that a file says that is of use here; `bad`: what could not be read."""

    items: dict[str, Item] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    bad: list[Reported] = field(default_factory=list)

    def item(self, id: str) -> Item:
        """The item of an id, made where there is none yet."""
        return self.items.setdefault(id, Item(id))

    def label(self, id: str) -> str | None:
        """The label of an item, or None where the slice has none."""
        known = self.items.get(id)
        return known.label if known else None


#: Properties of items that are kept: class, subclass, operator (sender), country, jurisdiction.
ITEM_REFS = ("P31", "P279", "P137", "P17", "P1001")
#: Qualifiers that are understood: of, jurisdiction, operator, country, replaces, replaced by, end cause, and those that
#: say in what capacity.
QUALIFIERS = ("P642", "P1001", "P137", "P17", "P1365", "P1366", "P1534", "P5102", "P2868", "P3831", "P794", "P1480")
START, END = "P580", "P582"
#: Languages of labels, the first that there is.
LANGUAGES = ("en", "mul", "en-gb", "en-us", "en-ca", "es", "fr", "pt", "de", "it")


def best(labels: dict[str, str]) -> str | None:
    """The label that is kept, of several by language."""
    for language in (*LANGUAGES, *sorted(labels)):
        if labels.get(language):
            return labels[language]
    return None


def qid(text: str) -> str | None:
    """The id at the end of an address (`http://www.wikidata.org/entity/Q30`), or the id itself; None for others."""
    last = text.rstrip(">").rpartition("/")[2]
    return last if last[:1] == "Q" and last[1:].isdigit() else None
