"""What reads the articles of a command, and what is said of it at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from legatus.cli import say
from legatus.cli.text import count, listing
from legatus.ontology.errors import UsageError

if TYPE_CHECKING:
    from legatus.ingest.extract.extractor import Extractor
    from legatus.ingest.extract.llm.reading import LanguageModel

RULES, LLM = EXTRACTORS = ("rules", "llm")


@contextmanager
def reader(name: str, processes: int | None = None, scheduler: str | None = None) -> "Iterator[Extractor]":
    """The extractor that the options name. After a language model its count of requests, tokens and cost is said.

    Raises UsageError for a name that there is not, options that do not go together, and missing settings.
    """
    from legatus.ingest.extract.extractor import Extractor, rules

    if name not in EXTRACTORS:
        raise UsageError(f"there is no extractor '{name}'; expected {listing(EXTRACTORS)}")
    if scheduler is not None and processes is not None:
        raise UsageError("--scheduler reads on the cluster's workers, so --processes says nothing; leave one out")
    if name == RULES:
        yield rules(processes, scheduler)
        return
    if scheduler is not None or processes is not None:
        raise UsageError("a language model is asked for one article after the other; leave --processes out")
    from legatus.ingest.extract.llm.client import Client
    from legatus.ingest.extract.llm.reading import LanguageModel
    from legatus.ingest.extract.llm.settings import LlmSettings

    settings = LlmSettings.from_environment()
    model = LanguageModel(Client(settings))
    try:
        yield Extractor(settings.version, model.read)
    finally:
        _used(model)


def _used(model: "LanguageModel") -> None:
    usage, settings = model.client.usage, model.client.settings
    cost = usage.cost(settings.prices)
    parts = [count(usage.requests, "request")]
    if usage.repeated:
        parts.append(f"{usage.repeated:,} of them repeated")
    parts.append(f"{usage.tokens_in:,} tokens in, {usage.tokens_out:,} out")
    parts.append("cost unknown (say LEGATUS_LLM_PRICE)" if cost is None else f"{cost:.4f} US dollars")
    say.line(f"model     {settings.model}: {', '.join(parts)}")
    for reason, number in sorted(model.rejected.items(), key=lambda item: (-item[1], item[0])):
        say.line(f"rejected  {count(number, 'record')}: {reason}")
