"""Transcripts: press briefings, remarks, interviews, where a label before each turn says who speaks.

What is said there is the speaker's and not the publisher's: "we" is the side of whoever has the word, and a reporter's
question is nobody's statement.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legatus.ingest.extract.model import Parsed

#: What such documents are called.
TITLE = re.compile(
    r"^\W*(?:remarks?\b|(?:white house |daily |department |joint |background )*press (?:briefing|gaggle|conference|"
    r"availability|call)|background (?:briefing|call)|on-the-record|interview\b|transcript\b|"
    r"(?:daily |department |telephonic )*briefing\b|speech (?:by|of)\b|address (?:by|of)\b)",
    re.I,
)
#: A label at the beginning of a paragraph: "MR. LEE:", "THE PRESIDENT:", "Q", "SECRETARY LEE (via phone):".
LABEL = re.compile(
    r"^(?:(?P<who>(?:[A-Z][A-Z.’'-]*[A-Z.’'-] ?){1,5})(?: ?\([^)\n]{1,40}\))? ?:(?= |$)|(?P<asks>Q):?(?= +\S)|"
    r"(?P<answers>A|Answer|Spokesperson|Spokesman|Spokeswoman):(?= +\S))",
    re.M,
)
#: What a label of somebody who speaks for an office begins with.
OFFICE = re.compile(
    r"^(?:THE |VICE |FIRST |PRIME |FOREIGN |DEPUTY |ACTING |UNDER |ASSISTANT )*"
    r"(?:PRESIDENT|MINISTER|SECRETARY|CHANCELLOR|PREMIER|LADY|AMBASSADOR|MR|MS|MRS|DR|KING|QUEEN|SENIOR|GENERAL|ADMIRAL|TAOISEACH|COMMISSIONER)\b"
)
#: Those whose turns are nobody's statements.
NOBODY = re.compile(
    r"^(?:Q|QUESTION|REPORTER|PRESS|PARTICIPANT|AUDIENCE|MODERATOR|OPERATOR|INTERPRETER|SPEAKER|SENATOR|GOVERNOR|"
    r"REPRESENTATIVE|CONGRESS\w*|MAYOR|JUDGE|AIDE|CROWD|HOST)\b"
)
#: The label of an answer that does not name who gives it.
ANSWER = "A"
#: So many labels make a transcript of a document without such a title.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: where it begins in the clean text, and its label without the colon."""

    start: int
    label: str


def is_transcript(parsed: Parsed, title: str) -> bool:
    """Whether a document is the record of what was said, by its title or by the labels of its turns."""
    if TITLE.match(title):
        return True
    labels = [turn.label for turn in turns(parsed)]
    return len(labels) >= FEWEST and any(OFFICE.match(label) or label in ("Q", "QUESTION") for label in labels)


def turns(parsed: Parsed) -> list[Turn]:
    """The turns of a document, in order."""
    found = LABEL.finditer(parsed.clean.text)
    return [Turn(m.start(), (m["who"] or m["asks"] or ANSWER).strip()) for m in found]


def turn_at(found: list[Turn], at: int) -> Turn | None:
    """The turn that a place in the clean text belongs to, or None before the first one."""
    return next((turn for turn in reversed(found) if turn.start <= at), None)


def surname(label: str) -> str | None:
    """The family name in a label, or None where it only names an office ("THE PRESIDENT")."""
    words = [w for w in re.findall(r"[^\W\d_][\w’'-]+", label) if not OFFICE.match(w) and w != "THE"]
    return words[-1].casefold() if words else None


def named_in(title: str, name: str) -> str | None:
    """A person's name as the title has it, by the family name: "lee" gives "Ana Lee" in "Briefing by Ana Lee"."""
    for match in re.finditer(r"(?:(?P<given>[A-Z][\w.’'-]+) )?(?P<name>[A-Z][\w’'-]*[\w-])", title):
        found = re.sub(r"['’]s$", "", match["name"])
        if found.casefold() == name:
            given = match["given"]
            return f"{given} {found}" if given and not OFFICE.match(given.upper()) and given.isalpha() else found
    return None


def labels(found: list[Turn]) -> Iterator[str]:
    """The labels, each once."""
    yield from dict.fromkeys(turn.label for turn in found)
