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
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import generated, servers
from legatus.cli.markdown import table
from legatus.ontology.turtle import trig

Found = dict[str, Any]

TRIPLES, MENTIONS = (100_000, 1_000_000), 20_000

#: The most triples that neosemantics is given.
OTHER = 1_000_000

ROOT = Path(__file__).resolve().parent.parent
POM, JARS = Path(__file__).with_name("neosemantics.pom.xml"), ROOT / "build" / "neosemantics"

_CONVERT = """
import sys, resource; from pathlib import Path; from legatus.ingest import bulk_files
done, said = bulk_files.write([Path(sys.argv[1])], Path(sys.argv[2]))
print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024)
"""

_SETTINGS = "server.config.strict_validation.enabled=false\ndbms.security.procedures.unrestricted=n10s.*\n"


def bulk(triples: Sequence[int] = TRIPLES, mentions: int = MENTIONS) -> Found:
    """Seconds, and CPU seconds of all processes, of conversion and import by file, and of neosemantics if it runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            jars = servers.jars()
        except servers.Missing:
            return {}
        found: Found = {"runs": []}
        for what, number in (*(("foreign", number) for number in triples), ("sources", mentions)):
            file = _file(folder, what, number)
            found["runs"].append(_run(folder / f"{what}-{number}", what, file, jars))
            print(f"  {found['runs'][-1]}", file=sys.stderr, flush=True)
            file.unlink()
        number = max((number for number in triples if number <= OTHER), default=OTHER)
        seconds = _neosemantics(folder, _file(folder, "foreign", number))
        found["neosemantics"] = {"triples": number, "seconds": seconds} if seconds else None
    return found


def _run(folder: Path, what: str, file: Path, jars: Path) -> Found:
    """The way of one file into a database; the folder is made, and emptied again."""
    one: Found = {"what": what, "triples": _triples(file)}
    command = [sys.executable, "-c", _CONVERT, str(file), str(folder)]
    megabytes, one["convert"] = _timed(partial(subprocess.check_output, command, text=True))
    one["mb"] = float(megabytes)
    home = folder / "server"
    home.mkdir()
    _, one["import"] = _timed(partial(servers.Server(jars, home).fill, folder / "import.sh"))
    shutil.rmtree(folder)
    return one


def _file(folder: Path, what: str, number: int) -> Path:
    made = folder / ("foreign.nt" if what == "foreign" else "sources.trig")
    foreign = what == "foreign"
    _write(
        made, (f"{line}\n" for line in generated.triples(number)) if foreign else trig(list(generated.records(number)))
    )
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

    if not any(JARS.glob("neosemantics-*.jar")):
        command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={JARS}"]
        if subprocess.run(command, check=False).returncode:
            return None

    class Older(servers.Server):
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
characters, *sources* are articles, quotes and mentions, from which the resolved records are made on the way. *MB* is
the largest process of the conversion.
"""


def section(found: Found) -> Iterator[str]:
    """The lines of the page."""
    yield TEXT
    if "runs" not in found:
        return
    rows = [_row(one) for one in found["runs"]]
    yield from table(("file", "triples", "conversion", "import", "triples a second", "a CPU second", "MB"), rows)
    foreign = [one for one in found["runs"] if one["what"] == "foreign"]
    if len(foreign) > 1:
        yield from ("", _growth(foreign[0], foreign[-1]))
    other = found.get("neosemantics")
    if other is None:
        yield from ("", "neosemantics could not be fetched here.")
        return
    ours = next(one for one in foreign if abs(one["triples"] - other["triples"]) <= 6)
    seconds, cpu = (sum(pair) for pair in zip(ours["convert"], ours["import"], strict=True))
    wall, used = other["seconds"]
    yield from (
        "",
        f"neosemantics took {wall:.1f} s ({used:.1f}) for the foreign file of {ours['triples']:,} triples: "
        f"{wall / seconds:.1f} times ours ({used / cpu:.1f} by CPU time).",
    )


def _growth(few: Found, many: Found) -> str:
    """What does not grow with the triples, and what each takes besides, by CPU time."""
    more = many["triples"] - few["triples"]
    each = {part: (many[part][1] - few[part][1]) / more for part in ("convert", "import")}
    start = few["import"][1] - each["import"] * few["triples"]
    return (
        f"From one size to the other the conversion takes {each['convert'] * 1e6:.1f} CPU µs a triple, the import "
        f"{each['import'] * 1e6:.1f} and about {start:.0f} s besides, however few there are: the start of Java "
        "and its compiler."
    )


def _row(one: Found) -> tuple[str, ...]:
    parts = (f"{seconds:.1f} ({cpu:.1f})" for seconds, cpu in (one["convert"], one["import"]))
    rates = (f"{one['triples'] / (one['convert'][place] + one['import'][place]):,.0f}" for place in (0, 1))
    return one["what"], f"{one['triples']:,}", *parts, *rates, f"{one['mb']:.0f}"


if __name__ == "__main__":
    numbers = [int(number.replace("_", "")) for number in sys.argv[1:]]
    result = bulk(numbers[:1] or TRIPLES, *numbers[1:])
    print("\n".join(section(result)))
    print(json.dumps(result))
