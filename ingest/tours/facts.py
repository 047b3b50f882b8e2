"""Facts of trips and visits: the visit, the meetings of it, and who was seen in which office."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from legatus.ingest.outcomes import Ignored, Stated
from legatus.ingest.stated_dates import MONTHS, iso
from legatus.ingest.territories import Territories
from legatus.ingest.tours.known import holds
from legatus.ingest.tours.meetings import Met, met
from legatus.ingest.tours.titled import Titled, sighting
from legatus.ontology.dates import bounds, is_date
from legatus.ontology.identity import is_code
from legatus.ontology.reference import code_for, reference

#: How sure a rule is that reads the prose beside a date.
PROSE = 0.9
#: How far, in days, a meeting may lie from the days of the visit that the list counts.
NEAR = 60

_DAY = re.compile(
    rf"\b({'|'.join(m.capitalize() for m in MONTHS if len(m) > 2)}) (\d{{1,2}})\b(?!\s*[–-]\s*\d)(?!, ?\d{{4}})"
)


@dataclass(slots=True)
class Tour:
    """A trip or visit. `state`: of the traveller, `host`: where to; codes, or words for a state without one. `period`:
    EDTF. `travellers`: names. `text`: the remarks. `default`: whose those are that `text` names without a state."""

    kind: str
    state: str
    host: str
    period: str
    travellers: tuple[str, ...]
    places: tuple[str, ...]
    text: str
    default: str
    left: list[Ignored] = field(default_factory=list)

    def facts(self) -> Iterator[Stated]:
        """The visit, then the meetings that the remarks tell, one for each state, and those seen in office there."""
        yield self._event("VISIT", self.state, self.host, self.travellers, self.period, "visit", "", None)
        found = list(met(self.text, self.default, first_day(self.period)))
        sides: dict[str, list[Met]] = {}
        for one in found:
            if one.state is None:
                self.left.append(Ignored(self.kind, "somebody met whose state the words leave open"))
            elif one.state != self.state:
                sides.setdefault(one.state, []).append(one)
        for state, those in sorted(sides.items()):
            names = (*self.travellers, *(m.person.name for m in those if m.person))
            dates = {day_in(m.words, self.period) for m in those}
            date = (dates.pop() if len(dates) == 1 else None) or self.period
            yield self._event("CONSULT", self.state, state, names, date, "met", f"met-{state}", "meeting")
        people = [(m.person, m.state) for m in found if m.person and m.state]
        yield from seen(people, self.period, "met-in-office", PROSE, self.left, self.kind)

    def _event(
        self,
        type: str,
        source: str,
        target: str,
        names: tuple[str, ...],
        date: str,
        rule: str,
        part: str,
        mode: str | None,
    ) -> Stated:
        claims = {
            "claimType": type,
            "sourceActor": source,
            "targetActor": target,
            "participant": names,
            "place": self.places,
            "date": date,
            "modality": "actual",
            "mode": mode,
            "note": self.text or None,
        }
        return Stated("event", rule, claims, part=part, confidence=PROSE if part else 1.0)


def seen(
    people: Iterable[tuple[Titled, str]], period: str, rule: str, confidence: float, left: list[Ignored], kind: str
) -> Iterator[Stated]:
    """A tenure for each person whose title says an office of a state, as of the first day of a period."""
    done: set[tuple[str, str]] = set()
    day = first_day(period)
    for person, state in people:
        office = person.office(state)
        if office is None or not is_code(state):
            left.append(Ignored(kind, "a title that says no office of the vocabulary"))
        elif office[1] not in ("former", "elect") and holds(person.name, office[0], state, first(day)) is False:
            left.append(Ignored(kind, "an office that the table of office-holders gives to somebody else on that day"))
        elif (person.name, state) not in done:
            done.add((person.name, state))
            claims = sighting(person.name, office[0], office[1], state, day)
            yield Stated("tenure", rule, claims, part=f"{rule}-{len(done)}", confidence=confidence)


def period(start: str, end: str) -> str:
    """Two dates (EDTF, either may be empty) as one. Raises `ValueError` where there is none, or one is no date."""
    for date in (start, end):
        if date and not is_date(date):
            raise ValueError(f"'{date}' is no date")
    if not start and not end:
        raise ValueError("it has no date")
    if not start or not end or start == end:
        return start or end
    if bounds(start)[0] > bounds(end)[1]:
        raise ValueError(f"it starts {start}, after the end {end}")
    return f"{start}/{end}"


def first_day(period: str) -> str:
    """The date with which a period begins."""
    return period.partition("/")[0]


def first(date: str) -> str:
    """The first day (ISO) of a date."""
    return bounds(date)[0].isoformat()


def day_in(words: str, period: str) -> str | None:
    """The one day that words name without a year ("on April 21"), near a period; None where there is not just one."""
    found = {(match[1], match[2]) for match in _DAY.finditer(words)}
    if len(found) != 1:
        return None
    month, day = found.pop()
    low, high = bounds(period)
    for year in sorted({low.year, high.year}):
        made = iso(year, MONTHS[month.lower()], int(day))
        if made and (low - bounds(made)[0]).days <= NEAR and (bounds(made)[0] - high).days <= NEAR:
            return made
    return None


def country(id: str, label: str, territories: Territories, on: str) -> str:
    """The code of a country by its id, else by its name as written; else its name in words."""
    known = territories.receiver(id, first_day(on)) if id else label
    if is_code(known):
        return known
    plain = re.sub(r"\s*\([^)]*\)", "", label)
    turned = " ".join(reversed([part.strip() for part in plain.split(",")]))
    return code_for(plain) or code_for(turned) or known


def is_known(code: str) -> bool:
    """Whether a code is that of a state or organisation of our tables."""
    return code in reference().states or code in reference().organizations
