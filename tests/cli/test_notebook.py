"""DataFrames that show and plot themselves, and the worked notebook of the documentation."""

import ast
import json
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import dossiers
import pandas as pd
import pytest
import world

from legatus.cli import notebook
from legatus.ingest.articles import ingest
from legatus.ingest.resolution import refresh
from legatus.ontology.errors import UsageError
from legatus.queries import store
from legatus.queries.database import Database
from legatus.queries.graph import Graph

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
#: Bundled articles enough for the notebook to have something of everything.
ARTICLES = 6


@pytest.fixture
def rows(database: Database) -> pd.DataFrame:
    database.transaction(lambda t: store.add(t, world.records()))
    refresh(database)
    return Graph(database).timeline("CAN", "MEX")


def of(frame: pd.DataFrame) -> notebook.Timeline:
    """The accessor, which the stubs of pandas do not know."""
    accessor: notebook.Timeline = cast(Any, frame).legatus
    return accessor


def test_a_timeline_plots_itself(rows: pd.DataFrame, tmp_path: Path) -> None:
    picture = of(rows).plot()
    text = picture._repr_svg_()
    assert ElementTree.fromstring(text) is not None
    for part in ("Canada – Mexico", "Ana Ruiz", "Envoys: Canada → Mexico", "Events", "Statements"):
        assert part in text
    picture.save(tmp_path / "t.svg")
    picture.save(tmp_path / "t.png")
    assert (tmp_path / "t.svg").read_text("utf-8") == text
    assert (tmp_path / "t.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(UsageError, match="expected a name that ends in"):
        picture.save(tmp_path / "t.gif")
    with pytest.raises(UsageError, match="timeline and temperature"):
        of(rows).plot("pie")


def test_a_selection_of_rows_is_drawn_alone(rows: pd.DataFrame) -> None:
    assert "Statements" not in of(rows[rows["what"] == "event"]).plot().svg


def test_its_temperature_is_that_of_the_graph(rows: pd.DataFrame, database: Database) -> None:
    warm = of(rows).temperature("year").set_index("period")
    asked = Graph(database).query("dyad_temperature", pair="CAN-MEX").set_index("year")
    assert {str(year): mean for year, mean in asked["mean"].items()} == warm["mean"].to_dict()
    assert warm["hostile"].to_dict() == {"2023": 1, "2025": 0}


def test_the_rows_of_a_term_are_one_bar_with_its_milestones(rows: pd.DataFrame) -> None:
    facts = of(rows).dossier().facts
    (term,) = [fact for fact in facts if fact.what == "tenure"]
    assert (term.who, term.role, term.sending, term.receiving) == ("Ana Ruiz", "ambassador", "CAN", "MEX")
    assert [fact.term for fact in facts if fact.what == "milestone"] == [term.id]


def test_its_table_has_quotes_and_links_and_no_markup_of_articles(rows: pd.DataFrame) -> None:
    html = of(rows)._repr_html_()
    assert "Mexico imposed tariffs on Canadian timber." in html
    assert 'href="https://gazette.example/tariffs"' in html
    bad = rows.assign(text=dossiers.HOSTILE, who=dossiers.HOSTILE, source=dossiers.HOSTILE, url="javascript:hacked=1")
    hostile = of(bad)._repr_html_() + of(bad).plot().svg
    assert "<script" not in hostile and "<img" not in hostile and "href" not in hostile


def test_a_frame_that_is_no_timeline_says_so() -> None:
    notebook.register()
    with pytest.raises(AttributeError, match="no timeline: it has no column date"):
        of(pd.DataFrame({"a": [1]}))


def run_cells(path: Path) -> list[Any]:
    """Run the notebook's code; what each cell shows at its end, in the form in which a notebook would."""
    names: dict[str, Any] = {}
    shown = []
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        tree = ast.parse("".join(cell["source"]))
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, str(path), "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), str(path), "eval"), names)
            form = next((f for f in ("_repr_svg_", "_repr_html_") if hasattr(value, f)), None)
            shown.append(getattr(value, form)() if form else value)
    return shown


@pytest.mark.slow
def test_the_notebook_of_the_documentation_runs(
    database: Database, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = sorted((ROOT / "seeds" / "articles").glob("*.md"))
    ingest(database, [str(path) for path in articles[:ARTICLES]])
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shown = run_cells(NOTEBOOK)
    pictures = [value for value in shown if isinstance(value, str) and value.startswith("<svg")]
    assert len(pictures) == 2
    assert "United States – Mexico" in pictures[0]
    assert True in shown, "the page was written"
