"""Rows of a table as facts. Each cell is read strictly: what it may not hold is an error that names the column."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from legatus.ingest.outcomes import Claim, Mapped, Outcome, Reported, Stated
from legatus.ingest.sources.table.columns import RECORDS, STEPS, columns, date, host, one_of, state
from legatus.ingest.sources.table.reading import Line
from legatus.ontology.dates import bounds
from legatus.ontology.identity import slug
from legatus.ontology.vocabulary import scheme

READERS: Mapping[str, Callable[[str], str]] = {
    "role": one_of("role"),
    "status": one_of("status"),
    "sending": state,
    "receiving": host,
    "actor": state,
    "target": host,
    "modality": one_of("modality"),
    "mode": one_of("mode"),
    **dict.fromkeys(("start", "end", "date", "changed", *STEPS), date),
}
#: Columns without which a record says nothing.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "tenure": ("person", "role", "sending"),
    "nomination": ("person", "role", "sending"),
    "milestone": ("person", "role", "sending", "type"),
    "event": ("type", "actor"),
}


class CellError(ValueError):
    """A cell that may not stand as it is; the message begins with the column."""


def outcome(line: Line, file: str, stem: str, seen: set[tuple[str, str, str]], changed: str | None) -> Outcome:
    """What becomes of a row. `seen`: keys of the rows before, with what they state; `changed`: the last change of the
    rows that share its key, which are one record."""
    origin = f"{file}:{line.number}"
    kind = line.cells.get("record", "tenure").casefold()
    if kind not in RECORDS:
        return Reported("row", origin, f"column record: '{kind}' is not one of {', '.join(RECORDS)}")
    try:
        cells = _read(line, kind)
        facts = tuple(_facts(cells, kind))
    except CellError as error:
        return Reported(kind, origin, str(error))
    except ValueError as error:
        return Reported(kind, origin, str(error))
    own = slug(cells["key"]) if "key" in cells else _digest(line.cells)
    mark = own, "term" if kind in ("tenure", "nomination") else kind, cells.get("type", "")
    if mark in seen:
        return Reported(
            kind, origin, "column key: an earlier row has the same key" if "key" in cells else "repeats an earlier row"
        )
    seen.add(mark)
    return Mapped(kind, f"{stem}/{own}", facts, changed)


def _read(line: Line, kind: str) -> dict[str, str]:
    """The cells of a row, each as what its column holds."""
    made: dict[str, str] = {}
    for name, text in line.cells.items():
        column = columns().get(name)
        if column is None or name == "record":
            continue  # an unknown column is reported once, with the head
        if kind not in column.of:
            raise CellError(f"column {name}: a row of {kind} has no {name}")
        try:
            made[name] = READERS[name](text) if name in READERS else text
        except ValueError as error:
            raise CellError(f"column {name}: {error}") from None
    for name in NEEDED[kind]:
        if name not in made:
            raise CellError(f"column {name}: is empty, which a row of {kind} needs")
    return made


def _facts(cells: Mapping[str, str], kind: str) -> Iterator[Stated]:
    if kind == "event":
        yield _event(cells)
    elif kind == "milestone":
        yield _milestone(cells, _typed("milestone", cells["type"]), cells.get("date"), cells)
    else:
        yield _term(cells, kind)
        for name, step in STEPS.items():
            if name in cells:
                yield _milestone(cells, step, cells[name], {})


def _term(cells: Mapping[str, str], kind: str) -> Stated:
    status = cells.get("status")
    envoy = cells["role"] in scheme("role").with_flag("envoy")
    if envoy and "receiving" not in cells:
        raise CellError(f"column receiving: is empty, which {cells['role']} needs")
    if kind == "nomination":
        status = status or "nominated"
        if not scheme("status")[status].has("onlyNominated"):
            raise CellError(f"column status: '{status}' is not of a nomination")
    elif status is not None and scheme("status")[status].has("onlyNominated"):
        raise CellError(f"column status: '{status}' is of a nomination, not of a tenure")
    start, end = cells.get("start"), cells.get("end")
    if start and end and bounds(start)[0] > bounds(end)[1]:
        raise CellError(f"column end: {end} is before the start {start}")
    claims: dict[str, Claim] = {**_who(cells), "status": status, "start": start, "end": end, "note": _note(cells)}
    return Stated("tenure", kind, claims)


def _milestone(cells: Mapping[str, str], step: str, when: str | None, noted: Mapping[str, str]) -> Stated:
    claims: dict[str, Claim] = {**_who(cells), "claimType": step, "date": when, "note": _note(noted)}
    return Stated("milestone", "milestone", claims, part=step)


def _event(cells: Mapping[str, str]) -> Stated:
    type = _typed("event-type", cells["type"])
    if cells.get("target") == cells["actor"]:
        raise CellError("column target: is the actor itself")
    issues = tuple(_issue(text) for text in _many(cells.get("issues", "")))
    claims: dict[str, Claim] = {
        "claimType": type,
        "sourceActor": cells["actor"],
        "targetActor": cells.get("target"),
        "participant": _many(cells.get("participants", "")),
        "place": _many(cells.get("places", "")),
        "date": cells.get("date"),
        "modality": cells.get("modality", "actual"),
        "mode": cells.get("mode"),
        "issue": issues,
        "note": _note(cells),
    }
    return Stated("event", "event", claims)


def _who(cells: Mapping[str, str]) -> dict[str, Claim]:
    id = cells.get("person_id")
    return {
        "person": cells["person"],
        "personId": (id if ":" in id else f"table:{id}") if id else None,
        "role": cells["role"],
        "seat": cells.get("seat"),
        "sending": cells["sending"],
        "receiving": cells.get("receiving"),
    }


def _typed(vocabulary: str, text: str) -> str:
    try:
        return one_of(vocabulary)(text)
    except ValueError as error:
        raise CellError(f"column type: {error}") from None


def _issue(text: str) -> str:
    try:
        return one_of("issue")(text)
    except ValueError as error:
        raise CellError(f"column issues: {error}") from None


def _note(cells: Mapping[str, str]) -> str | None:
    """The remark and the citation, which belongs to what is stated."""
    source = f"Source: {cells['source']}" if "source" in cells else ""
    return ". ".join(part.rstrip(".") for part in (cells.get("note", ""), source) if part) or None


def _many(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _digest(cells: Mapping[str, str]) -> str:
    """A key of a row without one: of all that it says but the remark."""
    said = "\n".join(f"{name}={text}" for name, text in sorted(cells.items()) if name not in ("note", "changed"))
    return sha256(said.encode()).hexdigest()[:16]
