"""A person's offices set in order: what several sentences say of one office is one office, with what each adds."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from legatus.ingest.extract import countries, houses, whose
from legatus.ingest.extract.acting_persons import leads
from legatus.ingest.extract.model import Actor, Office, Parsed

#: Stages of an office from its beginning to its end: where sentences differ, the later stage counts.
STAGES = (
    "incumbent",
    "nominated",
    "confirmed",
    "appointed",
    "credentials_presented",
    "acting",
    "elect",
    "suspended",
    "outgoing",
    "former",
    "resigned",
    "recalled",
    "expelled",
    "withdrawn",
)
ENVOYS = frozenset({"ambassador", "special_envoy", "charge_d_affaires", "consul_general"})
#: Statuses that a sentence states by telling of an act between two states.
ACCREDITED = frozenset({"nominated", "appointed", "confirmed", "credentials_presented", "recalled", "expelled"})
BETWEEN = re.compile(
    r"(?i)\b(?:summon\w*|expel\w*|expulsion|recall\w*|credentials|credence|persona non grata|received|accredited|"
    r"(?:served|based|stationed) in|"
    r"arrived|embassy|legation|to (?:leave|quit|depart|get out)|sent home|sent packing|"
    r"threw out|thrown out|kicked out|order\w* out|"
    r"called back|called home|"
    r"(?:called|hauled|invited) (?:in|to (?:the|its) (?:foreign )?ministry|before)|"
    r"agr[ée]ment|to accept|(?:appointed|posted|assigned|commissioned) to)\b"
)
#: Acts of which an envoy in office alone is the object.
ACT = re.compile(
    r"(?i)\b(?:summon\w*|expel\w*|expulsion|recall\w*|credentials|credence|persona non grata|"
    r"(?:ordered|gave|given|told|asked) [^.;]{0,90} to (?:leave|quit|depart|get out)|"
    r"sent home|sent packing|(?:called|hauled|invited) (?:in|to (?:the|its) (?:foreign )?ministry|before)|"
    r"embassy (?:in|at)|arrival of|arrived)\b"
)
#: "resident in Nairobi", "who resides in Wellington", "based in Rome".
RESIDENT = re.compile(
    r"(?i)\b(?:(?:resident|resid(?:es|ing|ed)|based|living) (?:in|at)|"
    r"(?:concurrently|also|jointly) accredited (?:to|in)(?: [^.;()]{2,60}?(?:,|,? and))?) (?:the )?$"
)
#: After these nothing more is said of an office.
ENDED = frozenset({"resigned", "recalled", "expelled", "withdrawn", "former", "elect", "nominated"})
#: The roles of the table of office-holders.
TABLED = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
#: What has no date was written in our days, though it may tell of no year after an old one.
PRESENT = "2000"
#: An envoy serves no longer than so many years; what began before is past.
LONGEST = 12
#: The share of all mentions of states that two have in a document on these two, and how often each is named.
TWO_ONLY, OFTEN = 0.75, 3
MINOR = frozenset({"minister_other", "official_other"})
#: A title that may be short for another.
BARE = (["Minister"], ["Secretary"])
#: Rules that give an office to somebody of whom only the bare title is said.
COURTESY = frozenset({"title-name", "title-comma-name", "name-comma-title", "titles-joined-name"})


def settle(parsed: Parsed, actors: Sequence[Actor]) -> None:
    """Merge the offices of every person of a document."""
    for person in parsed.persons:
        person.offices = merged(person.offices)
    fill_senders(parsed)
    fill_receivers(parsed, actors)
    for person in parsed.persons:
        person.offices = [office for office in merged(person.offices) if worth_it(office, parsed)]
        person.offices = [office for office in person.offices if not short(office, person.offices)]


def merged(offices: Iterable[Office]) -> list[Office]:
    """Offices that may be one are one: same role, and no side that contradicts."""
    kept: list[Office] = []
    # what states both sides first, so that a bare title joins it wherever it stands
    for office in sorted(offices, key=lambda o: (-complete(o), o.evidence[0])):
        twin = next((other for other in kept if agree(other, office)), None)
        if twin is None:
            kept.append(office)
        else:
            join(twin, office)
    return sorted(kept, key=lambda office: office.evidence[0])


def complete(office: Office) -> int:
    """How many sides of the office are stated."""
    return (office.sending is not None) + (office.receiving is not None)


def agree(a: Office, b: Office) -> bool:
    """Whether two offices of one person may be the same."""
    if a.role != b.role:
        return False
    if a.role in MINOR and a.status != b.status and name_of(a) != name_of(b):
        return False  # two posts of one kind: one is sought, the other was held
    sides = ((a.sending, b.sending), (a.receiving, b.receiving))
    return all(x is None or y is None or x == y for x, y in sides)


def name_of(office: Office) -> str:
    """The last word of an office's title."""
    return (office.title or "").casefold().split(" ")[-1]


def join(into: Office, office: Office) -> None:
    """Add what a second mention of an office says."""
    if courtesy(into) and not courtesy(office):
        into.rule, into.title = office.rule, office.title  # a list of holders makes the form of address an office
    if into.status is None or (office.status is not None and later(office.status, into.status)):
        into.status = office.status
    into.sending = into.sending or office.sending
    into.receiving = into.receiving or office.receiving
    into.seat = into.seat or office.seat
    into.start = into.start or office.start
    into.end = into.end or office.end
    into.evidence += [place for place in office.evidence if place not in into.evidence]
    into.confidence = max(into.confidence, office.confidence)


def later(a: str, b: str) -> bool:
    """Whether the status `a` is of a later stage than `b`."""
    return STAGES.index(a) > STAGES.index(b)


def fill_receivers(parsed: Parsed, actors: Sequence[Actor]) -> None:
    """Where an envoy goes if the phrase does not say.

    It is the other state of the sentence that accredits, summons or expels the envoy; else the one state to which all
    envoys of that sender go in the document.
    """
    waiting = [o for p in parsed.persons for o in p.offices if o.role in ENVOYS and o.receiving is None]
    waiting = [office for office in waiting if not elsewhere(parsed, office)]
    house = countries.house(parsed)
    for office in waiting:
        for start, end in office.evidence:
            if not seated(office) and (office.status in ACCREDITED or BETWEEN.search(parsed.text[start:end])):
                others = {a.code for a in actors if start <= a.start and a.end <= end and not resident(parsed, a)}
                others -= {office.sending}
                heads = heads_in(parsed, start, end) - {office.sending}
                others = heads if len(heads) == 1 else others
                others = others or officers_in(parsed, start, end) - {office.sending}
                others = others or {own for own in [house] if own and office.sending and own != office.sending}
                if len(others) == 1 and office.receiving is None:
                    office.receiving = others.pop()
    seat = houses.host(parsed.document.publisher or "")
    for office in waiting:
        if seat is not None and office.receiving is None and office.sending == house and not courtesy(office):
            office.receiving = seat
    if house is not None:
        # the history of relations with one state, the biography of an ambassador there
        other = countries.most_named([a for a in actors if a.code != house], placed=True)
        for office in waiting:
            if office.receiving is None and office.sending == house and not seated(office) and not courtesy(office):
                office.receiving = other
    offices = [o for p in parsed.persons for o in p.offices if o.role in ENVOYS]
    known = {(o.sending, o.receiving) for o in offices if o.receiving and len(o.receiving) <= 3}
    for office in waiting:
        places = {to for sender, to in known if sender == office.sending}
        if office.receiving is None and not courtesy(office) and not seated(office) and len(places) == 1:
            office.receiving = places.pop()
    hosts = {to for _, to in known}
    accrediting = len(hosts) == 1 and any(office.status == "credentials_presented" for office in offices)
    for office in waiting:
        if office.receiving is None and office.sending and not courtesy(office) and not seated(office):
            host = next(iter(hosts)) if accrediting else other_of_two(parsed, actors, office.sending)
            office.receiving = host if host != office.sending and office.role != "special_envoy" else None


def resident(parsed: Parsed, actor: Actor) -> bool:
    """Whether a place is where an envoy to another state lives."""
    return bool(RESIDENT.search(parsed.text[max(0, actor.start - 90) : actor.start]))


def heads_in(parsed: Parsed, start: int, end: int) -> set[str]:
    """The states whose heads a sentence names: whoever receives an envoy."""
    return {
        office.sending
        for person in parsed.persons
        if any(start <= s and e <= end for s, e in person.mentions)
        for office in person.offices
        if office.role == "head_of_state" and office.sending
    }


def officers_in(parsed: Parsed, start: int, end: int) -> set[str]:
    """The states whose heads of government or foreign ministers a sentence names: whoever summons an envoy."""
    return {
        office.sending
        for person in parsed.persons
        if any(start <= s and e <= end for s, e in person.mentions)
        for office in person.offices
        if office.role in TABLED and office.sending and office.status in (None, "incumbent", "acting")
    }


def other_of_two(parsed: Parsed, actors: Sequence[Actor], sending: str) -> str | None:
    """The other state of a document that is on hardly any but two, where the sending state is one of them."""
    counts = Counter(a.code for a in actors if a.via != "person")
    if place := whose.filed(parsed):
        counts[place] += 1
    two = counts.most_common(2)
    if len(two) < 2 or sending not in dict(two) or sum(n for _, n in two) < TWO_ONLY * sum(counts.values()):
        return None
    other, often = next((code, n) for code, n in two if code != sending)
    return other if often >= OFTEN else None


def seated(office: Office) -> bool:
    """Whether a consul's town is named, of which the country is not known."""
    return office.role == "consul_general" and bool(re.search(r" (?:in|at) [A-Z]", office.title or ""))


def elsewhere(parsed: Parsed, office: Office) -> bool:
    """Whether the text goes on after the title with a place that no table knows ("Chargé d'Affaires in Ruritania")."""
    title = re.compile(rf"{re.escape(office.title or '')} (?:in|to|at) (?:the )?[A-Z]")
    return bool(office.title) and any(title.search(parsed.text, start, end) for start, end in office.evidence)


def fill_senders(parsed: Parsed) -> None:
    """An envoy of whom only the receiving side is said comes from where the other envoys of the document come from."""
    envoys = [office for person in parsed.persons for office in person.offices if office.role in ENVOYS]
    known = {office.sending for office in envoys if office.sending}
    for office in envoys:
        others = known - {office.receiving} - hosts_in(parsed, office)
        if office.sending is None and len(others) == 1:
            office.sending, office.confidence = others.pop(), round(office.confidence * 0.8, 3)


def hosts_in(parsed: Parsed, office: Office) -> set[str]:
    """The states that act on an envoy in the sentences of an office: who expels or summons has not sent."""
    places = [place for place in office.evidence if ACT.search(parsed.text[slice(*place)])]
    return {a.code for a in parsed.actors for start, end in places if start <= a.start < end and leads(parsed, a)}


def age(parsed: Parsed) -> None:
    """An office that ended, or began too long ago, before the publication is a former one."""
    years = re.findall(r"\b(?:1[6-9]|20)\d\d\b", parsed.text)
    if parsed.published is None and not years:
        return
    now = parsed.published or max(*years, PRESENT)
    for person in parsed.persons:
        for office in person.offices:
            if office.status in ENDED:
                continue
            ended = office.end is not None and office.end < now[: len(office.end)]
            year = office.start[:4] if office.start else ""
            long_ago = office.role in ENVOYS and year.isdigit() and int(year) + LONGEST < int(now[:4])
            start, end = office.evidence[0]
            told = re.findall(r"\b(?:1[6-9]|20)\d\d\b", parsed.text[start:end])
            long_ago &= office.status != "incumbent"
            long_ago |= office.status in (None, "credentials_presented", "appointed") and any(
                int(then) + LONGEST < int(now[:4]) for then in told
            )
            gone = office.status is None and office.role in TABLED and countries.past(person, parsed)
            if ended or long_ago or gone:
                office.status = "former"


def courtesy(office: Office) -> bool:
    """Whether an envoy's title may be no more than a form of address."""
    return (
        office.rule in COURTESY
        and office.title is not None
        and len(office.title.split()) == 1
        and office.role in ("ambassador", "special_envoy")
        and not (office.rule == "title-comma-name" and office.title.islower())  # "the ambassador, X, said"
        and office.status is None
    )


def short(office: Office, offices: Iterable[Office]) -> bool:
    """Whether a bare "Minister" or "Secretary" only repeats a minister's office that is told in full."""
    bare = office.role in MINOR and office.status is None and (office.title or "").split()[-1:] in BARE
    fuller = ("foreign_minister", "ambassador")
    return bare and any(o.role in fuller and o.sending == office.sending for o in offices)


def worth_it(office: Office, parsed: Parsed) -> bool:
    """An envoy needs somebody who sends or receives; a bare "Ambassador" before a name is a courtesy.

    It is more where the sentence tells of an act between the two states: the credentials, a recall, an expulsion.
    """
    if office.role not in ENVOYS:
        return True
    if office.sending and office.receiving and any(ACT.search(parsed.text[s:e]) for s, e in office.evidence):
        return True
    return not courtesy(office) and (office.sending is not None or office.receiving is not None)
