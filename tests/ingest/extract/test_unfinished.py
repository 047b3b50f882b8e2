"""Going on after an extraction that was stopped."""

from collections import Counter
from pathlib import Path

import pytest

from legatus.ingest.documents import Document
from legatus.ingest.extract.unfinished import finished, remaining
from legatus.ontology.errors import InputError


def test_a_line_that_is_not_whole_is_taken_off(tmp_path: Path) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text('{"id": "a"}\n{"id": "b"}\n{"id": "c", "ten', "utf-8")
    assert finished(file) == {"a": 1, "b": 1}
    assert file.read_text("utf-8") == '{"id": "a"}\n{"id": "b"}\n'


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert finished(tmp_path / "none.jsonl") == Counter()


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("a note\nanother", "utf-8")
    with pytest.raises(InputError, match=r"notes\.txt:1: not a line of `legatus extract`"):
        finished(file)
    assert file.read_text("utf-8") == "a note\nanother"


def test_documents_of_one_id_count_one_by_one() -> None:
    documents = [Document(key=key, origin=f"{n}", raw="x") for n, key in enumerate("abac")]
    assert [d.origin for d in remaining(documents, Counter("ab"))] == ["2", "3"]
