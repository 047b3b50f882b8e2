"""Stories: near-duplicate articles tell one story, and support counts stories."""

from collections.abc import Iterable

from legatus.ingest.resolve.given import Source
from legatus.ingest.resolve.groups import UnionFind


def tell_stories(articles: Iterable[Source]) -> dict[str, str]:
    """Give every article the id of its story's earliest article; returns the copies with the article they copy.

    `articles`: those that count, in the order of sources. Two that share a band of their signature are copies, and so
    are two that share a copy.
    """
    joined: UnionFind[str] = UnionFind()
    by_id = {article.id: article for article in articles}
    for article in by_id.values():
        for band in article.record.texts("signature"):
            joined.join("=" + band, article.id)
    first: dict[str, str] = {}
    copies: dict[str, str] = {}
    for article in by_id.values():  # the earliest first
        article.story = first.setdefault(joined.find(article.id), article.id)
        if article.story != article.id:
            copies[article.id] = article.story
    return copies
