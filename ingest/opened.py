"""An opened input: its bytes as text, and what can come of it besides documents.

Text is UTF-8, or UTF-16 and UTF-32 where a byte order mark says so. Anything else is refused with the place of the
first wrong byte: a guessed encoding would put wrong letters into names and quotes. A byte order mark is no part of
the text; line ends stay as they are.
"""

import codecs
import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from legatus.ontology.errors import InputError

#: Byte order marks, the longer before the shorter that they begin with.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GZIP = b"\x1f\x8b"
#: Control characters that no text holds: all below U+0020 but tab, line feed, form feed, carriage return, escape.
CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 27))


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read. `origin`: the file, with the line where known; `message`: one clause."""

    origin: str
    message: str

    @classmethod
    def of(cls, origin: str, error: InputError) -> "Failure":
        """An error's sentence, parted into the origin (with its line, if it has one) and the message."""
        sentence = str(error)
        match = re.match(re.escape(origin) + r"(?::\d+)?(?=: )", sentence)
        return cls(match[0], sentence[match.end() + 2 :]) if match else cls(origin, sentence)

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"


@dataclass(frozen=True, slots=True)
class Skip:
    """A file of a folder that was left out because it does not look like an article; nothing has failed."""

    origin: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was read but could not be used as it stands, such as a date that is no date."""

    origin: str
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"


@dataclass(frozen=True, slots=True)
class Opened:
    """One file or standard input, opened anew (and unpacked, if it is gzip) each time it is read.

    `origin`: its name in messages; `stem`: the name without folder and suffixes; `suffix`: the last one, in lower
    case and without `.gz`; `named`: the user named it herself, it was not found in a folder.
    """

    origin: str
    stem: str
    suffix: str
    opener: Callable[[], BinaryIO]
    named: bool = True

    def unpacked(self) -> BinaryIO:
        """Its bytes, without compression. Raises InputError where it cannot be opened."""
        try:
            file = self.opener()
            head = file.read(2)
            file.seek(0)
        except OSError as error:
            raise InputError(f"{self.origin}: cannot be read ({error.strerror or error})") from None
        return gzip.GzipFile(fileobj=file) if head == GZIP else file  # type: ignore[return-value]

    def read(self, size: int = -1) -> bytes:
        """The first `size` bytes, or all. Raises InputError where the file or its compression is broken."""
        with self.unpacked() as file:
            try:
                return file.read(size)
            except (OSError, EOFError, zlib.error) as error:
                raise InputError(f"{self.origin}: cannot be read ({error})") from None

    def head(self, size: int = 65536) -> str:
        """About the first `size` bytes as text, to see what the file is; wrong bytes are replaced."""
        data = self.read(size)
        encoding, skip = encoding_of(data)
        return data[skip:].decode(encoding, errors="replace")

    def text(self) -> str:
        """All of it. Raises InputError where it is empty, binary or not UTF-8."""
        data = self.read()
        if not data.strip(b" \t\r\n\xef\xbb\xbf"):
            raise InputError(f"{self.origin}: the file is empty")
        return decoded(data, self.origin)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines with their numbers, one at a time, blank ones left out. Raises InputError as `text` does."""
        if encoding_of(self.read(4))[0] != "utf-8":
            yield from ((n, line) for n, line in enumerate(self.text().split("\n"), 1) if line.strip())
            return
        at, number = 0, 0
        with self.unpacked() as file:
            while True:
                try:
                    line = file.readline()
                except (OSError, EOFError, zlib.error) as error:
                    raise InputError(f"{self.origin}:{number + 1}: cannot be read ({error})") from None
                if not line:
                    return
                number += 1
                if line.strip():
                    yield number, decoded(line, f"{self.origin}:{number}", at)
                at += len(line)


def encoding_of(data: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark states (else UTF-8) and the length of the mark."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name, len(mark)
    return "utf-8", 0


def decoded(data: bytes, origin: str, at: int = 0) -> str:
    """Bytes as text; `at` is where they begin in the file. Raises InputError where they are binary or not UTF-8."""
    encoding, skip = encoding_of(data) if at == 0 else ("utf-8", 0)
    body = data[skip:]
    if encoding == "utf-8" and len(body) != len(body.translate(None, CONTROLS)):
        raise InputError(f"{origin}: a binary file, not a text")
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        place = at + skip + error.start
        if encoding != "utf-8":
            raise InputError(f"{origin}: not {encoding.upper()}: wrong bytes at offset {place}") from None
        raise InputError(
            f"{origin}: not UTF-8: byte 0x{body[error.start]:02X} at offset {place}{_hint(body)}"
        ) from None


def _hint(body: bytes) -> str:
    """What the encoding may be, for the message only: Windows-1252 where all its letters stand in words."""
    try:
        text = body.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    foreign = [c for c in text if ord(c) > 127]
    if len(foreign) * 5 > len(text) or not all(c.isalpha() or c in "‘’“”–—…€£§°«»¿¡·\xa0" for c in foreign):
        return ""
    return " (it may be Windows-1252: convert it with iconv -f CP1252 -t UTF-8)"
