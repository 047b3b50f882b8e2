"""How things get their ids. An id is an IRI relative to the data base, in ASCII, and never changes its meaning.

What came in is named by a hash of what it says (the same article read twice is one article);
resolved records are named by the tail of their anchor mention, so that a fuller name or a new date renames nothing.
"""

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping

#: Characters of a hash in an id: 80 bits, so two among 10^7 things collide with odds of 4 in 10^11.
TAIL = 16

_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def digest(content: object) -> str:
    """The first 16 base32 characters (lower case) of SHA-256 over canonical JSON (sorted keys, no spaces, UTF-8)."""
    hashed = hashlib.sha256(_canonical(content).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(hashed[: TAIL * 5 // 8]).decode().lower()


def sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens; a text without any gives `x` and a hash."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "x" + digest(text)[:8]


def is_code(text: str) -> bool:
    """Whether a text is a code of a state or organisation (`MEX`, `EU`, `COMMONWEALTH`) rather than words."""
    return re.fullmatch(r"[A-Z][A-Z0-9]+", text) is not None


def article_id(
    url: str | None, title: str | None, publisher: str | None, published: str | None, modified: str | None, raw: str
) -> str:
    """One version of one article: its stated metadata and its exact text."""
    return "article/" + digest([url, title, publisher, published, modified, sha256(raw)])


def dataset_id(name: str) -> str:
    """A reference list, by the name of its source."""
    return "dataset/" + slug(name)


def quote_id(article: str, start: int, end: int) -> str:
    """A stretch of an article's raw text, in code points."""
    return f"quote/{tail(article)}.{start}.{end}"


def article_of_quote(quote: str) -> str:
    """The article that a quote's id names."""
    return "article/" + quote.removeprefix("quote/").split(".")[0]


def mention_id(source: str, record_type: str, where: str, claims: Mapping[str, object]) -> str:
    """A mention: its source, its type, where it stands (first quote's span `12-90`, or the dataset's record key) and
    what it claims; never who extracted it, so that a later version that says the same adds nothing."""
    return "mention/" + digest([source, record_type, where, claims])


def decision_id(content: Mapping[str, object]) -> str:
    """A decision: its whole content, the time included."""
    return "decision/" + digest(content)


def agent_id(code: str, *, organization: bool) -> str:
    """A state or organisation by its code."""
    return ("organization/" if organization else "state/") + code


def issue_id(code: str) -> str:
    """An issue by its code."""
    return "issue/" + code


def dyad_name(codes: Iterable[str]) -> str:
    """Two codes in alphabetical order: `MEX-USA`."""
    return "-".join(sorted(codes))


def post_id(role: str, sending: str | None, receiving: str | None, seat: str | None) -> str:
    """An office: `post/ambassador.USA.MEX`, `post/consul_general.USA.MEX.tijuana`, `post/head_of_state.MEX`.

    A sender or receiver in words becomes `_slug`; an unknown sender `_`; what is not there is left out.
    """
    parts = [role, _party(sending) if sending else "_"]
    parts += [_party(receiving)] if receiving else []
    parts += [slug(seat)] if seat else []
    return "post/" + ".".join(parts)


def _party(text: str) -> str:
    return text if is_code(text) else "_" + slug(text)


def tail(id: str) -> str:
    """The hash of the anchor that an id ends with: `tenure/x.y.77cip…` gives `77cip…` (the first 16 characters)."""
    return re.split(r"[./]", id)[-1][:TAIL]


def resolved_id(path: str, words: Iterable[str], anchor: str, suffix: str = "") -> str:
    """A resolved record: the class's path, readable words, and the tail of its anchor mention (`suffix` as `-of`)."""
    return f"{path}/" + ".".join([*(w for w in words if w), tail(anchor) + suffix])
