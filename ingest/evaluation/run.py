"""An evaluation as a whole: from the paths that a user names to scored articles."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from legatus.ingest.documents import Document
from legatus.ingest.evaluation import inputs
from legatus.ingest.evaluation.scoring import Article
from legatus.ingest.extract.annotation import annotation
from legatus.ingest.extract.extractor import Extractor, rules
from legatus.ingest.metadata import stated


def evaluated(
    gold: str,
    documents: Sequence[str],
    *,
    predictions: str | None = None,
    ids: str | None = None,
    about: str | None = None,
    extractor: Extractor | None = None,
) -> list[Article]:
    """The annotated articles with what was predicted for them, in the order of their ids.

    `gold`: the folder of annotations; `documents`: folders, files or JSON Lines; `predictions`: a file to score
    instead of extracting now; `ids`: a file that names the articles to take; `about`: JSON Lines that add `kind`,
    `published`, `title` … to the documents by id; `extractor`: by default the rules in this process. Raises InputError
    for whatever of it is not usable.
    """
    wanted = inputs.annotations(gold, None if ids is None else inputs.ids_of(ids))
    known = {} if about is None else inputs.about(about)
    texts = {key: completed(each, known.get(key, {})) for key, each in inputs.documents(documents, wanted).items()}
    kinds = inputs.kinds(documents) | {key: str(row["kind"]) for key, row in known.items() if row.get("kind")}
    found = extracted(texts, extractor) if predictions is None else inputs.predictions(predictions)
    return inputs.articles(wanted, texts, found, kinds)


def extracted(texts: Mapping[str, Document], extractor: Extractor | None = None) -> dict[str, inputs.Annotation]:
    """What the extractor finds in documents, in the annotation's form, by their ids."""
    made: dict[str, inputs.Annotation] = {}
    read = (extractor or rules(1)).read
    for ident, reading in zip(texts, read(texts.values()), strict=True):
        lists = annotation(reading)
        made[ident] = {kind: found for kind, found in lists.items() if isinstance(found, list)}
    return made


def completed(document: Document, row: Mapping[str, object]) -> Document:
    """A document with what a record about it adds where it does not say so itself."""
    known = stated({str(name).lower(): value for name, value in row.items()})
    return replace(
        document,
        title=document.title or known.title,
        publisher=document.publisher or known.publisher,
        published=document.published or known.published,
        modified=document.modified or known.modified,
        url=document.url or known.url,
    )
