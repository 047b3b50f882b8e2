"""APPOINT and DEPART: envoys named, nominated, accredited, recalled, leaving (source the sending state).

Who is envoy of whom to whom is what the tenures know (`Person.offices`); here only what is done is read: the words of
a sentence that names the office (`en/envoy_acts.csv`), and the lists of nominations.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from legatus.ingest.extract import credence
from legatus.ingest.extract.drafts import Draft
from legatus.ingest.extract.ends import Ends
from legatus.ingest.extract.model import Office, Parsed
from legatus.ingest.extract.sieve import Sieve
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.topic_features import OTHER
from legatus.ingest.extract.voice import Voice
from legatus.ingest.extract.when import dates_in

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span

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
LEAVES = re.compile(r"(?:will|would|to) leave\b", re.I)
#: What has been done was done on some day before.
PERFECT = re.compile(r"\b(?:has|have|had)\s+(?:\w+ly\s+|also\s+)?(?:been\s+)?$", re.I)
#: Who will leave has not left.
COMING = re.compile(r"\b(?:will|shall|(?:is|are) (?:due |set |expected )?to)\s+(?:\w+ly\s+)?(?:be\s+)?$", re.I)
DENIED = re.compile(
    r"\b(?:not|never|without being)\W+(?:\w+\W+)?$|\b(?:if|unless|whether)\b(?:[^,;.]|(?<=[A-Z])\.)*$", re.I
)
#: Sentences that only look like an act: what somebody has been before, and what did not happen.
PAST = re.compile(
    r"\b(?:previously|formerly|once|has served as|who served|former (?:[\w.'’]+ ){0,3}(?:ambassador|envoy|consul|"
    r"high commissioner|charg[ée]|permanent representative))\b",
    re.I,
)
#: Several envoys of one sentence: "the ambassadors of Chile and Peru presented …".
SEVERAL = re.compile(r"\b(?:ambassadors|envoys|high commissioners)(?:[- ]designate)? of (?:the )?$", re.I)
#: So many characters after the sentence a list may reach, and before one a person may have been named.
LIST, NEAR = 3000, 800
#: Who is meant by these was named before: "the Senate confirmed him".
HIM = re.compile(r"\b(?:him|her|he|she)\b")
#: Standings of an envoy who leaves or has left.
LEAVING = frozenset({"resigned", "outgoing", "former", "recalled", "expelled", "withdrawn", "suspended"})
#: What is done to an envoy who need not be called one.
DONE_TO = frozenset({"nominated", "confirmed", "sworn_in", "appointed", "credentials"})


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


@cache
def _sieve() -> Sieve[Row]:
    """The rows that may fit a sentence."""
    return Sieve(verbs(), lambda row: row.pattern)


def of_document(parsed: Parsed, ends: Ends, voice: Voice | None) -> Iterator[Draft]:
    """The appointments and departures of a document, in the order of its sentences."""
    told: tuple[Span, Row, int] | None = None
    for _, sentence in sorted(parsed.sentences, key=lambda pair: pair[0] == "title"):
        found = list(_rows_of(sentence.text))
        offices = _offices_in(parsed, sentence, ends)
        if not found and told is not None:
            yield from _listed(parsed, told, sentence, offices, voice)
        for row, at in found:
            several = _several(sentence, ends) if row.rule == "credentials" else []
            if row.rule == "credentials" and credence.TOLD.search(sentence.text):
                told = (sentence, row, at)
            if several:
                host = _host(sentence, ends, None) or ends.home
                yield from (_draft(parsed, sentence, row, at, s, host, voice) for s in several if s != host)
            elif offices or (row.rule in DONE_TO and (offices := _meant(parsed, sentence, ends))):
                for office in offices:
                    yield from _of_office(parsed, sentence, office, row, at, ends, voice)
            elif POST.search(sentence.text) and row.rule != "left_capital":
                yield from _of_words(parsed, sentence, row, at, ends, voice)


def _listed(
    parsed: Parsed, told: "tuple[Span, Row, int]", sentence: "Span", offices: list[Office], voice: Voice | None
) -> Iterator[Draft]:
    """The envoys of a list under a sentence that tells of their credentials, each with both quotes."""
    opening, row, at = told
    if sentence.start_char - opening.end_char > LIST:
        return
    for office in offices:
        first = office.evidence[0] == (sentence.start_char, sentence.end_char)
        if first and office.status == "credentials_presented" and office.sending and office.receiving:
            draft = _draft(parsed, opening, row, at, office.sending, office.receiving, voice)
            draft.evidence = (*draft.evidence, (sentence.start_char, sentence.end_char))
            yield draft


def _several(sentence: "Span", ends: Ends) -> list[str]:
    """The sending states of "the ambassadors of Chile, Peru and Cuba", in order."""
    found: list[str] = []
    last = 0
    for actor in (a for a in ends.actors if sentence.start_char <= a.start < sentence.end_char and a.via == "name"):
        before = sentence.text[: actor.start - sentence.start_char]
        joined = found and re.fullmatch(r",? and (?:the )?|, (?:the )?", before[last:])
        if joined or (not found and SEVERAL.search(before)):
            found.append(actor.code)
            last = actor.end - sentence.start_char
        elif found:
            break
    return found if len(found) > 1 else []


def _meant(parsed: Parsed, sentence: "Span", ends: Ends) -> list[Office]:
    """The office of the envoy whom a sentence names by a pronoun: of whoever was named last and is sent somewhere."""
    if not HIM.search(sentence.text):
        return []
    near = [
        (actor.start, office)
        for actor in ends.actors
        if actor.person is not None and sentence.start_char - NEAR < actor.start < sentence.end_char
        for office in actor.person.offices
        if office.role in ENVOYS and office.status not in ("former", None)
    ]
    return [max(near, key=lambda pair: pair[0])[1]] if near else []


def _rows_of(text: str) -> Iterator[tuple[Row, int]]:
    """The rows that fit a sentence and where; of an appointment the surest words, unless two have days of their own."""
    taken: set[str] = set()
    for row in _sieve()(text):
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
    if row.rule in ("resigned", "left_post") and office.status not in LEAVING:
        return  # somebody else resigns or departs
    if row.rule == "left_capital" and office.receiving not in _named_after(sentence, at, ends):
        return  # a journey
    sending, receiving = office.sending, office.receiving
    if sending and not receiving and office.role != "special_envoy":
        receiving = _host(sentence, ends, sending) or _partner(ends, sending)
    if not sending and receiving:
        sending = _partner(ends, receiving)
    if sending:
        yield _draft(parsed, sentence, row, at, sending, receiving, voice)


def _named_after(sentence: "Span", at: int, ends: Ends) -> set[str]:
    """The states named, by a city too, right after the beginning of some words."""
    begin = sentence.start_char + at
    return {a.code for a in ends.actors if begin < a.start < begin + 35 and a.person is None}


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
    coming = row.type == "DEPART" and bool(COMING.search(sentence.text[:at]) or LEAVES.match(sentence.text, at))
    modality = "planned" if coming else row.modality
    dates = dates_in(sentence.text, parsed.published, ahead=modality == "planned")
    told_before = dates_in(sentence.text, parsed.published)  # "announced on June 15 that he would nominate"
    near = [d for d in dates if d.start >= at] or told_before
    told = parsed.published if voice is not None and not PERFECT.search(sentence.text[:at]) else None
    date = near[0].value if near else told
    place = ((sentence.start_char, sentence.end_char),)
    return Draft(row.type, sending, receiving, modality, date, (OTHER,), place, row.rule, round(row.confidence, 2))
