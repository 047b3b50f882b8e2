"""The rows of the reference tables: what each holds, and how it is read and checked.

A malformed row raises `InputError` with the file and the line. What the columns mean is told in
`seeds/reference/README.md`.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, TypeVar, cast, get_args

from legatus.ontology.errors import InputError

Head = Literal["head_of_state", "head_of_government"]
StateKind = Literal["state", "territory", "former"]
#: `official_other`: the head of an international organisation.
LeaderRole = Literal["head_of_state", "head_of_government", "foreign_minister", "official_other"]
InstitutionKind = Literal[
    "head_of_state", "government", "foreign_ministry", "ministry", "military", "agency", "legislature"
]
GuardKind = Literal["not_actor", "person", "place", "ambiguous", "other_state", "nominal"]

#: How long, in years, a holder whose end no source gives may still be in office after the last day that one gives.
OPEN_YEARS = 2

_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_EDTF = re.compile(rf"{_DATE}|\.\./{_DATE}|{_DATE}/\.\.|{_DATE}/{_DATE}")
_Row = Mapping[str, str]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class State:
    """A state, dependent territory or former state.

    `code`: ISO 3166-1 alpha-3, its retired codes, PSE, TWN, XKX. `name`: common in English; `alt_names`, `adjectives`
    (with the nouns of its people), `capital_alt`: other forms. `head`: the role whose holder gives administrations
    their name. `exists_from`, `exists_to`: EDTF, None where unlimited or where no other state is meant before.
    """

    code: str
    alpha2: str
    kind: StateKind
    name: str
    alt_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str | None
    capital_alt: tuple[str, ...]
    head: Head
    exists_from: str | None
    exists_to: str | None
    successors: tuple[str, ...]
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The common name, then the other names; adjectives not among them."""
        return (self.name, *self.alt_names)

    @property
    def capitals(self) -> tuple[str, ...]:
        """Every form of the capital's name, and other seats of government; empty where it is the state's name."""
        return ((self.capital,) if self.capital else ()) + self.capital_alt


@dataclass(frozen=True, slots=True)
class Organization:
    """An international organisation; `in_guideline`: it may be an actor of a fact, the others are only recognised."""

    code: str
    in_guideline: bool
    name: str
    alt_names: tuple[str, ...]
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The code as it is written in news, the full name, the other names."""
        return tuple(dict.fromkeys((self.code, self.name, *self.alt_names)))


@dataclass(frozen=True, slots=True)
class Institution:
    """A phrase that stands for a state's authority (`the Kremlin`); `kind`: which one."""

    phrase: str
    code: str
    kind: InstitutionKind
    source: str


@dataclass(frozen=True, slots=True)
class Guard:
    """A phrase that contains a state's name or a word of diplomacy and is not what it seems.

    `kind`: `not_actor` (never an actor), `person`, `place` (a place in the states of `codes`, whose government it is
    not), `other_state` (names the state of `codes`, not the one whose name it contains), `ambiguous` (several states,
    in `codes`, the likeliest first), `nominal` (a word that is no office or act here: `brand ambassador`).
    """

    phrase: str
    kind: GuardKind
    codes: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Leader:
    """One holder of one office over one time.

    `start`, `end`: EDTF; the first and the last day in office, or what is known of them: `2026-01/..` (not ended in
    January 2026), `../2015-11` (begun by then), `2015-12/2018-03` (somewhere between). `acting`: in place of a holder.
    """

    state: str
    role: LeaderRole
    person: str
    surname: str
    alt_names: tuple[str, ...]
    start: str
    end: str
    acting: bool
    source: str

    def held(self, day: str) -> bool:
        """Whether the person held the office on `day` (ISO) without any doubt."""
        return latest(self.start) <= day <= earliest(self.end)

    def may_have_held(self, day: str) -> bool:
        """Whether the person may have held the office on `day` (ISO); an unknown end reaches `OPEN_YEARS` at most."""
        known = earliest(self.end)
        reach = f"{int(known[:4]) + OPEN_YEARS:04d}{known[4:]}" if "/" in self.end else latest(self.end)
        return earliest(self.start) <= day <= min(latest(self.end), reach)


def read(path: Path | Traversable, build: Callable[[_Row], _T], known: Iterable[str] = ()) -> list[_T]:
    """Every row of a table as `build` makes it; `known`: the codes that a row may name."""
    codes = frozenset(known)
    rows: list[_T] = []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a UTF-8 table ({error})") from error
    reader = csv.DictReader(text.splitlines(), strict=True)
    try:
        for row in reader:
            if None in row or None in row.values():
                raise ValueError(f"expected {len(reader.fieldnames or ())} columns")
            strange = [c for name in ("code", "codes", "state") for c in _many(row.get(name, "")) if c not in codes]
            if codes and strange:
                raise ValueError(f"no state or organisation has the code {strange[0]!r}")
            rows.append(build(row))
    except (ValueError, csv.Error) as error:
        raise InputError(f"{path}, line {reader.line_num}: {error}") from error
    except KeyError as error:
        raise InputError(f"{path}, line 1: there is no column {error}") from error
    return rows


def state_row(row: _Row) -> State:
    """A row of `states.csv`; raises ValueError where a value is not allowed."""
    return State(
        code=_filled(row, "code"),
        alpha2=row["alpha2"],
        kind=cast(StateKind, _one_of(row, "kind", StateKind)),
        name=_filled(row, "name"),
        alt_names=_many(row["alt_names"]),
        adjectives=_many(row["adjectives"]),
        capital=row["capital"] or None,
        capital_alt=_many(row["capital_alt"]),
        head=cast(Head, _one_of(row, "head", Head)),
        exists_from=_date(row, "exists_from", required=False) or None,
        exists_to=_date(row, "exists_to", required=False) or None,
        successors=_many(row["successors"]),
        source=_filled(row, "source"),
    )


def organization_row(row: _Row) -> Organization:
    """A row of `organizations.csv`; raises ValueError where a value is not allowed."""
    if row["in_guideline"] not in ("yes", "no"):
        raise ValueError(f"in_guideline is yes or no, not {row['in_guideline']!r}")
    return Organization(
        code=_filled(row, "code"),
        in_guideline=row["in_guideline"] == "yes",
        name=_filled(row, "name"),
        alt_names=_many(row["alt_names"]),
        source=_filled(row, "source"),
    )


def institution_row(row: _Row) -> Institution:
    """A row of `institutions.csv`; raises ValueError where a value is not allowed."""
    kind = cast(InstitutionKind, _one_of(row, "kind", InstitutionKind))
    return Institution(_filled(row, "phrase"), _filled(row, "code"), kind, _filled(row, "source"))


def guard_row(row: _Row) -> Guard:
    """A row of `guards.csv`; raises ValueError where a value is not allowed."""
    kind = cast(GuardKind, _one_of(row, "kind", GuardKind))
    return Guard(_filled(row, "phrase"), kind, _many(row["codes"]), _filled(row, "meaning"))


def leader_row(row: _Row) -> Leader:
    """A row of `leaders.csv`; raises ValueError where a value is not allowed or the end is before the start."""
    start, end = _date(row, "start"), _date(row, "end")
    if earliest(start) > latest(end):
        raise ValueError(f"{row['person']} starts {start}, after the end {end}")
    if row["acting"] not in ("yes", ""):
        raise ValueError(f"acting is yes or empty, not {row['acting']!r}")
    return Leader(
        state=_filled(row, "state"),
        role=cast(LeaderRole, _one_of(row, "role", LeaderRole)),
        person=_filled(row, "person"),
        surname=row["surname"] or row["person"].split()[-1],
        alt_names=_many(row["alt_names"]),
        start=start,
        end=end,
        acting=row["acting"] == "yes",
        source=_filled(row, "source"),
    )


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _filled(row: _Row, name: str) -> str:
    if not row[name].strip():
        raise ValueError(f"{name} is empty")
    return row[name].strip()


def _one_of(row: _Row, name: str, allowed: object) -> str:
    if row[name] not in get_args(allowed):
        raise ValueError(f"{name} is {row[name]!r}, not one of {', '.join(get_args(allowed))}")
    return row[name]


def _date(row: _Row, name: str, required: bool = True) -> str:
    if (row[name] or required) and not _EDTF.fullmatch(row[name]):
        raise ValueError(f"{name} is {row[name]!r}, not a date such as 2025-01-06, 2025-01, 2025, ../2025 or 2025/..")
    return row[name]


def padded(date: str, last: bool = False) -> str:
    """A day, month or year as its first or last day, for comparison as text (each month may end on a 31st here)."""
    return date + ("-12-31" if last else "-01-01")[len(date) - 4 :]


def earliest(date: str) -> str:
    """The first day that an EDTF date or range may mean, as a text that compares like a day."""
    start = date.partition("/")[0]
    return "0001-01-01" if start == ".." else padded(start)


def latest(date: str) -> str:
    """The last day that an EDTF date or range may mean, as a text that compares like a day."""
    end = date.rpartition("/")[2]
    return "9999-12-31" if end == ".." else padded(end, last=True)
