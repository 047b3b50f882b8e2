"""Which language model to ask, as the environment says."""

import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from legatus.ontology.errors import UsageError

URL, MODEL, KEY, PRICE = "LEGATUS_LLM_URL", "LEGATUS_LLM_MODEL", "LEGATUS_LLM_KEY", "LEGATUS_LLM_PRICE"
#: Of the question, the checks and what they let through: a change makes articles due for reading again.
RELEASE = "1.0"


@dataclass(frozen=True)
class LlmSettings:
    """`url`: the base of the endpoint (`http://localhost:11434/v1`); `model`: its name there.

    `key`: sent as a bearer token where there is one; in no representation of this object. `prices`: US dollars a
    million tokens, in and out, or None where the user does not say.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    prices: tuple[float, float] | None = None

    @property
    def version(self) -> str:
        """The name and version kept with every fact: `llm-<model>@1.0`."""
        name = re.sub(r"[@#\s]+", "-", self.model)  # these part a version's name, number and rule
        return f"llm-{name}@{RELEASE}"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "LlmSettings":
        """Read the settings. Raises `UsageError` where one is missing or cannot be used."""
        values = os.environ if environment is None else environment
        url, model = values.get(URL, "").rstrip("/"), values.get(MODEL, "").strip()
        if not url or not model:
            raise UsageError(
                f"a language model needs {URL} (such as http://localhost:11434/v1) and {MODEL} in the environment, and "
                f"{KEY} where the endpoint wants a key"
            )
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{URL} must begin with http:// or https:// and name a host")
        return cls(url, model, values.get(KEY, ""), _prices(values.get(PRICE, "")))


def _prices(text: str) -> tuple[float, float] | None:
    if not text:
        return None
    try:
        made = tuple(float(part) for part in text.split(","))
    except ValueError:
        made = ()
    if len(made) != 2 or not all(math.isfinite(price) and price >= 0 for price in made):
        raise UsageError(f"{PRICE} must be two prices in US dollars a million tokens, in and out, such as 0.15,0.60")
    return made[0], made[1]
