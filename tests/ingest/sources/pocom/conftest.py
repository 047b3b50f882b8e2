"""A folder in pocom's shape."""

from pathlib import Path

import pytest
from pocom_files import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An almost empty one: one person, no office."""
    return Folder(tmp_path)
