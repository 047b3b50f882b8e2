"""APPOINT and DEPART: envoys named, nominated, accredited, recalled, leaving (source the sending state).

Who is envoy of whom to whom is what the tenures know (`Person.offices`); here only what is done is read: the words of
a sentence that names the office (`en/envoy_acts.csv`), and the lists of nominations.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from legatus.ingest.extract.drafts import Draft
from legatus.ingest.extract.ends import Ends
from legatus.ingest.extract.issues import OTHER, issues_in
from legatus.ingest.extract.model import Office, Parsed
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.voice import Voice
from legatus.ingest.extract.when import dates_in

if TYPE_CHECKING:
    from spacy.tokens import Span

ENVOYS = frozenset({"ambassador", "special_envoy", "charge_d_affaires", "consul_general"})
#: The office's own words in a sentence, when the tenures have no office there.
POST = re.compile(
    r"\b(?:ambassador(?:-designate)?|high commissioner|permanent representative|"
    r"special (?:presidential )?envoy|special representative|"
    r"charg[ée] d['’]affaires|consul[- ]general|minister plenipotentiary)\b",
    re.I,
)
#: What stands between a post and the state it is at, and the one it is of.
TO_STATE = re.compile(r"^[^.;]{0,110}?\b(?:to|in|for|at)\s+(?:the\s+)?$", re.I | re.S)
OF_STATE = re.compile(r"\b(?:ambassador|representative|plenipotentiary|envoy|consul[- ]general) of (?:the )?$", re.I)
HOST = re.compile(
    r"\b(?:credentials|credence|accredited)\b[^.;]{0,60}?\bto (?:the )?(?:[\w ]{0,30}(?:government|"
    r"president|king|queen|emperor) of (?:the )?)?$|\bto (?:the )?(?:government|republic|kingdom|"
    r"court) of (?:the )?$",
    re.I,
)
DENIED = re.compile(r"\b(?:not|never|without being)\W+(?:\w+\W+)?$|\b(?:if|unless|whether)\b[^,;.]*$", re.I)
#: Sentences that only look like an act: what somebody has been before, and what did not happen.
PAST = re.compile(r"\b(?:previously|formerly|former|once|has served as|who served)\b", re.I)


#: Steps of an accession that are events of their own where each has its day.
OWN_DAY = frozenset({"sworn_in", "confirmed", "credentials", "appointed", "nominated"})


class Row(NamedTuple):
    """A row of `envoy_acts`."""

    rule: str
    type: str
    modality: str
    confidence: float
    pattern: re.Pattern[str]


@cache
def verbs() -> tuple[Row, ...]:
    """The rows of `envoy_acts`, in order: the first that fits a sentence counts."""
    return tuple(
        Row(r["rule"], r["type"], r["modality"], float(r["confidence"]), re.compile(rf"\b(?:{r['pattern']})\b", re.I))
        for r in rows("envoy_acts")
    )


def of_document(parsed: Parsed, ends: Ends, voice: Voice | None) -> Iterator[Draft]:
    """The appointments and departures of a document, in the order of its sentences."""
    for _, sentence in sorted(parsed.sentences, key=lambda pair: pair[0] == "title"):
        found = list(_rows_of(sentence.text))
        if not found:
            continue
        offices = _offices_in(parsed, sentence, ends)
        for row, at in found:
            if offices:
                for office in offices:
                    yield from _of_office(parsed, sentence, office, row, at, ends, voice)
            elif POST.search(sentence.text):
                yield from _of_words(parsed, sentence, row, at, ends, voice)


def _rows_of(text: str) -> Iterator[tuple[Row, int]]:
    """The rows that fit a sentence and where; of an appointment the surest words, unless two have days of their own."""
    taken: set[str] = set()
    for row in verbs():
        match = row.pattern.search(text)
        if match is None or DENIED.search(text[: match.start()]):
            continue
        if row.type in taken and not (row.rule in OWN_DAY and _day_after(text, match.start())):
            continue
        taken.add(row.type)
        yield row, match.start()


def _day_after(text: str, at: int) -> bool:
    return bool(
        re.match(
            r"\W*(?:\w+\W+){1,9}?(?:on|in) (?:\w+ ){0,2}(?:\d|January|February|March|April|May|June|July|"
            r"August|Sept|Oct|Nov|Dec)",
            text[at:],
        )
    )


def _offices_in(parsed: Parsed, sentence: "Span", ends: Ends) -> list[Office]:
    """The envoys' offices that a sentence states, or whose holder it names where it names no other envoy."""
    place = (sentence.start_char, sentence.end_char)
    stated = [
        office
        for person in parsed.persons
        for office in person.offices
        if office.role in ENVOYS and any(start < place[1] and place[0] < end for start, end in office.evidence)
    ]
    if stated:
        return stated
    people = {id(a.person): a.person for a in ends.actors if a.person is not None and place[0] <= a.start < place[1]}
    held = [office for person in people.values() for office in person.offices if office.role in ENVOYS]
    return held[:1] if len({(o.sending, o.receiving) for o in held}) == 1 else []


def _of_office(
    parsed: Parsed, sentence: "Span", office: Office, row: Row, at: int, ends: Ends, voice: Voice | None
) -> Iterator[Draft]:
    if office.status in ("incumbent", "former") and PAST.search(sentence.text):
        return
    sending, receiving = office.sending, office.receiving
    if sending and not receiving and office.role != "special_envoy":
        receiving = _host(sentence, ends, sending) or _partner(ends, sending)
    if not sending and receiving:
        sending = _partner(ends, receiving)
    if sending:
        yield _draft(parsed, sentence, row, at, sending, receiving, voice)


def _of_words(parsed: Parsed, sentence: "Span", row: Row, at: int, ends: Ends, voice: Voice | None) -> Iterator[Draft]:
    match = POST.search(sentence.text)
    if match is None:
        return
    begin = sentence.start_char + match.end()
    after = [a for a in ends.actors if begin <= a.start < sentence.end_char and a.via != "person"]
    receiving = (
        after[0].code
        if after and TO_STATE.search(sentence.text[match.end() : after[0].start - sentence.start_char])
        else None
    )
    receiving = receiving or _host(sentence, ends, None)
    before = [a for a in ends.actors if sentence.start_char <= a.start < begin]
    of = next((a.code for a in after if OF_STATE.search(sentence.text[: a.start - sentence.start_char])), None)
    sending = of or next((a.code for a in reversed(before) if a.code != receiving), None)
    sending = sending or (voice.code if voice is not None else None) or _partner(ends, receiving)
    if sending and receiving and sending != receiving:
        yield _draft(
            parsed,
            sentence,
            Row(row.rule, row.type, row.modality, row.confidence - 0.1, row.pattern),
            at,
            sending,
            receiving,
            voice,
        )


def _host(sentence: "Span", ends: Ends, sending: str | None) -> str | None:
    """The state to whose government credentials were presented, or to which somebody was named."""
    named = (a for a in ends.actors if sentence.start_char < a.start < sentence.end_char and a.via != "person")
    hosts = (a.code for a in named if HOST.search(sentence.text[: a.start - sentence.start_char]))
    return next((code for code in hosts if code != sending), None)


def _partner(ends: Ends, code: str | None) -> str | None:
    """The other of the document's two states."""
    return next((c for c in ends.bilateral if c != code), None) if code in ends.bilateral else None


def _draft(
    parsed: Parsed, sentence: "Span", row: Row, at: int, sending: str, receiving: str | None, voice: Voice | None
) -> Draft:
    dates = dates_in(sentence.text, parsed.published, ahead=row.modality == "planned")
    near = [d for d in dates if d.start >= at] or dates
    date = near[0].value if near else parsed.published if voice is not None else None
    issues = issues_in(sentence.text) if row.type == "DEPART" else (OTHER,)
    place = ((sentence.start_char, sentence.end_char),)
    return Draft(row.type, sending, receiving, row.modality, date, issues, place, row.rule, round(row.confidence, 2))
