"""The columns of a table: which there are, of which records, and what a cell in each may hold."""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legatus.ingest.stated_dates import edtf
from legatus.ontology.dates import is_date
from legatus.ontology.reference import code_for, fold, reference
from legatus.ontology.vocabulary import scheme

RECORDS = ("tenure", "nomination", "milestone", "event")
#: Columns of steps to the milestones that they date.
STEPS: Mapping[str, str] = {
    "nominated": "nominated",
    "confirmed": "confirmed",
    "appointed": "appointed",
    "credentials": "credentials_presented",
    "left_post": "left_post",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the records that may fill it, an example, and what it means."""

    name: str
    of: tuple[str, ...]
    example: str
    meaning: str


@cache
def columns() -> Mapping[str, Column]:
    """Every column, in the order of the template."""
    text = (files(__package__ or "") / "columns.csv").read_text(encoding="utf-8")
    return {
        row["column"]: Column(
            row["column"], RECORDS if row["of"] == "all" else tuple(row["of"].split()), row["example"], row["meaning"]
        )
        for row in csv.DictReader(text.splitlines())
    }


def date(text: str) -> str:
    """A date as EDTF, also from words (`6 May 1998`). Raises `ValueError` for one that is not certain."""
    found = text if is_date(text) else edtf(text)
    if found is None:
        raise ValueError(f"'{text}' is no certain date (expected 1998-05-06, 1998-05, 1998 or EDTF)")
    return found


def state(text: str) -> str:
    """The code of a state or organisation by code or name. Raises `ValueError` where none is known."""
    if text in reference().states or text in reference().organizations:
        return text
    code = code_for(text)
    if code is None:
        raise ValueError(f"no state or organisation is known as '{text}'")
    return code


def host(text: str) -> str:
    """A state as of `state`, or the words after `other:`, for one that has no code."""
    words = re.fullmatch(r"other:\s*(\S.*)", text, re.IGNORECASE)
    return words[1] if words else state(text)


def one_of(vocabulary: str) -> Callable[[str], str]:
    """A reader of the values of a vocabulary: by notation, label or another label. It raises `ValueError`."""

    def read(text: str) -> str:
        known = _values(vocabulary)
        found = known.get(fold(text.replace("_", " ")))
        if found is None:
            allowed = ", ".join(concept.notation for concept in scheme(vocabulary))
            raise ValueError(f"'{text}' is not one of {allowed}")
        return found

    return read


@cache
def _values(vocabulary: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for concept in scheme(vocabulary):
        found[fold(concept.notation.replace("_", " "))] = concept.notation
    for concept in scheme(vocabulary):
        for label in (concept.label, *concept.alt_labels):
            found.setdefault(fold(label), concept.notation)
    return found
