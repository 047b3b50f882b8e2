"""Which tenures count: every envoy, head and foreign minister; ministers and officials only where they matter here.

The guideline: "minister_other / official_other only if the person speaks or acts in an annotated statement or event,
issues the document, is a delegation member, is dismissed, resigned or nominated in a foreign-policy job, or is an
annotated envoy with other national posts (at most one of each)".
"""

import re
from collections.abc import Container, Iterable, Sequence

from legatus.ingest.documents import Fact, Span
from legatus.ingest.extract.careers import ENVOYS, MINOR
from legatus.ingest.extract.countries import office_holders
from legatus.ingest.extract.model import Office, Parsed, Person
from legatus.ingest.extract.person_names import key, short_for

MOVED = frozenset({"nominated", "confirmed", "appointed", "resigned", "withdrawn", "recalled", "expelled", "outgoing"})
#: The jobs of foreign policy, by the words of their titles.
FOREIGN = re.compile(
    r"\b(?:state|foreign|external|national security|trade representative|ambassador|international development|usaid|"
    r"united nations|u\.?n\.?|european affairs|defen[cs]e|intelligence)\b",
    re.I,
)
#: In a list of nominations only the posts of foreign affairs themselves.
FOREIGN_NOMINEE = re.compile(
    r"\b(?:of state|foreign|external|national security advis|trade representative|international development|"
    r"united nations)\b",
    re.I,
)
#: A title that names who issues the document.
ISSUED = re.compile(
    r"^\W*(?:joint )?(?:statement|remarks|readout|message|press (?:briefing|statement)|op-ed|letter|fact sheet|"
    r"interview|speech|address)\b[^.]*?\b(?:by|from|of)\b",
    re.I,
)
SPEECH = (
    r"(?:said|says|told|tells|added|adds|stated|states|warned|warns|announced|argued|insisted|stressed|noted|"
    r"explained|tweeted|wrote|claimed|denied|declared|emphasi[sz]ed|confirmed)"
)
#: Whose words they are: the speaker before the verb, and after it.
SAYS = re.compile(rf"^(?:, [^.;“”\"]{{1,80}},)? (?:also |later |then |has |had |\w+ly )?{SPEECH}\b")
SAID_BY = re.compile(rf"\b(?:{SPEECH}|[Aa]ccording to)(?: to \w+)? (?:[^.;,“”\"]{{0,70}} )?$")
#: What heads a list of the members of a delegation.
MEMBERS = re.compile(
    r"(?i)\b(?:members?|composition) of the (?:[\w-]+ )*delegation\W*$|"
    r"\bdelegation (?:includes|comprises|is composed of|consists of)\b[^.]*:?\W*$"
)
DELEGATION = re.compile(r"(?i)\bdelegat(?:ion|es?)\b|\baccompanied by\b|\brepresentatives? (?:from|of|for) ")


def select(parsed: Parsed, facts: Sequence[Fact]) -> list[Fact]:
    """The facts of a document without the tenures that do not count, in the order given."""
    others = [fact for fact in facts if fact.record_type in ("statement", "event")]
    kept = {
        id(office): person
        for person in parsed.persons
        for office in person.offices
        if counts(parsed, person, office, others)
    }
    wanted = {(p.name, o.role, o.sending, o.receiving) for p in parsed.persons for o in p.offices if id(o) in kept}
    holders = {name for name, *_ in wanted} | {p.name for p in parsed.persons if office_holders(p, parsed)}
    return [fact for fact in facts if wanted_fact(fact, wanted, holders)]


def wanted_fact(fact: Fact, wanted: Container[object], holders: Container[object]) -> bool:
    """Whether a fact stays: a tenure that counts, a relation of an office-holder, anything else."""
    if fact.record_type == "tenure":
        return tuple(fact.claims.get(k) for k in ("person", "role", "sending", "receiving")) in wanted
    if fact.record_type == "relation_of_persons":
        return fact.claims["person"] in holders or fact.claims["ofPerson"] in holders
    return True


def counts(parsed: Parsed, person: Person, office: Office, others: Iterable[Fact]) -> bool:
    """Whether an office of a person is a tenure of this document."""
    if office.role not in MINOR:
        return True
    if person.offices.index(office) != next(i for i, o in enumerate(person.offices) if o.role == office.role):
        return False
    if any(o.role in ENVOYS for o in person.offices):
        return True
    if office.status == "nominated" or office.status == "withdrawn":
        return bool(FOREIGN_NOMINEE.search(office.title or ""))
    if office.status in MOVED and FOREIGN.search(office.title or ""):
        return True
    return speaks_or_acts(parsed, person, others) or issues(parsed, person, office) or attributed(parsed, person)


def speaks_or_acts(parsed: Parsed, person: Person, others: Iterable[Fact]) -> bool:
    """Whether the person is the speaker of a statement, or named where an event is told."""
    raw = [parsed.clean.raw(start, end) for start, end in person.mentions]
    for fact in others:
        if fact.record_type == "statement":
            speaker = key(str(fact.claims.get("speaker", "")))
            if speaker and (short_for(speaker, key(person.name)) or short_for(key(person.name), speaker)):
                return True
        elif any(within(span, place) for span in raw for place in fact.evidence):
            return True
    return False


def attributed(parsed: Parsed, person: Person) -> bool:
    """Whether words about another state or organisation are attributed to the person, in whatever form."""
    for _, sentence in parsed.sentences:
        begin, end = sentence.start_char, sentence.end_char
        codes = {a.code for a in parsed.actors_in(begin, end) if a.via != "person"} - {person.country}
        for start, stop in person.mentions:
            if codes and begin <= start and stop <= end:
                after, before = parsed.text[stop:end], parsed.text[begin:start]
                if SAYS.match(after) or SAID_BY.search(before):
                    return True
    return False


def within(inner: Span, outer: Span) -> bool:
    """Whether a span lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end


def issues(parsed: Parsed, person: Person, office: Office) -> bool:
    """Whether the person signs the document or belongs to a delegation."""
    listed = False
    for kind, sentence in parsed.sentences:
        listed = listed or MEMBERS.search(sentence.text) is not None
        if any(sentence.start_char <= s and e <= sentence.end_char for s, e in person.mentions):
            if kind == "title" and ISSUED.search(sentence.text):
                return True
            if (sentence.start_char, sentence.end_char) in office.evidence and (
                listed or DELEGATION.search(sentence.text)
            ):
                return True
    return False
