"""Envoys who serve in several states at once: "also accredited to Laos", "with concurrent accreditation to Eritrea"."""

from collections.abc import Sequence
from dataclasses import replace

from legatus.ingest.extract.careers import ENVOYS
from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Actor, Office, Parsed, Person
from legatus.ingest.extract.titles import LONG

RULE = "accredited"
STATES = rf"(?P<states>{LONG}{{A}}(?:(?:,| and|, and| as well as|, as well as)(?: to)? {LONG}{{A}})*)"
ALSO = compiled(
    rf"(?i:\b(?:concurrent|concurrently|also|jointly|simultaneously|non-resident|additionally|joint|multiple)\b)"
    rf"[^.;{{-P}}{{-A}}]{{0,40}}?(?i:\baccredit(?:ed|ations?|ing)) (?:to|in|for|with) {STATES}"
    rf"|(?i:\b(?:concurrently|simultaneously)) (?:to|for) {STATES.replace('states', 'others')}"
    rf"|(?i:\baccredit(?:ed|ations?)) (?:to|in|for) {STATES.replace('states', 'rest')}"
    r"(?:,? (?:as well|too|concurrently|on a non-resident basis))"
)


def apply(parsed: Parsed, actors: Sequence[Actor], standing: Sequence[tuple[int, int, Person]]) -> None:
    """Add the further states to which a document says that its envoys are accredited."""
    for _, sentence in parsed.sentences:
        start, end = sentence.start_char, sentence.end_char
        if "ccredit" not in sentence.text and "oncurrent" not in sentence.text:
            continue
        pieces = [Piece(a.start, a.end, "A", a) for a in actors if start <= a.start and a.end <= end]
        masked: Masked[Actor] = Masked(parsed.text, start, end, pieces)
        for match in ALSO.finditer(masked.text):
            words = match["states"] or match["others"] or match["rest"]
            found = holder(parsed, (start, end), masked.place(match.start()), standing)
            if found is not None:
                person, office = found
                add(person, office, [piece.value.code for piece in masked.pieces(words, "A")], (start, end))


def holder(
    parsed: Parsed, where: tuple[int, int], at: int, standing: Sequence[tuple[int, int, Person]]
) -> tuple[Person, Office] | None:
    """Who is meant, and the office to which the accreditation belongs: one of the sentence, else the latest told."""
    start, _ = where
    named = [(s, p) for p in parsed.persons for s, _ in p.mentions if start <= s < at]
    named += [(s, p) for s, _, p in standing if start <= s < at]
    if not named:
        return None
    person = max(named, key=lambda pair: pair[0])[1]
    able = [office for office in person.offices if office.role in ENVOYS and office.receiving and office.sending]
    here = [office for office in able if where in office.evidence]
    told = [office for office in able if min(office.evidence) <= where]
    if here:
        return person, here[-1]
    return (person, max(told, key=lambda office: min(office.evidence))) if told else None


def add(person: Person, office: Office, codes: Sequence[str], where: tuple[int, int]) -> None:
    """Add an office like another for every state that is not served yet."""
    for code in codes:
        served = {o.receiving for o in person.offices if o.role == office.role and o.sending == office.sending}
        if code != office.sending and code not in served:
            person.offices.append(replace(office, receiving=code, start=None, end=None, evidence=[where], rule=RULE))
