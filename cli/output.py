"""Where data go: standard output, or a file that is there whole or not at all."""

import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO, TextIO, cast

from legatus.ontology.errors import InputError

STANDARD = "-"


def is_standard(output: str | None) -> bool:
    """Whether no file is named, or `-`."""
    return output in (None, STANDARD)


def on_terminal(output: str | None) -> bool:
    """Whether a person reads along."""
    return is_standard(output) and sys.stdout.isatty()


@contextmanager
def text(output: str | None) -> Iterator[TextIO]:
    """A text file to write data to, in UTF-8 with plain line feeds; standard output where no file is named.

    Raises `InputError` where the file cannot be written. If the block fails, a file that was there stays as it was.
    """
    if is_standard(output):
        yield sys.stdout
        sys.stdout.flush()
        return
    with binary(output) as file:
        wrapped = io.TextIOWrapper(cast(BinaryIO, file), encoding="utf-8", newline="\n")
        yield wrapped
        wrapped.flush()
        wrapped.detach()


@contextmanager
def binary(output: str | None) -> Iterator[IO[bytes]]:
    """Like `text`, for bytes."""
    if is_standard(output):
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(os.path.realpath(str(output)))  # a link stays a link
    with _plainly(str(output)):
        if path.exists() and not path.is_file() and not path.is_dir():  # a pipe or device cannot be replaced
            with path.open("wb") as file:
                yield file
            return
        with _replacing(path) as file:
            yield file


@contextmanager
def appended(output: str) -> Iterator[TextIO]:
    """A text file to add lines to at its end. Raises `InputError` where it cannot be written."""
    with _plainly(output), Path(output).open("a", encoding="utf-8", newline="\n") as file:
        yield file


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path` that takes its place when the block ends well."""
    if path.is_dir():
        raise IsADirectoryError(None, "it is a folder", str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        part.chmod(_mode(path))
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions that the file has, or that a new one gets."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def _plainly(name: str) -> Iterator[None]:
    """Turn the system's errors into one sentence; a broken pipe is not about this file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except FileNotFoundError:
        raise InputError(f"{name}: cannot be written, there is no folder {Path(name).parent}") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be written ({error.strerror or error})") from None
