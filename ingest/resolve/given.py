"""What resolution is given: sources, mentions, quotes and decisions, read once into a handy form.

The same record may come several times (a mention found again by a later extractor): its values are united first.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from legatus.ontology.dates import bounds, is_date, precision
from legatus.ontology.errors import InputError
from legatus.ontology.record import Record, Value, as_text, union

#: The paths of the records that are read whole.
_GROWN = ("article", "dataset", "decision", "mention")

#: Properties that say something else of every record.
_UNLIKE = ("quotes", "signature", "url")

#: Properties that resolution does not ask for, and those of a mention that it has elsewhere.
_UNREAD = ("confidence", "text", "title")
_ELSEWHERE = ("recordType", "inSource", *_UNREAD)

#: Sorts after every date: what has no date of publication comes last.
_LATER = "9999-12-31"


@dataclass(slots=True, eq=False)
class Source:
    """An article or dataset. `story`: the id of the earliest article of its story (a dataset is its own)."""

    record: Record
    dataset: bool
    published: str | None
    story: str = ""

    @property
    def id(self) -> str:
        """The id of the article or dataset."""
        return self.record.id

    @property
    def order(self) -> tuple[bool, str, str]:
        """Datasets before articles, then by publication, then by id."""
        return (not self.dataset, self.published or _LATER, self.id)


@dataclass(slots=True, eq=False)
class Mention:
    """One mention with its source.

    `record`: without its type and source.
    `order`: the order in which mentions are preferred as anchors: dataset before article, published, id.
    `day`: the first and last day of publication, or None; a dataset's mentions have none.
    `sentence`: a mark of the words that it rests on, once `acts.sentence_of` has been asked for it.
    """

    record: Record
    source: Source
    id: str
    type: str
    order: tuple[bool, str, str]
    day: tuple[date, date] | None
    sentence: str = ""

    def text(self, name: str) -> str | None:
        """A claim, or None where it is not stated."""
        values = self.record.values.get(name)
        return as_text(values[0]) if values else None

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of a claim."""
        return self.record.texts(name)

    @property
    def story(self) -> str:
        """The story, or dataset, whose support this is."""
        return self.source.story


@dataclass(slots=True)
class Given:
    """Everything that resolution reads. `mentions` are in the order of their ids; `quotes` are texts by id."""

    sources: dict[str, Source] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    quotes: dict[str, str] = field(default_factory=dict)
    decisions: list[Record] = field(default_factory=list)


def gather(records: Iterable[Record]) -> Given:
    """Sort records by kind; those of other kinds (resolved ones, reference ones) are not looked at.

    Raises `InputError` for a mention without record type or source, or with a claim that should be a date and is not.
    """
    known: dict[str, Record] = {}
    given, quotes, alike = Given(), dict[str, str](), _Alike()
    for record in records:
        kind = record.id.partition("/")[0]
        if kind == "quote":
            quotes[record.id] = max(record.text("text") or "", quotes.get(record.id, ""))
        elif kind in _GROWN:
            before = known.get(record.id)
            known[record.id] = alike.of(record if before is None or before == record else union(before, record))
    del alike
    ids = sorted(known)
    for id in ids:
        if id.startswith(("article/", "dataset/")):
            given.sources[id] = source_of(known.pop(id))
        elif id.startswith("decision/"):
            given.decisions.append(known.pop(id))
    given.quotes = quotes
    given.mentions = [mention_of(known.pop(id), given.sources) for id in ids if id in known]
    return given


class _Alike:
    """Gives equal values of a property as one: most texts of claims are those of many mentions."""

    def __init__(self) -> None:
        self._known: dict[str, dict[object, tuple[Value, ...]]] = defaultdict(dict)

    def of(self, record: Record) -> Record:
        """The same record, without what nobody asks for."""
        known, values = self._known, record.values
        return Record(
            record.id,
            {
                name: some if name in _UNLIKE else known[name].setdefault(some, some)
                for name, some in values.items()
                if name not in _UNREAD
            },
        )


def source_of(record: Record) -> Source:
    """An article or dataset, from its record; it is a story of its own until more is known."""
    stated = sorted(record.texts("published"), key=lambda text: (precision(text), text))
    return Source(record, record.id.startswith("dataset/"), stated[0] if stated else None, story=record.id)


def mention_of(record: Record, sources: dict[str, Source]) -> Mention:
    """A mention with its source, made where it is not among `sources`. Raises `InputError`, as `gather` does."""
    type, where = record.text("recordType"), record.text("inSource")
    if type is None or where is None:
        raise InputError(f"{record.id} states no {'recordType' if type is None else 'inSource'}, which a mention needs")
    for name in ("start", "end", "date"):
        value = record.text(name)
        if value is not None and not is_date(value):
            raise InputError(f"{record.id}: '{value}' is no date, as its {name} should be")
    source = sources.get(where)
    if source is None:  # a source that is not loaded, or not yet
        source = sources[where] = source_of(Record.of(where))
    day = bounds(source.published) if source.published and not source.dataset else None
    order = (not source.dataset, source.published or _LATER, record.id)
    claims = {name: values for name, values in record.values.items() if name not in _ELSEWHERE}
    return Mention(Record(record.id, claims), source, record.id, type, order, day)
