"""Whom "he" and "she" mean, where that is safe: the person who was last the subject, if sex does not contradict."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from legatus.ingest.extract.model import Parsed, Person

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span, Token

SUBJECT = frozenset({"nsubj", "nsubjpass"})
SEX = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
CAREER = re.compile(
    r"(?:His|Her|Previous|Prior|Other|Earlier|Past|Overseas)(?: [\w-]+){0,4}? "
    r"(?:assignments|postings|positions|posts|tours|experience|career|service|appointments)\b"
)
LIFE = re.compile(r"(?i)\b(?:biograph\w+|profile|curriculum vitae|cv|obituary)\b")
MALE = re.compile(r"\b(?:Mr|Sir|King|Prince|Lord|Sheikh|Emir|Pope|Sultan|Father)\.? $")
FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Queen|Princess|Lady|Baroness|Madam)\.? $")


def find(parsed: Parsed) -> list[tuple[int, int, Person]]:
    """The pronouns of a document that surely mean one of its persons: clean offsets and the person.

    "Previous assignments" at the beginning of a sentence are those of the person told of before.
    """
    sexes = {id(person): sex_of(parsed.text, person) for person in parsed.persons}
    told_of = biography(parsed)
    current: Person | None = told_of
    found: list[tuple[int, int, Person]] = []
    for _, sentence in parsed.sentences:
        people = list(named(parsed, sentence))
        before = current
        told = False
        if told_of is not None and sentence[0].lower_ in SEX:
            current = told_of
        career = CAREER.match(sentence.text)
        if career is not None and current is not None:
            found.append((sentence.start_char, sentence.start_char + career.end(), current))
        for token in sentence:
            subject = next((p for t, p in people if t == token.i), None)
            if subject is not None and is_subject(token) and (main(token) or not led(people, sentence)):
                current = subject
            sex = SEX.get(token.lower_)
            if sex is None or current is None or quoted(parsed.text, sentence.start_char, token.idx):
                continue
            if sexes[id(current)] not in (None, sex):
                continue
            if others(people, token, current, sexes, sex):
                continue
            sexes[id(current)] = sex
            if token.lower_ in SEX and token.dep_ in ("dobj", "dative") and current is not before:
                continue  # "X appointed him": somebody told of before, but who is not sure
            if token.lower_ in ("he", "she") or (token.lower_ in SEX and token.dep_ in ("dobj", "dative")):
                found.append((token.idx, token.idx + len(token), current))
                told = told or token.dep_ in SUBJECT
        distinct = list({id(p): p for _, p in people}.values())
        if len(distinct) == 1 and not told:  # "he was nominated by President X" goes on about him
            current = distinct[0]
    return found


def is_subject(token: "Token") -> bool:
    """Whether a name is a subject, or stands beside one: "the ambassador, X, resides there"."""
    return token.dep_ in SUBJECT or (token.dep_ == "appos" and token.head.dep_ in SUBJECT)


def main(token: "Token") -> bool:
    """Whether a subject is one of the main clause."""
    verb = (token.head if token.dep_ == "appos" else token).head
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT"


def led(people: list[tuple[int, Person]], sentence: "Span") -> bool:
    """Whether a person is the subject of the main clause of a sentence."""
    places = {i for i, _ in people}
    return any(t.i in places and is_subject(t) and main(t) for t in sentence)


def biography(parsed: Parsed) -> Person | None:
    """Whose life a document tells: the person whom its title names, and little else."""
    title = parsed.document.title or next((s.text for kind, s in parsed.sentences if kind == "title"), "")
    words = set(re.findall(r"\w+", title.casefold()))
    for person in parsed.persons:
        own = re.findall(r"\w+", person.name.casefold())
        if len(own) > 1 and own[-1] in words and len(words - set(own)) <= (4 if LIFE.search(title) else 0):
            return person
    return None


def named(parsed: Parsed, sentence: "Span") -> Iterator[tuple[int, Person]]:
    """The root token of every person named in a sentence, with the person."""
    for person in parsed.persons:
        for start, end in person.mentions:
            if sentence.start_char <= start and end <= sentence.end_char:
                span = sentence.doc.char_span(start, end, alignment_mode="expand")
                if span is not None:
                    yield span.root.i, person


def sex_of(text: str, person: Person) -> str | None:
    """The sex that a form of address tells."""
    for start, _ in person.mentions:
        before = text[max(0, start - 10) : start]
        if MALE.search(before):
            return "m"
        if FEMALE.search(before):
            return "f"
    return None


def others(
    people: list[tuple[int, Person]], token: "Token", current: Person, sexes: dict[int, str | None], sex: str
) -> bool:
    """Whether somebody else was named between the person and the pronoun who may be meant as well."""
    before = [(i, p) for i, p in people if i < token.i]
    mine = max((i for i, p in before if p is current), default=-1)
    return any(i > mine and p is not current and sexes[id(p)] in (None, sex) for i, p in before)


def quoted(text: str, start: int, at: int) -> bool:
    """Whether a pronoun stands within quotation marks, where others speak of others."""
    before = text[start:at]
    return (before.count("“") > before.count("”")) or before.count('"') % 2 == 1
