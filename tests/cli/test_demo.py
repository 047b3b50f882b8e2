"""The demonstration that a newcomer sees first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_demonstration_works_apart_from_the_users_database(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("NEO4J_URI=bolt://127.0.0.1:1\n")
    env = {**os.environ, "NEO4J_URI": "bolt://127.0.0.1:1", "LEGATUS_HOME": str(tmp_path / "users")}
    for _ in range(2):
        command = [sys.executable, "-m", "legatus.cli.demo", "build"]
        done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=tmp_path, timeout=300)
        assert done.returncode == 0, done.stderr
        assert "30 new, 0 already known" in done.stderr, "the home is fresh every time"
    assert "$ legatus timeline USA MEX" in done.stdout
    assert "undated" in done.stdout
    assert "Ken Salazar" in done.stdout
    assert "seconds" in done.stdout
    assert "Open build/usa-mex.html in a browser" in done.stdout
    assert "data-record=" in (tmp_path / "build" / "usa-mex.html").read_text("utf-8")
    assert (tmp_path / "build" / "demo.ttl").read_text("utf-8").startswith("@prefix ")
    assert not (tmp_path / "users").exists()
