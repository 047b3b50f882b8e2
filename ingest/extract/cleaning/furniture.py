"""What publishers put around an article: credits, copyright, prompts to share or subscribe, scripts left over."""

import re
from collections.abc import Iterator

from legatus.ingest.extract.cleaning.run import Paragraph

#: "(Reporting by A and B; Editing by C)", "(Writing by …)", "(Additional reporting by …)".
CREDIT = re.compile(
    r"\((?:[A-Z][\w ]{0,30} )?(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslation|"
    r"[Tt]ranslated|[Rr]eported|[Ww]ritten|[Ee]dited)(?: and (?:writing|editing|reporting))? [Bb]y [^()]{2,600}\)"
)
CREDIT_LINE = re.compile(
    r"(?:additional )?(?:reporting|writing|editing|report|edited|written|compiled|translated)"
    r"(?: and \w+)? by:? [A-Z][^.!?]{2,300}\.?",
    re.IGNORECASE,
)
#: A byline: "By Jane Roe", "By JANE ROE, Associated Press", "Jane Roe | 3 May 2021" is left to datelines.
BYLINE = re.compile(
    r"[Bb][Yy] (?!(?i:the)\b)(?:[A-Z][\w.’'-]+,? ?){2,8}(?:(?:and|&|\||,) ?(?:[A-Z][\w.’'-]+,? ?){1,8})*"
)

WHOLE = re.compile(
    r"""(?:
      (?:©|\(c\)\ (?=(?:19|20)\d\d\b)|copyright(?=\s*(?:©|\(c\)|\d{4}|by\b|$))).{0,300}
    | .{0,200}\ball\ rights\ reserved\b.{0,200}
    | (?:share|tweet|print|e-?mail|save|pin\ it|comments?|leave\ a\ comment|no\ comments|advertisement|advertising|ad|
         sponsored(?:\ content)?|loading\W*|sources?:?|menu|search|log\ ?in|sign\ ?(?:in|up)|register|subscribe|
         skip\ to\ .{1,30}|back\ to\ (?:the\ )?(?:top|home|results|list|article|news)|close|next|previous|home|
         listen|play|watch|video|photos?|gallery|
         (?:via\ )?(?:facebook|twitter|whatsapp|telegram|linkedin|reddit|instagram|pinterest)|copy\ link|
         story\ continues\ below.{0,40}|article\ continues\ (?:below|after).{0,40}|tags?:.{0,150}|filed\ under:.{0,150}|
         topics?:.{0,150}|categories:.{0,150}|image\ (?:copyright|caption|source|credit).{0,60}|
         show\ (?:more|less)|load\ more|view\ (?:all|comments|gallery).{0,20}|full\ (?:screen|image))
    | (?:share|tweet|follow|like)\ (?:this|us|on)\b.{0,120}
    | read\ or\ share\ this\ story.{0,120}
    | (?:please\ )?(?:sign\ up|subscribe|register|get|join|download|click|tap|follow|like|listen\ to|support|donate|
         enter)\b.{0,140}\b(?:newsletters?|inbox|our\ app|mobile\ app|alerts|podcasts?|facebook|twitter|telegram|
         whatsapp|instagram|youtube|subscription|subscribers?|emails?|click\ here|
         free\ trial|unlimited\ access)\b.{0,120}
    | this\ (?:article|story|post|report|content)\ (?:was|is|has|first|originally)\b.{0,40}
      \b(?:appeared|published|syndicated|generated|edited)\b.{0,160}
    | (?:for\ media\ (?:inquiries|enquiries)|media\ contact|press\ contact|for\ immediate\ release|contact\ us).{0,120}
    | (?:we|this\ (?:web)?site)\ uses?\ cookies\b.{0,300}
    | (?:please\ )?enable\ (?:javascript|cookies).{0,200} | javascript\ is\ (?:disabled|required).{0,200}
    | (?:https?://|www\.)\S+
    | [^\w]*
    | (?:[\w .]{0,30}\b)?(?:latest|breaking|top)\ (?:news|headlines)(?:,[^.!?]{0,60})?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
SCRIPT = re.compile(
    r"(?:^\s*(?:(?:var|let|const)\s+\w+\s*=|function\s*\w*\s*\(|\(function|!function|window\.|document\.|googletag|"
    r"jQuery|\$\(|if\s*\(|try\s*\{|<script|\}\s*\)|@media|\.[\w-]+\s*\{))|[;{}]\s*(?:var|function|return)\b|"
    r"googletag\.|document\.(?:write|getElement|createElement)|\.push\(\{"
)
SCRIPT_SIGN = re.compile(r"[{}=$]|googletag|document\.")
#: What may be glued to the end of a paragraph: "Contributing: … Read or Share this story: http://…".
TAIL = re.compile(
    r"(?:Contributing: [^.!?]{3,120}?)?(?:Read or [Ss]hare this story:?|Share this (?:article|story):?|"
    r"Follow [A-Z@][^.!?]{2,40} on (?:Twitter|Facebook|X)\b)\s*.{0,120}$"
)


def mark(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs with credits parted from the text and furniture marked."""
    return [piece for paragraph in paragraphs for piece in _pieces(paragraph)]


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    if paragraph.kind is not None:
        yield paragraph
        return
    text = paragraph.text
    if is_furniture(text) or _is_menu(paragraph):
        paragraph.kind = "furniture"
        yield paragraph
        return
    last = 0
    cuts = [*CREDIT.finditer(text)]
    if (tail := TAIL.search(text)) and not any(c.end() > tail.start() for c in cuts):
        cuts.append(tail)
    for match in cuts:
        if text[last : match.start()].strip():
            yield paragraph.part(last, match.start())
        yield paragraph.part(match.start(), match.end(), "furniture")
        last = match.end()
    if not last:
        yield paragraph
    elif text[last:].strip(" .\"'”)"):
        yield paragraph.part(last)


def is_furniture(text: str) -> bool:
    """Whether a whole paragraph is furniture."""
    return bool(
        WHOLE.fullmatch(text) or CREDIT_LINE.fullmatch(text) or (SCRIPT_SIGN.search(text) and SCRIPT.search(text))
    )


def _is_menu(paragraph: Paragraph) -> bool:
    """A paragraph that is nearly all links and no sentence."""
    text = paragraph.text
    return paragraph.linked > 0.8 * len(text) and len(text) < 120 and text[-1:] not in '.!?"”'
