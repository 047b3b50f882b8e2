"""The gate: which articles and paragraphs are worth parsing, which costs a thousand times more.

An article passes with a word of diplomacy or government (`en/gate_terms.csv`) and the name of a state, organisation or
institution, or an office-holder's title; a few sentences pass if they name two states. Of a long article the paragraphs
without any of these, and not beside one that has some, are left out.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from legatus.ingest.extract.model import Block, CleanText
from legatus.ingest.extract.names import names
from legatus.ingest.extract.parse import READ
from legatus.ingest.extract.tables import rows

if TYPE_CHECKING:
    import ahocorasick

#: Articles with no more readable paragraphs than this are parsed whole.
SHORT = 8
#: An entry of a list has no more characters than these.
ENTRY = 160
YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
#: Characters up to which a text is parsed for naming two states, whatever its words: "Japan shells Russia's islands."
NOTE = 400
#: The titles whose holders are tenures whatever else an article is about, before a name.
TITLE_AND_NAME = re.compile(
    r"\b(?:President|(?:Prime|Foreign) Minister|Premier|Chancellor|Ambassador|Secretary(?: of State)?|King|Queen|"
    r"Emperor|PRESIDENT|PRIME MINISTER|FOREIGN MINISTER),? [A-Z]"
)


@cache
def terms() -> "ahocorasick.Automaton":
    """The words of the table, in lower case."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for row in rows("gate_terms"):
        automaton.add_word(row["term"], True)
    automaton.make_automaton()
    return automaton


def gate(clean: CleanText) -> tuple[Block, ...]:
    """The blocks to parse, in order; none where the article has no diplomatic content."""
    blocks = [block for block in clean.blocks if block.kind in READ]
    texts = [clean.text[block.start : block.end] for block in blocks]
    spoken = [speaks(text) for text in texts]
    if not any(spoken):
        return tuple(blocks) if sum(map(len, texts)) <= NOTE and names_two(texts) else ()
    named = [names_somebody(text) for text in texts]
    if not any(named) and not any(title_and_name(text) for text in texts):
        return ()
    if len(blocks) <= SHORT:
        return tuple(blocks)
    good = [a or b for a, b in zip(spoken, named, strict=True)]
    return tuple(block for i, block in enumerate(blocks) if near(good, i) or entry(texts[i]))


def speaks(text: str) -> bool:
    """Whether a text has a word of diplomacy or government."""
    return next(terms().iter(f" {text.lower()} "), None) is not None


def names_somebody(text: str) -> bool:
    """Whether a text names a state, organisation or institution."""
    return any(hit.value.codes for hit in names().find(text))


def names_two(texts: Sequence[str]) -> bool:
    """Whether texts name two states or organisations."""
    return len({code for text in texts for hit in names().find(text) for code in hit.value.codes}) > 1


def title_and_name(text: str) -> bool:
    """Whether a text may name an office-holder though no state: "President Putin", not "a club's president"."""
    return TITLE_AND_NAME.search(text) is not None


def entry(text: str) -> bool:
    """Whether a line may be an entry of a list of holders or posts: short, with a year."""
    return len(text) <= ENTRY and YEAR.search(text) is not None


def near(good: Sequence[bool], i: int) -> bool:
    """Whether a paragraph or one beside it is worth parsing."""
    return any(good[max(0, i - 1) : i + 2])
