"""Whom somebody met, from the words that lists of trips and visits put beside a date.

Only what follows a word of meeting counts, up to the next verb or preposition, and only persons and heads with a
title: "Met with President A and German Chancellor B", "met with the Presidents of C and D". What is attended,
visited or remembered is no meeting with those named there. Whoever is named without a state is the host's, unless the
words or the table of office-holders leave that open: then the person is not counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legatus.ingest.territories import at_the_time
from legatus.ingest.tours.known import holds
from legatus.ingest.tours.titled import Titled, pattern, plain_name, title_of
from legatus.ontology.dates import bounds
from legatus.ontology.reference import code_for, fold, reference

_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!U\.S)(?<!\bSt)(?<!\bGen)(?<!\b[JS]r)\.(?=\s+[A-Z\[]|$)|;\s*|\[|\]")
_MEETING = re.compile(
    r"\b(?:met|meetings?|conferences?|conferred|consulted|consultations|talks|audience|discussed|discussions|dinner"
    r"|luncheon|lunch|breakfast|exchange of visits|exchanged visits|visit(?= with)|summit)\b|^\s*and(?= with\b)",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith\b")
#: Where a list of those met ends: at another verb, or at words that say when, where and what about.
_CUT = re.compile(
    r"\b[a-z]{2,}ed\b(?<!\bUnited)|\b(?:gave|laid|spoke|took|left|flew|held|made|was|were|led|went|saw|paid|at|during|in|on|for"
    r"|to|while|before|after|about|regarding|concerning|by|en|as|aboard|near|prior|following|upon|over|under|when"
    r"|(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? [lI]?\d+)\b"
)
_SMALL = r"(?:de|da|do|dos|das|di|del|della|la|le|van|von|der|den|bin|ibn|ben|al|el|ul|zu|y|e)"
_WORD = r"(?:(?:al-|ul-|el-|d['’]|de|von)?[A-ZÀ-ÖØ-Þ][\w’'.-]*)"
_NAME = re.compile(rf"(?:{_SMALL} )*{_WORD}(?: (?:{_SMALL} )*{_WORD})*")
#: Heads without names: "the Presidents of A and B", "the Heads of State and Government of A, B, and C".
_HEADS = re.compile(
    r"\b(?:leaders|Presidents?(?: and Prime Ministers?)?|Prime Ministers?|Chancellors?|Kings?|Foreign Ministers?"
    r"|[Hh]eads of [Ss]tate(?: (?:and|or) (?:of )?[Gg]overnments?)?|[Hh]eads of [Gg]overnment) of (?:the )?"
)


#: A conference by the name of its place, whose members may be of any state.
_CONFERENCE = re.compile(r"[A-Z][\w-]+ [Cc]onference\b[^,;]*$")


@dataclass(frozen=True, slots=True)
class Met:
    """One side that was met: a state or organisation (None where the words leave it open), and the person where one is
    named. `words`: the sentence, for what else it says. `stated`: the state is named with the person."""

    state: str | None
    person: Titled | None
    words: str
    stated: bool = True


def met(text: str, host: str, on: str) -> Iterator[Met]:
    """Those met, each once, in the order of the text. `host`: the state of those without a state of their own; `on`:
    the day (EDTF), which says which state a name meant then."""
    day, found = bounds(on)[0].isoformat(), dict[tuple[str | None, str], Met]()
    for sentence in _SENTENCE.split(text):
        for clause, open_ in _clauses(sentence):
            for one in _in(clause, host, day, sentence):
                one = _settled(one, day, open_)
                found.setdefault((one.state, one.person.name if one.person else ""), one)
    yield from _one_an_office(list(found.values()), day)


def _settled(one: Met, day: str, open_: bool) -> Met:
    """The same, its state taken away where nothing says that it is the host's."""
    if one.stated or one.person is None or one.state is None:
        return one
    title = one.person.title
    if title.states and one.state not in title.states:  # a chancellor in Rome, a consort
        only = next(iter(title.states)) if len(title.states) == 1 else None
        return Met(only, one.person, one.words)
    office = one.person.office(one.state)
    known = holds(one.person.name, office[0], one.state, day) if office and not one.person.former else None
    if known is False or (known is None and (open_ or title.rank)):
        return Met(None, one.person, one.words)
    return one


def _one_an_office(found: list[Met], day: str) -> Iterator[Met]:
    """Where two without a state of their own bear one title, they are of two states: only whom the table knows
    counts."""
    titles = [one.person.title.words for one in found if one.person and not one.stated and not one.person.former]
    for one in found:
        person = one.person
        if person and one.state and not one.stated and titles.count(person.title.words) > 1:
            office = person.office(one.state)
            if office is None or not holds(person.name, office[0], one.state, day):
                one = Met(None, person, one.words)
        yield one


def _clauses(sentence: str) -> Iterator[tuple[str, bool]]:
    """The words that name those met, one piece for each word of meeting; and whether they may be of any state."""
    starts = [match.end() for match in _MEETING.finditer(sentence)]
    for i, start in enumerate(starts):
        rest = sentence[start : starts[i + 1] if i + 1 < len(starts) else len(sentence)]
        any_state = _CONFERENCE.search(sentence[:start]) is not None
        begin = _WITH.search(rest)
        if begin is not None:
            rest = rest[begin.end() :]
        elif not re.match(rf" (?:{pattern()}) ", rest):
            continue
        for piece in re.split(r"\band with\b", rest):
            cut = _CUT.search(piece)
            yield piece[: cut.start()] if cut else piece, any_state


def _in(clause: str, host: str, day: str, sentence: str) -> Iterator[Met]:
    for heads in _HEADS.finditer(clause):
        yield from (Met(code, None, sentence) for code in _states(clause[heads.end() :], day))
    title = re.compile(rf"(?<![\w-])(?P<title>{pattern()}|{_plurals()})(?= )")
    found, stated = list(title.finditer(clause)), False
    for i, match in enumerate(found):
        rest = clause[match.end() : found[i + 1].start() if i + 1 < len(found) else len(clause)]
        before = clause[found[i - 1].end() if i else 0 : match.start()]
        former, own = _before(before, host, day)
        # "French President A and Prime Minister B": B may be of either state
        state = own or ("" if own == "" or stated else host)
        for one in _persons(former, state, own, match["title"], rest, day, sentence):
            stated = stated or bool(own)
            yield one


def _persons(
    former: bool, state: str, own: str | None, words: str, rest: str, day: str, sentence: str
) -> Iterator[Met]:
    """The persons after one title; several where it is in the plural. `state`: "" where it is open."""
    if rest.startswith(" of "):  # "the Presidents of A and B"
        return
    plural = words.casefold() in _singular()
    title = title_of(_singular().get(words.casefold(), words))
    for part in re.split(r",(?: and)? | and ", rest) if plural else [rest]:
        name = _NAME.match(part.strip())
        if name is None or re.match(r"(?:Mrs|Mr|Ms|Madame)\b", name[0]):
            continue
        if plural and re.match(r"\W*(?:[A-Z]\S* ){0,2}$", part[name.end() + 1 :]) is None and " of " not in part:
            continue
        after = _of(part.strip()[name.end() :], day)
        named = _without_adjective(name[0]) if plural else name[0]
        if named:
            person = Titled(title, plain_name(named.removesuffix(".")), former)
            yield Met((state if after is None else after) or None, person, sentence, stated=bool(after or own))


def _before(before: str, host: str, day: str) -> tuple[bool, str | None]:
    """What stands before a title: whether the office is a former one, and whose it is; "" where that is open, None
    where nothing is said."""
    words = re.findall(r"[\w.’'-]+", re.split(r"\b(?:and|with)\b|,", before)[-1])
    former = "former" in (word.casefold() for word in words[-4:])
    for length in (3, 2, 1):
        tail = words[-length:]
        if len(tail) == length and tail[0][:1].isupper():
            code = _code(re.sub(r"['’]s?$", "", " ".join(tail)), host)
            if code is not None:
                if words[-length - 1 : -length or None][:1] and words[-length - 1][:1].isupper():
                    return former, ""  # "Bosnian Serb": of neither state
                return former, _then(code, day) if code else ""
    return former, "" if words and words[-1][:1].isupper() and words[-1] != "He" else None


def _code(words: str, host: str) -> str | None:
    """The state that a name or an adjective means; "" where it could be several, None where it is none."""
    if fold(words) in ("us", "american"):
        return "USA"
    found = _adjectives().get(fold(words), frozenset())
    if len(found) > 1:
        return host if host in found else ""
    return next(iter(found), None) or code_for(words)


def _of(rest: str, day: str) -> str | None:
    """The state in ` of Venezuela`, directly after a name."""
    match = re.match(r" of (?:the )?(.+)", rest)
    found = _longest(match[1]) if match else None
    return _then(found[0], day) if found else None


def _then(code: str, day: str) -> str:
    """A state, or "" where it was none yet on a day: its officers were those of a part of another."""
    state = reference().states.get(code)
    return "" if state and state.exists_from and day < bounds(state.exists_from)[0].isoformat() else code


def _states(words: str, day: str) -> Iterator[str]:
    """The states at the head of a list of names, as far as they are known; `and` may be part of a name."""
    rest = words
    while rest:
        found = _longest(rest)
        if found is None:
            return
        code, length = found
        yield at_the_time(code, day)
        rest = re.sub(r"^(?:,? and|,)? (?:the )?", "", rest[length:]) if rest[length:].startswith((",", " ")) else ""


def _longest(words: str) -> tuple[str, int] | None:
    """The code of the longest name at the head of some words, and how long it is."""
    ends = [m.start() for m in re.finditer(r"[ ,.]|$", words)][:7]
    for end in reversed(ends):
        name = re.sub(r"^Federal Republic of ", "", words[:end].rstrip(" ,."))
        code = code_for(name) if name[:1].isupper() else None
        if code is not None:
            return code, len(words[:end].rstrip(" ,."))
    return None


def _without_adjective(name: str) -> str:
    """A name of a list in the plural, unless it is the adjective of the next title (`and Soviet Premier …`)."""
    return "" if _adjectives().get(fold(name)) else name


_PLURAL: dict[str, str] = {}


def _singular() -> dict[str, str]:
    """Titles in the plural, in lower case, to the title."""
    if not _PLURAL:
        heads = ("President", "Prime Minister", "Chancellor", "King", "Foreign Minister", "Premier")
        _PLURAL.update({f"{title}s".casefold(): title for title in heads})
    return _PLURAL


def _plurals() -> str:
    return "|".join(f"{title}s" for title in _singular().values())


_ADJECTIVES: dict[str, frozenset[str]] = {}


def _adjectives() -> dict[str, frozenset[str]]:
    """Adjectives of states, folded, to all states that they may mean."""
    if not _ADJECTIVES:
        for state in reference().states.values():
            for word in state.adjectives:
                _ADJECTIVES[fold(word)] = _ADJECTIVES.get(fold(word), frozenset()) | {state.code}
    return _ADJECTIVES
