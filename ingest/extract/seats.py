"""Which of a state's ministers or officials somebody is: the title in one form, so that its spellings agree.

"Secretary of Commerce" and "Commerce Secretary" are both `commerce secretary`; a bare "Minister" or "adviser" does not
tell which, and gives nothing. It is the claim `seat` of a tenure, which keeps the posts of one government apart.
"""

import re

from legatus.ingest.extract.careers import MINOR

#: Spellings of one word, and plurals.
FORMS = (
    (re.compile(r"\badvisors?\b|\badvisers\b"), "adviser"),
    (re.compile(r"\bspokes(?:man|woman|people|men|women|persons)\b"), "spokesperson"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"\blabour\b"), "labor"),
    (re.compile(r"\bvice[- ](?=minister|foreign minister|prime minister|premier)"), "deputy "),
    (re.compile(r"\b(minister|representative|director|councillor|negotiator)s\b"), r"\1"),
    (re.compile(r"\bsecretaries\b"), "secretary"),
    (re.compile(r"\bpremiers?\b"), "prime minister"),
    (re.compile(r"\bvice-presidents?\b"), "vice president"),
    (re.compile(r"\battorneys general\b"), "attorney general"),
)
#: "minister of finance", "secretary of state for defense": what comes first, the rank, the portfolio.
OF = re.compile(
    r"^(?P<first>(?:(?:deputy|assistant|junior|senior|state) )*)(?P<rank>minister|secretary)(?: of state)? "
    r"(?:of|for|in charge of) (?:the )?(?P<what>.+)$"
)
#: Titles that do not tell which office is meant.
BARE = frozenset(
    {"minister", "secretary", "deputy minister", "adviser", "spokesperson", "official", "director", "senior adviser"}
)


def seat(role: str, title: str) -> str | None:
    """The seat of an office; None for roles that are one to a state, and for titles that do not tell offices apart.

    `title`: the words of the title alone, without the state and without "former", "outgoing" and the like.
    """
    if role not in MINOR:
        return None
    words = " ".join(title.casefold().replace("’", "'").split())
    for pattern, form in FORMS:
        words = pattern.sub(form, words)
    named = OF.match(words)
    if named is not None:
        words = f"{named['first']}{named['what']} {named['rank']}"
    return None if words in BARE else words
