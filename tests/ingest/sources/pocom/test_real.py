"""The real list: who was in office when equals what its files say, read another way; and the audit adds up."""

import random
import shutil
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from pocom_by_hand import held, surnames

from legatus.ingest import imports
from legatus.ingest.lists import recognised
from legatus.ingest.outcomes import Mapped
from legatus.ingest.sources import pocom
from legatus.ontology.reference import code_for
from legatus.queries.canned import queries
from legatus.queries.database import Database

SOME, DAYS = 10, 120


@pytest.fixture(scope="module")
def real(shared: Path) -> Path:
    return shared / "data" / "pocom"


@pytest.fixture
def part(real: Path, tmp_path: Path) -> Path:
    """The persons, and some countries that one code means at all times."""
    files = sorted((real / "missions-countries").glob("*.xml"))
    plain = [f for f in files if code_for(f.stem.replace("-", " ")) and f.stem not in ("russia", "albania")]
    (tmp_path / "missions-countries").mkdir()
    for file in random.Random(6).sample(plain, SOME):
        shutil.copy(file, tmp_path / "missions-countries")
    shutil.copytree(real / "people", tmp_path / "people")
    return tmp_path


@pytest.mark.slow
def test_incumbents_are_those_of_the_files(database: Database, part: Path) -> None:
    audit = imports.run(database, "pocom", str(part))
    assert sum(audit.read.values()) == sum((audit.mapped + audit.ignored + audit.reported).values())
    offices, seen = list(held(part)), 0
    for day in _days(random.Random(7)):
        rows = database.read(queries()["incumbents"].cypher, sending="USA", on=day.isoformat())
        told: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in rows:
            if row["certain"]:
                told[(row["host"], row["role"])].append(row["who"])
        wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
        left = set()
        for office in offices:
            post = (code_for(office.territory.replace("-", " ")) or "", office.role)
            if office.certain(day):
                wanted[post].append(office.surname)
            if office.vague(day):
                left.add(post)
        for post in wanted.keys() | {p for p in told if p[1] in ("ambassador", "charge_d_affaires")}:
            if post in left or post[1] == "other":
                continue
            seen += 1
            assert len(told[post]) == len(wanted[post]), f"{post} on {day}: {told[post]}, not {wanted[post]}"
            assert all(any(s in who for who in told[post]) for s in wanted[post]), f"{post} on {day}"
    assert seen > 250
    again = imports.run(database, "pocom", str(part))
    assert not again.new
    assert again.known == audit.new
    assert again.resolved == type(again.resolved)()


def _days(chance: random.Random) -> list[date]:
    return [date(1800, 1, 1) + timedelta(chance.randrange(220 * 365)) for _ in range(DAYS)]


def test_the_list_is_recognised_and_every_record_accounted_for(real: Path) -> None:
    info = recognised(real)
    assert info is not None
    assert info.name == "pocom"
    audit = imports.run(None, None, str(real))
    assert audit.read == audit.mapped + audit.ignored + audit.reported
    assert audit.reported["office"] == len(audit.refused) < 10
    assert not [d for d in audit.doubts if "no step" in d.message], "every wording of these files is in the table"


def test_no_nominee_without_a_start_served(real: Path) -> None:
    names = surnames(real)
    dated = {o.surname for o in held(real, nominees=True)}
    files = {f.stem: f.read_text(encoding="utf-8") for f in (real / "missions-countries").glob("*.xml")}
    nominated = 0
    for outcome in pocom.outcomes(real):
        if isinstance(outcome, Mapped) and outcome.kind == "office":
            file, _, id = outcome.key.partition("/")
            text = files.get(file, "")
            person = str(outcome.facts[0].claims["personId"]).removeprefix("pocom:")
            if text and text.find(f"<id>{id}</id>") > text.find("<other-nominees>") > 0 and names[person] not in dated:
                nominated += 1
                assert outcome.facts[0].claims["status"] in ("nominated", "appointed", "withdrawn")
                assert not outcome.facts[0].claims.get("start")
    assert nominated > 100
