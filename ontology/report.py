"""What validation finds: findings with a severity, and whether the data conform."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["violation", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong or looks wrong.

    `severity`: a violation breaks the model, a warning only looks wrong. `focus`: the record, by its id, or the IRI of
    something that is not ours. `path`: the property (`^held`: read backwards), or empty. `message`: one plain clause.
    `value`: the offending value as text, or empty.
    """

    severity: Severity
    focus: str
    path: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        where = f"{self.focus} {self.path}".rstrip()
        return f"{self.severity}: {where}: {self.message}" + (f" ({self.value})" if self.value else "")


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, violations first, in one fixed order."""

    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Report":
        """A report of findings in whatever order; the same one twice counts once."""
        return cls(tuple(sorted(set(findings))))

    @property
    def violations(self) -> tuple[Finding, ...]:
        """What breaks the model."""
        return tuple(f for f in self.findings if f.severity == "violation")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What looks wrong."""
        return tuple(f for f in self.findings if f.severity == "warning")

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not count."""
        return not self.violations
