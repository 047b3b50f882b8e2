"""An office that passes from one person to the next: the successor holds it, the predecessor held it before."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legatus.ingest.extract import newcomers
from legatus.ingest.extract.careers import ENVOYS, TABLED
from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Office, Parsed, Person
from legatus.ingest.extract.offices import any_case, expanded
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.titles import Title
from legatus.ingest.extract.when import dates_in

Place = tuple[int, int]
CONFIDENCE = 0.8
#: The rule in which somebody is named to the post that another leaves.
NAMED = "named-to-succeed"
#: Rules that begin with a participle, whose subject may stand far before.
PARTICIPLES = frozenset({"succeeding", "fills-post"})
#: A change that is still to come.
AHEAD = re.compile(r"\b(?:will|would|is to|is set to|is due to|is slated to|is expected to|to be|will be)\b")
#: Another office than the one that the text tells of: "succeeded him as party leader".
AS_OTHER = compiled(
    r"(?:,? (?:in|on) [\w ]{3,20})?,? (?:as|at the (?:helm|head) of|in the (?:post|role) of) "
    r"(?!(?:the |a |an |its |his |her |their |[\w-]+'s )?{T})"
)
#: Before the day of a handover, and how far after it the day may begin.
ON, NEAR = re.compile(r",? (?:in|on|last|this) "), 12
#: What tells that the office is an envoy's.
POST = re.compile(r"(?i)\b(?:ambassador|envoy|embassy|mission|high commission|consul|nuncio|charg[ée]|representative)")
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
    """Give successors the offices of their predecessors, or the other way round, and note who followed whom."""
    for _, sentence in parsed.sentences:
        where = (sentence.start_char, sentence.end_char)
        for before, after, rule, (ahead, date) in pairs(parsed, where, standing, said):
            parsed.successions.append((before, after, where, rule))
            text = parsed.text[slice(*where)]
            office = held(before, where, text)
            if office is not None:
                hand_over(office, after, where, rule, ahead=ahead)
                if rule == NAMED and after.offices:
                    after.offices[-1].status = "nominated" if "nominat" in text else "appointed"
            elif (own := current(after, where, text)) is not None:
                go_before(own, before, where, rule, ahead=ahead)
            if date is not None and not ahead:
                on_the_day(before, after, where, date)


def pairs(
    parsed: Parsed, where: Place, standing: Sequence[tuple[int, int, Person]], said: Sequence[Title]
) -> Iterator[tuple[Person, Person, str, tuple[bool, str | None]]]:
    """Who leaves and who comes, with the rule, and whether that lies ahead or its date; in the order of the table."""
    start, end = where
    fresh = newcomers.meant(parsed, where)
    pieces: list[Piece[Person | Title]] = [
        Piece(s, e, "P", p) for p in parsed.persons for s, e in p.mentions if start <= s and e <= end
    ]
    pieces += fresh
    known = [(piece.start, piece.end) for piece in fresh]
    pieces += [Piece(s, e, "P", p) for s, e, p in standing if start <= s and e <= end and (s, e) not in known]
    taken = [(piece.start, piece.end) for piece in pieces]
    pieces += [
        Piece(t.start, t.end, "T", t)
        for t in said
        if start <= t.start and t.end <= end and not any(s < t.end and t.start < e for s, e in taken)
    ]
    if not taken:
        return
    masked = Masked(parsed.text, start, end, pieces)
    told: set[tuple[int, int]] = set()
    for pattern, before, after, rule in templates():
        for match in pattern.finditer(masked.text):
            if AS_OTHER.match(masked.text, match.end()):
                continue
            people = [piece.value for piece in masked.pieces(match.group(), "P") if isinstance(piece.value, Person)]
            second = people[after - 1]
            at = masked.place(match.start())
            if rule in PARTICIPLES:
                second = envoy_before(masked, match.end() - 1, where) or second
            first = last_holder(parsed, at, second, where, named=rule == NAMED) if before == 0 else people[before - 1]
            if first is None or second is None or first is second or (id(first), id(second)) in told:
                continue
            told |= {(id(first), id(second)), (id(second), id(first))}
            yield first, second, rule, (bool(AHEAD.search(match.group())), date_after(parsed, masked, match.end(), end))


def date_after(parsed: Parsed, masked: Masked[Person | Title], at: int, end: int) -> str | None:
    """The date that stands right after a handover: "succeeded X in May"."""
    begin = masked.end(at)
    if not ON.match(parsed.text, begin):
        return None
    dates = dates_in(parsed.text[begin:end], parsed.published)
    return dates[0].value if dates and dates[0].start < NEAR else None


def on_the_day(before: Person, after: Person, where: Place, date: str) -> None:
    """Give the day to the office that the predecessor left and to that which the successor took over."""
    for old in (o for o in before.offices if where in o.evidence and o.status == "former" and o.end is None):
        old.end = date
    for new in (o for o in after.offices if where in o.evidence and o.start is None and o.status not in LEFT):
        new.start = date


def envoy_before(masked: Masked[Person | Title], at: int, where: Place) -> Person | None:
    """The envoy whom a sentence tells of before a place: "X, the ambassador, met President Y, succeeding Z"."""
    people = [p.value for p in masked.pieces(masked.text[:at], "P") if isinstance(p.value, Person)]
    return next((p for p in people if any(o.role in ENVOYS and where in o.evidence for o in p.offices)), None)


def last_holder(parsed: Parsed, at: int, other: Person | None, where: Place, *, named: bool) -> Person | None:
    """The envoy who was named last before a place, else the head or minister; not the one who comes.

    Whoever names a head's successor in the same sentence is not the one who goes.
    """
    for roles, begin in ((ENVOYS, at), (TABLED, where[0] if named else at)):
        able = [
            (start, person)
            for person in parsed.persons
            if person is not other and any(office.role in roles for office in person.offices)
            for start, _ in person.mentions
            if start < begin
        ]
        if able:
            return max(able, key=lambda pair: pair[0])[1]
    return None


def preferred(person: Person, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Which kinds of office are handed over: the envoy's where the sentence speaks of one or it is the present one."""
    present = any(office.role in ENVOYS and office.status not in LEFT for office in person.offices)
    heads = not present and not POST.search(text)
    return (TABLED, ENVOYS) if heads else (ENVOYS, TABLED)


def held(person: Person, where: Place, text: str) -> Office | None:
    """The office that a person leaves: the envoy's told of last up to a sentence, else the head's or minister's."""
    for roles in preferred(person, text):
        told = [
            (max(place for place in office.evidence if place <= where), office)
            for office in person.offices
            if office.role in roles and office.sending and min(office.evidence) <= where
        ]
        if told:
            return max(told, key=lambda pair: pair[0])[1]
    return None


def current(person: Person, where: Place, text: str) -> Office | None:
    """The office that a person comes to: one that the sentence tells of, else the only one not left behind."""
    able = [o for o in person.offices if o.sending and (o.role in TABLED or (o.role in ENVOYS and o.receiving))]
    here = [office for office in able if where in office.evidence]
    here = [office for office in here if office.status not in LEFT] or here
    left = able
    able = here or [office for office in able if office.status not in LEFT]
    if not able and not POST.search(text):
        able = [office for office in left if office.role in TABLED]
    return able[0] if len(able) == 1 else None


def hand_over(office: Office, person: Person, where: Place, rule: str, *, ahead: bool = False) -> None:
    """Give a person an office of another, or what is missing of the same office where the text gives it already."""
    if office.status in (None, "incumbent") and not ahead:
        office.status = "former"
    if office.role in TABLED and (ahead or any(own.role in TABLED for own in person.offices)):
        return
    for own in person.offices:
        if (
            office.role in ENVOYS
            and own.role in ENVOYS
            and own.sending in (None, office.sending)
            and own.receiving in (None, office.receiving)
        ):
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
