"""Office-holders of the table `seeds/reference/leaders.csv`, or of a user's own in the same columns.

A row is a tenure with its dates as the table has them (`2026-01/..`: not ended in January 2026), and its source in the
note. With these, administrations have dated terms.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import permutations
from pathlib import Path

from legatus.ingest.files import head, suffix
from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported, Stated
from legatus.ontology.errors import InputError
from legatus.ontology.identity import slug
from legatus.ontology.reference import reference
from legatus.ontology.reference_rows import Leader, leader_row

KIND = "office-holder"
COLUMNS = ("state", "role", "person", "surname", "alt_names", "start", "end", "acting", "source")
#: The table that is read where no path is named.
BUNDLED = Path(str(files("legatus.seeds.reference") / "leaders.csv"))


def recognises(path: Path) -> bool:
    """Whether a file is a table in the columns of the bundled one."""
    if suffix(path) != ".csv":
        return False
    first = head(path, 4096).lstrip("\ufeff").partition("\n")[0]
    return tuple(name.strip() for name in first.split(",")) == COLUMNS


def outcomes(path: Path) -> Iterator[Outcome]:
    """What becomes of each row; a malformed one is refused alone. Raises `InputError` where it is no such table."""
    if not recognises(path):
        raise InputError(f"{path}: expected a table with the columns {', '.join(COLUMNS)}")
    with path.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        rows = [(f"{path.name}:{reader.line_num}", row) for row in reader]
    seen: Counter[str] = Counter()
    several = {(row["state"], row["person"]) for _, row in rows if row.get("alt_names")}
    several |= _namesakes(row for _, row in rows)
    for number, (origin, row) in enumerate(rows):
        if row in (earlier for _, earlier in rows[max(0, number - 1) : number]):
            yield Ignored(KIND, "repeats the row before")
        else:
            yield _row(row, origin, seen, (row["state"], row["person"]) in several)


def _namesakes(rows: Iterable[dict[str, str]]) -> set[tuple[str, str]]:
    """State and name of those whose name is part of another one's in the same office (John Adams, John Quincy Adams):
    the table gives each person one name, so these are two, whom only an identifier keeps apart."""
    offices: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row.get("person"):
            offices.setdefault((row["state"], row["role"]), set()).add(row["person"])
    found: set[tuple[str, str]] = set()
    for (state, _), names in offices.items():
        words = {name: set(name.split()) for name in names}
        for one, other in permutations(sorted(names), 2):
            if words[one] < words[other] and len(words[one]) > 1:
                found |= {(state, one), (state, other)}
    return found


def _row(row: dict[str, str], origin: str, seen: Counter[str], several: bool) -> Outcome:
    """What becomes of a row. `several`: the table knows the person by several names, or a namesake; an identifier holds
    the ones together and keeps the others apart. Nobody else needs one, and without it a person may be the one of that
    name in another list."""
    if None in row or None in row.values():
        return Reported(KIND, origin, f"expected {len(COLUMNS)} cells")
    try:
        leader = leader_row(row)
    except ValueError as error:
        return Reported(KIND, origin, str(error))
    if leader.state not in reference().states and leader.state not in reference().organizations:
        return Reported(KIND, origin, f"no state or organisation has the code '{leader.state}'")
    start = leader.start.replace("..", "").replace("/", "")[:4]
    key = f"{leader.state}/{leader.role}/{slug(leader.person)}/{start}"
    seen[key] += 1
    key += f"~{seen[key]}" if seen[key] > 1 else ""
    id = f"leaders:{leader.state}/{slug(leader.person)}" if several else None
    facts = (_tenure(leader, id), *_names(leader, id))
    return Mapped(KIND, key, facts)


def _tenure(leader: Leader, id: str | None) -> Stated:
    dates = {"start": leader.start, "end": leader.end}
    return Stated("tenure", "office-holder", {**_who(leader, leader.person, id), **dates})


def _names(leader: Leader, id: str | None) -> Iterator[Stated]:
    """The other names of a person, as names of the same term."""
    for number, name in enumerate(leader.alt_names, 1):
        yield Stated("tenure", "other-name", _who(leader, name, id), part=f"name-{number}")


def _who(leader: Leader, name: str, id: str | None) -> dict[str, str | None]:
    return {
        "person": name,
        "personId": id,
        "role": leader.role,
        "sending": leader.state,
        "status": "acting" if leader.acting else None,
        "note": f"Source: {leader.source}",
    }
