"""What the shell completes: states, organisations and persons of the graph, issues, and types of rows.

Names are kept in a small file beside the graph, written by whatever changes it. An old file is renewed where a server
answers at once; none is ever started for a completion. Without names the tables of the model serve.
"""

import json
import os
import re
import shlex
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from legatus.ontology.errors import LegatusError

if TYPE_CHECKING:
    from legatus.queries.database import Database
    from legatus.queries.settings import Settings

#: Names that are as old (seconds) are read again, where a server answers within the patience (seconds).
FRESH, PATIENCE = 600.0, 1.0
#: So many persons are kept, those with most stories first, and so many words are offered at once.
MOST, OFFERED = 20_000, 60
#: The letters of a state's code.
CODE = 3

Names = dict[str, list[str]]


class _Offered(str):
    """A word that fits. Typer would drop what does not begin as typed: another case, accents, escaped spaces."""

    __slots__ = ()

    def startswith(self, *_: Any) -> bool:
        """It has been matched already."""
        return True


def subjects(incomplete: str) -> list[str]:
    """What a timeline can be about: states and organisations, persons, issues."""
    found = _names()
    words = [*_actors(found, incomplete), *(_persons(found, incomplete) if incomplete else ()), *_issues(incomplete)]
    return _offer(words, incomplete)


def persons(incomplete: str) -> list[str]:
    """Persons of the graph by name."""
    return _offer(_persons(_names(), incomplete), incomplete)


def issues(incomplete: str) -> list[str]:
    """Issues by code."""
    return _offer(_issues(incomplete), incomplete)


def types(incomplete: str) -> list[str]:
    """Classes, event types, kinds of milestones and stances of the rows of a timeline."""
    from legatus.ontology.vocabulary import scheme
    from legatus.queries.timeline import CLASSES

    words = [*CLASSES, *(c.notation for name in ("stance", "milestone", "event-type") for c in scheme(name))]
    return _offer(_fitting(words, incomplete), incomplete)


def keep(database: "Database") -> None:
    """Write down the names that a graph holds. Where that cannot be done, nothing is lost but a convenience."""
    with suppress(LegatusError):
        _write(_file(database.settings), _read(database))


def missing(settings: "Settings") -> bool:
    """Whether no names of this graph are kept yet."""
    return not _file(settings).is_file()


def _names() -> Names:
    """The names that are kept, renewed where they are old and a server answers; empty where there are none."""
    from legatus.queries.settings import Settings

    try:
        settings = Settings.from_environment()
    except LegatusError:
        return {}
    file = _file(settings)
    kept, age = {}, FRESH
    with suppress(OSError, ValueError):
        kept = json.loads(file.read_text(encoding="utf-8"))
        age = time.time() - file.stat().st_mtime
    return kept if 0 <= age < FRESH else _asked(settings, file) or kept


def _asked(settings: "Settings", file: Path) -> Names:
    """The names from the server itself, or none where it is not up or takes too long."""
    found: Names = {}

    def ask() -> None:
        from legatus.queries.database import connect

        with suppress(LegatusError), connect(settings, patience=PATIENCE) as database:
            found.update(_read(database))

    # A thread, because looking a host's name up heeds no time limit; nobody waits for it any longer then.
    worker = Thread(target=ask, daemon=True)
    worker.start()
    worker.join(2 * PATIENCE)
    if worker.is_alive() or not found:
        return {}
    _write(file, found)
    return found


def _read(database: "Database") -> Names:
    from legatus.queries.statements import statement

    actors = [str(row["code"]) for row in database.read(statement("completion_actors")) if row["code"]]
    rows = database.read(statement("completion_persons"), most=MOST)
    also = (name for row in rows for name in row["also"] or () if " " in name)  # a surname alone may be anybody's
    persons = dict.fromkeys([*(row["name"] for row in rows if row["name"]), *also])
    return {"actors": actors, "persons": list(persons)}


def _file(settings: "Settings") -> Path:
    where = "" if settings.embedded else f"{settings.uri} {settings.username} {settings.database}"
    return settings.home / "completion" / f"{sha256(where.encode()).hexdigest()[:16]}.json"


def _write(file: Path, names: Names) -> None:
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
        part.replace(file)


def _actors(found: Names, incomplete: str) -> list[str]:
    """Codes that begin so, else names; of the graph, else of the table."""
    from legatus.ontology.reference import reference

    names = {
        code: actor.name for table in (reference().organizations, reference().states) for code, actor in table.items()
    }
    codes = [code for code in found.get("actors") or sorted(names) if code in names]
    if by_code := _fitting(codes, incomplete):
        return by_code
    return _fitting([names[code] for code in codes], incomplete)


def _persons(found: Names, incomplete: str) -> list[str]:
    """Names that begin so; else those of which another word does, where they begin alike, as those of one person do."""
    names = found.get("persons", ())
    if begun := _fitting(names, incomplete):
        return begun
    within = _fitting(names, incomplete, within=True)
    alike = len({name[: len(incomplete)] for name in within}) == 1
    return within if alike else []  # a shell would put what they have in common in the place of what was typed


def _issues(incomplete: str) -> list[str]:
    from legatus.ontology.vocabulary import scheme

    return _fitting((concept.notation for concept in scheme("issue")), incomplete)


def _fitting(words: Iterable[str], incomplete: str, *, within: bool = False) -> list[str]:
    from legatus.queries.names import fold

    wanted = fold(incomplete)
    return [word for word in words if fold(word).startswith(wanted) or (within and f" {wanted}" in fold(word))]


def _offer(words: Iterable[str], incomplete: str) -> list[str]:
    """Words as the shell that asks needs them: bash puts them into the line as they are."""
    chosen = list(dict.fromkeys(words))
    if os.environ.get("_LEGATUS_COMPLETE") == "complete_bash":
        chosen = list(_for_bash(_alike(chosen, incomplete)))
    return [_Offered(word) for word in chosen[:OFFERED]]


def _alike(words: Sequence[str], incomplete: str) -> Sequence[str]:
    """Those that begin with the same letters: bash puts what all have in common in the place of what was typed.

    Those in the case that was typed; else, of two letters, those of the first word, for codes come first; else of most.
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[: len(incomplete)], []).append(word)
    if len(groups) < 2:
        return words
    chosen = next(iter(groups)) if len(incomplete) < CODE else max(groups, key=lambda begin: len(groups[begin]))
    return groups.get(incomplete) or groups[chosen]


def _for_bash(words: Iterable[str]) -> Iterator[str]:
    """With what a shell would take apart escaped; within quotes as they are, unless they hold one."""
    try:
        shlex.split(os.environ.get("COMP_WORDS", ""))
        quoted = False
    except ValueError:
        quoted = True
    for word in words:
        if not quoted:
            yield re.sub(r"([^\w@%+=:,./-])", r"\\\1", word)
        elif not re.search(r"[\"'\\$`!]", word):
            yield word
