"""Inline markup of plain text and Markdown: links, emphasis, escapes, entities, stray tags and shortcodes."""

import html
import re

from legatus.ingest.extract.cleaning.run import Builder

#: What WordPress and its plugins leave in scraped text.
SHORTCODE = r"\[/?(?:ad_\d+|ads?|caption|gallery|embed|audio|video|playlist|quote|vc_\w+|et_pb_\w+)(?:\s[^\[\]]*)?\]"
ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
TAG_NAMES = (
    "a|abbr|acronym|address|article|aside|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|"
    "font|footer|h[1-6]|header|hr|i|iframe|img|ins|li|mark|main|nav|ol|p|picture|pre|q|s|section|small|source|span|"
    "strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|video|wbr"
)
TAG = rf"</?(?:{TAG_NAMES})(?:\s[^<>]*)?/?>|<!--.{0, 3000}?-->"

INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    rf"|(?P<dropped>{SHORTCODE}|!?\[\]\([^()]*\)|!\[[^\[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\[\^\w+\]:?|{TAG}|-->)"
    r"|\[(?P<link>[^\[\]]+)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\[\]]*\])"
    r"|(?P<mark>(?<![\w*])\*{1,3}|(?<![\w_])_{1,3})(?=[^\s*_])(?P<strong>[^*_\n]*(?:\n(?!\s*\n)[^*_\n]*)*)"
    r"(?<=\S)(?P=mark)(?![\w*_])"
    r"|(?P<entity>" + ENTITY + r")"
    r"|<(?P<address>(?:https?://|mailto:)[^<>\s]+)>"
    r"|`(?P<code>[^`]+)`"
    r"|(?P<stray>\*{2,3})",  # emphasis whose other end was lost
    re.IGNORECASE | re.DOTALL,
)
#: What inline markup begins with: looked for first, since that is many times faster.
SIGN = re.compile(r"[\\\[!<&*_`-]")


def add_inline(builder: Builder, raw: str, start: int, end: int) -> None:
    """Add a raw stretch to a run, its inline markup taken off."""
    last = at = start
    while sign := SIGN.search(raw, at, end):
        match = INLINE.match(raw, sign.start(), end)
        if match is None:
            at = sign.end()
            continue
        builder.add(raw, last, match.start())
        last = at = match.end()
        if match["escape"]:
            builder.add(raw, match.start() + 1, last)
        elif match["entity"]:
            add_entity(builder, match["entity"], match.start(), last)
        elif match["stray"]:
            continue
        elif match["dropped"]:
            if match["dropped"].lower().startswith(("<br", "<p", "</p", "<div", "</div", "<li", "</td")):
                builder.put(" ", match.start(), last)
        else:
            name = next(n for n in ("link", "strong", "address", "code") if match[n] is not None)
            add_inline(builder, raw, match.start(name), match.end(name))
    builder.add(raw, last, end)


def add_entity(builder: Builder, entity: str, start: int, end: int) -> None:
    """Add the character of an HTML entity; what is no entity stays as it is written."""
    text = html.unescape(entity)
    if text == entity or (text.endswith(";") and text != ";"):
        for place, character in enumerate(entity):
            builder.put(character, start + place, start + place + 1)
    else:
        builder.put(text, start, end)
