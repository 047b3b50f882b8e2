"""What became of somebody in office, told without the office beside the name: the templates of `en/status_acts.csv`."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from legatus.ingest.extract.careers import ENVOYS, later
from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Office, Parsed, Person
from legatus.ingest.extract.offices import expanded
from legatus.ingest.extract.tables import rows

if TYPE_CHECKING:
    import re

    from spacy.tokens import Span


@cache
def acts() -> "tuple[tuple[str, re.Pattern[str], str, str], ...]":
    """The templates: rule, pattern, status, whose."""
    return tuple((r["rule"], compiled(expanded(r["template"])), r["status"], r["roles"]) for r in rows("status_acts"))


def apply(parsed: Parsed, standing: Sequence[tuple[int, int, Person]]) -> None:
    """Move the status of the persons' offices on by what the sentences of a document say."""
    for _, sentence in parsed.sentences:
        masked = mask(sentence, parsed.persons, standing)
        if masked is None:
            continue
        for _, pattern, status, roles in acts():
            for match in pattern.finditer(masked.text):
                for piece in masked.pieces(match.group(), "P")[:1]:
                    advance(piece.value, status, roles, (sentence.start_char, sentence.end_char))


def mask(
    sentence: "Span", people: Sequence[Person], standing: Sequence[tuple[int, int, Person]]
) -> Masked[Person] | None:
    """The sentence with the persons in it hidden, words that stand for them too; None if there are none."""
    start, end = sentence.start_char, sentence.end_char
    pieces = [Piece(s, e, "P", p) for p in people if p.offices for s, e in p.mentions if start <= s and e <= end]
    pieces += [Piece(s, e, "P", p) for s, e, p in standing if p.offices and start <= s and e <= end]
    return Masked(sentence.doc.text, start, end, pieces) if pieces else None


def advance(person: Person, status: str, roles: str, where: tuple[int, int]) -> None:
    """Give the office that a person now holds a later status; an office long past is not meant."""
    able = [
        office for office in person.offices if office.status != "former" and (roles == "any" or office.role in ENVOYS)
    ]
    office: Office | None = next((o for o in able if where in o.evidence), able[0] if able else None)
    if office is not None and (office.status is None or later(status, office.status)):
        office.status = status
        if where not in office.evidence:
            office.evidence.append(where)
