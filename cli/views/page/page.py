"""A dossier as one HTML file: list, drawing, script and style, and a policy that lets nothing else run or load.

The list holds every fact and is what a screen reader reads; the script finds it there and adds the drawing's
movement, the filters, and the panel. Nothing is fetched from anywhere.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from legatus.cli.views import wording
from legatus.cli.views.axis import ticks
from legatus.cli.views.layout import Layout, layout, number, tone
from legatus.cli.views.page.data import UNKNOWN, packed
from legatus.cli.views.safe import web_address, xml
from legatus.queries.dossier.model import Dossier, Source
from legatus.queries.dossier.temperature import Period, temperature

if TYPE_CHECKING:
    from jinja2 import Environment

#: The width in which the drawing stands before the script measures the window.
WIDTH = 1000
#: The parts of the script, in order.
SCRIPT = ("facts.js", "scale.js", "draw.js", "warmth.js", "panel.js", "filters.js", "gestures.js", "start.js")


def page(dossier: Dossier, links: Sequence[tuple[str, str]] = ()) -> str:
    """The page. The same dossier gives the same text, to the byte.

    `links`: names and addresses of pages around it; a name without an address is a word between them.
    """
    made = layout(dossier)
    script, style = _script(), _text("style.css")
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            dossier=dossier,
            links=links,
            layout=made,
            width=WIDTH,
            scale=WIDTH / (made.last - made.first),
            ticks=[
                ((day - made.first) * WIDTH / (made.last - made.first), text, year)
                for day, text, year in ticks(made.first, made.last, WIDTH)
            ],
            points=list(_paths(made)),
            ranges=list(_ranges(made)),
            periods=list(_columns(temperature(dossier.facts))),
            years=[
                (year, list(facts))
                for year, facts in groupby(enumerate(dossier.facts), key=lambda n: wording.year(n[1]))
            ],
            totals=_totals(dossier),
            span=_span(dossier),
            as_of=wording.words(dossier.as_of),
            issues=_issues(dossier),
            types=_types(dossier),
            publishers=sorted(
                Counter(_publisher(s) for f in dossier.facts for s in {e.source for e in f.evidence}).items()
            ),
            data=packed(dossier, made),
            script=script,
            style=style,
            policy=_policy(script, style),
        )
    )


def _policy(script: str, style: str) -> str:
    """A Content-Security-Policy: our script and our style by their digests, and nothing from anywhere."""
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (script, style)]
    return (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _paths(made: Layout) -> Iterator[tuple[str, str]]:
    """Class and path of the points of one look: a dot is a line of no length with a round or square end."""
    looks = sorted(made.marks, key=lambda m: (m.shape == "milestone", m.shape, m.tone, m.hollow, m.fact))
    for (shape, colour, hollow), marks in groupby(looks, key=lambda m: (m.shape, m.tone, m.hollow)):
        path = "".join(f"M{m.day} {m.y:g}h.01" for m in marks)
        yield f"{shape} {colour}{' hollow' if hollow else ''}", path


def _ranges(made: Layout) -> Iterator[tuple[str, str]]:
    """Class and path of the lines that show how far a coarse date may reach."""
    wide = sorted((m for m in made.marks if m.high - m.low > 6), key=lambda m: (m.tone, m.fact))
    for colour, marks in groupby(wide, key=lambda m: m.tone):
        yield colour, "".join(f"M{m.low} {m.y:g}H{m.high}" for m in marks)


def _columns(periods: list[Period]) -> Iterator[dict[str, Any]]:
    for period in periods:
        yield {
            "first": number(period.first),
            "days": (period.last - period.first).days + 1,
            "mean": period.mean,
            "name": period.name,
            "count": period.count,
            "warm": period.warm,
            "hostile": period.hostile,
        }


def _totals(dossier: Dossier) -> list[tuple[int, str]]:
    counts = Counter(fact.what for fact in dossier.facts)
    found = [(counts[what], name.lower()) for what, name in wording.PLURALS.items() if counts[what]]
    names = {1: wording.PLURALS}
    one = {name.lower(): what for what, name in names[1].items()}
    return [(n, name if n > 1 else {"tenure": "term of office"}.get(one[name], one[name])) for n, name in found]


def _span(dossier: Dossier) -> str:
    days = [day for fact in dossier.facts for day in (fact.certain or ((fact.day,) * (not fact.lasting))) if day]
    return "" if not days else "–".join(dict.fromkeys(str(day.year) for day in (min(days), max(days))))


def _issues(dossier: Dossier) -> list[dict[str, Any]]:
    """How many facts there are on each issue, and how warm they are; the most frequent first."""
    found: dict[str, Counter[str]] = {}
    for fact in dossier.facts:
        for issue in fact.issues:
            found.setdefault(issue, Counter())[{"w": "warm", "c": "hostile"}.get(tone(fact)[0], "other")] += 1
    rows = [
        {
            "code": code,
            "name": wording.label("issue", code),
            "total": c.total(),
            **{k: c[k] for k in ("warm", "other", "hostile")},
        }
        for code, c in found.items()
    ]
    return sorted(rows, key=lambda row: (-row["total"], row["name"]))


def _types(dossier: Dossier) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """The classes that occur, each with its kinds: (class, heading, (kind, name, number))."""
    made = []
    for what, heading in wording.PLURALS.items():
        counts = Counter((f.kind, wording.kind(f)) for f in dossier.facts if f.what == what)
        if counts:
            made.append((what, heading, [(kind, name, n) for (kind, name), n in sorted(counts.items())]))
    return made


def _publisher(source: Source) -> str:
    return source.publisher or source.title or UNKNOWN


def _script() -> str:
    """Our script: its parts within one function, so that nothing leaks out."""
    parts = "\n".join(_text("script", name) for name in SCRIPT)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


@cache
def _text(*path: str) -> str:
    return files("legatus.cli.views.page").joinpath(*path).read_text(encoding="utf-8")


@cache
def _environment() -> "Environment":
    """The templates; everything that they are given is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=PackageLoader("legatus.cli.views.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: xml(value) if type(value) is str else value,  # HTML takes no more than XML does
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(wording=wording, tone=tone, web_address=web_address, ours=Markup, publisher=_publisher)
    made.filters["px"] = lambda value: f"{value:.4g}" if abs(value) < 1 else f"{value:.1f}".removesuffix(".0")
    return made
