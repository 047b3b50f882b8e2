"""Who holds which office: the titles of a sentence tied to its persons, by the templates of `en/links.csv`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Actor, Person
from legatus.ingest.extract.sieve import Sieve
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.titles import Title

#: What the templates' abbreviations stand for.
MACROS = {
    "{THE}": (
        r"(?:(?:the|a|an|its|his|her|their|our|that country's|the country's|one of the|as|{P}'s?|{A}'s?) )?"
        r"(?:\d{1,3}(?:st|nd|rd|th) )?"
    ),
    "{HON}": (
        r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady|Gen|General|Lt|Col|Colonel|Admiral|Captain|Major|Ayatollah|Sheikh|"
        r"Prince|Princess|Hon|Amb|Ambassador|Professor|Rev|His Excellency|Her Excellency|H\.E|HE|King|Queen|Emir|the|"
        r"Field Marshal|His Majesty|Her Majesty|His Royal Highness|Senator|Sen|Judge)\.?,? ){0,3}(?:{T},? )?"
    ),
    "{ASIDE}": r"(?:,? \([^()]{1,40}\)|,? of [A-Z][\w.-]+(?: [A-Z][\w.-]+)?|, \d\d|, [^,.;:{-P}]{1,70}){0,3},?",
    "{ADV}": r"(?:\w+ly |also |now |then |once |still |previously |first |twice |long )?",
    "{BY}": r"(?:,? (?:by|under|in|on) [^,.;]{2,60}?)?,?",
}


AS_TITLE = "as-title"
#: The rule in which two offices stand before one name.
JOINED = "titles-joined-name"
#: The rule in which the title comes first and a comma after it, and what must stand before such a title.
COMMA_NAME = "title-comma-name"
DEFINITE = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Oo]ur|\b[Aa]n?|['’]s?) $|(?:^|[.\n] ?)$")
#: Before whoever did what a passive tells.
BY_WHOM = re.compile(r"\bby (?:the )?(?:[\w.]+ ){0,4}$")
#: The rule in which the rank of ambassador goes with another office, which is the one that counts.
RANK = "rank-of"
#: The rule in which the state follows the name: "President X of Y".
NAME_OF = "title-name-of"
EMBASSY = "embassy-of"
#: The rule in which each envoy goes to the state that follows.
EACH_TO = "each-to"
#: Rules in which one person has the title: never one in the plural.
SINGLE = frozenset({"name-and-title", "name-comma-title", "name-dash-title", "name-paren-title"})


#: Rules after which an enumeration of offices goes on, and what may stand between two of its items.
CHAINED = frozenset(
    {
        "served",
        "prior-to",
        "after-serving",
        "serves",
        "has-been",
        "former-is",
        "is",
        "becomes",
        "as-title",
        "assignments",
        "became",
        "tenure-of",
        "held-including",
    }
)
NEXT = re.compile(
    r"(?:,? (?:at|in) (?:the )?[^;\n]{3,80}?)?"
    r"(?: ?\([^()]{3,30}\)|,? (?:from |in |between )[\w -–]{4,24}?)?(?:[,;]? ?(?:and|as well as|or)?),?"
    r"(?: (?:then|later|previously|also|before that|subsequently|most recently|finally),?)*(?: as)?(?: (?:the|a|an))? "
)


@dataclass(frozen=True, slots=True)
class Link:
    """A template of the table: its rule name, pattern, which person it means, the status it tells, its confidence."""

    rule: str
    template: str
    pattern: "re.Pattern[str]"
    person: str
    status: str | None
    confidence: float
    more: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A title that has its person, and why."""

    title: Title
    person: Person
    link: Link
    mention: tuple[int, int]
    sender: str | None = None
    receiver: str | None = None


@cache
def link_sieve() -> Sieve[Link]:
    """The templates that may fit a masked sentence."""
    return Sieve(links(), lambda link: link.pattern)


@cache
def links() -> tuple[Link, ...]:
    """The templates in the order of the table."""
    return tuple(
        Link(
            row["rule"],
            row["template"],
            compiled(any_case(expanded(row["template"]))),
            row["person"],
            row["status"] or None,
            float(row["confidence"]),
            row["more"] == "yes",
        )
        for row in rows("links")
    )


def any_case(template: str) -> str:
    """A template whose words may be written with or without capitals, unless it asks for capitals itself."""
    return re.sub(r"\[A-Z\]", "(?-i:[A-Z])", f"(?i:{template})")


def expanded(template: str) -> str:
    """A template with its abbreviations written out."""
    for name, text in MACROS.items():
        template = template.replace(name, text)
    return template


Value = Actor | Person | Title


def ties(
    text: str,
    start: int,
    end: int,
    titles: Sequence[Title],
    people: Sequence[Person],
    actors: Sequence[Actor],
    meant: Sequence[tuple[int, int, Person]] = (),
) -> list[Tie]:
    """The offices that the text from `start` to `end` gives to persons, in order of the titles.

    `meant`: pronouns and other words that stand for a person.
    """
    if not titles:
        return []
    masked = mask(text, start, end, titles, people, actors, meant)
    found: dict[int, list[Tie]] = {}
    for link in link_sieve()(masked.text):
        for match in link.pattern.finditer(masked.text):
            if link.rule == AS_TITLE and "inaugurat" in masked.text[: match.end()].casefold():
                continue  # an office that an inauguration only implies
            for tie in matched(masked, match, link):
                place = tie.title.start
                same = place in found and found[place][0].link is link and tie.title.plural
                if place not in found or same or (link.more and all(t.person is not tie.person for t in found[place])):
                    found.setdefault(place, []).append(tie)
    chain(text, titles, found)
    return [tie for place in sorted(found) for tie in found[place]]


def chain(text: str, titles: Sequence[Title], found: dict[int, list[Tie]]) -> None:
    """Tie the further titles of an enumeration to the holder of the first: "served as X, Y and Z"."""
    before: list[Tie] = []
    for title in sorted(titles, key=lambda title: title.start):
        if title.start in found:
            before = found[title.start] if found[title.start][0].link.rule in CHAINED else []
        elif before and NEXT.fullmatch(text[before[0].title.end : title.start]):
            before = [Tie(title, tie.person, tie.link, tie.mention) for tie in before]
            found[title.start] = before
        else:
            before = []


def mask(
    text: str,
    start: int,
    end: int,
    titles: Sequence[Title],
    people: Sequence[Person],
    actors: Sequence[Actor],
    meant: Sequence[tuple[int, int, Person]],
) -> Masked[Value]:
    """The sentence with its titles, persons and the actors outside both hidden."""
    pieces: list[Piece[Value]] = [Piece(t.start, t.end, "T", t) for t in titles]
    pieces += [Piece(s, e, "P", p) for p in people for s, e in p.mentions if start <= s and e <= end]
    pieces += [Piece(s, e, "P", p) for s, e, p in meant if start <= s and e <= end]
    held = [(piece.start, piece.end) for piece in pieces]
    pieces += [
        Piece(a.start, a.end, "A", a)
        for a in actors
        if start <= a.start and a.end <= end and not any(s < a.end and a.start < e for s, e in held)
    ]
    return Masked(text, start, end, pieces)


def matched(masked: Masked[Value], match: "re.Match[str]", link: Link) -> Iterator[Tie]:
    """The ties of one match of a template."""
    pieces = [(kind, piece) for c in match.group() for kind in "PT" for piece in masked.pieces(c, kind)]
    persons = [piece for kind, piece in pieces if kind == "P"]
    titles = [piece.value for kind, piece in pieces if kind == "T"]
    if link.person == "each":
        yield from each_of(titles[0], persons, [p.value for c in match.group() for p in masked.pieces(c, "A")], link)
        return
    if link.person == "all":
        yield from one_each(titles[0], persons, link)
        return
    chosen = persons[-1 if link.person == "last" else int(link.person) - 1]
    after = [piece.value for c in match.group() for piece in masked.pieces(c, "A")]
    codes = [actor.code for actor in after if isinstance(actor, Actor)] if link.rule in (NAME_OF, EMBASSY) else []
    if link.rule == JOINED and not joinable([t for t in titles if isinstance(t, Title)]):
        titles = titles[-1:]  # "the ambassador to X and President Y" are two persons
    if link.rule == JOINED:
        titles = fuller([t for t in titles if isinstance(t, Title)])
    after_person = link.template.rindex("{T}") > link.template.index("{P}")
    for title in titles[-1:] if link.rule == RANK else titles:
        if isinstance(title, Title) and isinstance(chosen.value, Person):
            if title.plural and link.rule in SINGLE:
                continue
            if link.rule == COMMA_NAME and not (title.senders or definite(masked.source, title.start)):
                continue  # "when he was president, X said"
            if link.rule == AS_TITLE and BY_WHOM.search(masked.source, max(0, chosen.start - 60), chosen.start):
                continue  # "was accredited by President X as consul"
            if after_person and title.end <= chosen.start:
                continue  # a courtesy before the name: "the appointment of Ambassador X as envoy"
            yield Tie(title, chosen.value, link, (chosen.start, chosen.end), *codes[:2])


def joinable(titles: Sequence[Title]) -> bool:
    """Whether one person may hold all these offices at once: nobody is an envoy and a head."""
    kinds = {title.kind for title in titles}
    return not {"head", "envoy"} <= kinds


def fuller(titles: Sequence[Title]) -> list[Value]:
    """The titles of one person without an envoy's that only repeats another: "the envoy to Chad, Ambassador X"."""
    told = [t for t in titles if t.kind == "envoy" and (t.senders or t.receivers or t.subject)]
    return [t for t in titles if not (told and t.kind == "envoy" and t not in told)]


def definite(text: str, at: int) -> bool:
    """Whether a title without a state is "the" one of somebody, or begins its sentence."""
    return bool(DEFINITE.search(text[max(0, at - 12) : at]))


def each_of(title: Value, persons: Sequence[Piece[Value]], states: Sequence[Value], link: Link) -> Iterator[Tie]:
    """ "Foreign Ministers X of A and Y of B": each with the state that follows."""
    if not isinstance(title, Title) or not title.plural:
        return
    for piece, state in zip(persons, states, strict=False):
        if isinstance(piece.value, Person) and isinstance(state, Actor):
            sides = (None, state.code) if link.rule == EACH_TO else (state.code, None)
            yield Tie(title, piece.value, link, (piece.start, piece.end), *sides)


def one_each(title: Value, persons: Sequence[Piece[Value]], link: Link) -> Iterator[Tie]:
    """Several holders of a plural title; as many senders as holders are one each, in order ("respectively")."""
    if not isinstance(title, Title) or not title.plural:
        return
    senders = title.senders if len(title.senders) == len(persons) else []
    for i, piece in enumerate(persons):
        if isinstance(piece.value, Person):
            yield Tie(title, piece.value, link, (piece.start, piece.end), senders[i] if senders else None)
