"""Small files of our own in the forms of reference lists, and what becomes of their records."""

from collections.abc import Iterable
from pathlib import Path

from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported, Stated


def trip(id: str, **given: str) -> str:
    """A trip; `given`: its fields, with `_` for `-`; `country` is `id=label`."""
    values = {
        "role": "president",
        "name": "Adam T. Rowe",
        "start-date": "1985-05-06",
        "end-date": "1985-05-08",
        "country": "peru=Peru",
        "locale": "Lima",
        "remarks": "",
        "last-modified-datetime": "2020-01-02T03:04:05",
    } | {name.replace("_", "-"): text for name, text in given.items()}
    country, _, label = values.pop("country").partition("=")
    fields = "".join(f"<{name}>{text}</{name}>" for name, text in values.items() if name != "who")
    who = given.get("who", "rowe-adam-t")
    head = f'<trip role="{values["role"]}" who="{who}"><id>{id}</id>'
    return f'{head}{fields}<country id="{country}">{label}</country></trip>'


def visit(id: str, **given: str) -> str:
    """A visit; `from_` is `id=label`."""
    values = {
        "start-date": "1985-05-06",
        "end-date": "1985-05-08",
        "visitor": "President Ana Quispe Rojas",
        "from_": "peru=Peru",
        "description": "State visit.",
    } | {name.replace("_", "-") if name != "from_" else name: text for name, text in given.items()}
    country, _, label = values.pop("from_").partition("=")
    fields = "".join(f"<{name}>{text}</{name}>" for name, text in values.items())
    return f'<visit><id>{id}</id>{fields}<from id="{country}">{label}</from></visit>'


def written(file: Path, root: str, records: Iterable[str]) -> Path:
    """An XML file with a record a line, the first on line 3."""
    file.parent.mkdir(parents=True, exist_ok=True)
    body = "\n".join(records)
    file.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}>\n{body}\n</{root}>\n', encoding="utf-8")
    return file


def facts(outcomes: Iterable[Outcome]) -> list[Stated]:
    """Every fact of the mapped records."""
    return [fact for outcome in outcomes if isinstance(outcome, Mapped) for fact in outcome.facts]


def refused(outcomes: Iterable[Outcome]) -> list[str]:
    """The sentences of the refused records."""
    return [str(outcome) for outcome in outcomes if isinstance(outcome, Reported)]


def ignored(outcomes: Iterable[Outcome]) -> list[str]:
    """Why records were left out."""
    return [outcome.reason for outcome in outcomes if isinstance(outcome, Ignored)]


def said(fact: Stated, *names: str) -> tuple[object, ...]:
    """Some claims of a fact."""
    return tuple(fact.claims.get(name) for name in names)
