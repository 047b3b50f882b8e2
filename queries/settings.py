"""Which database to use, as the environment or `.env` in the current folder says: a Neo4j, or the embedded one."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from legatus.ontology.errors import UsageError

#: The Java heap of the embedded server where `LEGATUS_HEAP` does not say another.
DEFAULT_HEAP = "1g"

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True)
class Settings:
    """Where the database is.

    `home`: our folder in the user's data, where the embedded database lives. `uri`, `username`, `password`,
    `database`: a Neo4j server; without `uri` the embedded one is used. `heap`: its Java heap, as Java writes it
    (`512m`, `2g`). The password is in no representation of this object.
    """

    home: Path
    uri: str | None = None
    username: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str | None = None
    heap: str = DEFAULT_HEAP

    def __post_init__(self) -> None:
        """Refuse what cannot work. Raises `UsageError`."""
        if self.uri is not None and self.uri.partition("://")[0] not in SCHEMES:
            raise UsageError(f"NEO4J_URI must begin with one of {', '.join(s + '://' for s in SCHEMES)}")
        if self.uri is not None and "@" in self.uri:
            raise UsageError(
                "NEO4J_URI holds a user name; give it, and the password, as NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        if not re.fullmatch(r"[1-9]\d*[kmgKMG]", self.heap):
            raise UsageError(f"LEGATUS_HEAP must be a size such as 512m or 2g, not '{self.heap}'")

    @property
    def embedded(self) -> bool:
        """Whether the embedded server is meant, rather than somebody's Neo4j."""
        return self.uri is None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None, folder: Path | None = None) -> "Settings":
        """Read the settings; the environment wins over `.env`, and an empty value counts as none.

        `environment`: instead of the process's own. `folder`: where `.env` is, instead of the current folder.
        `LEGATUS_EMBEDDED=1` in the environment means the embedded database whatever `NEO4J_*` and `.env` say: so a
        demonstration never meets a database of the user's. Raises `UsageError` for a value that cannot be used.
        """
        values = {k: v for k, v in (os.environ if environment is None else environment).items() if v}
        if values.get("LEGATUS_EMBEDDED", "0").lower() not in ("0", "no", "false"):
            return cls(home=_home(values), heap=values.get("LEGATUS_HEAP", DEFAULT_HEAP))
        values = _dotenv(folder or Path.cwd()) | values
        return cls(
            home=_home(values),
            uri=values.get("NEO4J_URI"),
            username=values.get("NEO4J_USERNAME", "neo4j"),
            password=values.get("NEO4J_PASSWORD", ""),
            database=values.get("NEO4J_DATABASE"),
            heap=values.get("LEGATUS_HEAP", DEFAULT_HEAP),
        )


def _home(values: Mapping[str, str]) -> Path:
    given = values.get("LEGATUS_HOME")
    if given:
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("legatus", appauthor=False)


def _dotenv(folder: Path) -> dict[str, str]:
    """What `.env` says; it is taken literally, without `${…}`, since passwords may hold a dollar sign."""
    path = folder / ".env"
    if not path.is_file():
        return {}
    from dotenv import dotenv_values

    try:
        return {k: v for k, v in dotenv_values(path, interpolate=False).items() if v}
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error.__class__.__name__}") from error
