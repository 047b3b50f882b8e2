"""What a request asks for: subjects and filters, as `legatus timeline` takes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from legatus.queries.database import Database
    from legatus.queries.dossier.model import Dossier
    from legatus.queries.timeline import Row


@dataclass(frozen=True, slots=True)
class Asked:
    """Subjects, period, issues and types; empty fields of a form count for nothing."""

    subjects: tuple[str, ...]
    since: str | None
    until: str | None
    issues: tuple[str, ...]
    types: tuple[str, ...]

    @classmethod
    def of(
        cls,
        subjects: Iterable[str],
        since: str | None,
        until: str | None,
        issues: Iterable[str],
        types: Iterable[str],
    ) -> "Asked":
        """From the fields of a form or address. Raises `UsageError` where there is no subject."""
        from legatus.ontology.errors import UsageError

        named = _filled(subjects)
        if not named:
            raise UsageError("a timeline needs a subject: one or two states, a person, or an issue")
        first, last = ((date or "").strip() or None for date in (since, until))
        return cls(named, first, last, _filled(issues), _filled(types))

    @property
    def address(self) -> str:
        """The same, as the query of an address."""
        given = [("subject", s) for s in self.subjects]
        given += [(name, date) for name, date in (("since", self.since), ("until", self.until)) if date]
        given += [("issue", issue) for issue in self.issues] + [("type", type) for type in self.types]
        return urlencode(given)

    def rows(self, database: "Database") -> "list[Row]":
        """The rows of the timeline. Raises `UsageError` for what names nothing."""
        from legatus.queries.timeline import timeline

        return timeline(
            database, *self.subjects, since=self.since, until=self.until, issues=self.issues, types=self.types
        )

    def dossier(self, database: "Database", links: bool = False) -> "Dossier":
        """The facts with their evidence. Raises `UsageError` for what names nothing."""
        from legatus.queries.dossier.read import dossier

        return dossier(
            database,
            *self.subjects,
            since=self.since,
            until=self.until,
            issues=self.issues,
            types=self.types,
            links=links,
        )


def _filled(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())
