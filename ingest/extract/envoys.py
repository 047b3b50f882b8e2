"""APPOINT and DEPART: envoys named, nominated, accredited, recalled, leaving (source the sending state).

Who is envoy of whom to whom is what the tenures know (`Person.offices`); here only what is done is read: the words of
a sentence that names the office (`en/envoy_acts.csv`), and the lists of nominations.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

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
    r"\b(?:ambassador(?:-designate)?|high commissioner|permanent representative|special (?:presidential )?envoy|special representative|"
    r"charg[ée] d['’]affaires|consul[- ]general|minister plenipotentiary)\b(?P<between>[^.;]{0,110}?)\b(?:to|in|for)\s+(?:the\s+)?(?P<rest>.+)",
    re.I | re.S,
)
#: Sentences that only look like an act: what somebody has been before, and what did not happen.
PAST = re.compile(r"\b(?:previously|formerly|former|once|has served as|who served)\b", re.I)


@cache
def verbs() -> tuple[tuple[str, str, str, float, re.Pattern[str]], ...]:
    """The rows of `envoy_acts`: rule, type, modality, confidence, pattern."""
    return tuple(
        (r["rule"], r["type"], r["modality"], float(r["confidence"]), re.compile(rf"\b(?:{r['pattern']})\b", re.I))
        for r in rows("envoy_acts")
    )


def of_document(parsed: Parsed, ends: Ends, voice: Voice | None) -> Iterator[Draft]:
    """The appointments and departures of a document, in the order of its sentences."""
    held = [(office, place) for person in parsed.persons for office in person.offices if office.role in ENVOYS for place in office.evidence]
    for _, sentence in parsed.sentences:
        offices = [o for o, (start, end) in held if start < sentence.end_char and sentence.start_char < end]
        found = next((row for row in verbs() if row[4].search(sentence.text)), None)
        if found is None or re.search(r"\b(?:not|never)\b", sentence.text[: found[4].search(sentence.text).start()][-12:]):  # type: ignore[union-attr]
            continue
        if offices:
            for office in offices:
                yield from _of_office(parsed, sentence, office, found, voice)
        elif POST.search(sentence.text):
            yield from _of_words(parsed, sentence, found, ends, voice)


def _of_office(
    parsed: Parsed, sentence: "Span", office: Office, row: tuple[str, str, str, float, re.Pattern[str]], voice: Voice | None
) -> Iterator[Draft]:
    rule, kind, modality, confidence, _ = row
    if not office.sending or office.status in ("incumbent", "former") and PAST.search(sentence.text):
        return
    yield _draft(parsed, sentence, (rule, kind, modality, confidence), office.sending, office.receiving, voice)


def _of_words(
    parsed: Parsed, sentence: "Span", row: tuple[str, str, str, float, re.Pattern[str]], ends: Ends, voice: Voice | None
) -> Iterator[Draft]:
    rule, kind, modality, confidence, _ = row
    match = POST.search(sentence.text)
    assert match is not None
    at = sentence.start_char + match.start("rest")
    receiving = next((a.code for a in parsed.actors_in(at, at + 60) if a.via != "person"), None)
    inside = parsed.actors_in(sentence.start_char + match.start(), at)
    before = parsed.actors_in(sentence.start_char, sentence.start_char + match.start())
    sending = next((a.code for a in [*inside, *reversed(before)] if a.code != receiving), None)
    sending = sending or (voice.code if voice is not None else None)
    if sending and receiving and sending != receiving:
        yield _draft(parsed, sentence, (rule, kind, modality, confidence - 0.1), sending, receiving, voice)


def _draft(
    parsed: Parsed, sentence: "Span", row: tuple[str, str, str, float], sending: str, receiving: str | None, voice: Voice | None
) -> Draft:
    rule, kind, modality, confidence = row
    dates = dates_in(sentence.text, parsed.published)
    date = dates[0].value if dates else parsed.published if voice is not None else None
    issues = issues_in(sentence.text) if kind == "DEPART" else (OTHER,)
    place = ((sentence.start_char, sentence.end_char),)
    return Draft(kind, sending, receiving, modality, date, issues, place, rule, round(confidence, 2))
