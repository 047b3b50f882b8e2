"""The title of front matter with its raw offsets: quotes, escapes and folded lines undone."""

import re

from legatus.ingest.extract.cleaning.inline import ENTITY, add_entity
from legatus.ingest.extract.cleaning.run import Builder, Run
from legatus.ingest.front_matter import FrontMatter
from legatus.ingest.metadata import FIELDS

#: Escapes of double-quoted scalars, YAML 1.1 and 1.2 (section 5.7); the rest stand for themselves.
ESCAPES = {"n": "\n", "t": "\t", "_": "\xa0", "N": "\x85", "L": "\u2028", "P": "\u2029", "r": "\r", "0": "", "a": "",
           "b": "", "e": "", "f": "\f", "v": "\v"}  # fmt: skip
ESCAPE = re.compile(
    r"\\(?:(?P<fold>[ \t]*\r?\n[ \t]*)|x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<c>.))"
    rf"|(?P<entity>{ENTITY})"
)
ONLY_ENTITY = re.compile(rf"(?P<entity>{ENTITY})")
NEXT_KEY = re.compile(r"^(?=[^\s#-])|\Z", re.MULTILINE)
COMMENT = re.compile(r"\s#.*")


def title_run(raw: str, matter: FrontMatter, builder: Builder) -> Run | None:
    """The title that front matter states, or None where it states none as a single value."""
    for key in FIELDS["title"]:
        found = re.compile(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:(?:[ \t]+|(?=\r?\n))", re.MULTILINE | re.IGNORECASE)
        match = found.search(raw, matter.start, matter.end)
        if match is None:
            continue
        _scalar(builder, raw, match.end(), matter.end)
        if run := builder.take():
            return run
    return None


def _scalar(builder: Builder, raw: str, start: int, limit: int) -> None:
    quote = raw[start : start + 1]
    if quote == '"':
        body = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL).match(raw, start, limit)
        if body:
            _pieces(builder, raw, *body.span(1), escapes=True)
        return
    if quote == "'":
        body = re.compile(r"'((?:[^']|'')*)'").match(raw, start, limit)
        if body:
            _single(builder, raw, *body.span(1))
        return
    line_end = raw.find("\n", start, limit)
    line_end = limit if line_end < 0 else line_end
    following = NEXT_KEY.search(raw, min(line_end + 1, limit), limit)
    end = following.start() if following else limit
    if quote in (">", "|"):
        start = line_end
    elif quote in ("[", "{", "&", "*", "!"):
        return
    else:
        comment = COMMENT.search(raw, start, line_end)
        end = comment.start() if comment else end
        if raw[start:end].lstrip().startswith("- "):
            return  # a list
    _pieces(builder, raw, start, end)


def _single(builder: Builder, raw: str, start: int, end: int) -> None:
    last = start
    for match in re.compile("''").finditer(raw, start, end):
        _pieces(builder, raw, last, match.start())
        builder.put("'", match.start(), match.end())
        last = match.end()
    _pieces(builder, raw, last, end)


def _pieces(builder: Builder, raw: str, start: int, end: int, escapes: bool = False) -> None:
    """Add raw text, its entities and (in double quotes) escapes resolved."""
    last = start
    for match in (ESCAPE if escapes else ONLY_ENTITY).finditer(raw, start, end):
        builder.add(raw, last, match.start())
        last = match.end()
        if match["entity"]:
            add_entity(builder, match["entity"], match.start(), last)
        elif match["fold"] is None:
            code = match["x"] or match["u"] or match["U"]
            text = chr(int(code, 16)) if code else ESCAPES.get(match["c"], match["c"])
            if text:
                builder.put(text, match.start(), last)
    builder.add(raw, last, end)
