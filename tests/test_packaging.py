"""The wheel holds what the checkout holds: a folder missing from it works in an editable install and nowhere else."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP = ("cli", "ingest", "ontology", "queries", "seeds")
SHIPPED = {".py", ".ttl", ".cypher", ".csv", ".md", ".yaml", ".json", ".xml", ".jinja", ".css", ".js", ".typed"}


def expected() -> set[str]:
    files = (p for top in TOP for p in (ROOT / top).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {f"legatus/{p.relative_to(ROOT).as_posix()}" for p in files}


def test_every_file_of_the_five_folders_is_of_a_shipped_kind() -> None:
    strange = sorted(name for name in expected() if Path(name).suffix not in SHIPPED and not name.endswith("py.typed"))
    assert not strange, "package-data in pyproject.toml would leave these out of the wheel"


@pytest.mark.slow
def test_the_wheel_holds_every_file(tmp_path: Path) -> None:
    copy = tmp_path / "source"  # a build in the checkout would take along what an earlier one left there
    for top in TOP:
        shutil.copytree(ROOT / top, copy / top, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(copy)]
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.startswith("legatus/")}
    assert inside == expected()
    for kind in (".ttl", ".cypher", ".csv", ".md"):
        assert any(name.endswith(kind) for name in inside)
