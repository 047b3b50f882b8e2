"""What a sentence is about: the issues of the vocabulary whose words it uses (`en/issues.csv`)."""

import re
from collections.abc import Iterable

from legatus.ingest.extract import lexicon

#: No other issue fits.
OTHER = "other"
#: Issues that a word of another issue only seems to name: `tariffs` makes `trade` no matter of its own, and so on.
MASKED = re.compile(r"New Mexico|Gulf of Mexico|World Trade Center|trade(?:d|s)? barbs|health of the|wall street", re.I)


def issues_in(text: str) -> tuple[str, ...]:
    """The codes of the issues that `text` names, in alphabetical order; `other` alone if none fits."""
    plain = MASKED.sub(" ", text)
    found = {issue for issue, _, pattern in lexicon.sieve("issues", "issue")(plain) if pattern.search(plain)}
    return tuple(sorted(found)) or (OTHER,)


def first_issues(texts: Iterable[str]) -> tuple[str, ...]:
    """The issues of the first of several texts, from the narrow to the wide, that names any; else `other`."""
    for text in texts:
        found = issues_in(text)
        if found != (OTHER,):
            return found
    return (OTHER,)
