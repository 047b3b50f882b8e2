"""What a dossier holds: facts with every quote behind them. Plain values, in a fixed order, for any view to show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as Day

from legatus.ontology.dates import EARLIEST, LATEST, bounds

Span = tuple[Day, Day]

#: The classes whose facts last, and are drawn as bars.
LASTING = ("tenure", "nomination", "administration")


@dataclass(frozen=True, slots=True)
class Source:
    """An article or a data set: id, publisher, title, address as stated (any scheme!), date of publication in EDTF."""

    id: str
    publisher: str
    title: str
    url: str
    published: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote behind a fact. `start`: its first character in the source's text; both are empty for a data set.

    `rules`: the extractors and rules that found it; `confidence`: from 0 to 1.
    """

    source: Source
    quote: str
    start: int | None
    rules: tuple[str, ...]
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of a field on which sources contradict each other."""

    field: str
    value: str
    source: Source
    quote: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A resolved record.

    `what`: tenure, nomination, milestone, administration, event or statement. `kind`: an event's type, a stance, a
    milestone's kind, a status. `who`: a person, a speaker, or who does it to whom, as codes. `date`: EDTF, None where
    unknown; of what lasts, `start` and `end`. `possible`, `certain`: the days on which it may have been, and those on
    which it certainly was. `sending`, `receiving`: codes (or stated text) of a post, and for an event its source and
    target; `role`, `seat` and `person` (an id) of a term. `pair`: the dyad. `score`: from conflict (-10) to cooperation
    (+10), None where the type has none. `level`: the same for drawing, from -1 to 1, of events and statements. `term`:
    the id of a milestone's term.
    """

    id: str
    what: str
    kind: str
    who: str
    date: str | None = None
    start: str | None = None
    end: str | None = None
    possible: Span | None = None
    certain: Span | None = None
    sending: str = ""
    receiving: str = ""
    role: str = ""
    seat: str = ""
    person: str = ""
    pair: str = ""
    text: str = ""
    score: float | None = None
    level: float | None = None
    modality: str = ""
    mode: str = ""
    issues: tuple[str, ...] = ()
    stories: int = 0
    term: str = ""
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def lasting(self) -> bool:
        """Whether it is a term of office or an administration."""
        return self.what in LASTING

    @property
    def day(self) -> Day | None:
        """Where it stands on a time line: the middle of what is known, or its one bound; None where undated."""
        if self.lasting:
            return self.begun
        if self.possible is None:
            return None
        low, high = self.possible
        if low == EARLIEST:
            return high
        return low if high == LATEST else Day.fromordinal((low.toordinal() + high.toordinal()) // 2)

    @property
    def begun(self) -> Day | None:
        """The day by which it had begun, as the sources know it; None where undated."""
        if self.certain:
            return self.certain[0]
        if self.possible is None:
            return None
        low, high = self.possible
        if self.lasting and self.start:
            low, high = bounds(self.start)
            high = self.possible[1] if high == LATEST else high
        elif self.lasting:
            low = EARLIEST
        return high if low == EARLIEST else low

    @property
    def quote(self) -> str:
        """The words of the earliest source."""
        return self.text or next((e.quote for e in self.evidence if e.quote), "")

    @property
    def source(self) -> Source | None:
        """The earliest source."""
        return self.evidence[0].source if self.evidence else None


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of the graph: `one` -[type]-> `other`."""

    one: str
    type: str
    other: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All facts about the subjects, dated ones in order and undated ones last.

    `subjects`: as names; `codes`: of the states and organisations among them; `asked`: the filters in words;
    `since`, `until`: the period among them.
    `names`: names by code or, where links are asked for, by id. `links`: the neighbourhood, only where asked for.
    """

    subjects: tuple[str, ...]
    codes: tuple[str, ...]
    facts: tuple[Fact, ...]
    asked: tuple[str, ...] = ()
    since: Day | None = None
    until: Day | None = None
    names: dict[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        """The subjects as a heading."""
        return " – ".join(self.subjects)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source once, in order of publication."""
        found = {e.source.id: e.source for fact in self.facts for e in fact.evidence}
        return tuple(sorted(found.values(), key=lambda s: (s.published, s.id)))

    @property
    def as_of(self) -> str | None:
        """The date of the data: the day up to which its sources reach, or None where none says when it appeared."""
        known = [s.published for s in self.sources if s.published]
        latest = max((bounds(date)[1] for date in known), default=None)
        return None if latest is None or latest == LATEST else latest.isoformat()

    def called(self, code: str) -> str:
        """The name of a code, or the code."""
        return self.names.get(code, code)


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts by the day by which a thing has begun; undated ones last."""

    def order(fact: Fact) -> tuple[bool, Day, Day, str, str, str, str]:
        high = fact.possible[1] if fact.possible else LATEST
        return fact.day is None, fact.begun or LATEST, high, fact.what, fact.kind, fact.who, fact.id

    return tuple(sorted(facts, key=order))
