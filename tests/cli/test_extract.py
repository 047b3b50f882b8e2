"""`legatus extract`: what is written, and how a long run is stopped and gone on with."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from exports import export
from program import Run, runner

from legatus.queries.database import Database

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds" / "articles"
SOME = [str(path) for path in sorted(SEEDS.glob("*.md"))[:3]]


def test_a_run_that_was_stopped_goes_on_where_it_was(bare: Run, tmp_path: Path) -> None:
    whole, file = tmp_path / "whole.jsonl", tmp_path / "facts.jsonl"
    assert bare("extract", *SOME, "-o", str(whole)).exit_code == 0
    lines = whole.read_text("utf-8").splitlines(keepends=True)
    file.write_text(lines[0] + lines[1][:50], "utf-8")
    result = bare("extract", *SOME, "-o", str(file), "--resume")
    assert result.exit_code == 0
    assert "facts.jsonl holds 1 article already" in result.stderr
    assert file.read_text("utf-8") == whole.read_text("utf-8")
    again = bare("extract", *SOME, "-o", str(file), "--resume")
    assert again.exit_code == 0
    assert file.read_text("utf-8") == whole.read_text("utf-8")


def test_resuming_needs_a_file_of_ours(bare: Run, tmp_path: Path) -> None:
    result = bare("extract", SOME[0], "--resume")
    assert result.exit_code == 2 and "name it with -o FILE" in result.stderr
    other = tmp_path / "notes"
    other.write_text("mine\n", "utf-8")
    result = bare("extract", SOME[0], "-o", str(other), "--resume")
    assert result.exit_code == 1 and "notes:1: not a line of" in result.stderr
    assert other.read_text("utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--extractor", "magic"], "there is no extractor 'magic'; expected rules or llm"),
        (["--extractor", "llm"], "a language model needs LEGATUS_LLM_URL"),
        (["--extractor", "llm", "-j", "2"], "leave --processes out"),
        (["--scheduler", "tcp://x:1", "-j", "2"], "leave one out"),
    ],
)
def test_options_that_do_not_fit(bare: Run, options: list[str], said: str) -> None:
    result = bare("extract", SOME[0], *options)
    assert result.exit_code == 2
    assert said in result.stderr


class _Model(BaseHTTPRequestHandler):
    """A model that finds one tenure, and makes one up."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        made: dict[str, Any] = {"person": "Ken Salazar", "role": "ambassador", "sending": "USA", "receiving": "MEX"}
        made |= {"status": "outgoing", "from": None, "to": None}
        lists = {"tenure": [made | {"evidence": ["Salazar"]}, made | {"evidence": ["Nobody said this."]}]}
        usage = {"prompt_tokens": 1000, "completion_tokens": 50}
        answer = json.dumps({"choices": [{"message": {"content": json.dumps(lists)}}], "usage": usage}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_a_language_model_of_the_user(nowhere: dict[str, str]) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Model)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    environment = {"LEGATUS_LLM_URL": f"http://127.0.0.1:{server.server_address[1]}", "LEGATUS_LLM_MODEL": "small"}
    result = runner(nowhere | environment | {"LEGATUS_LLM_PRICE": "1,2"})("extract", SOME[0], "--extractor", "llm")
    server.shutdown()
    server.server_close()
    assert result.exit_code == 0, result.stderr
    (tenure,) = json.loads(result.stdout)["tenure"]
    assert (tenure["person"], tenure["evidence"], tenure["rule"]) == ("Ken Salazar", ["Salazar"], "llm")
    assert "model     small: 1 request, 1,000 tokens in, 50 out, 0.0011 US dollars" in result.stderr
    assert "rejected  1 record: a quote that is not in the text" in result.stderr


def test_parquet_goes_to_a_graph_without_being_read_again(database: Database, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.parquet"
    assert run("extract", *SOME, "-o", str(file)).exit_code == 0
    result = run("load", str(file))
    assert result.exit_code == 0, result.stderr
    assert "3 articles read: 3 new" in result.stderr
    loaded = export(database)
    result = run("ingest", *SOME)
    assert "3 articles read: 0 new, 3 already known" in result.stderr
    assert export(database) == loaded


def test_parquet_where_it_cannot_be(bare: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.parquet"
    result = bare("extract", SOME[0], "-o", str(file), "--resume")
    assert result.exit_code == 2 and "Parquet does not allow" in result.stderr
    result = bare("extract", SOME[0], "--format", "yaml")
    assert result.exit_code == 2 and "there is no format 'yaml'; expected jsonl or parquet" in result.stderr
    assert not file.exists()
