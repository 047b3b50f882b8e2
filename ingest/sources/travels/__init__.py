"""Trips abroad of U.S. presidents and secretaries of state: the XML files of the repository HistoryAtState/travels.

A trip is a VISIT to the host's state; whom the remarks say was met, a CONSULT with each of their states. The traveller
and those met by title and name are seen in office on the first day of the trip, which bounds their terms.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from legatus.ingest import tours
from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported, Stated
from legatus.ingest.territories import Territories
from legatus.ingest.tours.facts import Tour, country, first_day, period
from legatus.ingest.tours.titled import plain_name, sighting
from legatus.ingest.xml_files import root, root_tag, said
from legatus.ontology.errors import InputError
from legatus.ontology.identity import is_code

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KIND = "trip"
SENDER = "USA"
FOLDERS = ("president-travels", "secretary-travels")
#: The offices of those who travel.
ROLES = {"president": "head_of_state", "secretary": "foreign_minister"}
FIELDS = frozenset(("id", "role", "name", "start-date", "end-date", "country", "locale", "remarks"))
#: Who edited the record, and when; the last change is its release.
EDITED = frozenset(("created-by", "created-datetime", "last-modified-by", "last-modified-datetime"))

_MADE_AS = re.compile(r"\[\s*(?:Visit|Trip) made as ([^\]]+?)\.?\s*\]", re.IGNORECASE)


def recognises(path: Path) -> bool:
    """Whether a path is the repository's root, a folder of trips, or a file of them."""
    if path.is_dir():
        return any((path / folder).is_dir() for folder in FOLDERS) or path.name in FOLDERS
    return path.suffix == ".xml" and root_tag(path) == "trips"


def outcomes(path: Path) -> Iterator[Outcome]:
    """What becomes of each trip. Raises `InputError` where the path holds none."""
    found = _files(path)
    if not found:
        raise InputError(f"{path}: expected {' or '.join(f'{f}/' for f in FOLDERS)}, one of these, or a file of trips")
    seen: set[str] = set()
    for file in found:
        where = file.relative_to(path).as_posix() if file != path else file.name
        try:
            trips = root(file)
        except InputError as error:
            yield Reported("file", where, str(error))
            continue
        for trip in trips.iterfind("trip"):
            yield _trip(trip, f"{where}:{trip.sourceline}", seen)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path] if root_tag(path) == "trips" else []
    folders = [path / name for name in FOLDERS if (path / name).is_dir()] or [path]
    return [file for folder in folders for file in sorted(folder.glob("*.xml")) if root_tag(file) == "trips"]


def _trip(trip: "Element", origin: str, seen: set[str]) -> Outcome:
    id, name = said(trip, "id"), plain_name(said(trip, "name"))
    role = ROLES.get(said(trip, "role") or trip.get("role", ""))
    if not id or id in seen:
        return Reported(KIND, origin, f"repeats the id '{id}'" if id else "it has no id")
    if not name or role is None:
        return Reported(KIND, origin, f"the role '{said(trip, 'role')}' is not known" if name else "it names nobody")
    try:
        when = period(said(trip, "start-date"), said(trip, "end-date"))
    except ValueError as error:
        return Reported(KIND, origin, str(error))
    place = trip.find("country")
    host = country(place.get("id", "") if place is not None else "", said(trip, "country"), territories(), when)
    if not host:
        return Reported(KIND, origin, "it names no country")
    seen.add(id)
    if host == SENDER:
        return Ignored(KIND, "a journey within the United States")
    text = said(trip, "remarks")
    tour = Tour(KIND, SENDER, host, when, (name,), places(said(trip, "locale")), _MADE_AS.sub("", text).strip(), host)
    facts = tuple(tour.facts())
    strange = [str(e.tag) for e in trip if e.tag not in FIELDS and e.tag not in EDITED]
    doubts = [Reported(KIND, origin, f"the element '{tag}' is not of the form") for tag in strange]
    if not is_code(host):
        doubts.append(Reported(KIND, origin, f"no code is known for the country '{host}', which is kept in words"))
    office = _traveller(trip, name, role, when, text)
    if office is None:
        doubts.append(Reported(KIND, origin, "what the traveller was is not understood"))
    stated = (facts[0], *((office,) if office else ()), *facts[1:])
    return Mapped(KIND, id, stated, _changed(trip), tuple(tour.left), tuple(doubts))


def _traveller(trip: "Element", name: str, role: str, when: str, text: str) -> Stated | None:
    """The office in which the traveller was seen; None where the remarks say another one."""
    made_as = _MADE_AS.search(text)
    if made_as and not re.fullmatch(
        r"(?:President|Secretary)[- ](?:of State[- ])?(?:elect|designate)", made_as[1], re.I
    ):
        return None
    status = "elect" if made_as else "incumbent"
    who = trip.get("who")
    claims = sighting(name, role, status, SENDER, first_day(when))
    return Stated("tenure", "traveller", {**claims, "personId": f"travels:{who}" if who else None}, part="traveller")


def _changed(record: "Element") -> str | None:
    return said(record, "last-modified-datetime")[:10] or None


def places(locale: str) -> tuple[str, ...]:
    """The places of a trip: several cities share one field, parted by commas; `Mexico, D.F.` is one."""
    return tuple(part.strip() for part in re.split(r"[;,] (?!D\.\s?[CF]\.)", locale) if part.strip(" .,"))


@cache
def territories() -> Territories:
    """Countries as the lists of trips and visits name them."""
    return Territories(files(tours) / "territories.csv")
