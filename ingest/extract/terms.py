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
ENDS = frozenset({"died", "leaving", "left", "removed", "recalled", "resigned"})
#: Who is called home for these comes back, perhaps.
FOR_A_WHILE = re.compile(r"(?i)\bfor (?:\w+ )?consultations?\b(?!.*\bnever\b)")
#: Who does this begins, on the day that follows.
TAKES = re.compile(
    r"(?i)\b(?:took (?:up|over|office)|takes office|assumed|entered (?:up)?on)\b"
    r"(?:(?!\b(?:after|before|when|while)\b)[^.;]){,60}?\s(?:(?:in|on)\s*)?$"
)
#: A new clause between a title and a date, after which the date may be another title's.
ANEW = re.compile(
    r"(?i)[,;:] (?:and|but|then|later|before that|and before that|earlier)\b|[;:]|\band (?:then )?(?:from|in|since)?$"
)
#: The year of a full date is no term: "Lima, 3 March 2020 - President …".
OF_A_DAY = re.compile(r"(?i)(?:\b[0-3]?\d|[a-z]{3,9}\.?),? *$")
#: What parts a date from the clause after it: "since May, when the ambassador …".
CLAUSE = re.compile(r",? (?:when|after|before|whereupon)\b")
SINCE = re.compile(r"(?i)\bsince(?: [\w' ]{0,30})?$|^(?:since|from)\b")
UNTIL = re.compile(r"(?i)\b(?:until|till|through|up to)(?: [\w' ]{0,12})?$|^until\b")
FROM = re.compile(r"(?i)\b(?:from|between|starting|beginning)(?: in)?$|^from\b")
TO = re.compile(r"(?i)^,?\s*(?:to|until|till|through|and|-)\s*$|^\s*(?:to|until|through|and)\b")
YEARS = re.compile(
    r"\b(?P<first>1[6-9]\d\d|20\d\d)(?: ?[-–—] ?| (?:to|until|till|through|and) )"
    r"(?P<last>1[6-9]\d\d|20\d\d|\d\d(?!\d)|present|today|now)?(?![\w-])"
)
#: So near before its title a date is that title's, whatever title went before: "2014-2018: ambassador".
CLOSE = 6
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
    own = (title[0] - begin, title[1] - begin)
    years = _years(part, own, alone=left == 0, last=right == len(sentence))
    if years is not None:
        office.start, office.end = years["first"], closed(years["first"], years["last"])
        return
    dates = [
        when
        for when in dates_in(part, published)
        if not _is_anothers(part, own, (when.start, when.end), alone=left == 0, last=right == len(sentence))
    ]
    for i, when in enumerate(dates):
        if when.end + begin <= title[0] and CLAUSE.match(part, when.end):
            continue
        before = part[max(0, when.start - 34) : when.start].rstrip()
        words = part[when.start : when.end]
        follow = dates[i + 1] if i + 1 < len(dates) else None
        if (FROM.search(before) or FROM.search(words)) and follow is not None and joined(part, when, follow):
            office.start, office.end = when.value, follow.value
            return
        if UNTIL.search(before) or UNTIL.search(words):
            office.end = when.value
        elif SINCE.search(before) or SINCE.search(words) or TAKES.search(part[: when.start]):
            office.start = when.value
    if office.start is None and office.end is None and dates and begun(office):
        office.start = dates[0].value


def _years(part: str, title: tuple[int, int], *, alone: bool, last: bool) -> "re.Match[str] | None":
    """The range of years beside a title: one that follows it before one that stands before it."""
    found = [m for m in YEARS.finditer(part) if m["last"] or not OF_A_DAY.search(part[: m.start()])]
    found = [m for m in found if not _is_anothers(part, title, m.span(), alone=alone, last=last)]
    return min(found, key=lambda m: (m.start() < title[0], m.start()), default=None)


def _is_anothers(part: str, title: tuple[int, int], when: tuple[int, int], *, alone: bool, last: bool) -> bool:
    """Whether a date is that of the title before (`alone`: there is none) or of the one after (`last`: none)."""
    if when[1] <= title[0]:
        return not alone and title[0] - when[1] > CLOSE and not ANEW.search(part[: when[0]].rstrip())
    return not last and bool(ANEW.search(part[title[1] : when[0]].rstrip()))


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
