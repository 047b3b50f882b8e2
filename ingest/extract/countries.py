"""Which state or organisation a person or title belongs to, where the phrase itself does not say."""

import re
from collections import Counter
from collections.abc import Sequence

from legatus.ingest.extract import houses
from legatus.ingest.extract.model import Actor, Parsed, Person
from legatus.ingest.extract.person_names import key, same_person, short_for
from legatus.ontology.reference import reference
from legatus.ontology.reference_rows import Leader, earliest, latest

MISSION = re.compile(
    r"^(?:the )?[\w.]+(?:['’]s)? (?:[Ee]mbassy|[Ll]egation|[Mm]ission|[Cc]onsulate|[Hh]igh [Cc]ommission)\b"
)
#: Whose monarch is meant where a monarch of several realms is named without one.
REALM = "GBR"
#: What may stand between a person and a title that belongs to that person's government.
POSSESSED = re.compile(
    r"(?:['’]s?)? (?:(?:[\w-]+ ){0,2}(?:nominee|pick|choice|nomination|candidate) (?:for|as|to be) (?:the )?)?"
)
#: The state whose leaders are named without it in English news.
USUAL = "USA"
#: What makes the actor before it the owner of an institution.
MINISTRY = re.compile(
    r"(?:['’]s?)? (?:[A-Z]?[\w-]+ ){0,2}?(?:[Mm]inistry|[Oo]ffice|[Gg]overnment|[Aa]rmy|[Mm]ilitary|[Aa]dministration|"
    r"[Dd]epartment|[Pp]residency|[Cc]abinet|authorities)\b"
)
#: Publishers that speak for one state: its offices need no name there ("the Secretary of the Treasury").
HOUSE = (
    ("white house", "USA"),
    ("whitehouse.gov", "USA"),
    ("state.gov", "USA"),
    ("usembassy.gov", "USA"),
    ("state department", "USA"),
    ("department of state", "USA"),
    ("office of the historian", "USA"),
    ("u.s. embassy", "USA"),
    ("us embassy", "USA"),
    ("u.s. mission", "USA"),
    ("gov.uk", "GBR"),
    ("british embassy", "GBR"),
    ("british high commission", "GBR"),
    ("foreign, commonwealth", "GBR"),
    ("foreign & commonwealth", "GBR"),
)
#: Words of a biography that tell whose service it was spent in.
SERVICES = (
    ("Senior Foreign Service", "USA"),
    ("Her Majesty's Diplomatic Service", "GBR"),
    ("HM Diplomatic Service", "GBR"),
)


def office_holders(person: Person, parsed: Parsed, *, anywhere: bool = False) -> list[Leader]:
    """The rows of the table of office-holders that may be this person: by full name, or by surname and date."""
    words = key(person.name)
    named = reference().leaders_named(person.name) or reference().leaders_named(words[-1])
    if len(words) > 1:
        named = named or reference().leaders_named(" ".join(words[-2:]))
    rows = [row for row in named if agree(words, row)]
    if len(words) == 1 and not anywhere:  # a surname alone is an office-holder's only where the state is spoken of
        states = {actor.code for actor in parsed.actors} | {USUAL}
        rows = [row for row in rows if row.state in states]
    if parsed.published is None or len({row.state for row in rows}) < 2:
        return rows
    return [row for row in rows if row.may_have_held(day(parsed.published))] or rows


def agree(words: tuple[str, ...], row: Leader) -> bool:
    """Whether a name in the text may be the name of an office-holder."""
    names = [key(name) for name in (row.person, *row.alt_names)]
    if len(words) == 1:
        return words == key(row.surname) or any(short_for(words, name) for name in names if name)
    return any(same_person(words, name) for name in names if len(name) > 1) or words in names


def day(date: str) -> str:
    """A date as a day (the middle of a month or year that is not known finer)."""
    return date[:10] if len(date) >= 10 else f"{date[:7]}-15" if len(date) >= 7 else f"{date[:4]}-07-01"


def by_table(person: Person, role: str, parsed: Parsed) -> str | None:
    """The state in which the table of office-holders has this person in this role."""
    found = [row for row in office_holders(person, parsed) if row.role == role]
    if not found:  # with the title beside the name a surname is enough
        found = [row for row in office_holders(person, parsed, anywhere=True) if row.role == role]
    if parsed.published:
        found = [row for row in found if row.may_have_held(day(parsed.published))] or found
    states = {row.state for row in found}
    if len(states) > 1 and len({row.person for row in found}) == 1 and REALM in states:
        return REALM  # one monarch of many realms
    return states.pop() if len(states) == 1 else None


def past(person: Person, parsed: Parsed) -> bool:
    """Whether every term that the table gives the person has surely ended before a date."""
    terms = office_holders(person, parsed)
    if parsed.published is None or not terms:
        return False
    at = day(parsed.published)
    return all(latest(term.end) < at for term in terms) and any(earliest(term.start) < at for term in terms)


def house(parsed: Parsed) -> str | None:
    """The state for which the publisher of the document speaks, or None."""
    about = f"{parsed.document.publisher or ''} {parsed.document.url or ''}".casefold()
    told = next((code for words, code in HOUSE if words in about), None)
    told = told or houses.speaks_for(parsed.document.publisher or "")
    return told or next((code for words, code in SERVICES if words in parsed.text), None)


def possessor(parsed: Parsed, at: int) -> Person | None:
    """The person named right before a title: "Obama adviser", "Trump's defense secretary"."""
    text = parsed.text
    for person in parsed.persons:
        for _, end in person.mentions:
            if end < at <= end + 40 and POSSESSED.fullmatch(text[end:at]):
                return person
    return None


def ministry(parsed: Parsed, actors: Sequence[Actor], at: int) -> str | None:
    """Whose ministry or government a bare "ministry" means: the last that was named before with its state."""
    text = parsed.text
    owners = [a for a in actors if a.end <= at and a.via != "place" and MINISTRY.match(text, a.end)]
    if owners:
        return owners[-1].code
    starts = [s for _, s in parsed.sentences if s.start_char <= at]
    for sentence in reversed(starts[-3:]):
        first = next(
            (a for a in actors if sentence.start_char <= a.start < min(sentence.end_char, at) and a.via != "place"),
            None,
        )
        if first is not None:
            return first.code
    return None


def mission(parsed: Parsed, actors: Sequence[Actor], at: int) -> str | None:
    """Whose embassy, legation or consulate was named last before a place, in the sentence or the one before it."""
    near = [s.start_char for _, s in parsed.sentences if s.start_char <= at][-2:]
    owners = [
        a
        for a in actors
        if near and near[0] <= a.start and a.end <= at and MISSION.match(parsed.text[a.start : a.end + 24])
    ]
    return owners[-1].code if owners else None


def nearest(actors: Sequence[Actor], start: int, end: int, at: int) -> str | None:
    """The actor of a sentence that a title without a state belongs to: the last one named before it, not as a place."""
    before = [
        a
        for a in actors
        if start <= a.start and a.end <= at and a.via in ("name", "adjective", "institution", "capital")
    ]
    return before[-1].code if before else None


def owner(actors: Sequence[Actor], start: int, end: int) -> str | None:
    """The only state that a sentence names, or None."""
    codes = {a.code for a in actors if start <= a.start and a.end <= end and a.via != "place"}
    return codes.pop() if len(codes) == 1 else None


def most_named(actors: Sequence[Actor], *, placed: bool = False) -> str | None:
    """The state that is named most outside titles, if clearly more often than any other."""
    counts = Counter(a.code for a in actors if a.via != "person" and (placed or a.via != "place")).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 1.5 * counts[1][1]):
        return None
    return counts[0][0]
