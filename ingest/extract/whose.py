"""Whose head or minister is meant where a title stands without its state ("Prime Minister Ahn condemned the raid").

Every state of the document is a candidate. For it speaks that it is named before in the sentence, most of all as the
subject; that the paragraph is about it; that the person says what it does ("said Kenya would"); that it is the
publisher's, or that of the dateline; how often it is named. Against it, that the person acts on it or it acts on the
person, or that somebody else holds the same office there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from legatus.ingest.extract import countries, houses
from legatus.ingest.extract.acting_persons import leads
from legatus.ingest.extract.model import Actor, Parsed
from legatus.ingest.extract.names import names
from legatus.ingest.extract.offices import Tie
from legatus.ingest.extract.person_names import key
from legatus.ontology.reference import reference
from legatus.ontology.reference_rows import Leader

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

#: What each sign weighs; a guess needs as much as `ENOUGH`, and `MARGIN` more than the next.
LEADS, BEFORE, SAID, HOUSE, FILED, EARLIER, SHARE, SECRETARIES = 3.0, 1.5, 1.5, 4.0, 2.0, 1.0, 3.0, 2.0
AGAINST, TABLED, OBJECT, TOPIC, SERVES = 4.0, 1.0, 4.0, 1.5, 1.5
ENOUGH, MARGIN = 1.2, 0.5
#: "Treasury Secretary" and the like are mostly America's ministers.
SECRETARY = re.compile(r"(?i)\b\w+ secretary$")
USUAL = "USA"
CREDENCE = re.compile(r"(?i)\b(?:credence|credentials|received by|courtesy call|called on|calls on|farewell call)\b")
#: Among so many blocks the dateline stands.
EARLY = 8
CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
HEADS = frozenset({"head_of_state", "head_of_government"})
#: Fewer mentions of states than these make no share.
FEW = 3
#: An office is stated with its state from this confidence on.
SURE = 0.8
#: What a people does to its own head.
CHOOSING = frozenset({"elect", "re-elect", "reelect", "choose", "inaugurate", "mourn", "bury", "oust", "impeach"})
#: Every state has these, whether the table names them or not.
OTHERS = frozenset({"foreign_minister", "minister_other", "official_other"})
#: Whose head acts or speaks: the states named after the verb are the others, unless they are subjects themselves.
CLAUSES = ("ccomp", "advcl", "conj")


def guess(parsed: Parsed, tie: Tie, where: tuple[int, int], actors: Sequence[Actor]) -> str | None:
    """The state that a bare title most likely belongs to, or None where none stands out: `actors` outside titles."""
    title = tie.title
    start, end = where
    if parsed.text.startswith(":", tie.mention[1]):
        return None  # a turn of a transcript: what its speaker says is not told by anybody
    taken = held_by_others(parsed, tie)
    able = [a for a in actors if a.code in reference().states and a.code not in taken and a.code not in title.receivers]
    score: dict[str, float] = defaultdict(float)
    named = Counter(a.code for a in able if a.via != "person")
    for code, count in named.items():
        score[code] += SHARE * count / max(sum(named.values()), FEW)
    here = [a for a in able if start <= a.start and a.end <= end and a.via not in ("place", "person")]
    before = [a for a in here if a.end <= title.start]
    if before:
        score[before[-1].code] += BEFORE
    for code in {a.code for a in before if leads(parsed, a)}:
        score[code] += LEADS
    for code in {a.code for a in before if acts_on(parsed, a, tie)}:
        score[code] -= OBJECT
    if not met(parsed, tie):
        for code in servants(parsed, tie, where) - taken:
            score[code] += SERVES
    after = [a for a in here if a.start >= max(title.end, tie.mention[1])]
    for actor in after:
        if actor.via == "name" and subject(parsed, actor):
            score[actor.code] += SAID
            break
    for code in {a.code for a in after if aimed_at(parsed, a)} - {a.code for a in before}:
        score[code] -= AGAINST
    house = countries.house(parsed)
    others = tabled(parsed, tie) if holds(parsed) else set()
    elected = others if title.status == "elect" else frozenset()
    if house is not None and house not in taken | elected and its_own(parsed, house, tie):
        score[house] += HOUSE
    if (host := houses.host(parsed.document.publisher or "")) is not None and host not in taken:
        score[host] += HOUSE  # an embassy writes of the head and the ministers of its host
    if not before and (topic := topic_of(parsed, able, start)) is not None:
        score[topic] += TOPIC
    if not here and (near := [a for a in able if within(a, sentence_before(parsed, start)) and a.via == "name"]):
        score[near[-1].code] += BEFORE
    for code in {a.code for a in able if leads(parsed, a) and within(a, sentence_before(parsed, start))}:
        score[code] += EARLIER
    for code in {a.code for a in able if leads(parsed, a) and within(a, opening(parsed))}:
        score[code] += EARLIER
    if (seat := at_home(parsed)) and seat not in taken:
        score[seat] += FILED
    if title.kind in ("head", "minister") and CREDENCE.search(parsed.text, start, end):
        for office in (o for person in parsed.persons for o in person.offices if o.receiving and where in o.evidence):
            score[office.receiving or ""] += HOUSE  # whoever accepts credentials is head of the state that receives
            score.pop(office.sending or "", None)
    if SECRETARY.search(title.text) and USUAL in named:
        score[USUAL] += SECRETARIES
    if (place := filed(parsed)) and place not in taken:
        score[place] += FILED
    for code in others & set(score):
        score[code] -= TABLED
    score.pop("", None)
    if house is not None and met(parsed, tie):
        score.pop(house, None)
    ranked = sorted(score.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN):
        return None
    return ranked[0][0]


def servants(parsed: Parsed, tie: Tie, where: tuple[int, int]) -> set[str]:
    """The states of the ministers and envoys whom the sentence names before: they speak of their own head."""
    return {
        office.sending
        for person in parsed.persons
        if person is not tie.person and any(where[0] <= s < tie.mention[0] for s, _ in person.mentions)
        for office in person.offices
        if office.role not in HEADS and where in office.evidence
        if office.sending is not None and office.sending in reference().states
    }


def acts_on(parsed: Parsed, actor: Actor, tie: Tie) -> bool:
    """Whether an actor itself is the subject of a verb whose object the person is, or belongs to: not its own head."""
    span = parsed.doc.char_span(actor.start, actor.end, alignment_mode="expand")
    subject = span.root if span is not None else None
    while subject is not None and subject.dep_ == "conj":
        subject = subject.head
    if subject is None or subject.dep_ != "nsubj" or subject.head.lemma_ in CHOOSING:
        return False
    named = parsed.doc.char_span(*tie.mention, alignment_mode="expand")
    token = named.root if named is not None else None
    while token is not None and token.dep_ in ("appos", "compound", "conj", "poss", "pobj", "prep"):
        if token.dep_ == "prep" and token.head.pos_ == "VERB" and token.lower_ not in ("with", "to", "against", "from"):
            return False
        token = token.head
    if token is None:
        return False
    return (token.dep_ in ("dobj", "dative") and token.head == subject.head) or token == subject.head


def topic_of(parsed: Parsed, able: Sequence[Actor], start: int) -> str | None:
    """What the paragraph is about: the last subject of the sentences before in the same block, else of the opening."""
    block = next((b.start for b in parsed.clean.blocks if b.start <= start < b.end), 0)
    before = [s for _, s in parsed.sentences if block <= s.start_char and s.end_char <= start]
    for sentence in reversed(before):
        found = [a for a in able if sentence.start_char <= a.start < sentence.end_char and leads(parsed, a)]
        if found:
            return found[0].code
    return None


def holds(parsed: Parsed) -> bool:
    """Whether the table of office-holders agrees with what the document itself says of its heads and ministers.

    A text of another time than the one given, or of a world of its own, is not judged by the table.
    """
    if parsed.published is None:
        return True
    at = countries.day(parsed.published)
    agreed = 0
    for person in parsed.persons:
        for office in person.offices:
            if office.role not in HEADS | {"foreign_minister"} or office.status not in (None, "incumbent"):
                continue
            if office.confidence < SURE or not office.sending:
                continue
            rows = [r for r in by_role(office.role) if r.state == office.sending and r.may_have_held(at)]
            rows = [r for r in rows if known(r, at)]
            if rows:
                same = any(countries.agree(key(person.name), row) for row in rows)
                agreed += 1 if same else -1
    return agreed >= 0


def met(parsed: Parsed, tie: Tie) -> bool:
    """Whether somebody else meets or receives the person: the object of the sentence's verb."""
    span = parsed.doc.char_span(*tie.mention, alignment_mode="expand")
    token = span.root if span is not None else None
    while token is not None and token.dep_ in ("appos", "compound", "conj"):
        token = token.head
    if token is not None and token.dep_ == "pobj":
        return token.head.head.pos_ == "VERB" and token.head.lower_ in ("with", "on", "to")
    return token is not None and token.dep_ == "dobj"


def sentence_before(parsed: Parsed, start: int) -> tuple[int, int]:
    """The place of the sentence before a place; an empty one where there is none."""
    before = [s for _, s in parsed.sentences if s.end_char <= start][-1:]
    return (before[0].start_char, before[0].end_char) if before else (0, 0)


def opening(parsed: Parsed) -> tuple[int, int]:
    """The place of the first sentence of the body: its subject is whom an article is about."""
    first = next((s for kind, s in parsed.sentences if kind == "body"), None)
    return (first.start_char, first.end_char) if first is not None else (0, 0)


def within(actor: Actor, place: tuple[int, int]) -> bool:
    """Whether an actor is named in a place."""
    return place[0] <= actor.start and actor.end <= place[1]


def at_home(parsed: Parsed) -> str | None:
    """The state that the name of a newspaper or agency tells: "The Nairobi Post"."""
    codes = {hit.value.codes[0] for hit in names().find(parsed.document.publisher or "") if len(hit.value.codes) == 1}
    return codes.pop() if len(codes) == 1 else None


def its_own(parsed: Parsed, house: str, tie: Tie) -> bool:
    """Whether a publisher that speaks for a state may mean its own government: not whom its own people meet."""
    title = tie.title
    if houses.mission(parsed.document.publisher or "") or met(parsed, tie):
        return False
    return title.kind != "head" or title.role == reference().states[house].head


def held_by_others(parsed: Parsed, tie: Tie) -> set[str]:
    """The states of which another person of the document holds the office that the title names."""
    held = {
        office.sending
        for person in parsed.persons
        if person is not tie.person
        for office in person.offices
        if office.role == tie.title.role and office.sending and office.status in (None, "incumbent")
    }
    return held | {code for code, roles in roles_of().items() if tie.title.role not in roles}


def tabled(parsed: Parsed, tie: Tie) -> set[str]:
    """The states of which the table names other holders of the office on the day of publication."""
    if parsed.published is None or tie.title.status == "former":
        return set()
    at, words = countries.day(parsed.published), key(tie.person.name)
    rows = [row for row in by_role(tie.title.role) if row.may_have_held(at) and known(row, at)]
    return {row.state for row in rows} - {row.state for row in rows if countries.agree(words, row)}


def known(row: Leader, at: str) -> bool:
    """Whether the table tells of the day: whoever was in office when it was made may have left since."""
    last, _, rest = (row.end or "..").partition("/")
    return rest != ".." or at <= last


@cache
def roles_of() -> dict[str, set[str]]:
    """The offices that the table has for each state: where no row is a premier, there is none."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in reference().leaders:
        found[row.state].add(row.role)
    return {code: roles | OTHERS for code, roles in found.items() if roles & HEADS}


@cache
def by_role(role: str) -> tuple[Leader, ...]:
    """The rows of the table of office-holders that have a role."""
    return tuple(row for row in reference().leaders if row.role == role)


def aimed_at(parsed: Parsed, actor: Actor) -> bool:
    """Whether an actor or what it owns is the object of a verb: the other side of whoever acts."""
    token = phrase(parsed, actor)
    if token is not None and token.dep_ == "pobj" and token.head.dep_ == "prep":
        return token.head.head.pos_ == "VERB"
    return token is not None and token.dep_ in ("dobj", "dative")


def subject(parsed: Parsed, actor: Actor) -> bool:
    """Whether an actor named after the person is the subject of what the person says, or what it owns is."""
    token = phrase(parsed, actor)
    return token is not None and token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in CLAUSES


def phrase(parsed: Parsed, actor: Actor) -> "Token | None":
    """The head of the noun phrase that an actor belongs to."""
    span = parsed.doc.char_span(actor.start, actor.end, alignment_mode="expand")
    token = span.root if span is not None else None
    while token is not None and token.dep_ in ("compound", "amod", "poss", "nmod"):
        token = token.head
    return token


def filed(parsed: Parsed) -> str | None:
    """The state from which the article was filed, by its dateline."""
    for block in parsed.clean.blocks[:EARLY]:
        if block.kind == "metadata":
            words = parsed.clean.text[block.start : block.end]
            place = CAPITALS.sub(lambda word: word.group().title(), words)
            codes = [code for hit in names().find(place) for code in hit.value.codes if code in reference().states]
            if codes:
                return codes[-1]
    return None
