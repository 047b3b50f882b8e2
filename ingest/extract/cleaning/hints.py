"""What HTML tags, classes and ids say of a stretch of text: title, caption, teaser, furniture, or never shown."""

import re

from legatus.ingest.extract.model import BlockKind


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


#: Elements whose content is no text.
UNREAD = words("script style noscript template svg math iframe object select textarea button canvas audio video map")
#: Elements that hold nothing.
VOID = words("area base br col embed hr img input link meta param source track wbr")
#: Elements inside a line of text; every other one begins and ends a paragraph.
INLINE = words(
    "a abbr acronym b bdi bdo big cite code data dfn del em font i ins kbd label mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr img input link meta"
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

TAG_KINDS: dict[str, BlockKind] = {
    "h1": "title",
    "title": "title",
    "figcaption": "caption",
    "caption": "caption",
    "nav": "furniture",
    "footer": "furniture",
    "aside": "furniture",
    "form": "furniture",
    "menu": "furniture",
    "dialog": "furniture",
}
#: Words of class and id names, which are parted at hyphens, underscores and capitals.
WORD_KINDS: tuple[tuple[BlockKind, frozenset[str]], ...] = (
    ("caption", frozenset(("caption", "figcaption", "cutline"))),
    (
        "teaser",
        words(
            "related recommended recommendations recirculation recirc trending popular mostread teaser teasers promo "
            "promos similar outbrain taboola readmore alsoread morefrom suggested"
        ),
    ),
    (
        "furniture",
        words(
            "share sharing social newsletter subscribe subscription signup comments comment cookie cookies consent "
            "breadcrumb breadcrumbs sidebar advert advertisement ads banner menu navigation nav navbar byline author "
            "credit credits copyright tags toolbar footer masthead pagination paywall login widget skip modal"
        ),
    ),
)
#: Text for screen readers, or not shown.
HIDDEN = re.compile(
    r"\b(?:off-?screen|visually-?hidden|sr-only|screen-reader(?:-text)?|hidden)\b|display:\s*none", re.IGNORECASE
)
PLACE = re.compile(r"\b(?:article-?location|dateline)\b", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"\b(class|id|role|style|hidden|aria-hidden)\b(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
#: Elements that may hold the whole article, whatever their class says.
WHOLE = frozenset(("html", "body", "main", "article"))


def kind_of(tag: str, attributes: str, classes: bool = True) -> tuple[BlockKind | None, bool, bool]:
    """The kind that a start tag gives to its content (None: nothing said), whether it is hidden, whether a dateline.

    `classes`: whether class and id names are believed.
    """
    kind = TAG_KINDS.get(tag)
    if not attributes or tag in WHOLE:
        return kind, False, False
    hidden = place = False
    for match in ATTRIBUTE.finditer(attributes):
        name, value = match[1], match[2] or match[3] or match[4] or ""
        if name in ("hidden", "aria-hidden", "style"):
            hidden = hidden or (name == "hidden" and not value) or (name == "style" and bool(HIDDEN.search(value)))
        elif name == "class":
            hidden = hidden or bool(HIDDEN.search(value))
            place = place or bool(PLACE.search(value))
        if classes and name in ("class", "id") and kind is None:
            kind = _named(value)
        elif name == "role" and value in ("navigation", "banner", "contentinfo", "complementary", "search"):
            kind = kind or "furniture"
    return kind, hidden, place


def _named(value: str) -> BlockKind | None:
    parts = {part.lower() for part in NAME_PARTS.findall(value)}
    for kind, words in WORD_KINDS:
        if parts & words:
            return kind
    return None
