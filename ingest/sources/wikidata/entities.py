"""Entities of Wikidata as JSON, in the published form: an array, JSON Lines, or the answer of Special:EntityData."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from legatus.ingest.opened import Opened
from legatus.ingest.outcomes import Reported
from legatus.ingest.sources.wikidata.model import (
    END,
    ITEM_REFS,
    QUALIFIERS,
    START,
    Held,
    Item,
    Moment,
    Slice,
    best,
)
from legatus.ontology.errors import InputError

_RANKS = ("preferred", "normal", "deprecated")


def read(opened: Opened) -> Slice:
    """Everything of use in a file of entities. Raises `InputError` where it is not JSON at all."""
    found = Slice()
    for origin, entity in _entities(opened, found):
        if not isinstance(entity, dict) or not str(entity.get("id", "")).startswith(("Q", "P", "L")):
            found.bad.append(Reported("entity", origin, "is no entity with an id"))
        elif str(entity["id"]).startswith("Q"):
            _take(entity, origin, found)
    return found


def _entities(opened: Opened, found: Slice) -> Iterator[tuple[str, Any]]:
    """Every entity with where it stands. The dump is an array of which every line is an entity."""
    for number, line in opened.lines():
        text = line.strip().rstrip(",")
        if text in ("[", "]", ""):
            continue
        origin = f"{opened.origin}:{number}"
        try:
            loaded = json.loads(text)
        except ValueError as error:
            if number == 1 or text in ("{",) or text.startswith(('{"entities"', "[")):
                yield from _whole(opened)
                return
            found.bad.append(Reported("entity", origin, f"invalid JSON: {error}"))
            continue
        yield from _unpacked(loaded, origin)


def _whole(opened: Opened) -> Iterator[tuple[str, Any]]:
    """A file that is one JSON text over many lines."""
    try:
        loaded = json.loads(opened.text())
    except ValueError as error:
        raise InputError(f"{opened.origin}:{getattr(error, 'lineno', 1)}: invalid JSON: {error}") from None
    yield from _unpacked(loaded, opened.origin)


def _unpacked(loaded: Any, origin: str) -> Iterator[tuple[str, Any]]:
    if isinstance(loaded, dict) and isinstance(loaded.get("entities"), dict):
        loaded = list(loaded["entities"].values())
    if isinstance(loaded, list):
        yield from ((f"{origin}: entity {n}", entity) for n, entity in enumerate(loaded, 1))
    else:
        yield origin, loaded


def _take(entity: Mapping[str, Any], origin: str, found: Slice) -> None:
    item = found.item(str(entity["id"]))
    labels = entity.get("labels") or {}
    item.label = best({lang: str(v.get("value", "")) for lang, v in labels.items()}) if labels else item.label
    claims = entity.get("claims") or {}
    release = str(entity.get("modified") or "")[:10] or None
    for name in ITEM_REFS:
        item.refs[name] = [v for s in _current(claims.get(name)) if (v := _item(s.get("mainsnak"))) is not None]
    codes = [_value(s.get("mainsnak")) for s in _current(claims.get("P298"))]
    item.code = next((code for code in codes if isinstance(code, str)), item.code)
    for inverse, name in ((False, "P39"), (True, "P1308")):
        for statement in claims.get(name) or []:
            held = _held(statement, item, origin, inverse)
            if isinstance(held, Held):
                held.release = release
                found.held.append(held)
            else:
                found.bad.append(held)


def _held(statement: Mapping[str, Any], item: Item, origin: str, inverse: bool) -> Held | Reported:
    value, key = _item(statement.get("mainsnak")), str(statement.get("id") or "")
    if value is None or not key:
        return Reported("statement", origin, f"{item.id} has a statement without a value" if key else "no statement id")
    given = statement.get("qualifiers") or {}
    rank = str(statement.get("rank", "normal"))
    return Held(
        key=key,
        origin=origin,
        person=value if inverse else item.id,
        position=item.id if inverse else value,
        rank=rank if rank in _RANKS else "normal",
        start=_moment(given.get(START)),
        end=_moment(given.get(END)),
        refs={name: [v for s in given.get(name, ()) if (v := _item(s)) is not None] for name in QUALIFIERS},
        unknown=tuple(n for n in (START, END) if any(s.get("snaktype") == "somevalue" for s in given.get(n, ()))),
        others=tuple(sorted(n for n in given if n not in QUALIFIERS and n not in (START, END))),
        inverse=inverse,
    )


def _current(statements: Any) -> list[Mapping[str, Any]]:
    """The statements of a property that count: the preferred ones, else the normal ones."""
    known = [s for s in statements or [] if s.get("rank") != "deprecated"]
    return [s for s in known if s.get("rank") == "preferred"] or known


def _value(snak: Any) -> Any:
    if not isinstance(snak, dict) or snak.get("snaktype") != "value":
        return None
    return (snak.get("datavalue") or {}).get("value")


def _item(snak: Any) -> str | None:
    value = _value(snak)
    if not isinstance(value, dict):
        return None
    id = value.get("id") or (f"Q{value['numeric-id']}" if "numeric-id" in value else None)
    return str(id) if id else None


def _moment(snaks: Any) -> Moment | None:
    """The moment of a qualifier; the first where there are several."""
    for snak in snaks or ():
        value = _value(snak)
        if isinstance(value, dict) and "time" in value:
            julian = str(value.get("calendarmodel", "")).endswith("Q1985786")
            return Moment(str(value["time"]), int(value.get("precision", 11)), julian)
    return None
