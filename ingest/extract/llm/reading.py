"""Readings by a language model: the same cleaning, the same records, the same exact places in the raw text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from legatus.ingest.documents import Document, Fact, Reading
from legatus.ingest.extract import reader
from legatus.ingest.extract.gate import gate
from legatus.ingest.extract.language import ENGLISH
from legatus.ingest.extract.llm.checking import Unfit, answered, facts
from legatus.ingest.extract.llm.client import Client, RefusedError
from legatus.ingest.extract.llm.prompt import AGAIN, instructions, question
from legatus.ingest.extract.model import CleanText
from legatus.ingest.extract.parse import READ, blanked

#: How often an answer that is no JSON is asked for again.
AGAIN_AT_MOST = 2


@dataclass(slots=True)
class LanguageModel:
    """Reads documents with the model behind `client`; `rejected` counts what it said in vain, by reason."""

    client: Client
    rejected: Counter[str] = field(default_factory=Counter)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of documents, in their order. Raises what `Client.ask` raises."""
        return map(self.read_one, documents)

    def read_one(self, document: Document) -> Reading:
        """What a document states, as far as the text bears it out. English without diplomacy is not sent."""
        cleaned, reading = reader.prepared(document)
        if reading.skipped:
            return reading
        if reading.language == ENGLISH and not gate(cleaned):
            return replace(reading, skipped="no diplomatic content")
        readable = blanked(cleaned.text, [block for block in cleaned.blocks if block.kind in READ])
        try:
            found = list(self._asked(reading, cleaned, readable))
        except RefusedError as error:
            return replace(reading, skipped=str(error))
        return reader.finished(reading, cleaned, found)

    def _asked(self, reading: Reading, cleaned: CleanText, readable: str) -> Iterator[Fact]:
        shown = "\n".join(line for line in (part.strip() for part in readable.split("\n")) if line)
        messages = [
            {"role": "system", "content": instructions()},
            {"role": "user", "content": question(reading, shown)},
        ]
        for fact in facts(self._answer(messages), cleaned, readable):
            if isinstance(fact, Unfit):
                self.rejected[str(fact)] += 1
            else:
                yield fact

    def _answer(self, messages: list[dict[str, str]]) -> dict[str, object]:
        for _ in range(1 + AGAIN_AT_MOST):
            answer = self.client.ask(messages)
            try:
                return answered(answer)
            except ValueError as error:
                why = str(error)
                more = [
                    {"role": "assistant", "content": answer},
                    {"role": "user", "content": AGAIN.format(why=why)},
                ]
                messages = [*messages[:2], *more]
        raise RefusedError(f"the language model gave no valid answer ({why})")
