"""When an office began and ended, as its sentence states it: "since 2015", "from 1958 to 1961", "until March"."""

import re
from collections.abc import Sequence

from legatus.ingest.extract.model import Office
from legatus.ingest.extract.when import When, dates_in

#: Statuses and rules that name the day on which an office began.
BEGUN = frozenset({"appointed", "confirmed", "credentials_presented"})
BEGINS = frozenset(
    {
        "became",
        "elected",
        "appointed",
        "appoint",
        "confirmed",
        "confirm",
        "credentials",
        "succeeding-as",
        "succeeded-as",
    }
)
#: Rules of `status_acts` whose day is the last in office.
ENDS = frozenset({"died", "leaving", "left", "removed", "expelled", "recalled", "resigned"})
#: Who is called home for these comes back, perhaps.
FOR_A_WHILE = re.compile(r"(?i)\bfor (?:\w+ )?consultations?\b(?!.*\bnever\b)")
#: What parts a date from the clause after it: "since May, when the ambassador …".
CLAUSE = re.compile(r",? (?:when|after|before|whereupon)\b")
SINCE = re.compile(r"(?i)\bsince(?: [\w' ]{0,30})?$|^(?:since|from)\b")
UNTIL = re.compile(r"(?i)\b(?:until|till|through|up to)(?: [\w' ]{0,12})?$|^until\b")
FROM = re.compile(r"(?i)\b(?:from|between|starting|beginning)(?: in)?$|^from\b")
TO = re.compile(r"(?i)^\s*(?:to|until|till|through|and|-)\s*$|^\s*(?:to|until|through|and)\b")
YEARS = re.compile(
    r"\b(?P<first>1[6-9]\d\d|20\d\d)(?: ?[-–—] ?| (?:to|until|till|through|and) )"
    r"(?P<last>1[6-9]\d\d|20\d\d|\d\d(?!\d)|present|today|now)?(?![\w-])"
)
#: So far from the title a date may stand and still be the office's.
REACH = 90


def state(office: Office, sentence: str, title: tuple[int, int], published: str | None, stops: Sequence[int]) -> None:
    """Fill `start` and `end` of an office from the sentence around its title.

    `title`: its place within the sentence; `stops`: where other titles begin, beyond which dates are theirs.
    """
    left = max((stop for stop in stops if stop < title[0]), default=0)
    right = min((stop for stop in stops if stop >= title[1]), default=len(sentence))
    begin, end = max(left, title[0] - REACH), min(right, title[1] + REACH)
    part = sentence[begin:end]
    years = YEARS.search(part)
    if years is not None:
        office.start, office.end = years["first"], closed(years["first"], years["last"])
        return
    dates = dates_in(part, published)
    for i, when in enumerate(dates):
        if when.end + begin <= title[0] and CLAUSE.match(part, when.end):
            continue
        before = part[max(0, when.start - 34) : when.start].rstrip()
        own = part[when.start : when.end]
        follow = dates[i + 1] if i + 1 < len(dates) else None
        if (FROM.search(before) or FROM.search(own)) and follow is not None and joined(part, when, follow):
            office.start, office.end = when.value, follow.value
            return
        if UNTIL.search(before) or UNTIL.search(own):
            office.end = when.value
        elif SINCE.search(before) or SINCE.search(own):
            office.start = when.value
    if office.start is None and office.end is None and dates and begun(office):
        office.start = dates[0].value


def step(office: Office, rule: str, status: str, sentence: str, published: str | None) -> None:
    """Date the beginning or end of an office by the sentence that tells of it, where it names one day only."""
    dates = dates_in(sentence, published, ahead=status == "outgoing")
    if len(dates) != 1:
        return
    if status in BEGUN and office.start is None:
        office.start = dates[0].value
    elif rule in ENDS and office.end is None and not FOR_A_WHILE.search(sentence):
        office.end = dates[0].value


def closed(first: str, last: str | None) -> str | None:
    """The last year of a range; "1958-61" is 1961, and an open range has none."""
    if last is None or not last.isdigit():
        return None
    return last if len(last) == 4 else first[:2] + last


def joined(part: str, first: When, second: When) -> bool:
    """Whether two dates are the ends of one range."""
    return bool(TO.match(part[first.end : second.start]) or TO.match(part[second.start : second.end])) or (
        part[first.end : second.start].strip() in ("", "to", "until", "and", "-", "–")
    )


def begun(office: Office) -> bool:
    """Whether a date beside the office is the day it began."""
    return office.status in BEGUN or office.rule in BEGINS
