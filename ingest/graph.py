"""A reading as records: the article, the quotes, and a mention for every fact."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from legatus.ingest.documents import Document, Fact, Reading, Span
from legatus.ontology.identity import article_id, mention_id, quote_id, sha256
from legatus.ontology.record import Record, Ref, Value, in_order, union


def id_of(document: Document) -> str:
    """The id of a document's article: this version of it, by its stated metadata and its exact text."""
    d = document
    return article_id(d.url, d.title, d.publisher, d.published, d.modified, d.raw)


def records(reading: Reading, extractor: str, known_as: str | None = None) -> list[Record]:
    """Everything that a reading adds to the graph: one Article, its Quotes and its Mentions.

    `extractor`: name and version (`rules@1.0`), kept on the article and, with the rule, on every mention. `known_as`:
    the id of a stored article that was read again, of which all but that is known.
    """
    article = Record.of(known_as, extractedWith=extractor) if known_as else _article(reading, extractor)
    made = [article]
    for fact in reading.facts:
        made += [*_quotes(article.id, fact, reading), _mention(article.id, fact, extractor)]
    return merged(made)


def merged(records: Iterable[Record]) -> list[Record]:
    """One record for each id: what all of that id say together."""
    made: dict[str, Record] = {}
    for record in records:
        known = made.get(record.id)
        made[record.id] = union(known, record) if known else record
    return list(made.values())


def document_of(article: Record) -> Document:
    """The document of a stored article, for reading it again. Its text must have been read too (`fullText`)."""
    id, media = article.id, article.text("media")
    stated = {name: article.text(name) for name in ("url", "title", "publisher", "published", "modified")}
    raw = article.text("fullText") or ""
    return Document(key=id, origin=id, raw=raw, media="html" if media == "html" else "text", **stated)


def _article(reading: Reading, extractor: str) -> Record:
    document = reading.document
    return Record.of(
        id_of(document),
        url=document.url,
        title=reading.title or document.title,
        publisher=document.publisher,
        published=reading.published or document.published,
        modified=document.modified,
        language=reading.language,
        media=document.media,
        textSha256=sha256(document.raw),
        signature=reading.signature,
        extractedWith=extractor,
        fullText=document.raw,
    )


def _quotes(article: str, fact: Fact, reading: Reading) -> Iterator[Record]:
    for span in fact.evidence:
        text = reading.document.raw[span.start : span.end]
        shown = reading.shown.get(span, text)
        yield Record.of(
            quote_id(article, span.start, span.end),
            text=text,
            shown=shown if shown != text else None,
            startChar=span.start,
            endChar=span.end,
        )


def _mention(article: str, fact: Fact, extractor: str) -> Record:
    where = fact.evidence[0]
    claims: Mapping[str, tuple[str, ...]] = {name: _texts(value) for name, value in fact.claims.items() if value}
    values: dict[str, tuple[Value, ...]] = {name: in_order(texts) for name, texts in claims.items()}
    values |= {
        "recordType": (fact.record_type,),
        "inSource": (Ref(article),),
        "quotes": in_order(Ref(quote_id(article, span.start, span.end)) for span in fact.evidence),
        "extractedBy": (f"{extractor}#{fact.rule}",),
        "confidence": (Decimal(str(round(fact.confidence, 2))),),
    }
    return Record(mention_id(article, fact.record_type, _key(where), {n: list(v) for n, v in claims.items()}), values)


def _key(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(sorted(set(value)))
