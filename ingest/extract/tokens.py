"""A parsed text as plain objects: what the rules ask of spaCy's documents, spans and tokens, each looked up once.

A rule asks the same of a token many times. spaCy makes a new object for every token at every visit, and looks its
strings up anew at every question; here a document is read out once, and a question is an attribute. Names and meanings
are spaCy's, a test holds the two against each other.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

#: As spaCy's: the ends must be ends of tokens; only tokens that are wholly inside; also those that are partly inside.
Alignment = Literal["strict", "contract", "expand"]


class Token:
    """One token: its place, its words and what the parser says of it; all as in spaCy, `head` of a root is itself."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_sent_start",
        "is_space",
        "lemma_",
        "lower_",
        "pos_",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: "Doc"
    i: int
    idx: int
    text: str
    whitespace_: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    is_alpha: bool
    is_space: bool
    is_sent_start: bool | None
    head: "Token"
    children: "list[Token]"

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The token with the blank after it."""
        return self.text + self.whitespace_

    @property
    def sent(self) -> "Span":
        """The sentence as the parser cut it."""
        return self.doc.sent_of(self.i)

    @property
    def subtree(self) -> "list[Token]":
        """The token and all below it, children to the left first."""
        if not self.children:
            return [self]
        found: list[Token] = []
        own = False
        for child in self.children:
            if not own and child.i > self.i:
                found.append(self)
                own = True
            found += child.subtree
        return found if own else [*found, self]

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The tokens above it, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def left_edge(self) -> "Token":
        """The first token of what hangs below it."""
        return self.doc[self.doc.raw[self.i].left_edge.i]

    def nbor(self, step: int = 1) -> "Token":
        """The token so many places further. Raises IndexError outside of the document."""
        place = self.i + step
        if place < 0:
            raise IndexError(place)
        return self.doc.tokens[place]


class Span:
    """The tokens from `start` to `end` (excluded) of a document; `start_char`, `end_char`: its place in the text."""

    __slots__ = ("_root", "doc", "end", "end_char", "label_", "start", "start_char")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label
        tokens = doc.tokens
        self.start_char = tokens[start].idx if start < len(tokens) else len(doc.text)
        self.end_char = tokens[end - 1].idx + len(tokens[end - 1].text) if end > start else self.start_char
        self._root: Token | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> "Span": ...
    def __getitem__(self, place: int | slice) -> "Token | Span":
        if isinstance(place, slice):
            start, end = _bounds(place, len(self))
            return Span(self.doc, self.start + start, self.start + end)
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self.doc.tokens[self.start + place if place >= 0 else self.end + place]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return (self.doc, self.start, self.end, self.label_) == (other.doc, other.start, other.end, other.label_)

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end, self.label_))

    def __repr__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The text of the span, without the blank after it."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token nearest to the root of the sentence."""
        if self._root is None:
            self._root = self.doc.tokens[self.doc.raw[self.start : self.end].root.i]
        return self._root

    @property
    def ents(self) -> "list[Span]":
        """The entities that are wholly inside."""
        return [e for e in self.doc.ents if self.start <= e.start and e.end <= self.end]


class Doc:
    """A document: its text, its tokens, its entities; `raw` is spaCy's own."""

    def __init__(self, raw: "SpacyDoc") -> None:
        self.raw = raw
        self.text: str = raw.text
        self.tokens = [_token(self, each) for each in raw]
        heads = raw.to_array("HEAD").astype("int64").tolist()
        for token, step in zip(self.tokens, heads, strict=True):
            token.head = self.tokens[token.i + step]
            if step:
                token.head.children.append(token)
        self._starts = [token.idx for token in self.tokens]
        self.ents = [Span(self, e.start, e.end, e.label_) for e in raw.ents]
        self._sents: dict[int, Span] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            return Span(self, *_bounds(place, len(self.tokens)))
        return self.tokens[place]

    def sent_of(self, i: int) -> Span:
        """The sentence of a token."""
        start, end = i, i + 1
        while start > 0 and not self.tokens[start].is_sent_start:
            start -= 1
        found = self._sents.get(start)
        if found is None:
            while end < len(self.tokens) and not self.tokens[end].is_sent_start:
                end += 1
            found = self._sents[start] = Span(self, start, end)
        return found

    def char_span(self, start: int, end: int, alignment_mode: Alignment = "strict") -> Span | None:
        """The span between two places of the text, or None where none is so aligned."""
        first, last = self._at(start), self._at(end - 1)
        if first < 0 or last < 0:
            return None
        one, other = self.tokens[first], self.tokens[last]
        if alignment_mode == "strict":
            if start != one.idx or end != other.idx + len(other.text):
                return None
        elif alignment_mode == "contract":
            first += one.idx < start
            last -= end < other.idx + len(other.text)
            if last < first:
                return None
        elif start == one.idx + len(one.text):
            first += 1
        return Span(self, first, last + 1) if first <= last + 1 else None

    def _at(self, place: int) -> int:
        """The token that a place of the text, or the blank before it, belongs to; -1 where there is none."""
        i = bisect_right(self._starts, place) - 1
        if i < 0:
            return -1
        token = self.tokens[i]
        return i if place < token.idx + len(token.text) + len(token.whitespace_) else -1


def _token(doc: Doc, raw: "SpacyToken") -> Token:
    """A token read out of spaCy's."""
    token = Token()
    token.doc = doc
    token.children = []
    token.i = raw.i
    token.idx = raw.idx
    token.text = raw.text
    token.whitespace_ = raw.whitespace_
    token.lower_ = raw.lower_
    token.lemma_ = raw.lemma_
    token.pos_ = raw.pos_
    token.tag_ = raw.tag_
    token.dep_ = raw.dep_
    token.ent_type_ = raw.ent_type_
    token.ent_iob_ = raw.ent_iob_
    token.is_alpha = raw.is_alpha
    token.is_space = raw.is_space
    token.is_sent_start = raw.is_sent_start
    return token


def _bounds(place: slice, length: int) -> tuple[int, int]:
    """First and end of a slice, within a length; the end is never before the first."""
    start, end, _ = slice(place.start, place.stop).indices(length)
    return start, max(start, end)
