"""The way for very large loads beside neosemantics inside its server: `python -m benchmarks.bulk [TRIPLES [MENTIONS]]`.

Files become the import tool's folder, and Neo4j's own tool imports it, each in a process of its own. neosemantics loads
the same foreign file by `n10s.rdf.import.fetch` into a server of its own version, which Maven fetches (Java 17).
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import generated
from legatus.cli.markdown import table
from legatus.ontology.turtle import trig

Found = dict[str, Any]

TRIPLES, MENTIONS = 1_000_000, 20_000

ROOT = Path(__file__).resolve().parent.parent
POM, JARS = Path(__file__).with_name("neosemantics.pom.xml"), ROOT / "build" / "neosemantics"

_CONVERT = """
import sys, resource; from pathlib import Path; from legatus.ingest import bulk_files
done, said = bulk_files.write([Path(sys.argv[1])], Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

_SETTINGS = "server.config.strict_validation.enabled=false\ndbms.security.procedures.unrestricted=n10s.*\n"


def bulk(triples: int = TRIPLES, mentions: int = MENTIONS) -> Found:
    """Seconds, and CPU seconds of all processes, of conversion and import by file, and of neosemantics if it runs."""
    sys.path.insert(0, str(ROOT / "tests"))
    from neo4j_server import Missing, Server, _jars

    found: Found = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _files(folder, triples, mentions)
        try:
            jars = _jars()
        except Missing as reason:
            print(f"without Neo4j: {reason}", file=sys.stderr)
            return found
        for what, file in files.items():
            one: Found = {"triples": _triples(file)}
            command = [sys.executable, "-c", _CONVERT, str(file), str(folder / what)]
            megabytes, one["convert"] = _timed(partial(subprocess.check_output, command, text=True))
            one["mb"] = float(megabytes)
            (folder / f"{what}-server").mkdir()
            server = Server(jars, folder / f"{what}-server")
            script = folder / what / "import.sh"
            _, one["import"] = _timed(partial(server.fill, script))
            found[what] = one
            print(f"  {what}: {one}", file=sys.stderr, flush=True)
        found["neosemantics"] = _neosemantics(folder, files["foreign"])
    return found


def _files(folder: Path, triples: int, mentions: int) -> dict[str, Path]:
    made = {"foreign": folder / "foreign.nt", "sources": folder / "sources.trig"}
    _write(made["foreign"], (f"{line}\n" for line in generated.triples(triples)))
    _write(made["sources"], trig(list(generated.records(mentions))))
    return made


def _write(file: Path, pieces: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.writelines(pieces)


def _triples(file: Path) -> int:
    import pyoxigraph as ox

    return sum(1 for _ in ox.parse(path=file))


def _timed(work: Callable[[], Any]) -> tuple[Any, list[float]]:
    """What some work in child processes gives; its seconds and CPU seconds."""
    began, used = time.perf_counter(), _children()
    made = work()
    return made, [time.perf_counter() - began, _children() - used]


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _neosemantics(folder: Path, file: Path) -> list[float] | None:
    """Seconds and CPU seconds of neosemantics, or None where it cannot be fetched."""
    from neo4j import GraphDatabase
    from neo4j_server import Server

    if not any(JARS.glob("neosemantics-*.jar")):
        command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={JARS}"]
        if subprocess.run(command, check=False).returncode:
            return None

    class Older(Server):
        def configure(self, more: str = "") -> None:
            """With what neosemantics needs, and without complaints on settings that came later."""
            super().configure(_SETTINGS + more)

    home = folder / "neosemantics"
    home.mkdir()
    server = Older(JARS, home)
    (home / "home" / "plugins").mkdir()
    shutil.copy(next(JARS.glob("neosemantics-*.jar")), home / "home" / "plugins")
    server.start()
    try:
        login = server.address.username, server.address.password
        with GraphDatabase.driver(server.address.uri, auth=login) as driver:
            driver.execute_query("CREATE CONSTRAINT n10s_unique_uri FOR (r:Resource) REQUIRE r.uri IS UNIQUE")
            driver.execute_query("CALL n10s.graphconfig.init({keepLangTag: true, handleMultival: 'ARRAY'})")
            began, used = time.perf_counter(), _of_process(server)
            load = "CALL n10s.rdf.import.fetch($file, 'N-Triples') YIELD terminationStatus, extraInfo"
            rows, _, _ = driver.execute_query(f"{load} RETURN terminationStatus, extraInfo", file=file.as_uri())
            if rows[0]["terminationStatus"] != "OK":
                raise SystemExit(f"neosemantics: {rows[0]['extraInfo']}")
            return [time.perf_counter() - began, _of_process(server) - used]
    finally:
        server.kill()


def _of_process(server: Any) -> float:
    """The CPU seconds of a server so far, as Linux tells them."""
    fields = Path(f"/proc/{server._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


TEXT = """
## Very large loads

`legatus export DIR --format neo4j-admin --from FILE`, then `import.sh` with Neo4j's own import tool (a heap of 1 GB),
into an empty database; each *seconds (CPU seconds of all processes)*. *Foreign* things have texts of up to 1,500
characters, *sources* are articles, quotes and mentions, from which the resolved records are made on the way. Of the
import of so few triples the start of a Java machine and its compiler are the larger part.
"""


def section(found: Found) -> Iterator[str]:
    """The lines of the page."""
    if not found:
        return
    yield TEXT
    rows = [_row(what, found[what]) for what in ("foreign", "sources") if what in found]
    yield from table(("file", "triples", "conversion", "import", "triples a second", "a CPU second", "MB"), rows)
    other = found.get("neosemantics")
    if other:
        seconds, cpu = (sum(pair) for pair in zip(found["foreign"]["convert"], found["foreign"]["import"], strict=True))
        yield from (
            "",
            f"neosemantics took {other[0]:.1f} s ({other[1]:.1f}) for the foreign file: {other[0] / seconds:.1f} times "
            f"ours ({other[1] / cpu:.1f} by CPU time).",
        )


def _row(what: str, one: Found) -> tuple[str, ...]:
    parts = (f"{seconds:.1f} ({cpu:.1f})" for seconds, cpu in (one["convert"], one["import"]))
    rates = (f"{one['triples'] / (one['convert'][place] + one['import'][place]):,.0f}" for place in (0, 1))
    return what, f"{one['triples']:,}", *parts, *rates, f"{one['mb']:.0f}"


if __name__ == "__main__":
    result = bulk(*(int(number.replace("_", "")) for number in sys.argv[1:]))
    print("\n".join(section(result)))
    print(json.dumps(result))
