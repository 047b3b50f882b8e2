"""Plain text and Markdown to paragraphs: lines that an editor wrapped are joined, lists and addresses stay lines.

A line end inside a paragraph is only a wrap where the next word would not have fitted on the line, or where the
sentence plainly goes on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from legatus.ingest.extract.cleaning.inline import add_inline
from legatus.ingest.extract.cleaning.run import Builder, Paragraph

LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
BREAKS = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
#: Rules and ends: `---`, `***`, `###`, `\###`, `- 30 -`.
RULE = re.compile(r"[\s\\#*=_~|:+\[\]()–—-]*|\s*-\s*30\s*-\s*")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)[\s#]*$")
QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")
BULLET = re.compile(r"\s*(?:[*+•▪◦‣●■]\s+(?=\S)|(?P<doubtful>[-–—·]\s+|\(?\d{1,2}[.)]\s+)(?=\S))")
ENDED = re.compile(r"[.!?…:;][\"'”’»)\]*_]*$")
#: A stop that ends no sentence: initials, "U.S.", a title, a month.
ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“‘])(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Adm|Capt|Sgt|Sen|Rep|Gov|Amb|Hon|Rev|St|Prof|No|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)$"
)
GOES_ON = re.compile(
    r"(?:[,(–—&/-]|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|as|that|which|who|whose|his|her|its|their|our|"
    r"is|are|was|were|be|been|has|have|had|will|would|than|into|between|under|over|after|before|during))$",
    re.IGNORECASE,
)
#: No editor wraps wider than this; longer lines are whole paragraphs.
WIDEST = 140


@dataclass(slots=True)
class Line:
    """A line that is not blank: raw offsets of its content, its indentation and length in columns."""

    start: int
    end: int
    indent: int
    length: int
    text: str
    after_blank: bool
    heading: bool = False
    bullet: bool = False
    quoted: bool = False
    doubtful: bool = False


#: Editors wrap at 60 columns or more; shorter lines that all look full are a poem, a menu, a column of names.
NARROWEST = 60
#: So many lines that are all as long as they could be are no accident, even where capitals follow every one of them.
MANY = 5


def paragraphs(raw: str, start: int, builder: Builder) -> list[Paragraph]:
    """The paragraphs of a plain text or Markdown from a raw offset on."""
    lines = list(split(raw, start))
    width = wrap_width(lines)
    found = []
    for group in groups(lines, width):
        if any(line.quoted for line in group):
            for line in group:
                add_inline(builder, raw, line.start, line.end)
                builder.space(raw, line.end, min(line.end + 1, len(raw)))
        else:
            add_inline(builder, raw, group[0].start, group[-1].end)
        if run := builder.take():
            found.append(Paragraph(run, heading=group[0].heading, item=group[0].bullet))
    return found


def split(raw: str, start: int) -> Iterator[Line]:
    """The lines that hold something; a rule counts as a blank line."""
    last, blank = start, True
    for match in LINE.finditer(raw, start):
        blank = blank or len(BREAKS.findall(raw, last, match.start())) > 1
        last = match.end()
        text = match.group()
        if RULE.fullmatch(text):
            blank = True
            continue
        yield _line(match.start(), text, blank)
        blank = False


def _line(start: int, text: str, after_blank: bool) -> Line:
    begin = 0
    quoted = QUOTED.match(text)
    if quoted:
        begin = quoted.end()
    heading = HEADING.match(text, begin)
    bullet = None if heading else BULLET.match(text, begin)
    end = len(text.rstrip())
    if heading:
        begin, end = heading.start("text"), heading.end("text")
    indent = len(text) - len(text.lstrip())
    columns = len(text.rstrip())
    doubtful = bool(bullet and bullet["doubtful"])
    if bullet and not doubtful:
        begin = bullet.end()
    return Line(
        start + begin,
        start + max(end, begin),
        indent,
        columns,
        text[begin:],
        after_blank,
        heading is not None,
        bullet is not None,
        quoted is not None,
        doubtful,
    )


def wrap_width(lines: list[Line]) -> int:
    """The column at which an editor wrapped the text, or 0 where nobody did.

    The sign of it are line ends in mid-sentence that a small letter follows; where most are followed by capitals, the
    lines are headlines or a list, unless every one of them is as long as it could be (a list of names and titles).
    """
    wraps, others, width = 0, 0, 0
    open_ended: list[int] = []
    for line, following in pairwise(lines):
        if following.after_blank or line.heading or line.length > WIDEST:
            continue
        width = max(width, line.length)
        if not ENDED.search(line.text.rstrip()[-8:]):
            small = _continues(following)
            wraps += small
            others += not small
            open_ended.append(line.length + 1 + len(_word(following)))
    if wraps and wraps * 3 >= others:
        return width
    full = sum(length > width for length in open_ended)
    sure = wraps > 0 or len(open_ended) >= MANY
    return width if sure and width >= NARROWEST and full >= 0.9 * len(open_ended) else 0


def _word(line: Line) -> str:
    """The first word of a line; a quoted line may have none."""
    return (line.text.split(None, 1) or [""])[0]


def _continues(line: Line) -> bool:
    """Whether a line begins with a small letter."""
    return line.text.lstrip("\"'“‘([ \t")[:1].islower()


def groups(lines: list[Line], width: int) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    group: list[Line] = []
    for line in lines:
        if group and joins(group, line, width):
            group.append(line)
            continue
        if group:
            yield group
        if line.doubtful:  # a dash or number at the head of a paragraph is a list's mark after all
            mark = BULLET.match(line.text)
            line.start += mark.end() if mark else 0
        group = [line]
    if group:
        yield group


def joins(group: list[Line], line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last = group[-1]
    if line.after_blank or line.heading or last.heading or (line.bullet and not line.doubtful):
        return False
    text = last.text.rstrip()
    abbreviated = ABBREVIATED.search(text[-8:]) is not None
    ended = not abbreviated and ENDED.search(text[-8:]) is not None
    if line.doubtful:
        return not (ended or group[0].bullet) and width > 0
    hard_break = last.text.endswith(("  ", "\\"))
    full = width > 0 and last.length + 1 + len(_word(line)) > width
    if ended:
        return full and not hard_break and (line.indent <= last.indent or group[0].bullet)
    if _continues(line):
        return True
    if text.rfind("[") > text.rfind("]"):
        return True  # inside the text of a link
    if not width:
        return False
    deeper = line.indent > last.indent and last.length > 0.6 * width
    return full or len(group) > 1 or deeper or abbreviated or GOES_ON.search(text[-12:]) is not None
