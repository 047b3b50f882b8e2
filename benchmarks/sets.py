"""The articles that everything is measured on: our own, always, and the shared ones where they are."""

import os
from pathlib import Path

from legatus.ingest.documents import Document
from legatus.ingest.evaluation.run import evaluated
from legatus.ingest.evaluation.scoring import Article
from legatus.ingest.inputs import documents

TESTS = Path("tests/evaluation")


def own() -> list[Article]:
    """Our own annotated articles with what is extracted from them now."""
    texts = ["seeds/articles", str(TESTS / "articles")]
    return evaluated(str(TESTS / "gold"), texts, about=str(TESTS / "about.jsonl"))


def shared_folder() -> Path | None:
    """The folder of real data beside the repository, or None."""
    folder = Path(os.environ.get("LEGATUS_TEST_SHARED", Path.cwd().parent / "shared"))
    return folder if folder.is_dir() else None


def shared() -> list[Article] | None:
    """The shared annotated articles with what is extracted from them now, or None where they are not."""
    folder = shared_folder()
    if folder is None:
        return None
    annotated = folder / "evaluation"
    return evaluated(
        str(annotated / "gold"), [str(annotated / "documents.jsonl")], about=str(annotated / "articles.jsonl")
    )


def shared_documents() -> dict[str, Document]:
    """The documents of the shared annotated articles, by id; none where they are not."""
    folder = shared_folder()
    if folder is None:
        return {}
    found = documents([str(folder / "evaluation" / "documents.jsonl")])
    return {document.key: document for document in found if isinstance(document, Document)}
