"""Teasers: what a page shows of other articles. Facts in them are not this article's.

A teaser heading ("Similar News", "Related", "More from …") opens a zone. In it everything is a teaser until the
article resumes: with a paragraph of prose that is neither followed by "Read more", nor the summary of the headline
above it, nor itself a headline run into its summary.
"""

import re
from itertools import pairwise

from legatus.ingest.extract.cleaning.furniture import is_furniture
from legatus.ingest.extract.cleaning.run import Paragraph

WHAT = (
    r"(?:news|stories|story|articles?|posts?|content|topics?|coverage|reading|headlines|videos?|links|items|pages|"
    r"reports|features|picks|reads?)"
)
#: A line that heads other articles, with nothing after it on the line.
HEADING = re.compile(
    rf"""(?:
      (?:similar|related|recommended|suggested|further|other|latest|top|trending|popular|featured|more)
        (?:\ (?:\w+\ ){{0,2}}{WHAT})(?:\ (?:from|on|about|in|by|to|for)\ .{{1,60}})?
    | related | recommended(?:\ for\ you)? | trending(?:\ now)?
    | most\ (?:read|popular|viewed|shared|commented)(?:\ .{{1,30}})?
    | more\ (?:from\ .{{1,60}}|(?:on|in|about|by)\ (?:\w+\ ){{0,3}}\w+(?!\w|:))
    | (?:read|see)\ (?:more|also|next)(?:\ (?:on|about|from)\ (?:\w+\ ){{0,3}}\w+(?!\w|:))?
    | also\ (?:read|see|on|in|watch)(?:\ .{{1,30}})? | what\ to\ read\ next | up\ next | keep\ reading
    | you\ (?:may|might|can|could|will)\ (?:also\ )?(?:like|enjoy|want|love|read|be\ interested)(?:\ .{{1,80}})?
    | (?:people|readers|others)\ (?:also|who)\ .{{1,60}} | editor['’]?s?['’]?\ (?:picks?|choice)
    | (?:don['’]t\ miss|in\ case\ you\ missed(?:\ it)?|we\ recommend|around\ the\ web|from\ (?:around\ )?the\ web)
    | (?:promoted|sponsored)\ (?:stories|links|content) | (?:next|previous)\ (?:story|article|post)
    | must\ reads? | from\ our\ (?:partners|network|archives?)
    | more\ (?:on|about)\ this\ (?:story|topic|subject|issue)
    )\s*[:»›>–—-]*""",
    re.IGNORECASE | re.VERBOSE,
)
#: A heading of sources and literature: titles of other texts until a heading or prose.
REFERENCES = re.compile(
    r"(?:sources|references|external links|further reading|bibliography|footnotes|endnotes|works cited|resources|"
    r"selected (?:sources|bibliography))\s*:?",
    re.IGNORECASE,
)
CITATION = re.compile(
    r"^[A-Z][\w’'-]+, [A-Z][\w. ’'-]+\.|[\"”] ?[—–-]|https?://|\bPress\b|: [A-Z][\w.&’' ]+, (?:19|20)\d\d|\bpp?\. \d"
)
#: A heading run together with the sentence that explains it.
EXPLAINED = re.compile(
    rf"(?:similar|related|more|recommended) {WHAT}\s*:?\s*you (?:can|may|might) (?:also )?(?:read|like|find).{{1,160}}",
    re.IGNORECASE,
)
#: A teaser on one line: "Also read: Envoy leaves", "READ MORE | …", "Related story: …".
ONE_LINE = re.compile(
    rf"\W{{0,3}}(?:also read|read also|read more|read next|see also|related(?: {WHAT})?|recommended|must read|"
    rf"more {WHAT}|watch(?: now| also| more)?|listen|don['’]t miss|you (?:may|might) also like|in case you missed it|"
    r"opinion|analysis|explained|explainer|next story)\s*(?:[:|»>]|[–—-] )\s*\S.{0,250}",
    re.IGNORECASE,
)
#: The line that ends a teaser: "Read more »", "Continue reading →", "Full story".
READ_MORE = re.compile(
    r"\W{0,3}(?:read (?:more|(?:the )?(?:full|rest of the|whole|entire) (?:story|article|post|report|text|"
    r"interview)|on|article|story|now)|continue reading|"
    r"full (?:story|article)|learn more|see more|view more|more)\s*(?:\.{2,3}|…|[»›>→]+|&raquo;|\(?here\)?)?\s*",
    re.IGNORECASE,
)
PROSE_WORDS = 14
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
#: A headline run into its summary: "… pay billsTruck drivers have …".
RUN_IN = re.compile(r"^[^.!?]{15,200}?[a-z0-9)'’”\"][A-Z][a-z]+ ")
WORD = re.compile(r"[^\W\d_]{4,}")


def mark(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Mark what is a teaser, in place, and give the list back."""
    _between_links(paragraphs)
    zone = references = False
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind is not None:
            continue  # the markup has said what it is, and where that ends
        text = paragraph.text
        references = references and not paragraph.heading and (not _is_prose(text) or CITATION.search(text) is not None)
        references = references or (index > 0 and REFERENCES.fullmatch(text) is not None)
        if references:
            paragraph.kind = "furniture"
        elif _opens(paragraph):
            zone = True
            paragraph.kind = "teaser"
        elif READ_MORE.fullmatch(text):
            paragraph.kind = "teaser"
        elif zone:
            zone = not _resumes(paragraphs, index)
            paragraph.kind = "teaser" if zone else None
        elif ONE_LINE.fullmatch(text) and not _is_prose(text.partition(":")[2] or text):
            paragraph.kind = "teaser"
    return paragraphs


def _opens(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > 220:
        return False
    if EXPLAINED.fullmatch(text):
        return True
    return len(text.split()) <= 12 and HEADING.fullmatch(text) is not None and not READ_MORE.fullmatch(text)


def _between_links(paragraphs: list[Paragraph]) -> None:
    """Where two or more "Read more" lines stand, what stands between one and the next is a list of teasers."""
    links = [i for i, p in enumerate(paragraphs) if READ_MORE.fullmatch(p.text)]
    for first, second in pairwise(links):
        if 1 < second - first <= 4:
            for paragraph in paragraphs[first + 1 : second]:
                if paragraph.kind is None:
                    paragraph.kind = "teaser"


def _resumes(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether the article goes on with a paragraph of a teaser zone."""
    text = paragraphs[index].text
    if not _is_prose(text) or RUN_IN.match(text) or is_furniture(text):
        return False
    following = [p.text for p in paragraphs[index + 1 : index + 3]]
    if following and READ_MORE.fullmatch(following[0]):
        return False
    before = paragraphs[index - 1].text
    if index and not _is_prose(before) and not HEADING.fullmatch(before) and _share(before, text) >= 2:
        return False
    return not (len(following) == 2 and not _is_prose(following[0]) and _share(*following) >= 2)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= PROSE_WORDS and SENTENCE_END.search(text) is not None


def _share(headline: str, summary: str) -> int:
    """How many longer words two texts share."""
    return len({w.lower() for w in WORD.findall(headline)} & {w.lower() for w in WORD.findall(summary)})
