"""The wordings of pocom's notes as steps of a term, by the table `steps.csv`, in its order.

A row of `started` or `ended` classifies the note beside the date: the first pattern that occurs in it counts. Rows of
`note` and `nominee` find steps in the free note, the latter only of those who did not serve; `DATE` stands for a date
in words, which is the step's.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legatus.ingest.sources.pocom.dates import WORDS, in_words
from legatus.ontology.vocabulary import scheme

#: That somebody in a list of those who served did not, by the free note; only where no service is dated.
_NEVER = re.compile(
    r"declined appointment|nomination (?:\([^)]*\) )?(?:was )?(?:withdrawn|not |rejected)|not commissioned; nomination"
    r"|did not (?:serve|take (?:the )?oath)|did not proceed to post|never (?:served|proceeded)|appointment revoked",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A row of the table; `kind` is empty where the wording is no step."""

    field: str
    kind: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Step:
    """A step that a free note tells: its kind, and its date where the note gives one."""

    kind: str
    date: str | None


def classified(field: str, note: str) -> str | None:
    """The kind of step that the note beside a date tells; empty where it tells none, None where no row knows it."""
    return next((w.kind for w in wordings() if w.field == field and w.pattern.search(note)), None)


def told(note: str, *, served: bool) -> Iterator[Step]:
    """The steps that a free note tells, one a kind, in the order of the table.

    Of those who did not serve no step is told that only service knows: who left a post without having been received
    there has not held it.
    """
    done: set[str] = set()
    for wording in wordings():
        fits = wording.field == "note" or (wording.field == "nominee" and not served)
        if not fits or wording.kind in done or (not served and scheme("milestone")[wording.kind].has("service")):
            continue
        match = wording.pattern.search(note)
        if match:
            done.add(wording.kind)
            words = next((group for group in match.groups() if group), None)
            yield Step(wording.kind, in_words(words) if words else None)


def never_served(note: str) -> bool:
    """Whether a free note says that the person did not serve."""
    return _NEVER.search(note) is not None


@cache
def wordings() -> tuple[Wording, ...]:
    """The table."""
    text = (files(__package__ or "") / "steps.csv").read_text(encoding="utf-8")
    return tuple(
        Wording(row["field"], row["kind"], _pattern(row["field"], row["pattern"]))
        for row in csv.DictReader(text.splitlines())
    )


def _pattern(field: str, text: str) -> re.Pattern[str]:
    flags = re.NOFLAG if "[A-Z]" in text else re.IGNORECASE  # a row that asks for a capital means it
    inner = text.replace("DATE", f"({WORDS})")
    return re.compile(inner if field in ("started", "ended") else f"(?:{inner})", flags)
