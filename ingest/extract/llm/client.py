"""One question to the endpoint and its answer: with patience for what passes, and a count of what it costs."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import Message
from typing import Any

from legatus.ingest.extract.llm.settings import KEY, LlmSettings
from legatus.ontology.errors import InputError, LegatusError, UsageError

#: Seconds that an answer may take, and that are waited at most before asking again.
TIMEOUT, LONGEST = 180, 60
#: How often a question is asked before giving up; the pause doubles from one second.
ATTEMPTS = 5
#: The endpoint is busy or briefly down.
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
#: What some models refuse; without it they answer as well.
OPTIONAL: dict[str, Any] = {"temperature": 0, "response_format": {"type": "json_object"}}

#: The key, the address or the name is wrong: every further question would fail too.
WRONG_SETTINGS = frozenset({401, 403, 404})


class RefusedError(InputError):
    """The endpoint refuses this one question, perhaps because the article is too long for the model."""


@dataclass(slots=True)
class Usage:
    """What the model was asked: requests, those among them that were repeated, tokens in and out as it counts them."""

    requests: int = 0
    repeated: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def cost(self, prices: tuple[float, float] | None) -> float | None:
        """US dollars at these prices a million tokens, or None where they are not known."""
        return None if prices is None else (self.tokens_in * prices[0] + self.tokens_out * prices[1]) / 1_000_000


@dataclass(slots=True)
class Client:
    """Asks the endpoint of `settings`. `sleep`: how to wait; `usage` grows with every request."""

    settings: LlmSettings
    sleep: Callable[[float], None] = time.sleep
    usage: Usage = field(default_factory=Usage)
    options: dict[str, Any] = field(default_factory=lambda: dict(OPTIONAL))

    def ask(self, messages: Sequence[dict[str, str]]) -> str:
        """The model's answer.

        Raises UsageError where key, address or model are wrong, RefusedError where the endpoint refuses the question,
        InputError where it does not answer.
        """
        pause = 1.0
        for attempt in range(1, ATTEMPTS + 1):
            self.usage.requests += 1
            self.usage.repeated += attempt > 1
            try:
                return self._answer(self._post(messages))
            except urllib.error.HTTPError as error:
                if error.code == 400 and self.options:
                    self.options = {}
                    continue
                if error.code not in PASSING:
                    raise self._refused(error) from None
                why, wait = f"HTTP {error.code}", _retry_after(error.headers)
            except (OSError, ValueError) as error:  # no connection, a timeout, or no JSON of the expected shape
                why, wait = str(getattr(error, "reason", error)) or type(error).__name__, None
            if attempt < ATTEMPTS:
                self.sleep(min(pause if wait is None else wait, LONGEST))
                pause *= 2
        raise InputError(f"the language model at {self.settings.url} does not answer, asked {ATTEMPTS} times ({why})")

    def _post(self, messages: Sequence[dict[str, str]]) -> Any:
        body = {"model": self.settings.model, "messages": list(messages), **self.options}
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "legatus"}
        if self.settings.key:
            headers["Authorization"] = f"Bearer {self.settings.key}"
        request = urllib.request.Request(
            f"{self.settings.url}/chat/completions", json.dumps(body).encode("utf-8"), headers, method="POST"
        )
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # the scheme is http or https, see settings
            return json.load(answer)

    def _answer(self, made: Any) -> str:
        """The text of an answer, its tokens counted. Raises ValueError where it has another shape."""
        counts = made.get("usage") if isinstance(made, dict) else None
        if isinstance(counts, dict):
            self.usage.tokens_in += int(counts.get("prompt_tokens") or 0)
            self.usage.tokens_out += int(counts.get("completion_tokens") or 0)
        try:
            text = made["choices"][0]["message"]["content"]
        except (LookupError, TypeError):
            text = None
        if not isinstance(text, str):
            raise ValueError("its answer is no chat completion")
        return text

    def _refused(self, error: urllib.error.HTTPError) -> LegatusError:
        hint = {401: f"; is {KEY} right?", 403: f"; is {KEY} right?", 404: "; are the address and the model right?"}
        said = f"HTTP {error.code}{_reason(error)}"
        if error.code not in WRONG_SETTINGS:
            return RefusedError(f"the language model refuses: {said}")
        return UsageError(f"the language model at {self.settings.url} refuses: {said}{hint[error.code]}")


def _reason(error: urllib.error.HTTPError) -> str:
    """What the endpoint says of an error, in at most 200 characters."""
    try:
        made = json.loads(error.read(65536))
        message = made["error"]["message"] if isinstance(made["error"], dict) else made["error"]
    except (OSError, ValueError, LookupError, TypeError):
        return ""
    return f" ({' '.join(str(message).split())[:200]})"


def _retry_after(headers: Message) -> float | None:
    """The seconds that the endpoint asks to wait, or None."""
    try:
        return max(0.0, float(headers.get("Retry-After", "")))
    except ValueError:
        return None
