"""Plain text and Markdown: one article a file, with or without YAML front matter."""

from collections.abc import Iterator

from legatus.ingest import front_matter
from legatus.ingest.documents import Document
from legatus.ingest.markup import media
from legatus.ingest.metadata import stated
from legatus.ingest.opened import Failure, Notice, Opened

NAME = "plain text or Markdown"
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".mdown", ".mkd")


def recognises(head: str) -> bool:
    """Text has no mark of its own: it is what the other formats leave."""
    return False


def documents(opened: Opened) -> Iterator[Document | Failure | Notice]:
    """The file's article. Raises InputError where it is empty, not UTF-8, or its front matter is invalid."""
    raw = opened.text()
    known = stated(front_matter.values(raw, opened.origin))
    yield from known.notices(opened.origin)
    yield Document(
        key=opened.stem,
        origin=opened.origin,
        raw=raw,
        media=media(raw),
        url=known.url,
        title=known.title,
        publisher=known.publisher,
        published=known.published,
        modified=known.modified,
    )
