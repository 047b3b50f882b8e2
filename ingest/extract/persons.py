"""The persons of a text: who is named, by all their forms together."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from legatus.ingest.extract.model import Parsed, Person
from legatus.ingest.extract.no_names import NO_NAME
from legatus.ingest.extract.person_names import FAMILY_FIRST, HONORIFICS, key, same_person, short_for, tidy

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Doc

#: A name: a capital, and at least one more letter or a stop.
NAME = re.compile(r"^[^\W\d_][\w.'’-]+(?: [\w.,'’“”\"()-]+)*$")
#: Words that are no name by themselves.
TITLE_WORD = re.compile(
    r"(?:jr|sr|mr|mrs|ms|dr|king|queen|prince|princess|president|minister|sir|lady|lord|pope|gen|ii|iii|iv)$", re.I
)
#: Two running mates as one word.
TICKET = re.compile(r"([A-Z]\w+)[-–][A-Z]\w+ [Aa]dministration")
#: The second syllable of a Korean given name, which the recogniser may cut off ("Moon Jae-in").
SYLLABLE = re.compile(r"[-‑](?!(?:led|era|elect|style|like|run|born|based|ally|aide)\b)[a-z]{2,5}(?=[ ,.;:'’]|$)", re.M)
#: A suffix that the entity recogniser leaves out.
SUFFIXED = re.compile(r",? (?:Jr|Sr)\b\.?|,? (?:II|III|IV)\b")


def spans(parsed: Parsed, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the recogniser sees a person, titles and possessives cut off, outside the stretches `taken`."""
    covered = [False] * (len(parsed.text) + 1)
    for start, end in taken:
        covered[start:end] = [True] * (end - start)
    found: list[tuple[int, int]] = []
    for _, sentence in parsed.sentences:
        for entity in sentence.ents:
            if entity.label_ == "PERSON":
                start, end = trimmed(parsed.text, entity.start_char, entity.end_char)
                while start < end and (covered[start] or parsed.text[start] == " "):
                    start += 1
                cut = bool(found) and 0 <= start - found[-1][1] <= 1
                if cut and not SUFFIXED.search(
                    parsed.text[found[-1][1] - 5 : found[-1][1]]
                ):  # one name that the recogniser cut in two
                    start, end = found.pop()[0], max(end, start)
                start, end = earlier(parsed.doc, start), longer(parsed.doc, start, end)
                syllable = SYLLABLE.match(parsed.text, end)
                if syllable is not None and len(parsed.text[start:end].split()) == 2:
                    end = syllable.end()
                if (
                    end > start
                    and not covered[start]
                    and is_name(parsed.text[start:end])
                    and NAME.match(parsed.text[start:end])
                ):
                    found.append((start, end))
    return found


def is_name(text: str) -> bool:
    """Whether a stretch has a word that can be a name: not only a suffix, an initial or a title."""
    if text.split(" ")[0] in NO_NAME:
        return False
    return any(len(word) > 1 and not TITLE_WORD.match(word) for word in re.findall(r"[^\W\d_]+", text))


def earlier(doc: "Doc", start: int) -> int:
    """Where a name really begins, if the recogniser took a Chinese family name such as He for a pronoun."""
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or span.start == 0:
        return start
    before = doc[span.start - 1]
    own = before.text.istitle() and before.lower_ in FAMILY_FIRST and before.idx + len(before) + 1 == start
    return before.idx if own and not before.is_sent_start and not before.ent_type_ else start


def longer(doc: "Doc", start: int, end: int) -> int:
    """Where a name really ends, if the recogniser left out family names.

    After one word, one that is also a month or verb; after several ("Luz Elena"), what the parser sees as the head of
    the same name.
    """
    span = doc.char_span(start, end)
    if not span or span.end >= len(doc):  # None, or empty
        return end
    if len(span) == 1:
        return doc[span.end].idx + len(doc[span.end]) if follows(doc, span.end, ("", "DATE")) else end
    head = span[-1].head
    if span[-1].dep_ != "compound" or not span.end <= head.i < span.end + 3:
        return end
    rest = range(span.end, head.i + 1)
    return head.idx + len(head) if all(follows(doc, i, ("",)) for i in rest) else end


def follows(doc: "Doc", i: int, entities: tuple[str, ...]) -> bool:
    """Whether a token can be another word of the name that ends right before it, as an entity of these kinds."""
    token, before = doc[i], doc[i - 1]
    own = token.tag_ == "NNP" and token.text.istitle() and token.is_alpha and token.ent_type_ in entities
    return own and before.whitespace_ == " " and token.text not in NO_NAME


def joined(doc: "Doc", found: list[tuple[int, int]], cued: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What the recogniser found and what was found by cues; a longer cue takes the place of pieces of one name."""
    kept = list(found)
    for start, end in cued:
        within = [place for place in kept if place[0] < end and start < place[1]]
        span = doc.char_span(start, end)
        whole = span is not None and all(t.ent_type_ for t in span) and not any(t.tag_ == "POS" for t in span)
        # more words before the name, right after a title, are its given names
        given = (
            span is not None
            and all(t.text[:1].isupper() or t.text == "-" for t in span)
            and within[-1:]
            and within[-1][1] == end
        )
        if not within or ((whole or given) and all(start <= s and e <= end for s, e in within)):
            kept = [place for place in kept if place not in within] + [(start, end)]
    return sorted(kept)


def apart(places: Iterable[tuple[int, int]], taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places that overlap none of those taken nor each other; the longer of two comes first."""
    covered = list(taken)
    kept = []
    for start, end in sorted(set(places), key=lambda place: (place[0] - place[1], place)):
        if not any(s < end and start < e for s, e in covered):
            kept.append((start, end))
            covered.append((start, end))
    return sorted(kept)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of the bare name within a stretch that the recogniser gave, a suffix such as Jr. added."""
    raw = text[start:end].split("  ")[0]
    name = tidy(raw)
    if not name:
        return start, start
    start += raw.index(name)
    end = start + len(name)
    ticket = TICKET.match(text, start)
    if ticket is not None and ticket.end(1) < end:
        end = ticket.end(1)  # "the Biden-Harris administration" is the first one's
    suffix = SUFFIXED.match(text, end)
    return start, suffix.end() if suffix else end


def group(text: str, found: Iterable[tuple[int, int]]) -> list[Person]:
    """One Person for all mentions that may be of one: full names first, then shorter forms of the names before them."""
    places = sorted(set(found))
    people: list[Person] = []
    full = [place for place in places if len(key(text[slice(*place)])) > 1]
    for place in full:
        words = key(text[slice(*place)])
        owner = next((p for p in reversed(people) if any(same_person(words, key(n)) for n in forms(text, p))), None)
        join(people, owner, text, place)
    for place in (place for place in places if place not in set(full)):
        words = key(text[slice(*place)])
        if words:
            join(people, bearer(text, people, words, place[0]), text, place)
    for person in people:
        person.mentions.sort()
    return sorted(people, key=lambda person: person.mentions[0])


def join(people: list[Person], owner: Person | None, text: str, place: tuple[int, int]) -> None:
    """Add a mention to its person, or a new person."""
    name = text[slice(*place)]
    if owner is None:
        people.append(Person(name, [place]))
        return
    owner.mentions.append(place)
    if len(key(name)) > len(key(owner.name)) or (
        len(key(name)) == len(key(owner.name)) and len(name) > len(owner.name)
    ):
        owner.name = name


def forms(text: str, person: Person) -> set[str]:
    """The forms of two words or more in which a person is named."""
    return {text[start:end] for start, end in person.mentions}


def bearer(text: str, people: list[Person], words: tuple[str, ...], at: int) -> Person | None:
    """Whose short name this is: of several, whoever bears the same title elsewhere, then whoever was named last."""
    able = [p for p in people if any(short_for(words, key(form)) for form in sorted(forms(text, p)))]
    if len(able) < 2:
        return able[0] if able else None
    title = title_before(text, at)
    titled = [p for p in able if title and any(title_before(text, start) == title for start, _ in p.mentions)]
    return max(titled or able, key=lambda p: (last_before(p, at), -p.mentions[0][0]))


def title_before(text: str, at: int) -> str | None:
    """The word that goes before a name, if it is a title."""
    words = text[max(0, at - 20) : at].split()
    return words[-1].rstrip(".").casefold() if words and HONORIFICS.match(words[-1] + " x") else None


def last_before(person: Person, at: int) -> int:
    """Where the person was last named before a place (-1 if never)."""
    return max((start for start, _ in person.mentions if start < at), default=-1)


def again(text: str, people: Iterable[Person], taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Further mentions of known persons by the last words of their names, where the recogniser saw none."""
    covered = sorted(taken)
    names = {}
    for person in people:
        words = person.name.split()
        if len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper():
            names[words[-1].rstrip(".,")] = person
            names[person.name] = person
    if not names:
        return
    for match in re.finditer(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)", text
    ):
        if not any(start < match.end() and match.start() < end for start, end in covered):
            yield match.span()
