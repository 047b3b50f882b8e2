"""Recognition and relations by country: the TEI articles of the repository HistoryAtState/rdcr.

A head says which act an entry tells (`acts.csv`): recognition is SUPPORT by the one who recognises, establishing and
resuming relations and signing a treaty AGREE, breaking relations SANCTION by the one who breaks. The day comes from the
prose, the year from the head. Legations, consulates and a state's own history are no acts (`ignored.csv`).
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported, Stated
from legatus.ingest.sources.rdcr.articles import Entry, Prose, entries
from legatus.ingest.sources.rdcr.dating import Found, date_of, doer, names_of, on_act, recogniser
from legatus.ingest.territories import Territories
from legatus.ingest.xml_files import root_tag
from legatus.ontology.errors import InputError
from legatus.ontology.identity import is_code

KIND = "entry"
#: How sure a fact is whose day stands in prose.
PROSE = 0.9


@dataclass(frozen=True, slots=True)
class Act:
    """A row of `acts.csv`: the act, its event type, the pattern of heads that tell it, and of its verb in the prose."""

    name: str
    event: str
    head: re.Pattern[str]
    verb: str


def recognises(path: Path) -> bool:
    """Whether a path is the repository's root, its folder of articles, or an article of it."""
    if path.is_dir():
        return any(_is_article(file) for file in _candidates(path)[:1])
    return path.suffix == ".xml" and _is_article(path)


def outcomes(path: Path) -> Iterator[Outcome]:
    """What becomes of each entry. Raises `InputError` where the path holds no articles."""
    found = [file for file in ([path] if path.is_file() else _candidates(path)) if root_tag(file) == "TEI"]
    if not found:
        raise InputError(f"{path}: expected the folder articles/ with TEI files, that folder, or such a file")
    for file in found:
        where = file.relative_to(path).as_posix() if file != path else file.name
        try:
            for entry in entries(file, where):
                yield Ignored("section", entry.what) if isinstance(entry, Prose) else _entry(entry)
        except InputError as error:
            yield Reported("file", where, str(error))


def _candidates(path: Path) -> list[Path]:
    return sorted((path / "articles").glob("*.xml")) or sorted(path.glob("*.xml"))


def _is_article(path: Path) -> bool:
    if root_tag(path) != "TEI":
        return False
    with path.open(encoding="utf-8", errors="replace") as opened:
        return "Recognition, Diplomatic" in " ".join(opened.read(2000).split())


def _entry(entry: Entry) -> Outcome:
    reason = next((why for pattern, why in _ignored() if why in _FIRST and pattern.search(entry.head)), None)
    acts = [] if reason else [act for act in _acts() if act.head.search(entry.head)]
    if any(act.name in ("recognition", "relations", "break") for act in acts):
        acts = [act for act in acts if act.name != "treaty"]
    if not acts:
        reason = reason or next((why for pattern, why in _ignored() if pattern.search(entry.head)), None)
        return Ignored(KIND, reason) if reason else Reported(KIND, entry.origin, f"no act is known for '{entry.head}'")
    facts: list[Stated] = []
    wrong: list[str | None] = []
    for act in acts:
        made = _facts(act, entry)
        facts += [] if isinstance(made, str) else made
        wrong += [made] if isinstance(made, str) else []
    if not facts:
        told = wrong[0] or ""
        return Ignored(KIND, told) if told in _REASONS else Reported(KIND, entry.origin, told)
    left = tuple(Ignored(KIND, w) for w in wrong if w in _REASONS)
    doubts = tuple(Reported(KIND, entry.origin, w) for w in wrong if w and w not in _REASONS)
    return Mapped(KIND, entry.key, tuple(facts), None, left, doubts)


#: Reasons that forbid an act even where a head names one.
_FIRST = frozenset(
    (
        "what did not happen",
        "an anniversary",
        "recognition by many states at once",
        "several acts under one head",
        "an addition to a treaty",
    )
)
_DENIED = "the prose says that it did not happen"
_NO_CODE = "the act of a state that has no code"
_REASONS = frozenset((_DENIED, _NO_CODE))


def _facts(act: Act, entry: Entry) -> list[Stated] | str:
    """The facts of an act, or why there are none."""
    found = list(on_act(entry.body, act.verb))
    told = [one for one in found if not one.denied]
    if found and not told and act.name != "break":
        return _DENIED
    sentence = next((one for one in told if date_of(one, entry.years)), told[0] if told else None)
    date = date_of(sentence, entry.years) if sentence else None
    date = date or _only_day(entry) or _year(entry)
    if date is None:
        return f"neither the head nor the prose of '{entry.head}' dates it"
    code = territories().receiver(entry.country, date)
    ends = _ends(act, entry, code, told)
    if isinstance(ends, str):
        return ends
    return [_stated(act, entry, date, source, target) for source, target in ends]


def _stated(act: Act, entry: Entry, date: str, source: str, target: str) -> Stated:
    claims = {
        "claimType": act.event,
        "sourceActor": source,
        "targetActor": target,
        "date": date,
        "modality": "actual",
        "note": entry.head,
    }
    sure = 1.0 if len(date) == 4 else PROSE
    return Stated("event", act.name, claims, part=f"{act.name}-{source}", confidence=sure)


def _ends(act: Act, entry: Entry, code: str, told: list[Found]) -> list[tuple[str, str]] | str:
    """Who acts on whom, or why that cannot be said."""
    if act.name == "recognition":
        ends = [(source, code if source == "USA" else "USA") for source in recogniser(entry.head, code)]
        coded = [(source, target) for source, target in ends if source and is_code(source)]
        return coded or _NO_CODE
    if act.name != "break":
        return [("USA", code)]
    by = re.search(r"\bby (?:the )?(.+)$", entry.head)
    first = re.match(r"(?:The )?(United States|U\.S\.) Sever", entry.head)
    names = names_of(code, entry.name)
    if first or (by and by[1] in ("United States", "U.S.")):
        return [("USA", code)]
    if by and by[1] in names:
        source: str | None = code
    elif by:
        return f"'{entry.head}' names somebody else than the country"
    else:
        source = next((who for who in (doer(one, code, names) for one in told) if who), None)
    if source is None:
        return f"the prose of '{entry.head}' does not say who broke relations"
    if not is_code(source):
        return _NO_CODE
    return [(source, "USA" if source == code else code)]


def _only_day(entry: Entry) -> str | None:
    """The one day of the head's years that the first sentence gives, where no sentence names the act."""
    first = next(on_act(entry.body, r"\w"), None)
    days = {day for _, day in first.dates if len(day) == 10 and _within(day, entry.years)} if first else set()
    return days.pop() if len(days) == 1 and entry.years else None


def _within(day: str, years: tuple[int, int] | None) -> bool:
    return years is not None and years[0] <= int(day[:4]) <= years[1]


def _year(entry: Entry) -> str | None:
    if entry.years is None:
        return None
    first, last = entry.years
    return str(first) if first == last else f"{first}/{last}"


@cache
def _acts() -> tuple[Act, ...]:
    rows = csv.DictReader(_table("acts.csv").splitlines())
    return tuple(Act(row["act"], row["event"], re.compile(row["head"]), row["verb"]) for row in rows)


@cache
def _ignored() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = csv.DictReader(_table("ignored.csv").splitlines())
    return tuple((re.compile(row["head"]), row["reason"]) for row in rows)


@cache
def territories() -> Territories:
    """Countries as the files of the list are named."""
    return Territories(files(__package__ or "") / "territories.csv")


def _table(name: str) -> str:
    return (files(__package__ or "") / name).read_text(encoding="utf-8")
