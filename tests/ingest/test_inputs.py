"""Paths to documents: files, folders, patterns, standard input, and one clear line for each bad input."""

import gzip
import io
from pathlib import Path

import pytest

from legatus.ingest.documents import Document
from legatus.ingest.inputs import Failure, Outcome, Skip, documents, inputs

TEXT = "The ambassador of Ruritania left Strelsau on Monday."


def keys(outcomes: list[Outcome]) -> list[str]:
    return [item.key for item in outcomes if isinstance(item, Document)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A researcher's folder: four articles, and much that is none."""
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/deep/d.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    for name in (
        "README.md",
        "LICENSE",
        "LICENSE.txt",
        "data.csv",
        "map.png",
        "code.py",
        ".hidden.txt",
        ".git/x.txt",
        "node_modules/y.md",
        "requirements.txt",
        "b.txt~",
        "GUIDELINES.md",
        "words.txt",
        "gold.json",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "words.txt").write_text("\n".join(["envoy", "treaty", "tariff"] * 10))
    (tmp_path / "gold.json").write_text('{"tenure": []}')
    return tmp_path


def test_a_folder_yields_only_what_looks_like_an_article(folder: Path) -> None:
    found = list(documents([folder]))
    assert keys(found) == ["a", "b", "c", "d"]
    skipped = {Path(item.origin).name for item in found if isinstance(item, Skip)}
    assert skipped == {
        "README.md",
        "LICENSE",
        "LICENSE.txt",
        "data.csv",
        "map.png",
        "code.py",
        "requirements.txt",
        "GUIDELINES.md",
        "words.txt",
        "gold.json",
    }
    assert not any(isinstance(item, Failure) for item in found)


@pytest.mark.parametrize(
    "name", ["news-2021.txt", "security-council.md", "history.txt", "license-dispute.txt", "news.jsonl", "notice.txt"]
)
def test_an_article_may_have_such_a_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f'{{"id": "{Path(name).stem}", "text": "{TEXT}"}}\n' if name.endswith("l") else TEXT)
    assert keys(list(documents([tmp_path]))) == [Path(name).stem]


def test_what_the_user_names_is_read(folder: Path) -> None:
    assert keys(list(documents([folder / "README.md", folder / ".hidden.txt"]))) == ["README", ".hidden"]


def test_a_file_named_twice_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    monkeypatch.chdir(folder)
    assert keys(list(documents(["b.txt", folder / "b.txt", "./sub/../b.txt", "link.txt", "b*.txt", "sub"]))) == [
        "b",
        "c",
        "d",
    ]


def test_patterns_that_the_shell_left(folder: Path) -> None:
    assert keys(list(documents([f"{folder}/?.txt", f"{folder}/**/*.html"]))) == ["b", "d"]
    assert keys(list(documents([f"{folder}/su*"]))) == ["c", "d"]
    (failure,) = documents([f"{folder}/*.xyz"])
    assert isinstance(failure, Failure) and "no file matches" in failure.message


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TEXT)
    assert keys(list(documents([tmp_path / "a[1].txt"]))) == ["a[1]"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), ["stdin"]),
        (b'{"id": "x", "text": "One."}\n{"text": "Two."}\n', ["x", "stdin-2"]),
        (gzip.compress(b'{"id": "x", "text": "One."}\n', mtime=0), ["x"]),
        (b"<html><body><p>He left.</p></body></html>", ["stdin"]),
    ],
)
def test_standard_input(data: bytes, expected: list[str]) -> None:
    assert keys(list(documents(["-"], stdin=io.BytesIO(data)))) == expected


@pytest.mark.parametrize(
    ("name", "data", "line", "message"),
    [
        ("empty.txt", b"", "", "empty"),
        ("blank.txt", b" \n\r\n", "", "empty"),
        ("empty.jsonl", b"\n", "", "empty"),
        ("latin.txt", "The envoy André left.".encode("latin-1"), "", "not UTF-8: byte 0xE9 at offset 14"),
        ("cut.txt", "The envoy left for Malmö".encode()[:-1], "", "not UTF-8: byte 0xC3 at offset 23"),
        ("bin.txt", b"\x7fELF\x00\x01\x02", "", "binary"),
        ("wide.txt", b"\xff\xfeT", "", "not UTF-16"),
        ("latin.jsonl", b'{"text": "a"}\n{"text": "\xe9"}\n', ":2", "not UTF-8: byte 0xE9 at offset 24"),
        ("cut.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:-9], "", "cannot be read"),
        ("table.csv", b"a,b\n", "", "a table"),
        ("paper.pdf", b"%PDF-1.4", "", "pdftotext"),
    ],
)
def test_a_bad_file_gives_one_clear_line(tmp_path: Path, name: str, data: bytes, line: str, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TEXT)
    *before, failure, after = documents([tmp_path / name, tmp_path / "z.txt"])
    assert isinstance(failure, Failure) and isinstance(after, Document)
    assert all(isinstance(item, Document) for item in before)
    assert failure.origin == f"{tmp_path / name}{line}"
    assert message in failure.message
    assert "\n" not in str(failure)


@pytest.mark.parametrize(
    ("path", "message"),
    [("nowhere.txt", "no such file"), ("https://e.org/a", "a web address"), ("x" * 5000, "no such file")],
)
def test_what_is_not_there(path: str, message: str) -> None:
    (failure,) = documents([path])
    assert isinstance(failure, Failure) and message in failure.message


def test_a_bad_file_of_a_folder_is_a_failure_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    (tmp_path / "b.md").write_text("---\ntitle: a: b\n---\nx")
    (tmp_path / "c.jsonl").write_text('{"text": "One."}\n{oops\n')
    found = list(documents([tmp_path]))
    assert [type(item).__name__ for item in found] == ["Failure", "Failure", "Document", "Failure"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_states_the_encoding_and_is_no_text(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(f"Élodie left.\r\n{TEXT}".encode(encoding))
    (document,) = documents([tmp_path / "a.txt"])
    assert isinstance(document, Document) and document.raw == f"Élodie left.\r\n{TEXT}"


def test_compressed_files(tmp_path: Path) -> None:
    (tmp_path / "a.md.gz").write_bytes(gzip.compress(f"---\ntitle: T\n---\n{TEXT}".encode(), mtime=0))
    (tmp_path / "n.jsonl.gz").write_bytes(gzip.compress(b'{"id": "x", "text": "One."}\n', mtime=0))
    assert keys(list(documents([tmp_path]))) == ["a", "x"]


def test_inputs_are_known_before_they_are_read(folder: Path) -> None:
    names = [Path(item.origin).name for item in inputs([folder, "nowhere"]) if not isinstance(item, Skip)]
    assert names == ["a.md", "b.txt", "c.txt", "d.html", "nowhere"]
