"""The JSON of TimelineJS, the Knight Lab's storytelling timeline; administrations are its eras."""

import json
from dataclasses import asdict
from typing import Any, TextIO

from legatus.cli.views.timelinejs import Date, slides, title
from legatus.queries.dossier.model import Dossier

SUFFIXES = ()
BINARY = False
ABOUT = "JSON for TimelineJS"


def write(dossier: Dossier, file: TextIO) -> None:
    """One object: title, events, and eras."""
    events: list[dict[str, Any]] = []
    eras: list[dict[str, Any]] = []
    number = 0
    for slide in slides(dossier):
        number += 1
        made: dict[str, Any] = {"start_date": _date(slide.start)}
        if slide.end:
            made["end_date"] = _date(slide.end)
        made["display_date"] = slide.display
        if slide.era and slide.end:
            eras.append({**made, "text": {"headline": slide.headline}})
            continue
        made["text"] = {"headline": slide.headline, "text": slide.text}
        events.append({**made, "group": slide.group, "unique_id": slide.id.replace("/", "-").replace(".", "-")})
    headline, text = title(dossier, number)
    whole = {"title": {"text": {"headline": headline, "text": text}}, "events": events, "eras": eras}
    json.dump(whole, file, ensure_ascii=False, indent=1)
    file.write("\n")


def _date(date: Date) -> dict[str, int]:
    return {name: value for name, value in asdict(date).items() if value is not None}
