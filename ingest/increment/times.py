"""In whose time things fell, where administrations have changed."""

from collections.abc import Iterable
from datetime import date

from legatus.ingest.increment.careers import Careers
from legatus.ingest.increment.pool import Pool
from legatus.ingest.resolve.derived import Era, Eras, eras_of, states_of
from legatus.ontology.dates import EARLIEST, LATEST, bounds
from legatus.ontology.record import Record
from legatus.queries.statements import statement

Days = tuple[date, date]


class Times:
    """The administrations of states, before and now."""

    def __init__(self, pool: Pool, careers: Careers) -> None:
        self._pool, self._known = pool, careers.known
        self._heads = eras_of(careers.heads)
        gone = [r for r in careers.known.values() if r.id.startswith("administration/")]
        governed = {(r.text("governs") or "").removeprefix("state/") for r in gone} | {e.state for e in self._heads}
        self.changed = self._windows(sorted(governed - {""}))

    def eras(self, states: Iterable[str]) -> Eras:
        """The administrations of states as they are now."""
        wanted = set(states)
        kept = [era for era in self._before(wanted) if era.id not in self._known]
        return Eras(kept + [era for era in self._heads if era.state in wanted])

    def _before(self, states: Iterable[str]) -> list[Era]:
        found = []
        for row in self._pool.rows("affected_eras", (f"state/{state}" for state in states)):
            reach = row["reach"]
            if isinstance(reach, str):
                certain = _certain(row["start"], row["end"])
                found.append(Era(str(row["state"]), str(row["id"]), certain, bounds(reach)))
        return found

    def _windows(self, states: list[str]) -> dict[str, list[Days]]:
        """The days of each state that may have fallen in another's time."""
        made = {}
        before = self._before(states)
        for state in states:
            old = {era.id: era for era in before if era.state == state}
            new = {e.id: e for e in self._heads if e.state == state}
            new = {id: era for id, era in old.items() if id not in self._known} | new
            windows = [w for id in {*old, *new} for w in _between(old.get(id), new.get(id))]
            if windows:
                made[state] = _merged(windows)
        return made

    def touched(self) -> set[str]:
        """The events, statements and tenures that may have fallen in another's time than they did."""
        found = set()
        for state, windows in self.changed.items():
            for since, until in windows:
                rows = self._pool.run(
                    statement("affected_in_time"), id=f"state/{state}", code=state, since=since, until=until
                )
                found |= {str(row["id"]) for row in rows}
        return {id for id in found if id.partition("/")[0] in ("event", "statement", "tenure")}

    def renewed(self, ids: Iterable[str]) -> tuple[list[Record], dict[str, Record]]:
        """Records with the administrations in whose time they fell, and as they are in the graph."""
        known = self._pool.records(ids)
        tenures = {id: r for id, r in known.items() if id.startswith("tenure/")}
        posts = self._pool.records({r.text("of") or "" for r in tenures.values()} - {""})
        homes = {id: posts[r.text("of") or ""].text("sending") or "" for id, r in tenures.items()}
        eras = self.eras({*homes.values(), *(s for r in known.values() for s in _states(r))})
        made = []
        for id, record in known.items():
            if id in tenures:
                certain = _certain(record.text("start"), record.text("end"))
                made.append(eras.of_term(record, homes.get(id, ""), certain))
            else:
                made.append(eras.of_act(record))
        return made, known


def _states(record: Record) -> list[str]:
    return [] if record.id.startswith("tenure/") else states_of(record)


def _certain(start: object, end: object) -> Days | None:
    """The days on which the holder of a tenure certainly served, by its record: those of `Span.certain`."""
    low = bounds(start)[1] if isinstance(start, str) else LATEST
    high = bounds(end)[0] if isinstance(end, str) else EARLIEST
    return (low, high) if low <= high and low < LATEST and high > EARLIEST else None


def _merged(windows: Iterable[Days]) -> list[Days]:
    """The same days in as few windows as can be."""
    made: list[Days] = []
    for low, high in sorted(windows):
        if made and low <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], high))
        else:
            made.append((low, high))
    return made


def _between(old: Era | None, new: Era | None) -> list[Days]:
    """The days between the bounds of an era as it was and as it is."""
    if old == new:
        return []
    if old is None or new is None:
        era = old or new
        return [days for days in ((era.certain, era.reach) if era else ()) if days]
    made: list[Days] = []
    for one, other in ((old.certain, new.certain), (old.reach, new.reach)):
        if one is None or other is None:
            made += [days for days in (one, other) if days]
        else:
            made += [(min(pair), max(pair)) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return made
