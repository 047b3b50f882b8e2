"""The local web page over a real graph: pages, exports, JSON, and who is refused."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import closing
from socket import socket
from time import monotonic, sleep

import httpx
import pytest
import world
from fastapi.testclient import TestClient
from program import PROGRAM

from legatus.cli import reports
from legatus.cli.web.app import application
from legatus.ingest.resolution import refresh
from legatus.queries import store
from legatus.queries.canned import queries
from legatus.queries.database import Database

PORT = 8765
HOME = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def client(database: Database) -> Iterator[TestClient]:
    database.transaction(lambda t: store.add(t, world.records()))
    refresh(database)
    with TestClient(application(database, PORT), base_url=HOME, raise_server_exceptions=True) as made:
        yield made


def test_from_the_first_page_to_the_timeline_and_its_exports(client: TestClient) -> None:
    home = client.get("/")
    assert home.status_code == 200 and "Canada – Mexico" in home.text and "Ana Ruiz" in home.text
    assert "script" not in home.text and "default-src 'none'" in home.headers["content-security-policy"]
    found = re.search(r'href="(/timeline\?subject=CAN-MEX)"', home.text)
    assert found
    page = client.get(found[1])
    assert page.text.count("<li data-record=") == 6
    form = client.get("/timeline", params={"subject": ["Canada", "MEX"], "issue": "water", "since": "", "type": ""})
    assert form.text.count("<li data-record=") == 3
    assert "/export/xlsx?subject=Canada&amp;subject=MEX&amp;issue=water" in form.text
    for name in reports.names():
        made = client.get(f"/export/{name}", params={"subject": ["CAN", "MEX"], "issue": "water"})
        assert made.status_code == 200 and made.content, name
        assert made.headers["content-disposition"].startswith("attachment; filename*=UTF-8''canada-mexico.")


def test_every_query_has_a_form_made_from_its_head_and_answers(client: TestClient) -> None:
    listed = client.get("/queries").text
    for query in queries().values():
        assert f'href="/queries/{query.name}"' in listed
        form = client.get(f"/queries/{query.name}").text
        assert all(f'name="{parameter.name}"' in form for parameter in query.parameters)
    warm = client.get("/queries/dyad_temperature", params={"pair": "Canada Mexico"}).text
    assert "<td>2023</td>" in warm and "2 rows" in warm
    wrong = client.get("/queries/dyad_temperature", params={"pair": "Atlantis"})
    assert wrong.status_code == 200 and "&#39;Atlantis&#39; is no pair" in wrong.text


def test_what_a_query_answers_can_be_saved(client: TestClient) -> None:
    page = client.get("/queries/dyad_temperature", params={"pair": "CAN-MEX"}).text
    links = re.findall(r'href="(/rows/[^"]+)"', page)
    assert {"/rows/csv/dyad_temperature?pair=CAN-MEX", "/rows/xlsx/dyad_temperature?pair=CAN-MEX"} <= set(links)
    for link in [*links, *re.findall(r'href="(/rows/[^"]+)"', client.get("/evidence?id=Ana+Ruiz").text)]:
        made = client.get(link)
        assert made.status_code == 200 and made.content, link
        assert made.headers["content-disposition"].startswith("attachment; ")
    assert client.get(links[0]).text.startswith("year,mean,n,hostile\n2023,")
    assert client.get("/rows/tabel/incumbents").status_code == 400


def test_ids_in_an_answer_lead_to_the_evidence(client: TestClient) -> None:
    lost = client.get("/queries/retraction_impact", params={"article": "https://gazette.example/tariffs"}).text
    found = re.search(r'href="(/evidence\?id=event[^"]+)"', lost)
    assert found
    evidence = client.get(found[1]).text
    assert "“Mexico imposed tariffs on Canadian timber.”" in evidence
    assert 'href="https://gazette.example/tariffs"' in evidence


def test_the_json_is_described_and_says_what_is_wrong(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert set(described["paths"]) == {"/api/timeline", "/api/queries", "/api/queries/{name}", "/api/evidence"}
    assert {method for path in described["paths"].values() for method in path} == {"get"}
    rows = client.get("/api/timeline", params={"subject": ["CAN", "MEX"], "type": "SANCTION"}).json()
    assert [row["kind"] for row in rows] == ["SANCTION"] and rows[0]["earliest"] == "2023-03-01"
    assert client.get("/api/queries/dyad_temperature", params={"pair": "CAN-MEX"}).json()[0]["year"] == 2023
    assert client.get("/api/evidence", params={"id": "Ana Ruiz"}).json()
    wrong = client.get("/api/timeline", params={"subject": "Atlantis-MEX"})
    assert wrong.status_code == 400 and "Atlantis" in wrong.json()["error"]
    assert client.get("/timeline").status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example:8765"},
        {"host": "127.0.0.1:1"},
        {"host": "127.0.0.1"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_other_hosts_and_other_sites_are_refused(database: Database, headers: dict[str, str]) -> None:
    client = TestClient(application(database, PORT), base_url=HOME)
    for path in ("/", "/api/queries", "/nothing"):
        refused = client.get(path, headers=headers)
        assert refused.status_code == 403
        assert refused.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_it_only_reads(database: Database, method: str) -> None:
    client = TestClient(application(database, PORT), base_url=HOME)
    assert client.request(method, "/api/queries").status_code == 403


def test_this_computer_may_ask_by_all_its_names(client: TestClient) -> None:
    for name in ("127.0.0.1", "localhost", "[::1]"):
        host = f"{name}:{PORT}"
        assert client.get("/queries", headers={"host": host, "origin": f"http://{host}"}).status_code == 200
    assert client.get("/queries", headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_what_a_reader_types_stays_text(client: TestClient) -> None:
    bad = "<script>hacked</script>"
    for address in ("/timeline?subject=", "/queries/", "/evidence?id=", "/export/", "/queries/dyad_temperature?pair="):
        assert "<script>hacked" not in client.get(address + bad).text


def test_the_command_serves_on_the_loopback_until_it_is_interrupted(environment: dict[str, str]) -> None:
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [PROGRAM, "serve", "--port", str(port), "--no-browser"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        answer, began = None, monotonic()
        while answer is None and monotonic() - began < 60 and process.poll() is None:
            try:
                answer = httpx.get(f"http://127.0.0.1:{port}/api/queries", timeout=20, trust_env=False)
            except httpx.TransportError:
                sleep(0.2)
        assert answer is not None and json.loads(answer.text)[0]["name"]
    finally:
        process.send_signal(2)
        assert process.stderr is not None
        said = process.stderr.read()
        assert process.wait(60) in (0, 130), said
    assert f"http://127.0.0.1:{port}/" in said and "Traceback" not in said
