"""Titles in a sentence: which office a phrase such as "outgoing U.S. ambassador to Mexico" names, and for whom.

The titles are rows of `en/offices.csv`, the words beside them rows of `en/status_words.csv`. A title's sending and
receiving side are the actors within its phrase; what is missing there is found later, from the person or the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from legatus.ingest.extract import civil, towns
from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Actor, Parsed
from legatus.ingest.extract.names import names
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.title_words import any_head, first_status, head_sieve
from legatus.ontology.reference import reference

#: "the Socialist Republic of ", "the Government of the ": a long form before a name that the tables know short.
FORM = (
    r"(?:Republic|Kingdom|Commonwealth|States?|Union|Federation|Principality|Sultanate|Emirates?|Democratic|People's|"
    r"Islamic|Federal|Socialist|Hashemite|Arab|United|Bolivarian|Plurinational|Oriental|Cooperative|Co-operative|"
    r"Independent|Grand|Duchy|Government|Federative|Gabonese|Hellenic|Togolese|Syrian|Argentine|Islands?|Court|Holy|See)"
)
LONG = rf"(?:the )?(?:(?:{FORM} ){{1,5}}of (?:the )?)?"
SEVERAL = rf"{{A}}(?:(?:,| and|, and) {LONG}{{A}})*"
TWO = rf"{{A}}(?:(?:, {LONG}{{A}})*,? and(?: to)? {LONG}{{A}})?"
MISSION = r"(?:[Ee]mbassy|[Mm]ission|[Ll]egation|[Cc]onsulate(?: [Gg]eneral)?|[Hh]igh [Cc]ommission)"
BEFORE = rf"(?P<senders>{{A}}(?:(?:,| and|, and|-) ?{{A}})*)(?:'s?)? ?(?:{MISSION}(?:'s)? )?"


@dataclass(slots=True, eq=False)
class Title:
    """A title phrase: clean offsets, the row of the table, and what the phrase itself says.

    `senders`, `receivers`: codes in order; `subject`: the stated subject of a special envoy; `status`: from the words
    beside it; `plural`: "foreign ministers"; `stated`: whether the phrase says more than the bare title.
    """

    start: int
    end: int
    role: str
    kind: str
    scope: str
    bare: bool
    text: str
    senders: list[str] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)
    subject: str | None = None
    status: str | None = None
    plural: bool = False


@cache
def around_head() -> "tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]":
    """Patterns of what may stand before and after a title, and the status of each word."""
    status = {w.casefold(): row["status"] for row in rows("status_words") for w in row["words"].split("|")}
    words = {
        place: "|".join(
            sorted(
                (re.escape(w) for r in rows("status_words") if r["place"] == place for w in r["words"].split("|")),
                key=len,
            )[::-1]
        )
        for place in ("before", "after")
    }
    one = rf"(?:(?:{words['before']})(?: |-))*"
    before = compiled(rf"(?i:(?P<first>{one})(?:{BEFORE})?(?P<second>{one}))$")
    after = compiled(rf"(?i:(?:-| )(?P<after>{words['after']})\b)")
    return before, after, status


def of_document(parsed: Parsed, actors: Sequence[Actor]) -> list[Title]:
    """The titles of a document, in order; "counterpart" has the role of the title before it."""
    found: list[Title] = []
    for _, sentence in parsed.sentences:
        found += find(parsed.text, sentence.start_char, sentence.end_char, actors)
    last: Title | None = None
    for title in found:
        if title.senders and (servant := civil.role_of(title.text, title.senders[0])):
            title.role, title.kind = servant, "official"
        if title.role == "=":
            title.role, title.kind = (last.role, last.kind) if last else ("official_other", "official")
            title.receivers = list(last.receivers) if last else []
        # ambassadors are seldom said to have counterparts
        last = title if title.kind != "envoy" or title.role == "special_envoy" or last is None else last
    for first, second in pairwise(found):
        if OWNED.fullmatch(parsed.text[first.end : second.start]) and first.senders and not second.senders:
            second.senders = [code for code in first.senders if code not in second.receivers]
    return [title for i, title in enumerate(found) if not repeated(parsed.text, title, found[i + 1 : i + 2])]


def repeated(text: str, title: Title, after: Sequence[Title]) -> bool:
    """Whether a "counterpart" is named by the title that follows it ("her Emirati counterpart, Trade Minister X")."""
    if not COUNTERPART.match(title.text) or not after or text[title.end : after[0].start] not in (", ", " "):
        return False
    after[0].senders = after[0].senders or title.senders
    if after[0].text in BARE_TITLES:
        after[0].role, after[0].kind = title.role, title.kind
    return True


def find(text: str, start: int, end: int, actors: Sequence[Actor]) -> list[Title]:
    """The titles in a stretch of the text, from left to right, none within another."""
    if not any(head.search(text, start, end) for head in any_head()(text[start:end])):
        return []
    pieces = [Piece(a.start, a.end, "A", a) for a in actors if start <= a.start and a.end <= end]
    masked: Masked[Actor] = Masked(text, start, end, pieces)
    found = [office_of(text, piece.value) for piece in pieces if OFFICE_NAME.search(text[piece.start : piece.end])]
    guards = [(hit.start + start, hit.end + start) for hit in names().find(text[start:end]) if not hit.value.codes]
    for begin, stop, row in hits(masked.text):
        if any(s < masked.end(stop) and masked.place(begin) < e for s, e in guards):
            continue  # "Georgia Secretary of State" is a false friend as a whole
        title = phrase(masked, begin, stop, row)
        if title is not None and not any(title.start < other.end and other.start < title.end for other in found):
            found.append(title)
    return sorted(found, key=lambda title: title.start)


def office_of(text: str, actor: Actor) -> Title:
    """The office that is an organisation's name as well: "the U.N. High Commissioner for Refugees"."""
    words = text[actor.start : actor.end]
    return Title(actor.start, actor.end, "official_other", "official", "", True, words, senders=[actor.code])


def hits(text: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Where the titles of the table stand: the leftmost, and there the longest; the first row wins a tie."""
    found = [(m.start(), -m.end(), i, row) for i, (head, row) in head_sieve()(text) for m in head.finditer(text)]
    reached = 0
    for begin, stop, _, row in sorted(found, key=lambda hit: hit[:3]):
        if (
            begin >= reached
            and not HYPHENED.search(text, max(0, begin - 12), begin)
            and not nominal(text, begin, -stop)
        ):
            yield begin, -stop, row
            reached = -stop


@cache
def false_titles() -> "re.Pattern[str]":
    """The phrases in which a title is none ("brand ambassador")."""
    phrases = [guard.phrase for guard in reference().guards if guard.kind == "nominal"]
    return re.compile("|".join(rf"\b{re.escape(p)}s?\b" for p in phrases) or r"(?!)", re.I)


def nominal(text: str, begin: int, stop: int) -> bool:
    """Whether the title belongs to a phrase in which it is no office of a state."""
    near = max(0, begin - 40)
    if any(
        m.start() + near <= begin and stop <= m.end() + near for m in false_titles().finditer(text[near : stop + 40])
    ):
        return True
    if SOMEBODYS.search(text[near:begin]) and not NAMED.match(text, stop):
        return True
    if NOT_BEFORE.search(text[near:begin]) or below_the_state(text, begin, stop):
        return True
    return bool(PRESIDES.search(text[begin:stop]) and (NOT_AFTER.match(text, stop) or OF_OTHERS.match(text, stop)))


#: "vice-president" is a row of its own; after these a hyphen may stand.
HYPHENED = re.compile(r"(?i)(?<!\bthen)(?<!\bex)(?<!\bformer)(?<!\bacting)(?<!\bnow)(?<!\binterim)(?<=\w)-$")
OFFICE_NAME = re.compile(r"\b(?:Commissioner|Secretary[- ]General|Director[- ]General)\b")
#: "foreign ministers", "secretaries of state", "ministers of defence".
PLURAL = re.compile(
    r"(?i)\b(?:(?:minister|ambassador|president|premier|envoy|representative|commissioner|counterpart|colleague|leader|king|"
    r"chancellor|head|consul|spokesperson|adviser|advisor|diplomat)s|secretaries|emissaries|charg[ée]s d)\b"
)


@cache
def provinces() -> "tuple[re.Pattern[str], re.Pattern[str]]":
    """The names of states of a federation and provinces, before a title and after it."""
    names = "|".join(re.escape(row["name"]) for row in rows("subnational"))
    return re.compile(rf"\b(?:{names})(?:'s?)? $"), re.compile(rf" of (?:the state of )?(?:{names})\b")


def below_the_state(text: str, begin: int, stop: int) -> bool:
    """Whether a title is one of a province or a state of a federation: "Ontario Premier", "governor of Texas"."""
    before, after = provinces()
    return bool(before.search(text[max(0, begin - 30) : begin]) or after.match(text, stop))


#: A company, club, faculty or parliament has presidents too; a presidential candidate or palace is no president.
NOT_AFTER = re.compile(
    r"(?i: of (?:the )?(?:\w+ )?(?:company|board|club|university|college|bank|association|federation|union|society|"
    r"institute|foundation|committee|council|court|senate|assembly|parliament|congress|chamber|faculty|party|group|"
    r"firm|corporation|league|team|school|think tank|center|centre|organization|organisation|conference|church|jury|"
    r"fame|world bank|city|town|state senate|labor|staff))|'s? (?:office|palace|residence) (?:at|in) \w"
)
#: "president of Acme", "president and chief executive", where no state or republic follows.
OF_OTHERS = compiled(
    rf"(?: (?:of|at|for) (?!{LONG}{{A}})"
    r"(?!(?i:(?:the |a |his |her |their |our |that )?(?:\w+ )?(?:country|nation|republic|state)\b))"
    r"(?=(?:the |a |an |his |her )?[\w])|,? (?:and|&) (?:chief|ceo|founder|chair|coo|cfo|director)|,? (?:inc|llc)\b)"
)
PRESIDES = re.compile(r"(?i)^(?:president|chancellor|king|queen|minister|secretary|ambassador)s?$")
NOT_BEFORE = re.compile(
    r"(?i:\b(?:company|club|university|college|bank|association|federation|institute|foundation|student|class|party|"
    r"senate|assembly|parliament|chamber|fifa|uefa|ioc|group|board|union|goodwill|brand|presidential|homecoming|drag|"
    r"prom|beauty|burger|dairy) |\b(?:class|offices?|palace|residence|candidates?) (?:of|for) (?:the )?)$"
)
#: "adviser to the president, X": the name is the adviser's; "adviser to President X" is another matter.
SOMEBODYS = re.compile(
    r"(?i)\b(?:advis[eo]rs?|aides?|assistants?|spokes\w+|chief of staff|deputy|wife|husband|son|daughter|brother|"
    r"sister|lawyer|counsel) (?:of|to|for) (?:the |its |his |her )?$"
)
NAMED = re.compile(r" [A-Z]")


def phrase(masked: Masked[Actor], begin: int, stop: int, row: dict[str, str]) -> Title | None:
    """The whole phrase around a title: the words and actors before it, and its complements."""
    before, after, words = around_head()
    left = before.search(masked.text, max(0, begin - 60), begin)
    status = None
    senders: list[str] = []
    if left is not None:
        whose = masked.text[max(0, left.start() - 40) : left.start()]
        if NOT_BEFORE.search(whose) or (SOMEBODYS.search(whose) and not NAMED.match(masked.text, stop)):
            return None
        status = first_status(f"{left['first']} {left['second']}")
        senders = [piece.value.code for piece in masked.pieces(left["senders"] or "", "A")]
    end = stop
    right = after.match(masked.text, end)
    if right is not None:
        status, end = words[right["after"].casefold()], right.end()
        if status == "none":
            return None
    title = Title(0, 0, row["role"], row["kind"], row["scope"], row["bare"] == "yes", masked.text[begin:stop])
    title.senders, title.status = senders, status
    title.plural = row["kind"] != "official" and bool(PLURAL.search(title.text))
    title.senders = title.senders if title.plural or row["kind"] == "envoy" else title.senders[-1:]
    if title.text == "Minister" and title.senders == ["USA"]:  # America has secretaries; its minister is an envoy
        title.role, title.kind = "ambassador", "envoy"
    if title.role == "=" and not senders and COLLEAGUE.match(title.text) and not EACH.match(masked.text, stop):
        return None  # a colleague of whatever kind
    if title.kind == "leader":  # "the Cuban leader"; of a party or rebels without a state it is none
        if len(title.senders) != 1 or title.senders[0] not in reference().states:
            return None
        title.role, title.kind = reference().states[title.senders[0]].head, "head"
    if title.kind == "body":  # "the NATO chief"; of the police or a gang it is nobody here
        if len(title.senders) != 1 or title.senders[0] not in reference().organizations:
            return None
        title.kind = "official"
    title.start = masked.place(begin)
    if left is not None:
        dropped = len(masked.pieces(left["senders"] or "", "A")) - len(title.senders)
        title.start = masked.place(left.end("senders") - 1 if dropped else left.start())
    end = complements(masked, end, title)
    title.end = masked.end(end)
    return title


#: Whose envoy somebody is in person: "of the United Nations Secretary-General".
CHIEF = (
    r"(?:(?:'s)? (?:Secretary[- ]General|[Cc]hairperson(?: of the Commission)?|[Gg]overnment|Commission)"
    r"(?= (?:for|to|on)\b))?"
)
OF_ONE = compiled(rf"(?:,? (?:of|from|representing) {LONG}(?P<of>{{A}})(?! (?:and|City)\b {{A}}){CHIEF})")
OF_SEVERAL = compiled(rf"(?: (?:of|from|representing) {LONG}(?P<of>{SEVERAL}))")
TO = compiled(rf"(?:,? (?:to|in|at|accredited to|for|with) {LONG}(?P<to>{TWO}))")
#: A head's full title at home: "the President of the Republic".
OF_REPUBLIC = re.compile(r"(?i: of (?:the|our) (?:republic|nation|federation|union))(?! of\b)")
#: Where a government sits: "the prime minister in Skopje".
IN_CAPITAL = compiled(r" in (?P<of>{A})(?=[,.;]|$)")
TOWN = r"(?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)*, )?"
AT_MISSION = compiled(
    rf"(?:,| of| at| in) (?:the )?(?P<of>{{A}})(?:(?:'s)? (?P<what>{MISSION}))?"
    rf"(?: (?:(?:in|to|at) )?{TOWN}(?P<to>{{A}}))?"
)
#: An institution of the tables that is a mission: "the U.S. Embassy".
MISSIONS = re.compile(MISSION)
#: In news a plain "envoy to" a state is its ambassador; an envoy for or on something is a special one.
ENVOY_TO = re.compile(r"(?i)envoys? (?:to|in|accredited to)")
COUNTERPART = re.compile(r"(?i)counterpart|colleague|opposite")
#: Between an office and that of somebody who serves its holder: "the Kenyan president's special envoy".
OWNED = re.compile(r"['’]s? (?:\w+ ){0,2}")
#: Titles that do not say which office it is.
BARE_TITLES = frozenset({"Minister", "Ambassador", "Secretary"})
#: The states of colleagues may follow one by one: "his colleagues, Chad's X and Mali's Y".
EACH = compiled(r"s?,? {A}'s? ")
COLLEAGUE = re.compile(r"(?i)colleague|opposite")
PLAIN_ENVOY = re.compile(r"(?i)envoys?")
#: "the special representative for North Korea policy".
POLICY = re.compile(
    r" (?:policy|affairs|issues|negotiations|talks|peace(?: process| talks)?|reconciliation|reconstruction)\b"
)
#: A session or office of an organisation: "to the Seventieth Session of the General Assembly of the United Nations".
TO_MEETING = compiled(
    r" to (?:the )?(?:[\w'-]+ ){0,3}(?:Sessions?|Offices?|Conferences?)(?: [\w'-]+){0,6}? of (?:the )?(?P<to>{A})"
)
#: An organisation that the tables do not count as an actor.
TO_BODY = re.compile(r" to (?:the )?(?P<subject>[A-Z][\w.]+(?: (?:(?:of|for|and|on) (?:the )?)?[A-Z][\w.]+)*)")
#: A town that is no capital: a consul's seat.
SEAT = compiled(r" (?:in|at) (?P<town>(?:[A-Z][\w'-]+)(?: [A-Z][\w'-]+)*)(?:, (?P<to>{A}))?(?! (?:[A-Z]|on ))")
SUBJECT = re.compile(
    r" (?:for|to|on) (?P<subject>(?:the )?(?:[\w'-]+ ){0,5}?[\w'-]+)"
    r"(?=[,.;:)\n]|$| \(|"
    r" (?:who|has|had|said|since|in|on|was|is|will|after|told|at|by|this|next|last|from|and|until)\b)"
)


@cache
def theme() -> "re.Pattern[str]":
    """The field of a special envoy right before the name: "Special Envoy for Climate X"."""
    words = "|".join(sorted((row["portfolio"] for row in rows("portfolios")), key=len, reverse=True))
    return re.compile(rf"(?i: (?:for|on) (?:the )?(?P<subject>climate|{words}))(?= (?:[A-Z]|Mr|Ms|Dr))")


def complements(masked: Masked[Actor], end: int, title: Title) -> int:
    """Read "of X", "to Y" after a title into it; returns where the phrase ends."""
    text = masked.text
    at = AT_MISSION.match(text, end) if title.kind == "envoy" else None
    if at is not None and not title.senders and (at["what"] or MISSIONS.search(masked.words(*at.span("of")))):
        title.senders = [masked.pieces(at["of"], "A")[0].value.code]
        title.receivers = [piece.value.code for piece in masked.pieces(at["to"] or "", "A")]
        return at.end()
    for _ in range(2):
        of = (OF_SEVERAL if title.plural else OF_ONE).match(text, end)
        if of and not title.senders and text[of.end() : of.end() + 2] != "'s":
            title.senders = [piece.value.code for piece in masked.pieces(of["of"], "A")]
            end = of.end()
            continue
        to = TO.match(text, end) if title.kind == "envoy" else None
        if to and not title.receivers:
            if title.role == "special_envoy" and ENVOY_TO.match(f"{title.text}{text[end : end + 14]}"):
                title.role = "ambassador"
            title.receivers = [piece.value.code for piece in masked.pieces(to["to"], "A")]
            end = to.end()
            continue
        break
    if title.kind in ("head", "minister") and not title.senders and (seat := IN_CAPITAL.match(text, end)):
        found = masked.pieces(seat["of"], "A")[0].value
        if found.via in ("capital", "place") and found.code in reference().states:
            title.senders, end = [found.code], seat.end()
    if title.kind == "head" and not title.senders and (own := OF_REPUBLIC.match(text, end)):
        end = own.end()
    if title.role == "special_envoy" and title.receivers and (tail := POLICY.match(text, end)):
        end = tail.end()
    if title.role == "special_envoy" and not title.receivers and (subject := SUBJECT.match(text, end)):
        title.subject = masked.words(subject.start("subject"), subject.end("subject")).removeprefix("the ")
        end = subject.end()
    if title.role == "special_envoy" and not (title.receivers or title.subject) and (on := theme().match(text, end)):
        title.subject, end = masked.words(on.start("subject"), on.end("subject")), on.end()
    plain = title.role == "special_envoy" and PLAIN_ENVOY.fullmatch(title.text) and not title.subject
    if plain and not title.receivers and set(title.senders[-1:]) & set(reference().states):
        title.role = "ambassador"
    if title.role == "ambassador" and not title.receivers and (meeting := TO_MEETING.match(text, end)):
        title.receivers, end = [masked.pieces(meeting["to"], "A")[0].value.code], meeting.end()
    if title.role == "ambassador" and not title.receivers and (body := TO_BODY.match(text, end)):
        title.subject, end = body["subject"], body.end()
    if title.role == "consul_general" and not title.receivers and (seat := SEAT.match(text, end)):
        title.receivers = [piece.value.code for piece in masked.pieces(seat["to"] or "", "A")]
        lies_in = towns.state_of(seat["town"])
        if not title.receivers and lies_in and lies_in not in title.senders:
            title.receivers = [lies_in]
        end = seat.end()
    if (
        title.kind == "envoy"
        and not title.receivers
        and not title.subject
        and title.senders[-1:]
        and title.senders[-1] in reference().organizations
    ):
        title.receivers = [title.senders.pop()]  # "the U.N. ambassador" is an ambassador to it
    return end
