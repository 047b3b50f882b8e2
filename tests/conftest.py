"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest

pytest_plugins = ["browsers", "databases", "database_count"]

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the repository; where it is missing the test skips (in CI it fails)."""
    folder = Path(os.environ.get("LEGATUS_TEST_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"no shared data at {folder}, which CI must have")
        pytest.skip(
            f"no shared data at {folder}: these tests read real articles and lists that are not part of the project"
        )
    return folder
