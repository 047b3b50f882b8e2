"""From ties to offices: what each person of a document holds, each office with all that is said of it."""

import datetime
import re
from collections.abc import Sequence

from legatus.ingest.extract import (
    accreditations,
    administrations,
    careers,
    civil,
    countries,
    credence,
    entries,
    handovers,
    nominals,
    offices,
    posts,
    pronouns,
    seats,
    senders,
    status_acts,
    steps,
    terms,
    unnamed,
)
from legatus.ingest.extract.model import Actor, Office, Parsed, Person
from legatus.ingest.extract.offices import Tie
from legatus.ingest.extract.titles import Title
from legatus.ontology.reference import reference

Place = tuple[int, int]
#: A title that shares its state with the whole sentence is less sure than one that names it.
GUESSED = 0.7
#: Whoever was elected less than so many days ago has not taken office yet.
ELECTED = "elected"
WAITING = 90
#: Rules in which a head's title stands right beside the name.
DIRECT = frozenset({"title-name", "title-name-of", "titles-joined-name", "title-comma-name", "respectively", "each-of"})
#: Rules of lists of holders, in which the years stand beside the name.
BY_NAME = frozenset({"holders", "holders-past", "holder-entry"})
#: The rule for lists of nominations, and what heads a part of one.
LISTS = "vice-list"
#: Rules of entries that only name the post, and what tells that they are a list of nominees.
COLON = "title-colon-name"
ANNOUNCED = frozenset({"as-title", "name-dash-title", "name-colon-title", "name-comma-title", COLON})
ANNOUNCING = re.compile(
    r"(?i)\bannounc\w+ (?:\w+ ){0,3}?(?:the )?(?:following )?(?:\w+ ){0,3}?appointments?\b|"
    r"\bfollowing (?:\w+ ){0,3}?appointments?\b|\bappointments? of (?:\w+ ){1,6}?(?:as )?heads? of mission|"
    r"\b(?:approved|made) the (?:\w+ )?appointments?\b"
)
#: So many sentences after such an announcement belong to its list.
REACH = 14
ITEMS = frozenset({"name-comma-title", "name-colon-title"})
NOMINATING = re.compile(
    r"(?i)\bintent to nominate|\bnominat\w+ (?:and appoint )?the following|\bkey nominees\b|"
    r"\bannounces? [\w ]*nominees\b|"
    r"\bfollowing (?:nominations|nominees)\b|^nominations? (?:sent|announced)"
)
HEADING = re.compile(
    r"(?i)^(?:nominations?|withdrawals?)(?: and withdrawals?)? (?:sent to the senate|withdrawn)|^withdrawals?\b"
)
#: A sentence that announces appointments and then names who becomes what.
APPOINTING = re.compile(
    r"(?i)\b(?:appointments? of|following appointments?|has appointed|have appointed|i appoint)\b|"
    r"\b(?:appointed|appoints|named|names) (?:[\w-]+ ){0,4}$"
)
#: The title of an organisation's head or official, whatever it is called there.
ORGANISED = {
    "head_of_state": "official_other",
    "head_of_government": "official_other",
    "minister_other": "official_other",
}


def find(parsed: Parsed, actors: Sequence[Actor], said: Sequence[Title]) -> list[tuple[int, int, Person]]:
    """Give the persons of a document their offices and countries.

    Returns the words other than names that stand for one of them: titles ("the outgoing ambassador") and pronouns.
    """
    text = parsed.text
    meant = parsed.pronouns = pronouns.find(parsed)
    waiting: list[tuple[Tie, Place]] = []
    for _, sentence in parsed.sentences:
        start, end = sentence.start_char, sentence.end_char
        here = [title for title in said if start <= title.start and title.end <= end]
        ties = offices.ties(text, start, end, here, parsed.persons, actors, meant)
        waiting += [(tie, (start, end)) for tie in ties]
    waiting += entries.find(parsed, said, [(tie.title.start, tie.title.end) for tie, _ in waiting])
    # offices that name their side first: others may take it from them
    for tie, where in sorted(waiting, key=lambda item: not stated(item[0])):
        tie.person.offices += made(parsed, tie, where, actors, said)
    administrations.find(parsed)
    posts.fill(parsed, actors, meant)
    unnamed.fill(parsed, actors, said, {(tie.title.start, tie.title.end) for tie, _ in waiting})
    unnamed.introduce(parsed, actors, said, {(tie.title.start, tie.title.end) for tie, _ in waiting})
    credence.apply(parsed, actors)
    careers.settle(parsed, actors)
    named = nominals.resolve(parsed, said, [(tie.title.start, tie.title.end) for tie, _ in waiting])
    recall(parsed, named)
    standing = [(title.start, title.end, person) for title, person in named] + meant
    careers.age(parsed)
    handovers.apply(parsed, standing, said)
    accreditations.apply(parsed, actors, standing)
    status_acts.apply(parsed, standing, said)
    careers.fill_receivers(parsed, actors)
    careers.age(parsed)
    steps.apply(parsed)
    for person in parsed.persons:
        person.country = senders.country(person, parsed)
    return standing


def stated(tie: Tie) -> bool:
    """Whether the phrase itself names the side that sends."""
    return bool(tie.sender or tie.title.senders or tie.title.scope)


def made(parsed: Parsed, tie: Tie, where: Place, actors: Sequence[Actor], said: Sequence[Title]) -> list[Office]:
    """The offices that a tie states: one, or one a receiving state."""
    title, link = tie.title, tie.link
    free = [a for a in actors if not any(t.start <= a.start < t.end for t in said)]
    sender, sure = senders.sending(parsed, tie, where, free, actors)
    if title.kind == "head" and not sure and link.rule not in DIRECT:
        return []  # "X, president of …" may preside over anything
    if sender is None and title.status in ("elect", "outgoing", "former"):
        sender = same_office(title, said)
    role = ORGANISED.get(title.role, title.role) if sender in reference().organizations else title.role
    role = civil.role_of(title.text, sender) or role
    if title.text == "Secretary" and countries.by_table(tie.person, "foreign_minister", parsed) == "USA":
        role = "foreign_minister"
    possessor = countries.possessor(parsed, title.start)
    past = possessor is not None and countries.past(possessor, parsed)
    receivers: list[str | None] = [*title.receivers] or [tie.receiver if title.kind == "envoy" else None]
    receivers = [title.subject] if receivers == [None] else receivers
    found = []
    for receiver in receivers:
        office = Office(
            role=role,
            sending=sender,
            receiving=receiver,
            status=status_of(parsed, tie, where, past),
            title=parsed.text[title.start : title.end],
            seat=seats.seat(role, title.text),
            evidence=[where],
            rule=link.rule,
            confidence=round(link.confidence * (1 if sure else GUESSED), 3),
        )
        start, end = where
        stops = [t.start - start for t in said if start <= t.start < end and t is not title]
        first, last = (title.start, title.end) if link.rule not in BY_NAME else tie.mention
        if link.rule in BY_NAME:
            stops += [s - start for p in parsed.persons for s, _ in p.mentions if s > last]
            stops += [first - start - 1] if title.end < first and start <= title.start else []
        if link.rule == "career-entry":
            stops += [i for i in range(end - start) if parsed.text[start + i] == ";"]
        terms.state(office, parsed.text[start:end], (first - start, last - start), parsed.published, stops)
        if link.rule == ELECTED and office.start and recent(office.start, parsed.published):
            office.status, office.start = "elect", None
        found.append(office)
    return found


def recent(date: str, published: str | None) -> bool:
    """Whether a day is not long before the publication."""
    if published is None or len(date) < 10 or len(published) < 10:
        return False
    return 0 <= (datetime.date.fromisoformat(published[:10]) - datetime.date.fromisoformat(date)).days < WAITING


def same_office(title: Title, said: Sequence[Title]) -> str | None:
    """The state of the only other holders of an office, for one who comes after or went before."""
    states = {other.senders[0] for other in said if other.role == title.role and len(other.senders) == 1}
    return states.pop() if len(states) == 1 else None


def status_of(parsed: Parsed, tie: Tie, where: Place, past: bool) -> str | None:
    """What the phrase, the link and the list tell of the course of the office."""
    said, told = tie.title.status, tie.link.status
    if (tie.title.kind == "head" and told == "confirmed") or (tie.title.kind != "envoy" and tie.link.rule == "becomes"):
        told = None  # a head of government who is sworn in holds the office
    if said is not None and not (said == "incumbent" and told):
        return said
    if (
        told is None
        and tie.link.rule in (offices.AS_TITLE, offices.EACH_TO)
        and APPOINTING.search(parsed.text[where[0] : tie.title.start])
    ):
        return "appointed"
    return listed(parsed, tie.link.rule, where) or ("former" if past else told)


def listed(parsed: Parsed, rule: str, where: Place) -> str | None:
    """The status of an entry of a list: under the heading of withdrawals it is one."""
    if rule in ANNOUNCED:
        before = [s for _, s in parsed.sentences if s.end_char <= where[0]][-REACH:]
        named = any(where[0] <= s < where[0] + 8 for person in parsed.persons for s, _ in person.mentions)
        if (named or rule == COLON) and any(ANNOUNCING.search(s.text) for s in before):
            return "appointed"
    if rule in ITEMS:
        before = [s for _, s in parsed.sentences if s.end_char <= where[0]]
        own = any(start == where[0] for person in parsed.persons for start, _ in person.mentions)
        return "nominated" if own and any(NOMINATING.search(s.text) for s in before) else None
    if rule != LISTS:
        return None
    headings = [s.text for _, s in parsed.sentences if s.end_char <= where[0] and HEADING.match(s.text)]
    return "withdrawn" if headings and "withdraw" in headings[-1].casefold() else None


def recall(parsed: Parsed, named: Sequence[tuple[Title, Person]]) -> None:
    """Add to an office what a title that stands for its holder says ("the outgoing ambassador")."""
    for title, person in named:
        office = next(office for office in person.offices if nominals.fits(office, title))
        where = next(
            (s.start_char, s.end_char) for _, s in parsed.sentences if s.start_char <= title.start < s.end_char
        )
        if where not in office.evidence:
            office.evidence.append(where)
        if title.status and (office.status is None or careers.later(title.status, office.status)):
            office.status = title.status
        if office.receiving is None and title.receivers:
            office.receiving = title.receivers[0]
