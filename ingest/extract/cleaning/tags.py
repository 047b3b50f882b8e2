"""HTML to paragraphs by one walk over its tags: every character keeps its raw offset.

Not a full parser: tags that nobody closed end with their parent, what looks like no tag is text.
"""

import re
from dataclasses import dataclass

from legatus.ingest.extract.cleaning.hints import HEADINGS, INLINE, UNREAD, VOID, kind_of, words
from legatus.ingest.extract.cleaning.inline import ENTITY, SHORTCODE, add_entity
from legatus.ingest.extract.cleaning.run import Builder, Paragraph
from legatus.ingest.extract.model import BlockKind

TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>|<[!?][^<>]*>"
    r"|<(?P<unread>" + "|".join(sorted(UNREAD)) + r")\b[^<>]*(?:(?<=/)>|>.*?(?:</(?P=unread)\s*>|\Z))"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9:-]*)(?P<attributes>(?:\s+|/)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)?>"
    rf"|(?P<entity>{ENTITY})|(?P<shortcode>{SHORTCODE})",
    re.DOTALL | re.IGNORECASE,
)
#: Start tags that close an open element of their kind.
CLOSERS = {"p": ("p",), "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "td", "th"), "td": ("td",)}
#: Block elements end an open paragraph.
PARAGRAPH_ENDERS = words("div p ul ol table h1 h2 h3 h4 h5 h6 figure blockquote section article aside hr")
DEEPEST = 400
SENTENCE_ENDS = '.!?:;"”’)'
WORD = re.compile(r"[^\W_]")


@dataclass(slots=True)
class Element:
    """An open element and what holds for the text in it."""

    tag: str
    kind: BlockKind | None
    hidden: bool
    link: bool
    place: bool


ROOT = Element("", None, False, False, False)


class Walk:
    """One walk over a raw HTML text; `paragraphs` fills as it goes."""

    def __init__(self, raw: str, builder: Builder, classes: bool = True) -> None:
        self.raw = raw
        self.builder = builder
        self.classes = classes
        self.stack: list[Element] = []
        self.paragraphs: list[Paragraph] = []
        self.linked = 0
        self.place = 0
        self.heading = self.item = self.broken = False

    def run(self, start: int) -> list[Paragraph]:
        """Walk from a raw offset to the end and give the paragraphs."""
        last = start
        for match in TOKEN.finditer(self.raw, start):
            self.text(last, match.start())
            last = match.end()
            if match["tag"]:
                self.tag(match["tag"].lower(), bool(match["close"]), match["attributes"] or "", match.span())
            elif match["entity"]:
                if not self.top.hidden:
                    add_entity(self.builder, match["entity"], match.start(), last)
            elif match["shortcode"]:
                self.flush()
        self.text(last, len(self.raw))
        self.flush()
        return self.paragraphs

    @property
    def top(self) -> Element:
        """The innermost open element."""
        return self.stack[-1] if self.stack else ROOT

    def text(self, start: int, end: int) -> None:
        """Add text where it is shown."""
        if start == end or self.top.hidden:
            return
        if self.broken and (match := WORD.search(self.raw, start, end)):
            self.broken = False
            if not match.group().islower():
                self.flush()
        before = len(self.builder)
        self.builder.add(self.raw, start, end)
        if self.top.link:
            self.linked += len(self.builder) - before
        if self.top.place:
            self.place = len(self.builder)

    def tag(self, name: str, close: bool, attributes: str, span: tuple[int, int]) -> None:
        """Take a start or end tag."""
        if name == "br":
            self.line_break(*span)
            return
        if name not in INLINE:
            self.flush()
        if close:
            self.close(name)
        elif name not in VOID and not attributes.endswith("/"):
            self.open(name, attributes)

    def line_break(self, start: int, end: int) -> None:
        """A line break ends a paragraph, unless it stands in a headline or the sentence goes on in small letters."""
        last = self.builder.parts[-1][-1:] if self.builder.parts else ""
        if last and not self.heading and (self.broken or last in SENTENCE_ENDS):
            self.flush()
        elif last:
            self.broken = not self.heading
            self.builder.put(" ", start, end)

    def open(self, name: str, attributes: str) -> None:
        """Push a start tag."""
        if name in PARAGRAPH_ENDERS:
            self.close("p", within=4)
        for other in CLOSERS.get(name, ()):
            self.close(other, within=2)
        if len(self.stack) >= DEEPEST:
            return
        kind, hidden, place = kind_of(name, attributes, self.classes)
        parent = self.top
        hidden = hidden or parent.hidden or (name == "head")
        if name == "title" and (not parent.tag or parent.tag in ("head", "html")):
            hidden = False  # of all that a head holds only the title is text
        kept = parent.kind if parent.kind in ("teaser", "furniture") or kind is None else kind
        self.stack.append(Element(name, kept, hidden, parent.link or name == "a", place))
        self.heading = self.heading or name in HEADINGS
        self.item = self.item or name == "li"

    def close(self, name: str, within: int = DEEPEST) -> None:
        """Close the innermost element of a name, and all in it."""
        for depth in range(len(self.stack) - 1, max(-1, len(self.stack) - 1 - within), -1):
            if self.stack[depth].tag == name:
                del self.stack[depth:]
                return
            if self.stack[depth].tag in ("table", "html", "body") and name in ("p", "li", "td", "tr"):
                return

    def flush(self) -> None:
        """End the paragraph."""
        if len(self.builder) and (run := self.builder.take()):
            top = self.top
            self.paragraphs.append(Paragraph(run, top.kind, self.heading, self.item, self.linked, self.place))
        else:
            self.builder.take()
        self.linked = self.place = 0
        self.heading = self.item = self.broken = False


def paragraphs(raw: str, start: int, builder: Builder) -> list[Paragraph]:
    """The paragraphs of an HTML text from a raw offset on.

    Where class names would put most of the text aside (`class="page no-sidebar"`), they are not believed.
    """
    found = Walk(raw, builder).run(start)
    aside = sum(len(p.run) for p in found if p.kind in ("teaser", "furniture"))
    if aside * 2 > sum(len(p.run) for p in found):
        plainly = Walk(raw, builder, classes=False).run(start)
        if sum(len(p.run) for p in plainly if p.kind in ("teaser", "furniture")) < aside:
            return plainly
    return found
