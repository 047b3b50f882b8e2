"""A historian's own table: every row is mapped whole, or refused with its line and column."""

from pathlib import Path

import pytest
from list_files import facts, refused, said

from legatus.ingest import imports
from legatus.ingest.lists import recognised
from legatus.ingest.outcomes import Mapped, Outcome
from legatus.ingest.sources import table
from legatus.ingest.sources.table import template
from legatus.ontology.errors import InputError
from legatus.queries.database import Database

HEAD = (
    "record,key,changed,person,person_id,role,seat,sending,receiving,status,start,end,appointed,credentials,type,date,"
)
HEAD += "actor,target,participants,places,issues,note,source"
COLUMNS = HEAD.split(",")


def row(**cells: str) -> str:
    return ",".join(f'"{cells.get(name, "")}"' for name in COLUMNS)


def term(**cells: str) -> str:
    return row(**{"person": "Ana Lucía Ruiz", "role": "ambassador", "sending": "Mexico", "receiving": "PRT"} | cells)


def read(folder: Path, *rows: str) -> list[Outcome]:
    file = folder / "mine.csv"
    file.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return list(table.outcomes(file))


def test_a_tenure_with_its_steps(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        term(
            key="r1",
            start="1998-05",
            end="7 March 2001",
            appointed="1998-04-01",
            credentials="1998-05-20",
            source="File 12",
        ),
    )
    tenure, *steps = facts(found)
    assert said(tenure, "person", "role", "sending", "receiving", "start", "end", "note") == (
        "Ana Lucía Ruiz",
        "ambassador",
        "MEX",
        "PRT",
        "1998-05",
        "2001-03-07",
        "Source: File 12",
    )
    assert [said(f, "claimType", "date") for f in steps] == [
        ("appointed", "1998-04-01"),
        ("credentials_presented", "1998-05-20"),
    ]
    assert [o.key for o in found if isinstance(o, Mapped)] == ["mine/r1"]


def test_nominations_milestones_and_events(tmp_path: Path) -> None:
    found = facts(
        read(
            tmp_path,
            term(record="nomination", key="n", person_id="wikidata:Q42"),
            term(record="milestone", key="n", type="Withdrawn", date="1997"),
            row(record="event", type="visit", actor="Portugal", target="other: Republic of Texas", date="1840~",
                participants="Ana Ruiz | Tom Soto", places="Austin", issues="trade"),
        )
    )  # fmt: skip
    assert said(found[0], "status", "personId") == ("nominated", "wikidata:Q42")
    assert said(found[1], "claimType", "date") == ("withdrawn", "1997")
    assert said(found[2], "claimType", "sourceActor", "targetActor", "date", "modality", "participant", "issue") == (
        "VISIT",
        "PRT",
        "Republic of Texas",
        "1840~",
        "actual",
        ("Ana Ruiz", "Tom Soto"),
        ("trade",),
    )


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"start": "03/04/1998"}, "column start: '03/04/1998' is no certain date"),
        ({"role": "wizard"}, "column role: 'wizard' is not one of ambassador"),
        ({"sending": "Atlantis"}, "column sending: no state or organisation is known as 'Atlantis'"),
        ({"receiving": ""}, "column receiving: is empty, which ambassador needs"),
        ({"person": ""}, "column person: is empty"),
        ({"status": "nominated"}, "column status: 'nominated' is of a nomination"),
        ({"start": "1999", "end": "1998-05"}, "column end: 1998-05 is before the start 1999"),
        ({"type": "VISIT"}, "column type: a row of tenure has no type"),
        ({"record": "nomination", "start": "1998"}, "column start: a row of nomination has no start"),
        ({"record": "novel"}, "column record: 'novel' is not one of tenure"),
    ],
)
def test_a_wrong_cell_refuses_its_row_alone(tmp_path: Path, cells: dict[str, str], told: str) -> None:
    found = read(tmp_path, term(), term(**cells), term(person="Tom Soto"))
    (sentence,) = refused(found)
    assert sentence.startswith("mine.csv:3: ")
    assert told in sentence
    assert len(facts(found)) == 2


def test_a_key_counts_once_and_an_equal_row_too(tmp_path: Path) -> None:
    found = read(tmp_path, term(key="a"), term(key="a", start="1999"), term(person="Tom Soto"), term(person="Tom Soto"))
    assert refused(found) == [
        "mine.csv:3: column key: an earlier row has the same key",
        "mine.csv:5: repeats an earlier row",
    ]


def test_cells_of_several_lines_and_other_marks(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        'person;role;sending;receiving;start\n"Ana\nRuiz";ambassador;MEX;PRT;bad\nTom Soto;ambassador;MEX;PRT;1999\n'
    )
    found = list(table.outcomes(file))
    assert refused(found)[0].startswith("mine.csv:2: column start")
    assert said(facts(found)[0], "person") == ("Tom Soto",)


def test_an_unknown_column_is_reported_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        "person,role,sending,receiving,shoe size\nAna Ruiz,ambassador,MEX,PRT,39\nTom Soto,ambassador,MEX,PRT,\n"
    )
    found = list(table.outcomes(file))
    assert refused(found) == ["mine.csv:1: the column 'shoe_size' is not known; its cells are left out"]
    assert len(facts(found)) == 2


def test_what_is_no_such_table(tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("name,born\nAna,1950\n")
    assert not table.recognises(file)
    with pytest.raises(InputError, match="legatus sources template"):
        list(table.outcomes(file))


@pytest.mark.parametrize("name", ["mine.csv", "mine.xlsx"])
def test_the_template_can_be_filled_and_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    template.write(file)
    assert list(table.outcomes(file)) == [], "the example is not read"
    if name.endswith(".csv"):
        lines = file.read_text("utf-8").splitlines()
        file.write_text("\n".join([*lines[:-1], lines[-1].removeprefix("# ")]), "utf-8")
    else:
        from openpyxl import load_workbook

        book = load_workbook(file)
        book["records"]["A2"] = "tenure"
        book.save(file)
    assert recognised(file) is not None
    found = list(table.outcomes(file))
    assert not refused(found)
    assert said(facts(found)[0], "person", "sending", "start") == ("Ana Lucía Ruiz", "MEX", "1998-05")


def test_days_and_years_of_excel(tmp_path: Path) -> None:
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["person", "role", "sending", "receiving", "start", "end"])
    sheet.append(["Ana Ruiz", "ambassador", "MEX", "PRT", datetime(1998, 5, 6), 2001])
    book.save(tmp_path / "mine.xlsx")
    assert said(facts(table.outcomes(tmp_path / "mine.xlsx"))[0], "start", "end") == ("1998-05-06", "2001")


def test_a_corrected_row_takes_the_older_ones_place(database: Database, tmp_path: Path) -> None:
    for day, end in (("2026-01-01", "2001"), ("2026-02-01", "2002")):
        read(tmp_path, term(key="r", changed=day, start="1998-05-06", end=end))
        imports.run(database, None, str(tmp_path / "mine.csv"))
    rows = database.read("MATCH (t:Tenure) RETURN t.end AS end, t.disputed AS disputed")
    assert [(row["end"], row["disputed"]) for row in rows] == [("2002", None)]
    again = imports.run(database, None, str(tmp_path / "mine.csv"))
    assert not again.new
