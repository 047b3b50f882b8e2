"""Offices in lists: the entries of a career ("1999-2002: Ambassador to Latvia") and of the holders of one office.

An entry names either the post or its holder. The holder of a career's posts is the person whom the document is about;
the office of a list of holders is the one that its heading names in the plural.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from legatus.ingest.extract.model import Parsed, Person
from legatus.ingest.extract.offices import Link, Tie
from legatus.ingest.extract.titles import Title

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span

Place = tuple[int, int]
YEAR = r"(?:1[6-9]|20)\d\d"
#: The years of an entry, with months where they are given, and an end that may be open.
YEARS = (
    rf"[(\[]?(?:[Ff]rom |[Ss]ince |[Bb]etween )?(?:(?:\d\d? )?[A-Z][a-z]{{2,8}}\.? )?{YEAR}"
    rf"(?: ?(?:[-–—/]|to|until|and) ?(?:(?:(?:\d\d? )?[A-Z][a-z]{{2,8}}\.? )?(?:{YEAR}|\d\d)|"
    rf"[Pp]resent|[Tt]oday|[Nn]ow)?)?[)\]]?"
)
OPEN = re.compile(rf"(?i)(?:[-–—]|to|until) ?(?:present|today|now)\b|\bsince\b|{YEAR} ?[-–—] ?[)\]]?(?:$|[:,;\s]\D)")
#: What may stand between the beginning of an entry and its title, and between the title and the entry's end.
BEFORE_POST = re.compile(
    rf"(?:^|[;•·|\n])[\s\W]*(?:(?P<years>{YEARS})[\s:,–—-]*)?(?:[A-Z][\w .'-]{{1,30}}, )?(?:(?:as|the) )?$"
)
AFTER_POST = re.compile(rf"(?:[^.;()\d]{{0,60}}?)[\s,(\[–—-]*(?P<years>{YEARS})?[\s.,)\]]*(?=$|[;•·|\n])")
#: A line with a holder: the name, with the years before or after it.
BEFORE_NAME = re.compile(rf"^[\s\W]*(?:\d{{1,2}}[.)] )?(?P<years>{YEARS})?[\s:,–—-]*(?:[A-Z][\w.]{{0,12}} ){{0,2}}$")
AFTER_NAME = re.compile(rf"^[\s:,–—-]*(?P<years>{YEARS})?(?:,? ?\(?[a-z][^()]{{4,90}}\)?)?[\s.;,]*$")
ONLY_YEARS = re.compile(rf"^[\s\W]*{YEARS}[\s:,–—-]*$")
#: A heading over a career.
CAREER = re.compile(
    r"(?i)^\W*(?:(?:professional|diplomatic|previous|past|earlier|overseas|foreign) )*(?:career|experience|background|"
    r"postings|assignments|positions|posts|appointments|curriculum vitae)\b.{0,40}$"
)
#: No heading is longer than so many characters.
HEADING = 160
POST = {
    False: Link("career-entry", "", re.compile(r"(?!)"), "1", "former", 0.85, False),
    True: Link("career-entry", "", re.compile(r"(?!)"), "1", None, 0.85, False),
}
HOLDER = {
    False: Link("holder-entry", "", re.compile(r"(?!)"), "1", "former", 0.88, False),
    True: Link("holder-entry", "", re.compile(r"(?!)"), "1", None, 0.88, False),
}


def find(parsed: Parsed, said: Sequence[Title], tied: Sequence[Place]) -> list[tuple[Tie, Place]]:
    """The offices that entries of lists give, each with its place; `tied`: the titles that have their person."""
    found: list[tuple[Tie, Place]] = []
    heading: Title | None = None
    career = False
    years: str | None = None
    for _, sentence in parsed.sentences:
        where = (sentence.start_char, sentence.end_char)
        here = [t for t in said if where[0] <= t.start and t.end <= where[1]]
        people = [(s, e, p) for p in parsed.persons for s, e in p.mentions if where[0] <= s and e <= where[1]]
        if not people and CAREER.match(sentence.text):
            career, heading = True, None
            continue
        if ONLY_YEARS.match(sentence.text):
            years = sentence.text  # the parser may part an entry from its years
            continue
        unnamed = here and not any(start < here[0].start for start, _, _ in people)
        entries = list(posts(parsed, sentence, here, tied, (career, years))) if unnamed else []
        titled = all(t.role == heading.role and not t.senders for t in here) if heading is not None else False
        if heading is not None and titled and len(people) == 1:
            entries = list(holder(parsed, sentence, heading, people[0]))
            heading = heading if entries or len(sentence.text) < HEADING else None
        elif not entries:
            heading, career = plural(sentence, here, people), False
        found += [(tie, where) for tie in entries]
        years = None
    return found


def plural(sentence: "Span", here: Sequence[Title], people: Sequence[object]) -> Title | None:
    """The office whose holders a heading announces, or None if the sentence is no heading."""
    text = sentence.text.strip()
    several = [t for t in here if t.plural and t.kind != "official"]
    if people or len(here) != 1 or len(several) != 1 or len(text) > HEADING:
        return None
    title = several[0]
    told = any(  # the parser takes the "Heads" of a heading for a verb
        token.dep_ == "ROOT" and token.pos_ in ("VERB", "AUX") and not title.start <= token.idx < title.end
        for token in sentence
    )
    return title if text.endswith(":") or not told else None


def posts(
    parsed: Parsed, sentence: "Span", here: Sequence[Title], tied: Sequence[Place], lead: tuple[bool, str | None]
) -> Iterator[Tie]:
    """The posts of a line without a name, for the person whom the document is about.

    `lead`: whether the line belongs to a career, and the years that stand before it.
    """
    career, stated = lead
    for title in here:
        if title.plural or (title.start, title.end) in tied:
            continue
        before = BEFORE_POST.search(parsed.text[sentence.start_char : title.start])
        after = AFTER_POST.match(parsed.text[title.end : sentence.end_char])
        if before is None or after is None:
            continue
        years = before["years"] or after["years"] or stated
        person = subject(parsed, sentence.start_char) if years or career else None
        if person is not None:
            link = POST[bool(years and OPEN.search(years))]
            yield Tie(title, person, link, (title.start, title.end))


def holder(parsed: Parsed, sentence: "Span", heading: Title, named: tuple[int, int, Person]) -> Iterator[Tie]:
    """The holder whom a line names with years, of the office that the heading names."""
    start, end, person = named
    before = BEFORE_NAME.match(parsed.text[sentence.start_char : start])
    after = AFTER_NAME.match(parsed.text[end : sentence.end_char])
    if before is not None and after is not None and (years := before["years"] or after["years"]):
        yield Tie(heading, person, HOLDER[bool(OPEN.search(years))], (start, end))


def subject(parsed: Parsed, at: int) -> Person | None:
    """Whom the document is about, where a career is told: the only person named before, or the one named most."""
    counts = sorted(
        ((sum(start < at for start, _ in person.mentions), person) for person in parsed.persons),
        key=lambda pair: (-pair[0], pair[1].mentions[0]),
    )
    counts = [pair for pair in counts if pair[0]]
    if not counts or (len(counts) > 1 and counts[0][0] < 2 * counts[1][0]):
        return None
    return counts[0][1]
