"""What the gate costs in recall: the same articles read with every readable paragraph parsed."""

from collections.abc import Sequence
from unittest.mock import patch

from legatus.ingest.evaluation.run import extracted
from legatus.ingest.evaluation.scoring import Article, score
from legatus.ingest.extract import reader
from legatus.ingest.extract.model import Block, CleanText
from legatus.ingest.extract.parse import READ


def ungated(cleaned: CleanText) -> tuple[Block, ...]:
    """Every block that may be read."""
    return tuple(block for block in cleaned.blocks if block.kind in READ)


def rows(articles: Sequence[Article]) -> list[tuple[str, str, str, str]]:
    """Type, F1 with the gate, F1 without, and the difference; `articles` were read with it."""
    from benchmarks.sets import shared_documents

    with patch.object(reader, "gate", ungated):
        found = extracted(shared_documents())
    without = score([Article(a.id, a.text, a.gold, found.get(a.id, {}), a.kind) for a in articles])
    return [
        (kind, f"{each.f1:.3f}", f"{without[kind].f1:.3f}", f"{without[kind].f1 - each.f1:+.3f}")
        for kind, each in score(articles).items()
    ]
