"""A saved result of Wikidata's query service: SPARQL 1.1 JSON or CSV, a row for each position held.

Columns are found by their names; a column `xLabel` holds the label of `x`. Needed: person, position.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping

from legatus.ingest.opened import Opened
from legatus.ingest.outcomes import Reported
from legatus.ingest.sources.wikidata.model import Held, Moment, Slice, qid
from legatus.ontology.errors import InputError

#: Our name of a column to the names that queries give it, in lower case.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "person": ("person", "item", "holder", "human", "officeholder"),
    "position": ("position", "positionheld", "office", "post"),
    "start": ("start", "starttime", "startdate", "begin", "from"),
    "end": ("end", "endtime", "enddate", "to", "until"),
    "startPrecision": ("startprecision", "starttimeprecision"),
    "endPrecision": ("endprecision", "endtimeprecision"),
    "statement": ("statement", "stmt", "positionstatement"),
    "rank": ("rank",),
    "P137": ("sender", "operator", "sending"),
    "P17": ("receiver", "country", "receiving"),
    "P1001": ("jurisdiction",),
    "P642": ("of",),
    "P1365": ("replaces", "predecessor"),
    "P1366": ("replacedby", "successor"),
    "P1534": ("endcause",),
}


def read(opened: Opened) -> Slice:
    """Every row of a result. Raises `InputError` where the columns that are needed are missing."""
    found = Slice()
    for origin, row in _rows(opened):
        _take({name.casefold(): value for name, value in row.items()}, origin, found)
    return found


def _rows(opened: Opened) -> Iterator[tuple[str, dict[str, str]]]:
    text = opened.text()
    if text.lstrip().startswith("{"):
        try:
            data = json.loads(text)
            rows = data["results"]["bindings"]
            names = data["head"]["vars"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{opened.origin}: is no SPARQL result in JSON ({error!r})") from None
        _check(names, opened.origin)
        for number, row in enumerate(rows, 1):
            yield f"{opened.origin}: row {number}", {name: str(cell.get("value", "")) for name, cell in row.items()}
        return
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in text.split("\n", 1)[0] else ",")
    _check(reader.fieldnames or (), opened.origin)
    for line in reader:
        yield f"{opened.origin}:{reader.line_num}", {n: v for n, v in line.items() if isinstance(n, str) and v}


def _check(names: object, origin: str) -> None:
    known = {str(name).casefold().lstrip("?") for name in names} if isinstance(names, list | tuple) else set()
    for wanted in ("person", "position"):
        if not known & set(COLUMNS[wanted]):
            raise InputError(f"{origin}: expected a column '{wanted}' (or {', '.join(COLUMNS[wanted][1:])})")


def _take(row: Mapping[str, str], origin: str, found: Slice) -> None:
    person, position = _id(row, "person", found), _id(row, "position", found)
    if person is None or position is None:
        found.bad.append(Reported("statement", origin, f"names no {'position' if person else 'person'} by its id"))
        return
    refs = {name: [id] for name in COLUMNS if name[:1] == "P" and (id := _id(row, name, found)) is not None}
    start, end = _moment(row, "start"), _moment(row, "end")
    stated = _text(row, "statement")
    key = stated.rpartition("/")[2].replace("-", "$", 1) if stated and "$" not in stated else stated
    rank = _text(row, "rank").rpartition("#")[2].removesuffix("Rank").casefold()
    unknown = tuple(p for p, m in (("P580", "start"), ("P582", "end")) if _unknown(_text(row, m)))
    key = key or "/".join((person, position, start.time[:10] if start else ""))
    found.held.append(Held(key, origin, person, position, rank or "normal", start, end, refs, unknown))


def _text(row: Mapping[str, str], name: str) -> str:
    """The cell of a column, under whatever name; empty where there is none."""
    return next((row[known].strip() for known in COLUMNS[name] if row.get(known)), "")


def _id(row: Mapping[str, str], name: str, found: Slice) -> str | None:
    """The item in a column, whose label (and code of a state) is noted."""
    for known in COLUMNS[name]:
        id = qid(row.get(known, "").strip())
        if id is not None:
            item = found.item(id)
            label = row.get(f"{known}label", "").strip()
            if label and qid(label) is None:
                item.label = label
            code = row.get(f"{known}code", "").strip()
            item.code = code if re.fullmatch(r"[A-Z]{3}", code) else item.code
            return id
    return None


def _moment(row: Mapping[str, str], name: str) -> Moment | None:
    text = _text(row, name)
    if not text or _unknown(text):
        return None
    precision = _text(row, f"{name}Precision")
    text = text if "T" in text or re.fullmatch(r"[+-]?\d+-\d\d-\d\d", text) else f"{text}-00-00"[: len("2000-00-00")]
    return Moment(text, int(precision) if precision.isdigit() else None)


def _unknown(text: str) -> bool:
    """A value that is stated as not known: a blank node, by the query service's own addresses."""
    return text.startswith(("_:", "t")) or "/.well-known/genid/" in text
