"""Texts from articles, made safe for where they go: XML, Markdown, the web."""

import re

from legatus.cli.text import shown

#: Code points that XML 1.0 allows nowhere and `shown` leaves: lone surrogates and two non-characters.
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
#: What Markdown would take for markup of its own, wherever it stands.
_MARKDOWN = re.compile(r"([\\`*_\[\]{}|~#$^])")


def xml(text: str) -> str:
    """A text of which XML can hold every character; it still has to be escaped."""
    return _NOT_XML.sub("\ufffd", shown(text))


def markdown(text: str) -> str:
    """A text in one line that Markdown shows as it is, HTML within it too."""
    said = _MARKDOWN.sub(r"\\\1", " ".join(xml(text).split()))
    said = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    said = re.sub(r"(?i)\b(https?|ftp|mailto|javascript|data)(:)", r"\1&#58;", said)  # no bare address becomes a link
    said = re.sub(r"(?i)\bwww\.", "www&#46;", said).replace("@", "&#64;")
    return re.sub(r"^([-+=]|\d+[.)])", r"\\\1", said)


def web_address(url: str) -> str:
    """An address that may become a link: only http and https; else nothing."""
    return url if url.startswith(("http://", "https://")) and not any(c.isspace() or ord(c) < 32 for c in url) else ""
