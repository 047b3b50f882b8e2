"""For which side an office is held, and for which a person stands, where the phrase does not name it."""

import re
from collections.abc import Sequence

from legatus.ingest.extract import countries, houses, whose
from legatus.ingest.extract.acting_persons import leads
from legatus.ingest.extract.careers import ENVOYS
from legatus.ingest.extract.model import Actor, Parsed, Person
from legatus.ingest.extract.offices import JOINED, Tie
from legatus.ontology.reference import reference

#: Spokespersons of an institution that is named without its state.
GENERIC = re.compile(
    r"(?i)\b(?:ministry|foreign office|government|military|army|police|embassy|presidential|official)\b"
)
#: Titles of the American government, which its own documents give without the country.
HOUSE_TITLES = re.compile(
    r"(?i)\b(?:secretary|advis[eo]r|trade representative|administrator|director|ambassador|envoy|charg[ée]|consul|"
    r"spokes\w+|attorney|"
    r"chief of staff|lady|vice president|coordinator)\b"
)
#: Rules of `links` in which somebody names the envoy.
NAMING = frozenset(
    {
        "nominate",
        "confirm",
        "entrusted",
        "task-of",
        "title-named",
        "appoint",
        "nominated",
        "appointed",
        "nominee",
        "nominee-title",
        "holders",
        "holders-past",
        "holder-entry",
    }
)
#: What stands between two members of a list of ministers; a head and somebody else's minister stand so as well.
COORDINATED = re.compile(r",? and |, (?:and )?")
DEFINITE = re.compile(r"\b[Tt]he $")
PRESIDENTIAL = re.compile(r"(?i)\bpresidential\b")
IT = re.compile(r"It (?:has |had |also |then |\w+ly )*[a-z]+(?:ed|es|s)\b")
ITS = re.compile(r"(?i)\b(?:its|their) $")
#: The company of a visitor is of the visitor's side.
COMPANY = re.compile(
    r"(?i)\b(?:accompanied (?:[\w ]{1,40}? )?by|delegation (?:also )?(?:included|includes|comprised|consisted of))\b"
)
POSSESSIVE = re.compile(r"(?i)\b(?:its|his|her|their|that country's|the country's) $")


def sending(
    parsed: Parsed, tie: Tie, where: tuple[int, int], actors: Sequence[Actor], every: Sequence[Actor]
) -> tuple[str | None, bool]:
    """The side for which the office is held, and whether it is stated rather than gathered from around.

    `actors`: those outside titles; `every`: all of the document.
    """
    title = tie.title
    if tie.sender or title.senders:
        return tie.sender or title.senders[0], True
    if title.scope:
        return title.scope, True
    if title.kind != "official" and (owner_beside := possessor_of(parsed, tie, every)):
        return owner_beside, True
    by_table = countries.by_table(tie.person, title.role, parsed)
    if by_table:
        return by_table, True
    possessor = countries.possessor(parsed, title.start)
    if possessor is not None and (theirs := country(possessor, parsed)):
        return theirs, True
    his = re.search(r"\b(?:his|her) $", parsed.text[max(0, title.start - 5) : title.start]) is not None
    if his and title.kind in ("envoy", "official") and (naming := namer(parsed, tie, where)):
        return naming, True
    if (joined := colleague(parsed, tie, where)) is not None:
        return joined, True
    own = [office.sending for office in tie.person.offices if office.sending]
    if title.kind in ("head", "minister") or title.role == "consul_general":
        own = [code for code in own if code not in reference().organizations]  # which have no ministers and consuls
    if tie.link.rule == JOINED and title.kind == "envoy" and not title.receivers:
        return countries.nearest(
            every, *where, title.start
        ), False  # "an envoy of the AU, the former Ghanaian minister"
    if own:
        return own[0], True
    if tie.link.rule in NAMING and IT.match(parsed.text, where[0]) and not tie.title.senders:
        able = [a for a in every if a.via != "person" and a.code not in title.receivers]
        if (it := mentioned(parsed, able, where[0])) is not None:
            return it, True
    if tie.link.rule in NAMING and (naming := namer(parsed, tie, where)):
        return naming, True
    if title.kind == "envoy" and ITS.search(parsed.text[max(0, title.start - 8) : title.start]):
        able = [a for a in every if a.code in reference().states and a.code not in title.receivers]
        leading = [a for a in able if leads(parsed, a)]
        own_one = countries.nearest(leading, *where, title.start) or countries.nearest(able, *where, title.start)
        own_one = own_one or mentioned(parsed, able, where[0])
        if own_one is not None:
            return own_one, True
    if (leader := accompanied(parsed, tie, where)) is not None:
        return leader, True
    house = countries.house(parsed)
    publisher = parsed.document.publisher or ""
    ministry = houses.speaks_for(publisher) is not None and not houses.mission(publisher)
    # a ministry writes of the ambassadors of others, an embassy of the ministers of its host
    if house and HOUSE_TITLES.search(title.text) and not (ministry and title.kind == "envoy"):
        return house, True
    if house and ministry and title.role == "foreign_minister" and not whose.met(parsed, tie):
        return house, True
    start, end = where
    if title.kind == "official" and GENERIC.search(title.text):
        states = [a for a in actors if a.code in reference().states]
        owner = countries.ministry(parsed, actors, title.start)
        owner = owner if owner in reference().states else countries.ministry(parsed, states, title.start)
        if PRESIDENTIAL.search(title.text):
            owner = president_before(parsed, title.start) or owner
        if owner:
            return owner, False
    actors = [a for a in actors if a.code not in reference().organizations and a.code not in title.receivers]
    if POSSESSIVE.search(parsed.text[max(0, title.start - 20) : title.start]):
        able = [a for a in every if a.code not in title.receivers and a.via in ("name", "adjective", "institution")]
        able = able if title.kind == "official" else [a for a in able if a.code in reference().states]
        leading = [a for a in able if ITS.search(parsed.text, start, title.start) and leads(parsed, a)]
        owner_of = countries.nearest(leading, start, end, title.start)
        return owner_of or countries.nearest(able, start, end, title.start) or mentioned(parsed, able, start), False
    if title.kind == "envoy" and (whose_envoy := titled_before(parsed, tie, every)):
        return whose_envoy, False
    if title.kind == "envoy":
        # a state in the sentence may as well be the one that receives, unless it is the one that acts
        if tie.link.rule in NAMING:
            return countries.nearest(actors, start, end, title.start) or (None if ministry else house), False
        return countries.mission(parsed, every, title.start) or (None if ministry else house), False
    return whose.guess(parsed, tie, where, actors), False


def possessor_of(parsed: Parsed, tie: Tie, every: Sequence[Actor]) -> str | None:
    """The state in the possessive right before the name: "Chad's Idriss Sow, prime minister since May"."""
    start = tie.mention[0]
    states = (a for a in every if a.end < start <= a.end + 3 and a.code in reference().states)
    return next((a.code for a in states if re.fullmatch(r"['’]s? ", parsed.text[a.end : start])), None)


def president_before(parsed: Parsed, at: int) -> str | None:
    """The state of the head of state who was named last before a place: whose spokesperson "presidential" tells."""
    named = [
        (start, office.sending)
        for person in parsed.persons
        for office in person.offices
        if office.role == "head_of_state" and office.status in (None, "incumbent")
        for start, _ in person.mentions
        if start < at
    ]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def accompanied(parsed: Parsed, tie: Tie, where: tuple[int, int]) -> str | None:
    """The side of whoever is "accompanied by" the person: who is named before in the sentence, or just before it."""
    if tie.title.kind == "envoy" or not COMPANY.search(parsed.text, where[0], tie.title.start):
        return None
    at = tie.title.start
    named = [(s, p) for p in parsed.persons if p is not tie.person for s, _ in p.mentions if where[0] <= s < at]
    named += [(s, p) for s, _, p in parsed.pronouns if where[0] <= s < at]
    if not named:
        before = [(s.start_char, s.end_char) for _, s in parsed.sentences if s.end_char <= where[0]][-1:]
        subjects = [
            (s, p) for p in parsed.persons for s, _ in p.mentions if before and before[0][0] <= s < before[0][1]
        ]
        named = sorted(subjects, key=lambda pair: pair[0])[:1]
    for _, person in sorted(named, key=lambda pair: pair[0]):
        if (theirs := country(person, parsed)) is not None:
            return theirs
    return None


def mentioned(parsed: Parsed, able: Sequence[Actor], start: int) -> str | None:
    """Whom "its" means at the head of a sentence: the subject of the sentence before, else who is named last there."""
    before = [s for _, s in parsed.sentences if s.end_char <= start][-1:]
    there = [a for s in before for a in able if s.start_char <= a.start < s.end_char]
    return next((a.code for a in there if leads(parsed, a)), there[-1].code if there else None)


def titled_before(parsed: Parsed, tie: Tie, every: Sequence[Actor]) -> str | None:
    """The state of "the Cambodian ambassador" who is named later: "The ambassador, X, …"."""
    title = tie.title
    word = title.text.casefold()
    if not DEFINITE.search(parsed.text[max(0, title.start - 6) : title.start]):
        return None
    told = re.compile(rf"(?:['’]s)? (?:new |outgoing |acting )?{re.escape(word)}\b", re.IGNORECASE)
    codes = {a.code for a in every if a.end < title.start and told.match(parsed.text, a.end)}
    return codes.pop() if len(codes) == 1 else None


def colleague(parsed: Parsed, tie: Tie, where: tuple[int, int]) -> str | None:
    """The state of the minister named right before in one list: "Secretary of State X, Treasury Secretary Y and …"."""
    title = tie.title
    if title.kind not in ("minister", "official"):
        return None
    for person in parsed.persons:
        for _, end in person.mentions:
            if where[0] < end < title.start and COORDINATED.fullmatch(parsed.text[end : title.start]):
                near = [o for o in person.offices if where in o.evidence and o.sending and o.role not in ENVOYS]
                if any((o.title or "").casefold().split()[-2:] != title.text.casefold().split()[-2:] for o in near):
                    return near[0].sending
    return None


def namer(parsed: Parsed, tie: Tie, where: tuple[int, int]) -> str | None:
    """The state of whoever names the envoy: the person named before in the sentence."""
    start, _ = where
    for person in parsed.persons:
        if person is not tie.person and any(start <= s and e <= tie.mention[0] for s, e in person.mentions):
            theirs = country(person, parsed)
            if theirs is not None and theirs not in tie.title.receivers:
                return theirs
    return None


def country(person: Person, parsed: Parsed) -> str | None:
    """The state or organisation that a person stands for: that of an office, else what the table of leaders says."""
    for office in sorted(person.offices, key=lambda office: (office.status in ("former",), -office.confidence)):
        if office.sending:
            return office.sending
    rows = countries.office_holders(person, parsed)
    if parsed.published:
        rows = [row for row in rows if row.may_have_held(countries.day(parsed.published))]
    states = {row.state for row in rows}
    return states.pop() if len(states) == 1 else None
