"""Reading with a language model: a stand-in endpoint on this machine says what a model might."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from legatus.ingest.documents import Document
from legatus.ingest.extract.llm.client import Client
from legatus.ingest.extract.llm.reading import LanguageModel
from legatus.ingest.extract.llm.settings import LlmSettings
from legatus.ontology.errors import InputError, UsageError

RAW = (
    "---\ntitle: A new envoy\npublished: 2031-02-03\n---\n"
    'Kenya named Amina Odhiambo its ambassador\nto Peru on Monday. "We shall trade more," President Juma Otieno said.\n'
)
FIRST = "Kenya named Amina Odhiambo its ambassador to Peru on Monday."
SECOND = '"We shall trade more," President Juma Otieno said.'
TENURE: dict[str, Any] = {
    "person": "Amina Odhiambo",
    "role": "ambassador",
    "sending": "KEN",
    "receiving": "PER",
    "status": "appointed",
}
TENURE |= {"from": None, "to": None, "evidence": [FIRST]}
EVENT: dict[str, Any] = {
    "type": "APPOINT",
    "source": "KEN",
    "target": "PER",
    "date": "2031-02-03",
    "modality": "actual",
}
EVENT |= {"issues": ["other"], "evidence": [FIRST]}
STATEMENT: dict[str, Any] = {"speaker": "Juma Otieno", "speaker_country": "KEN", "issues": ["trade"], "pair": "PER-KEN"}
STATEMENT |= {"stance": "cooperative", "evidence": [SECOND]}


class Endpoint(ThreadingHTTPServer):
    """Answers with what stands in `answers`, one after the other: a text, a status, or a status with headers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Any] = []
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        assert self.path == "/v1/chat/completions"
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.server.keys.append(self.headers.get("Authorization"))
        answer = self.server.answers.pop(0)
        code, headers, body = 200, {}, answer
        if isinstance(answer, int):
            code, body = answer, json.dumps({"error": {"message": "no,\n not now"}})
        elif isinstance(answer, tuple):
            code, headers, body = *answer, ""
        elif isinstance(answer, str):
            usage = {"prompt_tokens": 900, "completion_tokens": 100}
            body = json.dumps({"choices": [{"message": {"role": "assistant", "content": answer}}], "usage": usage})
        else:
            body = json.dumps(answer)
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode("utf-8"))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def model(endpoint: Endpoint, pauses: list[float]) -> LanguageModel:
    return LanguageModel(Client(LlmSettings(endpoint.url, "small", "secret"), sleep=pauses.append))


Says = Callable[..., str]


@pytest.fixture
def says(endpoint: Endpoint) -> Says:
    def add(**lists: list[object]) -> str:
        endpoint.answers.append(json.dumps(lists))
        return str(endpoint.answers[-1])

    return add


def document(raw: str = RAW) -> Document:
    return Document(key="a", origin="a.md", raw=raw, published="2031-02-03")


def test_facts_have_the_ontologys_claims_and_exact_places_in_the_raw_text(model: LanguageModel, says: Says) -> None:
    says(tenure=[TENURE], event=[EVENT], statement=[STATEMENT])
    (reading,) = model.read([document()])
    assert [fact.record_type for fact in reading.facts] == ["event", "tenure", "statement"]
    event, tenure, statement = reading.facts
    assert event.claims == {
        "claimType": "APPOINT",
        "sourceActor": "KEN",
        "targetActor": "PER",
        "date": "2031-02-03",
        "modality": "actual",
        "issue": ("other",),
    }
    assert tenure.claims["person"] == "Amina Odhiambo" and "start" not in tenure.claims
    assert statement.claims["pair"] == "KEN-PER"
    (span,) = tenure.evidence
    assert RAW[span.start : span.end] == FIRST.replace("ambassador to", "ambassador\nto")
    assert {fact.rule for fact in reading.facts} == {"llm"}
    assert not model.rejected


def test_the_question_holds_the_text_the_date_and_the_allowed_values(
    model: LanguageModel, says: Says, endpoint: Endpoint
) -> None:
    says()
    list(model.read([document()]))
    (asked,) = endpoint.asked
    system, user = asked["messages"]
    assert asked["model"] == "small" and endpoint.keys == ["Bearer secret"]
    assert "charge_d_affaires" in system["content"] and "fentanyl_drugs" in system["content"]
    assert "Publication date: 2031-02-03" in user["content"] and "Juma Otieno" in user["content"]


@pytest.mark.parametrize(
    ("kind", "record", "reason"),
    [
        ("tenure", TENURE | {"evidence": ["Kenya sent Amina Odhiambo to Peru."]}, "a quote that is not in the text"),
        ("tenure", TENURE | {"evidence": [FIRST, "And more."]}, "a quote that is not in the text"),
        ("tenure", TENURE | {"evidence": [""]}, "a quote that is not in the text"),
        ("tenure", TENURE | {"evidence": []}, "no quote"),
        ("tenure", TENURE | {"role": "envoy"}, "an unknown role"),
        ("tenure", TENURE | {"sending": "Kenya"}, "sending is no state or organisation"),
        ("tenure", TENURE | {"from": "last year"}, "from is no date"),
        ("tenure", TENURE | {"person": None}, "no person"),
        ("tenure", TENURE | {"person": 7}, "person is not a text"),
        ("event", EVENT | {"type": "MARRY"}, "an unknown type"),
        ("event", EVENT | {"type": "ACCUSE", "target": None}, "no target"),
        ("event", EVENT | {"type": "ACCUSE", "target": "the world"}, "target is no state or organisation"),
        ("statement", STATEMENT | {"issues": ["football"]}, "an unknown issues"),
        ("statement", STATEMENT | {"pair": "KEN"}, "pair is not two states or organisations"),
        ("relation_of_persons", "Odhiambo", "not an object"),
    ],
)
def test_what_the_text_or_the_ontology_does_not_bear_out_is_left_out(
    model: LanguageModel, says: Says, kind: str, record: object, reason: str
) -> None:
    says(**{kind: [record]})
    (reading,) = model.read([document()])
    assert not reading.facts and not reading.skipped
    assert dict(model.rejected) == {reason: 1}


def test_an_envoy_may_be_sent_to_a_region_in_words_and_unordered_ends_are_sorted(
    model: LanguageModel, says: Says
) -> None:
    talks = EVENT | {"type": "CONSULT", "source": "PER", "target": "KEN", "mode": "call"}
    says(event=[EVENT | {"target": "Horn of Africa"}, talks])
    (reading,) = model.read([document()])
    assert {fact.claims["targetActor"] for fact in reading.facts} == {"Horn of Africa", "PER"}


def test_a_busy_endpoint_is_asked_again_with_growing_pauses(
    model: LanguageModel, says: Says, endpoint: Endpoint, pauses: list[float]
) -> None:
    endpoint.answers += [503, (429, {"Retry-After": "7"}), {"choices": []}]
    says(tenure=[TENURE])
    (reading,) = model.read([document()])
    assert len(reading.facts) == 1
    assert pauses == [1, 7, 4]
    assert (model.client.usage.requests, model.client.usage.repeated) == (4, 3)


def test_an_endpoint_that_stays_silent_ends_the_run(model: LanguageModel, endpoint: Endpoint) -> None:
    endpoint.answers += [500] * 5
    with pytest.raises(InputError, match=r"does not answer, asked 5 times \(HTTP 500\)"):
        list(model.read([document()]))


def test_a_wrong_key_ends_the_run_at_once(model: LanguageModel, endpoint: Endpoint) -> None:
    endpoint.answers += [401]
    with pytest.raises(UsageError, match=r"HTTP 401 \(no, not now\); is LEGATUS_LLM_KEY right") as error:
        list(model.read([document()]))
    assert "secret" not in str(error.value)


def test_an_article_that_is_refused_is_skipped_and_said(model: LanguageModel, says: Says, endpoint: Endpoint) -> None:
    endpoint.answers += [413]
    says(tenure=[TENURE])
    first, second = model.read([document(), document()])
    assert first.skipped == "the language model refuses: HTTP 413 (no, not now)"
    assert len(second.facts) == 1


def test_options_that_a_model_does_not_know_are_left_out(model: LanguageModel, says: Says, endpoint: Endpoint) -> None:
    endpoint.answers += [400]
    says(tenure=[TENURE])
    (reading,) = model.read([document()])
    assert len(reading.facts) == 1
    assert "temperature" in endpoint.asked[0] and "temperature" not in endpoint.asked[1]


def test_an_answer_that_is_no_json_is_asked_for_again(model: LanguageModel, says: Says, endpoint: Endpoint) -> None:
    endpoint.answers += ["I would say so."]
    text = says(tenure=[TENURE])
    endpoint.answers[-1] = f"Here it is:\n```json\n{text}\n```"
    (reading,) = model.read([document()])
    assert len(reading.facts) == 1
    assert "no JSON object" in endpoint.asked[1]["messages"][-1]["content"]
    endpoint.answers += ["No."] * 3
    (reading,) = model.read([document()])
    assert reading.skipped == "the language model gave no valid answer (no JSON object)"


def test_what_states_nothing_is_not_sent(model: LanguageModel, endpoint: Endpoint) -> None:
    (reading,) = model.read([document("The bakery on the corner sells good bread, and the queue is long every day.\n")])
    assert reading.skipped == "no diplomatic content" and not endpoint.asked


def test_tokens_are_counted_and_priced(model: LanguageModel, says: Says) -> None:
    says()
    says()
    list(model.read([document(), document()]))
    usage = model.client.usage
    assert (usage.tokens_in, usage.tokens_out) == (1800, 200)
    assert usage.cost(None) is None
    assert usage.cost((1.0, 10.0)) == pytest.approx(0.0038)


def test_settings_come_from_the_environment() -> None:
    given = {"LEGATUS_LLM_URL": "http://localhost:1/v1/", "LEGATUS_LLM_MODEL": "org/big@2 #1", "LEGATUS_LLM_KEY": "k"}
    settings = LlmSettings.from_environment(given | {"LEGATUS_LLM_PRICE": "0.15, 0.6"})
    assert (settings.url, settings.version, settings.prices) == (
        "http://localhost:1/v1",
        "llm-org/big-2-1@1.0",
        (0.15, 0.6),
    )
    assert "'k'" not in repr(settings)
    for wrong in ({"LEGATUS_LLM_URL": ""}, {"LEGATUS_LLM_URL": "ftp://x"}, {"LEGATUS_LLM_PRICE": "cheap"}):
        with pytest.raises(UsageError):
            LlmSettings.from_environment(given | wrong)
