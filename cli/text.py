"""Values as people read them: in tables, delimited files and on the terminal."""

import json
import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

#: Control characters but tab and line feed, as their visible pictures (U+2400 …): text from the web must not command a
#: terminal.
_PICTURES = (
    {c: 0x2400 + c for c in range(32) if c not in (9, 10)} | {127: 0x2421} | dict.fromkeys(range(128, 160), 0xFFFD)
)


def plain(value: Any) -> Any:
    """A value as JSON has it: dates and times in ISO 8601, decimals as numbers, bytes in hexadecimal digits.

    JSON has no infinity and no not-a-number: they become the texts `Infinity`, `-Infinity` and `NaN`.
    """
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes | bytearray) else str(value)


def as_json(value: Any) -> str:
    """A value as JSON in one line."""
    return json.dumps(plain(value), ensure_ascii=False, allow_nan=False)


def cell(value: Any) -> str:
    """A value as the text of a table's cell: nothing for None, lists of single values with `; ` between them."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return "; ".join(map(cell, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def shown(text: str) -> str:
    """A text that may go to a terminal: control characters as pictures, a tab as spaces."""
    return text.expandtabs(4).translate(_PICTURES)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 article`, `2,300 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listing(items: Iterable[str], last: str = "or") -> str:
    """Items as in a sentence: `a, b or c`."""
    several = list(items)
    return f"{', '.join(several[:-1])} {last} {several[-1]}" if len(several) > 1 else "".join(several)
