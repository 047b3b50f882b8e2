"""pocom's titles and countries as posts: role, sender, receiver, and a seat where only the title tells posts apart."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legatus.ingest.sources.pocom.reading import COUNTRIES, ORGANISATIONS, Office
from legatus.ingest.territories import Territories
from legatus.ontology.reference import code_for

SENDER = "USA"

#: A mission's head as organisations know him: the rest of the title is the organisation's name.
_HEAD = re.compile(
    r"^(?:The )?(?:U\.?S\.?(?:A\.)? |United States )?(?:Permanent )?(?:Representatives?|Ambassadors?|Mission)"
    r"(?: of (?:the )?(?:United States(?: of America)?|U\.?S\.?(?:A\.?)?))?"
    r" (?:to|near|on the Council of) (?:the )?(.+)$"
)
_SHORT = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Title:
    """What a title id means: the role, a status that it implies (`acting`), whether the title is the seat."""

    role: str
    status: str | None
    seat: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A post, and the status that the title implies."""

    role: str
    receiving: str | None
    seat: str | None
    status: str | None


def held(office: Office, titles: Mapping[str, str], on: str | None) -> Held | None:
    """The post of an office on a day (EDTF); `titles`: title ids to titles. None for a title that is not known."""
    id = office.text["role-title-id"]
    if office.folder == ORGANISATIONS:
        return _at_organisation(office, id, titles)
    known = roles().get(id)
    if office.folder == COUNTRIES:
        if known is None:
            return None
        receiver = territories().receiver(office.text["contemporary-territory-id"] or office.file, on)
        return Held(known.role, receiver, titles.get(id, _plain(id)) if known.seat else None, known.status)
    title = office.title or _plain(id)
    if known is None:
        return Held(_principal(title), None, title, None)
    return Held(known.role, None, title if known.seat else None, known.status)


def _at_organisation(office: Office, id: str, titles: Mapping[str, str]) -> Held:
    """The head of a mission to an organisation, or somebody else there, whom the title tells apart."""
    title = _SHORT.sub("", office.title) or _plain(id)
    known = roles().get(id)
    match = _HEAD.match(title)
    code = code_for(match[1]) if match else None
    if code is not None:
        return Held("ambassador", code, None, known.status if known else None)
    return Held(known.role if known else "ambassador", _organisation(title), title, known.status if known else None)


def _organisation(title: str) -> str | None:
    """The organisation that a title names after its last "to the" or "for", as a code, else in words."""
    name = re.split(r"\b(?:to|for|on|at|with|near) (?:the )?", title)[-1].strip(" .")
    return code_for(name) or (name if name != title else None) or None


def _principal(title: str) -> str:
    """Deputy and under secretaries count among ministers, as the vocabulary of roles says."""
    deputy = re.match(r"(?:Deputy Secretary|(?:Deputy )?Under Secretary)\b", title)
    return "minister_other" if deputy else "official_other"


def _plain(id: str) -> str:
    return id.replace("-", " ").capitalize()


@cache
def roles() -> Mapping[str, Title]:
    """The table of titles."""
    rows = csv.DictReader(_table("roles.csv").splitlines())
    return {r["id"]: Title(r["role"], r["status"] or None, r["seat"] == "title") for r in rows}


@cache
def territories() -> Territories:
    """The countries as pocom names them."""
    return Territories(files(__package__ or "") / "territories.csv")


def _table(name: str) -> str:
    return (files(__package__ or "") / name).read_text(encoding="utf-8")
