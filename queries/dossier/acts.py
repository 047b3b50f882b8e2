"""Events and statements, and where each stands between conflict and cooperation."""

from functools import cache

from legatus.ontology.dates import bounds
from legatus.ontology.vocabulary import scheme
from legatus.queries.database import Database
from legatus.queries.dossier.model import Fact
from legatus.queries.statements import statement

#: The stance that leans to neither side.
NEUTRAL = "neutral"
#: Scores run from minus to plus this (Goldstein's scale).
FULL = 10.0


def events(database: Database, ids: list[str]) -> list[Fact]:
    """Acts between states and organisations."""
    unordered = scheme("event-type").with_flag("unordered")
    made = []
    for row in database.read(statement("dossier_events"), ids=ids):
        source, target = row["source"] or "", row["target"] or ""
        arrow = ", " if row["kind"] in unordered else " → "
        score = None if row["score"] is None else float(row["score"])
        made.append(
            Fact(
                row["id"],
                "event",
                row["kind"],
                arrow.join(filter(None, (source, target))),
                date=row["date"] or None,
                possible=bounds(row["date"]) if row["date"] else None,
                sending=source,
                receiving=target,
                score=score,
                level=None if score is None else max(-1.0, min(1.0, score / FULL)),
                modality=row["modality"] or "",
                mode=row["mode"] or "",
                stories=row["stories"] or 0,
            )
        )
    return made


def statements(database: Database, ids: list[str]) -> list[Fact]:
    """What speakers said."""
    made = []
    for row in database.read(statement("dossier_statements"), ids=ids):
        who, behalf = row["who"] or "", row["behalf"]
        made.append(
            Fact(
                row["id"],
                "statement",
                row["kind"],
                f"{who} ({behalf})" if behalf and behalf != who else who,
                date=row["date"] or None,
                possible=bounds(row["date"]) if row["date"] else None,
                sending=behalf or "",
                pair=row["pair"] or "",
                text=row["text"] or "",
                level=stance_level(row["kind"]),
                stories=row["stories"] or 0,
            )
        )
    return made


@cache
def stance_level(stance: str) -> float | None:
    """Where a stance stands from hostile (-1) to warm (1): by its place in the vocabulary, evenly on each side."""
    order = [concept.notation for concept in scheme("stance")]
    if stance not in order:
        return None
    zero, place = order.index(NEUTRAL), order.index(stance)
    return (zero - place) / (zero if place < zero else len(order) - 1 - zero or 1)
