"""Which mentions count: not retracted, in the newest version of their article, and said by the newest extractor."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from legatus.ingest.resolve.given import Given, Mention, Source
from legatus.ontology.dates import bounds


@dataclass(slots=True)
class Standing:
    """`active` and `inactive` mentions, each in the order of anchors; `articles` that count, in the order of sources;
    `supersedes`: the newest version of a url to the version before it, and so on down."""

    active: list[Mention]
    inactive: list[Mention]
    articles: list[Source]
    supersedes: dict[str, str]


def standing(given: Given, retracted: set[str]) -> Standing:
    """Part the mentions into those that count and those that do not.

    A retracted article is as though it had never been read, so the version before it counts again. Versions of a url
    are ordered by their modification or publication, then by id, never by the time of reading.
    """
    supersedes, old = _versions(s for s in given.sources.values() if not s.dataset and s.id not in retracted)
    gone = retracted | old
    extractors, releases = _extractors(given), _releases(given, retracted)
    active: list[Mention] = []
    inactive: list[Mention] = []
    for mention in sorted(given.mentions, key=lambda m: m.order):
        counts = mention.id not in gone and mention.source.id not in gone
        counts = counts and (_current(mention, releases) if mention.source.dataset else _said(mention, extractors))
        (active if counts else inactive).append(mention)
    articles = sorted((s for s in given.sources.values() if not s.dataset and s.id not in gone), key=lambda s: s.order)
    return Standing(active, inactive, articles, supersedes)


def _versions(articles: Iterable[Source]) -> tuple[dict[str, str], set[str]]:
    """Each version of a url to the one it replaces, and all that are replaced."""
    by_url: dict[str, list[Source]] = {}
    for article in articles:
        url = article.record.text("url")
        if url:
            by_url.setdefault(url, []).append(article)
    supersedes: dict[str, str] = {}
    for versions in by_url.values():
        versions.sort(key=_age)
        supersedes.update({new.id: old.id for old, new in pairwise(versions)})
    return supersedes, set(supersedes.values())


def _age(article: Source) -> tuple[tuple[date, date], str]:
    stated = article.record.text("modified") or article.published
    return (bounds(stated) if stated else (date.min, date.min), article.id)


def _extractors(given: Given) -> dict[tuple[str, str], tuple[object, ...]]:
    """The newest version of each extractor that has read each source, by source and extractor."""
    newest: dict[tuple[str, str], tuple[object, ...]] = {}

    def note(source: str, label: str) -> None:
        name, version = _extractor(label)
        key = (source, name)
        newest[key] = max(newest.get(key, ()), version)

    for source in given.sources.values():
        for label in source.record.texts("extractedWith"):
            note(source.id, label)
    for mention in given.mentions:
        for label in mention.texts("extractedBy"):
            note(mention.source.id, label)
    return newest


def _said(mention: Mention, newest: dict[tuple[str, str], tuple[object, ...]]) -> bool:
    """Whether the newest version of an extractor says it; a mention made by hand names none and counts."""
    labels = mention.texts("extractedBy")
    said = (_extractor(label) for label in labels)
    return not labels or any(newest[(mention.source.id, name)] == version for name, version in said)


def _extractor(label: str) -> tuple[str, tuple[object, ...]]:
    """Name and version of `rules@1.10#outgoing-title`."""
    name, _, version = label.partition("#")[0].partition("@")
    return name, natural(version)


def _releases(given: Given, retracted: set[str]) -> dict[tuple[str, str], tuple[object, ...]]:
    """The newest release in which each record of each dataset occurs, whichever of its parts."""
    newest: dict[tuple[str, str], tuple[object, ...]] = {}
    for mention in given.mentions:
        if mention.source.dataset and mention.id not in retracted:
            key = (mention.source.id, _record_of(mention))
            newest[key] = max([newest.get(key, ()), *map(natural, mention.texts("release"))])
    return newest


def _current(mention: Mention, newest: dict[tuple[str, str], tuple[object, ...]]) -> bool:
    wanted = newest.get((mention.source.id, _record_of(mention)), ())
    return not wanted or wanted in map(natural, mention.texts("release"))


def _record_of(mention: Mention) -> str:
    """The key of a dataset's record; what follows a `#` tells its parts apart, which come and go with it."""
    return (mention.text("record") or mention.id).partition("#")[0]


def natural(version: str) -> tuple[object, ...]:
    """A version in an order in which 1.10 follows 1.9: numbers as numbers, each marked so that it precedes words."""
    parts = re.findall(r"\d+|[^\d.]+", version)
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts)
