"""Which state or organisation a person or title belongs to, where the phrase itself does not say."""

from collections import Counter
from collections.abc import Iterable, Sequence

from legatus.ingest.extract.model import Actor, Parsed, Person
from legatus.ingest.extract.person_names import key
from legatus.ontology.reference import reference
from legatus.ontology.reference_rows import Leader

#: Publishers that speak for one state: its offices need no name there ("the Secretary of the Treasury").
HOUSE = (
    ("white house", "USA"),
    ("whitehouse.gov", "USA"),
    ("state.gov", "USA"),
    ("usembassy.gov", "USA"),
    ("gov.uk", "GBR"),
)


def office_holders(person: Person, published: str | None) -> list[Leader]:
    """The rows of the table of office-holders that may be this person: by full name, or by surname and date."""
    words = key(person.name)
    named = reference().leaders_named(person.name) or reference().leaders_named(person.name.split()[-1])
    rows = [row for row in named if agree(words, key(row.person), [key(name) for name in row.alt_names])]
    if published is None or len({row.state for row in rows}) < 2:
        return rows
    return [row for row in rows if row.may_have_held(day(published))] or rows


def agree(words: tuple[str, ...], name: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> bool:
    """Whether a name in the text may be the name of a row: every given name that the text has must be there."""
    return any(
        len(words) == 1
        or set(words) <= set(n)
        or set(n) <= set(words)
        or (words[-1] == n[-1] and words[0][0] == n[0][0])
        for n in (name, *others)
        if n
    )


def day(date: str) -> str:
    """A date as a day (the middle of a month or year that is not known finer)."""
    return date[:10] if len(date) >= 10 else f"{date[:7]}-15" if len(date) >= 7 else f"{date[:4]}-07-01"


def by_table(person: Person, role: str, published: str | None) -> str | None:
    """The state in which the table of office-holders has this person in this role."""
    found = [row for row in office_holders(person, published) if row.role == role]
    if published:
        found = [row for row in found if row.may_have_held(day(published))] or found
    states = {row.state for row in found}
    return states.pop() if len(states) == 1 else None


def house(parsed: Parsed) -> str | None:
    """The state for which the publisher of the document speaks, or None."""
    about = f"{parsed.document.publisher or ''} {parsed.document.url or ''}".casefold()
    return next((code for words, code in HOUSE if words in about), None)


def nearest(actors: Sequence[Actor], start: int, end: int, at: int) -> str | None:
    """The actor of a sentence that a title without a state belongs to: the last one named before it, not as a place."""
    before = [a for a in actors if start <= a.start and a.end <= at and a.via in ("name", "adjective", "institution")]
    return before[-1].code if before else None


def owner(actors: Sequence[Actor], start: int, end: int) -> str | None:
    """The only state that a sentence names, or None."""
    codes = {a.code for a in actors if start <= a.start and a.end <= end and a.via != "place"}
    return codes.pop() if len(codes) == 1 else None


def most_named(parsed: Parsed) -> str | None:
    """The state or organisation that the document names most, if it is named clearly more often than any other."""
    counts = Counter(a.code for a in parsed.actors if a.via != "person").most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 1.5 * counts[1][1]):
        return None
    return counts[0][0]
