"""The quotes behind a record, for people."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from legatus.cli.text import cell, shown

if TYPE_CHECKING:
    from rich.console import Console


def view(console: "Console", id: str, rows: Iterable[Mapping[str, Any]], clean: Mapping[str, str]) -> None:
    """The record's id, then each quote with its publisher, day, address, place, rule and confidence.

    `clean`: raw quotes to what is shown instead, for those that hold markup.
    """
    from rich.padding import Padding
    from rich.text import Text

    console.print(Text(shown(id), style="bold"))
    for row in rows:
        console.print()
        quote = " ".join(clean.get(row["quote"], row["quote"] or "").split())
        console.print(Padding(Text(shown(f"“{quote}”" if quote else "(no quote: it comes from a list)")), (0, 2)))
        for parts in (("publisher", "published", "url"), ("offset", "extractedBy", "confidence")):
            said = " · ".join(_said(name, row[name]) for name in parts if row[name] is not None)
            if said:
                console.print(Padding(Text(shown(said), style="dim"), (0, 4)))


def _said(name: str, value: object) -> str:
    if name == "offset":
        return f"at character {value}"
    if name == "extractedBy":
        return f"by {cell(value)}"
    if name == "confidence":
        return f"confidence {value}"
    return str(value)
