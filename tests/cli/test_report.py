"""`legatus report`, and reports from `legatus timeline`: formats by name and suffix, filters, refusals."""

import json
from pathlib import Path

import pytest
import world
from dossiers import HOSTILE
from program import Run

from legatus.cli import reports
from legatus.ingest import graph
from legatus.ingest.documents import Document
from legatus.ingest.resolution import refresh
from legatus.queries import store
from legatus.queries.database import Database

pytestmark = pytest.mark.usefixtures("filled")


def test_a_report_is_a_page_unless_the_suffix_says_otherwise(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "can-mex.html"
    done = run("report", "Canada", "MEX", "-o", str(page))
    assert done.exit_code == 0 and done.stdout == "" and "6 facts" in done.stderr
    text = page.read_text("utf-8")
    assert text.count("<li data-record=") == 6
    assert "Mexico imposed tariffs on Canadian timber." in text
    assert run("report", "CAN", "MEX").stdout == text, "the same graph, the same bytes"
    for suffix, start in ((".xlsx", b"PK"), (".png", b"\x89PNG"), (".ics", b"BEGIN:VCALENDAR"), (".gexf", b"<?xml")):
        file = tmp_path / f"report{suffix}"
        assert run("report", "CAN", "MEX", "-o", str(file)).exit_code == 0
        assert file.read_bytes().startswith(start)


def test_a_timeline_can_be_written_as_a_report_with_its_filters(run: Run, tmp_path: Path) -> None:
    made = json.loads(run("timeline", "CAN", "MEX", "-f", "timelinejs", "--issue", "water", "--type", "event").stdout)
    assert [event["text"]["headline"] for event in made["events"]] == ["Agree: Canada, Mexico"]
    assert "Only on water; only event" in made["title"]["text"]["text"]
    picture = tmp_path / "t.svg"
    assert run("timeline", "CAN", "MEX", "-o", str(picture)).exit_code == 0
    assert picture.read_text("utf-8").startswith("<svg")
    assert run("timeline", "CAN", "MEX", "-f", "csv").stdout.startswith("date,")


def test_a_network_has_the_neighbourhood(run: Run, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    file = tmp_path / "n.graphml"
    assert run("report", "CAN", "MEX", "-o", str(file)).exit_code == 0
    graph = networkx.read_graphml(file)
    classes = {data["class"] for _, data in graph.nodes(data=True)}
    assert {"Person", "Tenure", "Post", "State", "Event", "Statement", "Issue"} <= classes
    held = [(a, b) for a, b, data in graph.edges(data=True) if data["type"] == "HELD"]
    assert graph.nodes[held[0][0]]["label"] == "Ana Ruiz"


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["report", "CAN", "MEX", "-f", "htlm"], "did you mean html"),
        (["report", "CAN", "MEX", "-o", "x.docx"], "names no report; expected one of .gexf"),
        (["report", "CAN", "MEX", "--open"], "--open needs a file"),
        (["report", "Atlantis", "MEX"], "'Atlantis' is no state"),
        (["timeline", "CAN", "MEX", "-f", "timelinjs"], "did you mean timelinejs"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(run: Run, command: list[str], message: str) -> None:
    done = run(*command)
    assert done.exit_code == 2
    assert message in done.stderr


def test_rows_of_any_command_can_be_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    file = tmp_path / "rows.xlsx"
    assert run("query", "dyad_temperature", "-p", "pair=CAN-MEX", "-o", str(file)).exit_code == 0
    rows = list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))
    assert rows[0] == ("year", "mean", "n", "hostile") and rows[1][0] == 2023


def test_a_hostile_article_stays_text_all_the_way(run: Run, database: Database, tmp_path: Path) -> None:
    bad = Document(
        key="bad",
        origin="bad.html",
        raw=f"{HOSTILE} Mexico imposed tariffs on Canadian {HOSTILE} goods.",
        title=HOSTILE,
        publisher=HOSTILE,
        url="javascript:window.hacked=1",
        published="2023-04-01",
    )
    claims = {"claimType": "SANCTION", "sourceActor": "MEX", "targetActor": "CAN", "modality": "actual"}
    said = {"speaker": HOSTILE, "speakerCountry": "CAN", "pair": "CAN-MEX", "stance": "critical"}
    facts = [
        world.fact(bad, "event", bad.raw, date="2023-04-01", issue=("tariffs",), **claims),
        world.fact(bad, "statement", bad.raw, issue=("tariffs",), **said),
    ]
    found = graph.merged(graph.records(world.reading(bad, *facts), world.EXTRACTOR))
    database.transaction(lambda t: store.add(t, found))
    refresh(database)
    for format in reports.names():
        file = tmp_path / format
        assert run("report", "CAN", "MEX", "-f", format, "-o", str(file)).exit_code == 0, format
        made = file.read_bytes()
        if format != "md" and reports.named(format).BINARY and format not in ("graphml", "gexf"):
            continue
        assert b"window.hacked=1" in made or "svg" in format, "it is there as text"
        assert b"<img" not in made and b"<script>window" not in made and b"</script><script>w" not in made
        assert b'href="javascript' not in made and b"](<javascript" not in made
