"""Small slices in the published formats, with persons and statements of our own."""

from typing import Any


def snak(value: Any, kind: str = "wikibase-entityid") -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"type": kind, "value": value}}


def item(id: str) -> dict[str, Any]:
    return snak({"entity-type": "item", "id": id, "numeric-id": int(id[1:])})


def time(text: str, precision: int, calendar: str = "Q1985727") -> dict[str, Any]:
    model = f"http://www.wikidata.org/entity/{calendar}"
    return snak({"time": text, "precision": precision, "calendarmodel": model, "timezone": 0}, "time")


def statement(id: str, main: dict[str, Any], rank: str = "normal", **qualifiers: Any) -> dict[str, Any]:
    given = {name: value if isinstance(value, list) else [value] for name, value in qualifiers.items()}
    return {"id": id, "type": "statement", "rank": rank, "mainsnak": main, "qualifiers": given}


def entity(id: str, label: str | None = None, **claims: Any) -> dict[str, Any]:
    labels = {"en": {"language": "en", "value": label}} if label else {}
    made = {name: value if isinstance(value, list) else [value] for name, value in claims.items()}
    return {"type": "item", "id": id, "labels": labels, "claims": made, "modified": "2024-05-06T07:08:09Z"}


def states() -> list[dict[str, Any]]:
    return [
        entity("Q96", "Mexico", P298=statement("Q96$c", snak("MEX", "string"))),
        entity("Q30", "United States of America", P298=statement("Q30$c", snak("USA", "string"))),
        entity("Q45", "Portugal"),
    ]


def positions() -> list[dict[str, Any]]:
    return [
        entity("Q901", "ambassador of Mexico to the United States"),
        entity("Q902", "ambassador", P137=statement("Q902$s", item("Q45")), P17=statement("Q902$h", item("Q96"))),
        entity("Q903", "Prime Minister of Portugal"),
        entity("Q904", "member of the Chamber of Deputies of Mexico"),
        entity("Q905", "keeper of the royal stables"),
    ]
