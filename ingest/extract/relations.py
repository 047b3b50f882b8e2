"""How two persons relate: predecessor, successor, ally, by the templates of `en/person_relations.csv`."""

from functools import cache
from typing import TYPE_CHECKING

from legatus.ingest.documents import Fact
from legatus.ingest.extract.countries import office_holders
from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Parsed, Person
from legatus.ingest.extract.offices import any_case, expanded
from legatus.ingest.extract.sieve import Sieve
from legatus.ingest.extract.tables import rows

if TYPE_CHECKING:
    import re

#: A template either fits or does not; what it may get wrong is who is meant.
CONFIDENCE = 0.85
INVERSE = {"predecessor": "successor", "successor": "predecessor", "ally": "ally"}


#: A person with titles before the name; masks of other persons are no word characters, so none is skipped.
WHO = r"(?:[\w.'&-]+,? ){0,7}?{P}"
OWN = r"(?:[\w-]+ ){0,3}?"


@cache
def templates() -> "tuple[tuple[dict[str, str], re.Pattern[str]], ...]":
    """The rows of the table with their patterns; titles inside a sentence are left as words here."""
    return tuple(
        (row, compiled(any_case(expanded(row["template"].replace("{WHO}", WHO).replace("{OWN}", OWN)))))
        for row in rows("person_relations")
    )


@cache
def _sieve() -> "Sieve[tuple[dict[str, str], re.Pattern[str]]]":
    """The rows that may fit a masked sentence."""
    return Sieve(templates(), lambda row: row[1])


def find(parsed: Parsed) -> list[Fact]:
    """Every relation of two persons, of whom one at least holds or held an office, once and in one direction."""
    found: list[Fact] = []
    seen: set[tuple[str, str, str]] = set()

    def add(person: Person, relation: str, of: Person, where: tuple[int, int], rule: str) -> None:
        known = (person.name, relation, of.name)
        if known not in seen and person is not of and matters(parsed, person, of):
            seen.update({known, (of.name, INVERSE[relation], person.name)})
            claims = {"person": person.name, "relation": relation, "ofPerson": of.name}
            found.append(Fact("relation_of_persons", claims, (parsed.clean.raw(*where),), rule, CONFIDENCE))

    for _, sentence in parsed.sentences:
        start, end = sentence.start_char, sentence.end_char
        pieces = [Piece(s, e, "P", p) for p in parsed.persons for s, e in p.mentions if start <= s and e <= end]
        if not pieces:
            continue
        masked: Masked[Person] = Masked(parsed.text, start, end, pieces)
        for row, pattern in _sieve()(masked.text):
            for match in pattern.finditer(masked.text):
                person, of = ends(masked, match, row)
                if person is not None and of is not None:
                    add(person, row["relation"], of, (start, end), row["rule"])
    for before, after, where, rule in parsed.successions:
        add(after, "successor", before, where, rule)
    return found


def matters(parsed: Parsed, *people: Person) -> bool:
    """Whether one of two persons holds or held an office, by the text or by the table of office-holders."""
    return any(person.offices or office_holders(person, parsed) for person in people)


def ends(masked: Masked[Person], match: "re.Match[str]", row: dict[str, str]) -> tuple[Person | None, Person | None]:
    """Who relates to whom in a match; 0 is the person named last before it ("who succeeded him")."""
    persons = [piece.value for piece in masked.pieces(match.group(), "P")]
    before = masked.pieces(masked.text[: match.start()], "P")

    def one(which: str) -> Person | None:
        if which == "0":
            return next((piece.value for piece in reversed(before) if piece.value not in persons), None)
        return persons[int(which) - 1] if int(which) <= len(persons) else None

    return one(row["person"]), one(row["of"])
