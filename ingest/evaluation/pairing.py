"""Partners: as many annotated records as possible get a predicted one of their own.

A maximum matching by augmenting paths (Kuhn's algorithm). Among equally many, those whose attributes agree are tried
first, and the annotated record with the fewest candidates chooses first, so that the figures do not hang on chance.
"""

from collections.abc import Mapping, Sequence

from legatus.ingest.evaluation.alike import ATTRIBUTES, ISSUES, Record, overlap, same_record


def partners(kind: str, gold: Sequence[Record], predicted: Sequence[Record], text: str) -> dict[int, int]:
    """The number of the predicted record for the number of each annotated one that has a partner."""
    candidates = {place: _candidates(kind, record, predicted, text) for place, record in enumerate(gold)}
    taken: dict[int, int] = {}
    for place in sorted(candidates, key=lambda place: len(candidates[place])):
        _seat(place, candidates, taken, set())
    return {place: other for other, place in sorted(taken.items(), key=lambda item: item[1])}


def agreement(kind: str, gold: Record, predicted: Record) -> float:
    """How many attributes of two records agree."""
    equal = [name for name in ATTRIBUTES[kind] if gold.get(name) == predicted.get(name)]
    return len(equal) + overlap(gold.get(ISSUES), predicted.get(ISSUES))


def _candidates(kind: str, gold: Record, predicted: Sequence[Record], text: str) -> list[int]:
    """The predicted records that are this one, those that agree best first (the later of equals first)."""
    found = [n for n, record in enumerate(predicted) if same_record(kind, gold, record, text)]
    return sorted(found, key=lambda n: (agreement(kind, gold, predicted[n]), n), reverse=True)


def _seat(place: int, candidates: Mapping[int, Sequence[int]], taken: dict[int, int], asked: set[int]) -> bool:
    """Find a partner, if need be by finding another one for whoever has it; whether that succeeded."""
    for other in candidates[place]:
        if other in asked:
            continue
        asked.add(other)
        holder = taken.get(other)
        if holder is None or _seat(holder, candidates, taken, asked):
            taken[other] = place
            return True
    return False
