"""One measurement in a process of its own: `python -m benchmarks.measure NAME [ARGUMENTS]` prints what it found
as JSON."""

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks import servers
from benchmarks.bulk import bulk
from benchmarks.export import exporting
from benchmarks.general_news import general_news
from benchmarks.increment import increment
from benchmarks.load import loading
from benchmarks.sets import shared_folder
from benchmarks.turtle import writing
from benchmarks.validation import validation
from legatus.ingest.documents import Document
from legatus.ingest.inputs import documents

Found = dict[str, Any]
#: Every so manieth White House document, of all categories.
STEP = 150


def seeds() -> list[Document]:
    """The seed articles: all of them diplomatic."""
    folder = str(files("legatus.seeds").joinpath("articles"))
    return [document for document in documents([folder]) if isinstance(document, Document)]


def readouts() -> list[Document]:
    """Diplomatic texts: the seed articles, and White House readouts where they are."""
    folder = shared_folder()
    if folder is None:
        return seeds()
    lines = (folder / "data/white-house/readouts-2021-2022-gold.jsonl").read_text("utf-8").splitlines()
    return seeds() + [_record(json.loads(line)) for line in lines[::3]]


def white_house() -> list[Document]:
    """Texts of a government, domestic ones too; none where they are not."""
    folder = shared_folder()
    if folder is None:
        return []
    with gzip.open(folder / "data/white-house/documents-2021-2022.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [_record(json.loads(line)) for place, line in enumerate(lines) if place % STEP == 0]


def _record(row: dict[str, Any]) -> Document:
    return Document(key=row["id"], origin=row["id"], raw=row["text"], published=row["date"])


CORPORA: dict[str, Callable[[], list[Document]]] = {
    "general news": lambda: general_news(200),
    "a government's texts": white_house,
    "diplomatic texts": readouts,
}


def reading() -> Found:
    """CPU seconds for each corpus: our reading, and the model's own pipe over everything; the memory that ours took."""
    from legatus.ingest.extract.language_model import spacys_model
    from legatus.ingest.extract.reader import read

    corpora = {name: texts for name, corpus in CORPORA.items() if (texts := corpus())}
    list(read(seeds()[:3]))
    found: Found = {}
    for name, texts in corpora.items():
        ours, readings = _cpu(lambda texts=texts: list(read(texts)))
        words = sum(len(document.raw.split()) for document in texts)
        passed = sum(not reading.skipped for reading in readings)
        found[name] = {"articles": len(texts), "words": words, "passed": passed, "ours": ours}
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    nlp = spacys_model()
    list(nlp.pipe(document.raw for document in seeds()[:3]))
    for name, texts in corpora.items():
        found[name]["plain"], _ = _cpu(lambda texts=texts: list(nlp.pipe((d.raw for d in texts), batch_size=32)))
    return {"corpora": found, "megabytes": megabytes}


def resolving() -> Found:
    """Mentions a second of `resolve`, and records a second of the export as TriG."""
    from legatus.ingest import graph
    from legatus.ingest.extract.reader import VERSION, read
    from legatus.ingest.resolve import resolve
    from legatus.ontology.turtle import trig

    given = graph.merged(r for reading in read(readouts()) for r in graph.records(reading, VERSION))
    mentions = sum(record.id.startswith("mention/") for record in given)
    seconds, resolved = _cpu(lambda: resolve(given))
    records = sorted({r.id: r for r in [*given, *resolved]}.values(), key=lambda r: r.id)
    export, size = _cpu(lambda: sum(len(part) for part in trig(records)))
    return {"mentions": mentions, "resolve": seconds, "records": len(records), "export": export, "characters": size}


def cold_start() -> Found:
    """Wall seconds of a first question to the embedded database: nothing there yet, again, and with the server kept."""
    with tempfile.TemporaryDirectory() as home:
        ask = ["query", "incumbents", "-p", "sending=USA"]
        found = {"help": _run(home, "--help"), "first": _run(home, *ask), "second": _run(home, *ask)}
        found["ingest"] = _run(home, "ingest", str(files("legatus.seeds").joinpath("articles")))
        found["start"] = _run(home, "server", "start")
        try:
            found["kept"] = _run(home, *ask)
        finally:
            _run(home, "server", "stop")
    return found


def _run(home: str, *arguments: str) -> float:
    """Wall seconds of a command with a home of its own. Raises where it fails."""
    environment = {"LEGATUS_HOME": home, "LEGATUS_EMBEDDED": "1", "PATH": "/usr/bin:/bin"}
    command = [str(Path(sys.executable).with_name("legatus")), *arguments]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - began


def _cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """The CPU seconds that some work takes, and what it gives."""
    began = time.process_time()
    made = work()
    return time.process_time() - began, made


MEASURED = (reading, resolving, loading, exporting, writing, bulk, increment, validation, cold_start)
MEASURES: dict[str, Callable[..., Found]] = {f.__name__: f for f in MEASURED}


def main(name: str, arguments: str = "[]") -> None:
    """Measure, and print what was found. `arguments`: a list in JSON."""
    found = MEASURES[name](*json.loads(arguments))
    print(json.dumps(found | {"missing": servers.missing}))


if __name__ == "__main__":
    main(*sys.argv[1:])
