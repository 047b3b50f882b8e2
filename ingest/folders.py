"""Which files of a folder look like articles. What the user names herself is never asked this."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from legatus.ingest import front_matter
from legatus.ingest.opened import CONTROLS, Opened
from legatus.ingest.sources import suffixes
from legatus.ontology.errors import InputError

#: Folders of tools, not of a researcher; hidden ones are left out anyway.
TOOL_FOLDERS = frozenset({"node_modules", "__pycache__", "__MACOSX", "venv", "site-packages"})
#: Files that accompany data and are not the data, by the beginning of their name.
#: Words that may be an article's name too (`news-2021.txt`) count alone, or in capitals as programmers write them.
COMPANIONS = re.compile(
    r"(?i:read[-_ ]?me(?:[-_.]\w{1,12}){0,2}|"
    r"licen[cs]e(?:[-_.](?:mit|apache|bsd|gpl|lgpl|mpl|cc\w*|code|data|third[-_]party|[\d.]+)){0,2}|"
    r"copying|contributing|changelog|code[-_ ]of[-_ ]conduct|cmakelists|makefile|authors|contributors|maintainers|"
    r"citation|guidelines?|codebook|requirements(?:[-_.]\w{1,12})?|constraints|robots|humans|package(?:-lock)?|composer|"
    r"tsconfig|sitemap|manifest)|NOTICE|NEWS|HISTORY|CHANGES|INSTALL|TODO|SECURITY|COPYRIGHT"
)
WORD = re.compile(r"[^\W\d_]{2,}")
#: Marks of program code, logs and tables, which a `.txt` may hold too.
CODE = re.compile(
    r"[{};]\s*$|^\s*(?:import|from|def|class|function|var|const|#include|\d{4}-\d\d-\d\dT)\b", re.MULTILINE
)
TEXT_KEY = re.compile(r'"text"\s*:')
UNPRINTED = frozenset(map(chr, CONTROLS))
SAMPLE = 20000


def files_in(folder: Path) -> Iterator[Path]:
    """Every file below a folder that is not hidden, in one fixed order; links to folders are not followed."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in TOOL_FOLDERS)
        for name in sorted(names):
            path = Path(where, name)
            if not name.startswith(".") and not name.endswith("~") and path.is_file():
                yield path


def why_not(opened: Opened) -> str | None:
    """Why a file of a folder does not look like an article, or None where it does.

    A file that cannot be read does look like one if its name does: its failure is to be seen.
    """
    if opened.suffix not in suffixes():
        return f"not an article ({opened.suffix or 'no suffix'})"
    if COMPANIONS.fullmatch(opened.stem):
        return "not an article (it accompanies other files)"
    try:
        head = opened.head(SAMPLE)
    except InputError:
        return None
    if not head.strip() or (set(head) & UNPRINTED):
        return None
    if opened.suffix in (".json", ".jsonl", ".ndjson"):
        return None if TEXT_KEY.search(head) or not _is_json(head) else "no articles (no 'text')"
    return None if front_matter.opens(head) else _not_prose(head)


def _is_json(head: str) -> bool:
    """Whether the first record or the whole of a file can be JSON; a broken file is tried, so that it is reported."""
    first = head.strip().split("\n", 1)[0].rstrip()
    try:
        json.loads(first)
    except ValueError:
        return first in ("[", "{") or len(head) >= SAMPLE
    return True


def _not_prose(head: str) -> str | None:
    """Why a text is no prose; HTML is prose once its tags are gone."""
    text = re.sub(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", " ", head, flags=re.DOTALL | re.IGNORECASE)
    words = WORD.findall(text)
    if len(words) < 3:
        return "not an article (no sentence)"
    lines = [line for line in text.splitlines() if line.strip()]
    letters = sum(map(len, words))
    if letters < 0.4 * sum(len(line.strip()) for line in lines):
        return "not an article (mostly figures and signs)"
    if len(lines) >= 3 and sum(1 for line in lines if CODE.search(line)) > len(lines) / 3:
        return "not an article (program code or a log)"
    if len(lines) >= 10 and len(words) < 2.5 * len(lines):
        return "not an article (a list of words)"
    return None
