"""What became of somebody in office, told without the office beside the name: the templates of `en/status_acts.csv`."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from legatus.ingest.extract import terms
from legatus.ingest.extract.careers import ENVOYS, later
from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Office, Parsed, Person
from legatus.ingest.extract.offices import any_case, expanded
from legatus.ingest.extract.sieve import Sieve
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.titles import Title
from legatus.ingest.extract.when import dates_in

if TYPE_CHECKING:
    import re

    from legatus.ingest.extract.tokens import Span


#: Rules that only tell since when somebody is in office, and how far after them the date may begin.
STARTS, NEAR = frozenset({"took-office", "in-post-since"}), 4


def begin(person: Person, parsed: Parsed, at: int, end: int) -> None:
    """Date the beginning of the only office that a person has not surely left before, where a date follows."""
    dates = dates_in(parsed.text[at:end], parsed.published)
    able = [o for o in person.offices if o.start is None and (o.status != "former" or len(person.offices) == 1)]
    if dates and dates[0].start <= NEAR and able:
        able[0].start = dates[0].value


@cache
def acts() -> "tuple[tuple[str, re.Pattern[str], str, str], ...]":
    """The templates: rule, pattern, status, whose."""
    return tuple(
        (r["rule"], compiled(any_case(expanded(r["template"]))), r["status"], r["roles"]) for r in rows("status_acts")
    )


@cache
def _sieve() -> "Sieve[tuple[str, re.Pattern[str], str, str]]":
    """The rows that may fit a masked sentence."""
    return Sieve(acts(), lambda row: row[1])


def apply(parsed: Parsed, standing: Sequence[tuple[int, int, Person]], said: Sequence[Title]) -> None:
    """Move the status of the persons' offices on by what the sentences of a document say."""
    for _, sentence in parsed.sentences:
        masked = mask(parsed, sentence, standing, said)
        if masked is None:
            continue
        for rule, pattern, status, roles in _sieve()(masked.text):
            for match in pattern.finditer(masked.text):
                if status in ("expelled", "recalled") and of_another_post(sentence.text, parsed.published):
                    continue
                for piece in masked.pieces(match.group(), "P")[:1]:
                    if not isinstance(piece.value, Person):
                        continue
                    if rule in STARTS:
                        begin(piece.value, parsed, masked.end(match.end()), sentence.end_char)
                        continue
                    office = advance(piece.value, status, roles, (sentence.start_char, sentence.end_char))
                    if office is not None:
                        terms.step(
                            office, rule, status, parsed.text[sentence.start_char : sentence.end_char], parsed.published
                        )


def of_another_post(text: str, published: str | None) -> bool:
    """Whether a sentence tells of what became of somebody years ago, in an earlier post: "expelled in 2006, when …"."""
    years = [int(year) for year in re.findall(r"\b(?:1[89]|20)\d\d\b", text)]
    return bool(years) and published is not None and max(years) + 1 < int(published[:4]) and " when " in text


def mask(
    parsed: Parsed, sentence: "Span", standing: Sequence[tuple[int, int, Person]], said: Sequence[Title]
) -> Masked[Person | Title] | None:
    """The sentence with the persons in it hidden, words that stand for them and titles too; None without persons."""
    start, end = sentence.start_char, sentence.end_char
    named: list[Piece[Person | Title]] = [
        Piece(s, e, "P", p) for p in parsed.persons for s, e in p.mentions if start <= s and e <= end
    ]
    named += [Piece(s, e, "P", p) for s, e, p in standing if p.offices and start <= s and e <= end]
    if not named:
        return None
    taken = [(piece.start, piece.end) for piece in named]
    named += [
        Piece(t.start, t.end, "T", t)
        for t in said
        if start <= t.start and t.end <= end and not any(s < t.end and t.start < e for s, e in taken)
    ]
    return Masked(parsed.text, start, end, named)


def advance(person: Person, status: str, roles: str, where: tuple[int, int]) -> Office | None:
    """Give the office that a person now holds a later status; an office long past is not meant.

    Returns the office that moved on, or None.
    """
    able = [
        office for office in person.offices if office.status != "former" and (roles == "any" or office.role in ENVOYS)
    ]
    office: Office | None = next((o for o in able if where in o.evidence), able[0] if able else None)
    if office is not None and office.role not in ENVOYS and status == "confirmed":
        return None  # whoever is sworn in as head of government holds that office
    if office is not None and (office.status is None or later(status, office.status)):
        office.status = status
        if where not in office.evidence:
            office.evidence.append(where)
        return office
    return None
