"""Large files of lines are read in ranges, side by side, and give the graph that they give in one piece."""

import csv
import gzip
from collections import Counter
from pathlib import Path

import hostile
import pytest

from legatus.ingest import bulk_files, keeping, ranges, side_by_side
from legatus.ontology.errors import InputError
from legatus.ontology.terms import STRING, Literal, Statement, line

P = "http://ex.org/p/"


def lines(things: int = 60) -> list[str]:
    """Things one after the other, linked to one another, to what nothing is told of, and to a record of ours."""
    made = []
    for n in range(things):
        thing = f"http://ex.org/{n}"
        targets = [f"http://ex.org/{n * 7 % things}", f"http://else.org/{n % 5}"]
        targets += ["https://w3id.org/legatus/id/state/MEX"] if n % 9 == 0 else []
        made += [Statement(thing, P + "to", target) for target in targets]
        made += [
            Statement(thing, P + "name", Literal(text, STRING))
            for text in (str(n), hostile.TEXTS[n % len(hostile.TEXTS)])
        ]
    return [f"{line(one)}\n" for one in made]


def graph(folder: Path) -> Counter[tuple[tuple[str, str], ...]]:
    """All nodes and relationships of a folder for the import tool."""
    made: Counter[tuple[tuple[str, str], ...]] = Counter()
    for file in folder.glob("*.csv"):
        if not file.stem.endswith("-header"):
            header = next(csv.reader((folder / f"{file.stem}-header.csv").open(encoding="utf-8")))
            for row in csv.reader(file.open(encoding="utf-8", newline="")):
                made[tuple(sorted((key, value) for key, value in zip(header, row, strict=True) if value))] += 1
    return made


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranges of some hundred bytes, each of which counts as large."""
    monkeypatch.setattr(ranges, "SIZE", 900)
    monkeypatch.setattr(keeping, "FEW", 1)


def in_one_piece(paths: list[Path], folder: Path) -> bulk_files.Converted:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranges, "MOST", 1)
        return bulk_files.write(paths, folder)[1]


@pytest.mark.parametrize("cores", [1, 2])
def test_ranges_give_the_graph_of_the_whole(
    small: None, cores: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_by_side, "cores", lambda: cores)
    one, two = tmp_path / "one.nt", tmp_path / "two.nt"
    one.write_text("".join(lines()), encoding="utf-8")
    two.write_text(f"<http://ex.org/3> <{P}name> 'x' .\n".replace("'", '"') * 2, encoding="utf-8")
    done, said = bulk_files.write([one, two], tmp_path / "ranges")
    assert (tmp_path / "ranges" / "relationships-4.csv").exists()
    whole = in_one_piece([one, two], tmp_path / "whole")
    assert graph(tmp_path / "ranges") == graph(tmp_path / "whole")
    assert said.foreign_new == whole.foreign_new
    listed = {file.stem.removesuffix("-header") for file in (tmp_path / "ranges").glob("*.csv")}
    script = done.script.read_text(encoding="utf-8")
    assert all(f"{name}-header.csv,{name}.csv" in script for name in listed)


@pytest.mark.parametrize(
    "text",
    [
        "".join(line + f"_:b <{P}to> _:c .\n" * (place % 40 == 0) for place, line in enumerate(lines())),
        "".join(sorted(lines(), key=lambda line: line[::-1])),
        "\n# nothing\n".join(lines()),
        "\ufeff" + "".join(lines()),
    ],
    ids=["blank nodes", "subjects that come again", "comments", "byte order mark"],
)
def test_what_cannot_be_parted_is_read_in_one_piece(small: None, text: str, tmp_path: Path) -> None:
    path = tmp_path / "one.nt"
    path.write_text(text, encoding="utf-8")
    bulk_files.write([path], tmp_path / "ranges")
    in_one_piece([path], tmp_path / "whole")
    assert graph(tmp_path / "ranges") == graph(tmp_path / "whole")


def test_a_packed_file_is_read_in_one_piece(small: None, tmp_path: Path) -> None:
    path, packed = tmp_path / "one.nt", tmp_path / "packed.nt.gz"
    path.write_text("".join(lines(600)), encoding="utf-8")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    bulk_files.write([packed], tmp_path / "ranges")
    in_one_piece([path], tmp_path / "whole")
    assert graph(tmp_path / "ranges") == graph(tmp_path / "whole")


def test_blank_nodes_of_an_export_of_ours_may_be_parted(small: None, tmp_path: Path) -> None:
    path = tmp_path / "one.nt"
    path.write_text("".join([*lines(), f"_:12.aaaaaaaaaaaaaaaa <{P}to> <http://ex.org/1> .\n"]), encoding="utf-8")
    bulk_files.write([path], tmp_path / "ranges")
    assert (tmp_path / "ranges" / "relationships-2.csv").exists()
    in_one_piece([path], tmp_path / "whole")
    assert graph(tmp_path / "ranges") == graph(tmp_path / "whole")


def test_a_bad_line_in_a_range_is_told_with_its_number_in_the_file(small: None, tmp_path: Path) -> None:
    made = lines()
    made[200] = "<http://ex.org/49> nonsense .\n"
    path = tmp_path / "bad.nt"
    path.write_text("".join(made), encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.nt:201: "):
        bulk_files.write([path], tmp_path / "new")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bad.nt"]
