"""An envoy's office that passes from one person to the next: the successor holds it, the predecessor held it before."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legatus.ingest.extract.careers import ENVOYS, TABLED
from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Office, Parsed, Person
from legatus.ingest.extract.offices import any_case, expanded
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.titles import Title

Place = tuple[int, int]
CONFIDENCE = 0.8
#: The rule in which somebody is named to the post that another leaves.
NAMED = "named-to-succeed"
#: A change that is still to come.
AHEAD = re.compile(r"\b(?:will|would|is to|is set to|is due to|is slated to|is expected to|to be|will be)\b")
#: Statuses of an office that its holder has left.
LEFT = frozenset({"former", "resigned", "recalled", "expelled", "withdrawn"})


@cache
def templates() -> "tuple[tuple[re.Pattern[str], int, int, str], ...]":
    """The templates: pattern, who leaves, who comes, rule."""
    return tuple(
        (compiled(any_case(expanded(r["template"]))), int(r["before"]), int(r["after"]), r["rule"])
        for r in rows("handovers")
    )


def apply(parsed: Parsed, standing: Sequence[tuple[int, int, Person]], said: Sequence[Title]) -> None:
    """Give successors the envoys' offices of their predecessors, or the other way round."""
    for _, sentence in parsed.sentences:
        where = (sentence.start_char, sentence.end_char)
        for before, after, rule, ahead in pairs(parsed, where, standing, said):
            office = held(before, where)
            if office is not None:
                hand_over(office, after, where, rule, ahead=ahead)
                if rule == NAMED:
                    said_of = parsed.text[slice(*where)]
                    after.offices[-1].status = "nominated" if "nominat" in said_of else "appointed"
            elif (own := current(after, where)) is not None:
                go_before(own, before, where, rule, ahead=ahead)


def pairs(
    parsed: Parsed, where: Place, standing: Sequence[tuple[int, int, Person]], said: Sequence[Title]
) -> Iterator[tuple[Person, Person, str, bool]]:
    """Who leaves and who comes, with the rule, and whether that lies ahead; in the order of the table."""
    start, end = where
    pieces: list[Piece[Person | Title]] = [
        Piece(s, e, "P", p) for p in parsed.persons for s, e in p.mentions if start <= s and e <= end
    ]
    pieces += [Piece(s, e, "P", p) for s, e, p in standing if start <= s and e <= end]
    taken = [(piece.start, piece.end) for piece in pieces]
    pieces += [
        Piece(t.start, t.end, "T", t)
        for t in said
        if start <= t.start and t.end <= end and not any(s < t.end and t.start < e for s, e in taken)
    ]
    if not taken:
        return
    masked = Masked(parsed.text, start, end, pieces)
    for pattern, before, after, rule in templates():
        for match in pattern.finditer(masked.text):
            people = [piece.value for piece in masked.pieces(match.group(), "P") if isinstance(piece.value, Person)]
            first = last_holder(parsed, masked.place(match.start())) if before == 0 else people[before - 1]
            second = people[after - 1]
            if first is not None and first is not second:
                yield first, second, rule, bool(AHEAD.search(match.group()))


def last_holder(parsed: Parsed, at: int) -> Person | None:
    """The envoy who was named last before a place."""
    named = [
        (start, person)
        for person in parsed.persons
        if any(office.role in ENVOYS for office in person.offices)
        for start, _ in person.mentions
        if start < at
    ]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def held(person: Person, where: Place) -> Office | None:
    """The envoy's office that a person leaves: the one told of last up to a sentence."""
    told = [
        (max(place for place in office.evidence if place <= where), office)
        for office in person.offices
        if office.role in ENVOYS and office.sending and min(office.evidence) <= where
    ]
    return max(told, key=lambda pair: pair[0])[1] if told else None


def current(person: Person, where: Place) -> Office | None:
    """The envoy's office that a person comes to: one that the sentence tells of, else the only one not left behind."""
    able = [o for o in person.offices if o.sending and (o.role in TABLED or (o.role in ENVOYS and o.receiving))]
    here = [office for office in able if where in office.evidence]
    able = here or [office for office in able if office.status not in LEFT]
    return able[0] if len(able) == 1 else None


def hand_over(office: Office, person: Person, where: Place, rule: str, *, ahead: bool = False) -> None:
    """Give a person an office of another, or what is missing of the same office where the text gives it already."""
    if office.status in (None, "incumbent") and not ahead:
        office.status = "former"
    for own in person.offices:
        if own.role in ENVOYS and own.sending in (None, office.sending) and own.receiving in (None, office.receiving):
            own.sending, own.receiving = office.sending, office.receiving
            return
    if any(own.role in ENVOYS and where in own.evidence for own in person.offices):
        return
    person.offices.append(
        Office(
            office.role,
            office.sending,
            office.receiving,
            title=office.title,
            evidence=[where],
            rule=rule,
            confidence=CONFIDENCE,
        )
    )


def go_before(office: Office, person: Person, where: Place, rule: str, *, ahead: bool = False) -> None:
    """Give the predecessor of whoever holds an office that office, unless the text names another."""
    if any(own.role in ENVOYS or own.role == office.role for own in person.offices):
        return
    person.offices.append(
        Office(
            office.role,
            office.sending,
            office.receiving,
            status="outgoing" if ahead else "former",
            title=office.title,
            evidence=[where],
            rule=rule,
            confidence=CONFIDENCE,
        )
    )
