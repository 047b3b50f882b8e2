"""A title and a name in one string, as lists of trips and visits write persons: `President-elect Carlos Salinas`.

What a title says of an office is in `titles.csv`: the role, the status, and the states in which it is that office.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legatus.ingest.outcomes import Claim
from legatus.ontology.reference import reference


@dataclass(frozen=True, slots=True)
class Title:
    """A row of the table; `role` is None where the title says no office, `states` empty where it may be any.

    `rank`: it is a rank, which says nothing of whom its bearer serves.
    """

    words: str
    role: str | None
    status: str | None
    states: frozenset[str]
    rank: bool = False


@dataclass(frozen=True, slots=True)
class Titled:
    """A person as written: the title, and the name in one line."""

    title: Title
    name: str
    former: bool = False

    def office(self, state: str) -> tuple[str, str] | None:
        """Role and status in a state or organisation (a code), or None where the title says no office there."""
        title, organisation = self.title, state in reference().organizations
        if title.role is None or title.status is None or (title.states and state not in title.states):
            return None
        if organisation and not title.states:
            return None
        return (title.role, "former") if self.former else (title.role, title.status)


def sighting(person: str, role: str, status: str, state: str, day: str) -> dict[str, Claim]:
    """The claims of a tenure of which only this is known: its status on a day (EDTF), which bounds start and end."""
    start = f"{day}/.." if status == "elect" else None if status == "former" else f"../{day}"
    end = None if status == "elect" else f"../{day}" if status == "former" else f"{day}/.."
    return {"person": person, "role": role, "sending": state, "status": status, "start": start, "end": end}


def titled(words: str) -> Titled | None:
    """The title and the name of one person, or None where no known title comes first, or no name after it."""
    text = re.sub(r"-\s+(?=elect|designate)", "-", words)
    match = re.match(rf"(?P<former>[Ff]ormer )?(?P<title>{pattern()})(?=[ -])", text)
    if match is None:
        return None
    rest = text[match.end() :]
    while second := re.match(rf"(?: and | & |-| )(?:{pattern()}) (?=\S)", rest):
        rest = rest[second.end() - 1 :]
    name = plain_name(rest)
    return Titled(title_of(match["title"]), name, bool(match["former"])) if name else None


def several(words: str) -> Iterator[str]:
    """The persons of one string that names several: `President A and Prime Minister B`."""
    start = 0
    for match in re.finditer(rf"(?:,| and| &) (?=(?:{pattern()}) (?!and |& )\S)", words):
        if titled(words[start : match.start()]) is not None:
            yield words[start : match.start()]
            start = match.end()
    yield words[start:]


def plain_name(words: str) -> str:
    """A name without what is put in brackets, its initials parted: `J. M. Adams` of `J.M. (Tom) Adams`."""
    words = re.sub(r"\([^)]*\)", " ", words)
    words = re.sub(r"^\s*(?:Cardinal|Archbishop|Dr\.|General|Colonel|Marshal|Gen\.) (?=[A-Z]\S* ?[A-Z])", "", words)
    words = re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z])", " ", words)
    return " ".join(words.split()).strip(" ,;")


def title_of(words: str) -> Title:
    """The row of a title, whatever its capitals. Raises `KeyError` for one that is not in the table."""
    return _titles()[words.casefold()]


@cache
def pattern() -> str:
    """A regular expression for any title, the longest first, capitals as written or `-Elect`."""
    words = sorted((t.words for t in _titles().values()), key=lambda w: (-len(w), w))
    return "|".join(
        re.escape(w).replace(r"\-elect", "-[Ee]lect").replace(r"\-designate", "-[Dd]esignate") for w in words
    )


@cache
def _titles() -> Mapping[str, Title]:
    text = (files(__package__ or "") / "titles.csv").read_text(encoding="utf-8")
    return {
        row["title"].casefold(): Title(
            row["title"],
            row["role"] or None,
            row["status"] or None,
            frozenset(filter(None, row["states"].split("|"))),
            row["why"] == "a rank",
        )
        for row in csv.DictReader(text.splitlines())
    }
