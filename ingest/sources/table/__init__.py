"""A historian's own table: tenures, nominations, milestones and events in documented columns, a row each.

Strict: a row is mapped whole or refused with its line and column. Without a key of its own a row is known by what it
says, so that a corrected row without a key is another one.
"""

from collections.abc import Iterator
from pathlib import Path

from legatus.ingest.files import head, suffix
from legatus.ingest.outcomes import Outcome, Reported
from legatus.ingest.sources.table.columns import columns
from legatus.ingest.sources.table.reading import EXCEL, delimiter, first_line, lines
from legatus.ingest.sources.table.rows import outcome
from legatus.ontology.errors import InputError, LegatusError

#: Columns of which a table has at least one of each pair.
TELLING = (("person", "actor"), ("role", "type"), ("sending", "actor"))


def recognises(path: Path) -> bool:
    """Whether a file is a table with these columns. A workbook is opened only where it has the suffix of one."""
    if suffix(path) in (".csv", ".tsv"):
        first = first_line(head(path))
        names = {name.strip(' "').casefold() for name in first.split(delimiter(first))}
    elif suffix(path) in EXCEL and path.is_file():
        try:
            names = set(lines(path)[0])
        except LegatusError:
            return False
    else:
        return False
    return _tells(names) and len(names - columns().keys()) <= len(names) // 4


def outcomes(path: Path) -> Iterator[Outcome]:
    """What becomes of each row. Raises `InputError` where the columns that are needed are missing."""
    names, rows = lines(path)
    if not _tells(set(names)):
        raise InputError(
            f"{path}: expected columns such as record, person, role, sending and start; `legatus sources template` "
            "writes a table with all of them"
        )
    unknown = [name for name in names if name and name not in columns()]
    for name in unknown:
        yield Reported("column", f"{path.name}:1", f"the column '{name}' is not known; its cells are left out")
    seen: set[tuple[str, str, str]] = set()
    stem, found = path.name.partition(".")[0], list(rows)
    changed: dict[str, str] = {}
    for line in found:
        key = line.cells.get("key", "")
        changed[key] = max(changed.get(key, ""), line.cells.get("changed", ""))
    for line in found:
        key = line.cells.get("key", "")
        last = changed[key] if key else line.cells.get("changed")
        yield outcome(line, path.name, stem, seen, last or None)


def _tells(names: set[str]) -> bool:
    return all(any(name in names for name in pair) for pair in TELLING)
