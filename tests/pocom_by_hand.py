"""Who was in office when, read from pocom's XML by the shortest way, to compare with what the graph answers.

Nothing of the importer is used: only offices with a start whose date is not doubtful in words can be certain, and what
lies near a doubtful end is not compared.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

HEADS = (
    "ambassador-e-p",
    "envoy-extraordinary-minister-plenipotentiary",
    "envoy-extraordinary-minister-plenipotentiary-consul-general",
    "minister-plenipotentiary",
    "minister-resident",
    "minister-resident-consul-general",
    "minister-resident-and-extraordinary",
    "minister-resident-foreign-service-officer",
    "minister",
)
CHARGES = ("charge-daffaires", "charge-daffaires-ad-interim", "principal-officer", "representative", "commissioner")
_DOUBT = re.compile("about|soon|shortly|probably|before|between", re.IGNORECASE)


@dataclass(frozen=True)
class Held:
    """One office: the file's name, the role, the surname, first and last day of start and end, and doubtful days."""

    territory: str
    role: str
    surname: str
    start: tuple[date, date]
    end: tuple[date, date] | None
    doubtful: tuple[date, ...]

    def certain(self, day: date) -> bool:
        """Whether the person was in office on a day, by dates that are complete enough to tell."""
        return self.end is not None and self.start[1] <= day <= self.end[0]

    def vague(self, day: date) -> bool:
        """Whether a day lies near a date that words make doubtful."""
        return any(abs((day - near).days) < 800 for near in self.doubtful)


def surnames(root: Path) -> dict[str, str]:
    """The surname of every person, ids of old included."""
    found = {}
    for file in root.glob("people*/**/*.xml"):
        person = ElementTree.parse(file).getroot()
        for id in (person.findtext("id"), *(e.text for e in person.iter("old-id"))):
            found[id or ""] = " ".join((person.findtext("persName/surname") or "").split())
    return found


def held(root: Path, *, nominees: bool = False) -> Iterator[Held]:
    """Every office of the lists of those who served (or of the nominees) at a country whose start is dated."""
    names = surnames(root)
    for file in sorted((root / "missions-countries").glob("*.xml")):
        mission = ElementTree.parse(file).getroot()
        for chief in mission.iterfind("other-nominees/chief" if nominees else "chiefs/chief"):
            title = _said(chief, "role-title-id")
            role = "ambassador" if title in HEADS else "charge_d_affaires" if title in CHARGES else "other"
            start, end = _said(chief, "started/date"), _said(chief, "ended/date")
            if title == "charge-daffaires-ad-interim":  # who fills in takes charge on arrival
                start = start or _said(chief, "arrived/date")
            if start and not (end and end < start):
                near = [
                    _span(d)[0]
                    for d, n in ((start, _said(chief, "started/note")), (end, _said(chief, "ended/note")))
                    if d and _DOUBT.search(n)
                ]
                surname = names[_said(chief, "person-id")]
                yield Held(file.stem, role, surname, _span(start), _span(end) if end else None, tuple(near))


def _said(element: ElementTree.Element, path: str) -> str:
    return " ".join((element.findtext(path) or "").split())


def _span(text: str) -> tuple[date, date]:
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)
