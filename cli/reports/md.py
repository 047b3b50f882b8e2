"""Markdown to read or to paste: years as headings, each fact with its quote and its source."""

from itertools import groupby
from typing import TextIO

from legatus.cli.views import wording
from legatus.cli.views.caption import caption
from legatus.cli.views.safe import markdown, web_address
from legatus.queries.dossier.model import Dossier, Evidence, Fact

SUFFIXES = (".md", ".markdown")
BINARY = False
ABOUT = "Markdown with years as headings, each fact with its quote and source"


def write(dossier: Dossier, file: TextIO) -> None:
    """A heading, a caption, and a list for each year; undated facts come last."""
    file.write(f"# {markdown(dossier.title)}\n\n{markdown(caption(dossier))}\n")
    for year, facts in groupby(dossier.facts, key=wording.year):
        file.write(f"\n## {year}\n\n")
        for fact in facts:
            file.write(_line(fact, dossier))


def _line(fact: Fact, dossier: Dossier) -> str:
    issues = ", ".join(wording.label("issue", issue) for issue in fact.issues)
    parts = [f"- **{markdown(wording.when(fact))}:** {markdown(wording.headline(fact, dossier))}"]
    parts += [f"*({markdown(issues)})*"] if issues else []
    parts += [markdown(wording.quoted(fact.quote))] if fact.quote else []
    seen = {e.source.id: e for e in reversed(fact.evidence)}
    parts += [", ".join(_cited(e) for e in sorted(seen.values(), key=fact.evidence.index))] if seen else []
    lines = [" ".join(parts)]
    for claim in fact.claims:
        said = f"*{markdown(claim.field)}* {markdown(claim.value)} according to {_named(claim.source.publisher)}"
        lines.append(f"  - Sources disagree: {said}")
    return "\n".join(lines) + "\n"


def _cited(evidence: Evidence) -> str:
    source = evidence.source
    said = ", ".join(filter(None, (_named(source.publisher or source.title), wording.words(source.published))))
    address = web_address(source.url)
    quoted = "".join(c if c not in "<>()\\" else f"%{ord(c):02X}" for c in address)
    return f"[{said}](<{quoted}>)" if address else said


def _named(publisher: str) -> str:
    return markdown(publisher) or "publisher unknown"
