"""The language of a text: ISO 639-1 by py3langid (97 languages), and whether the model was sure.

A few words tell no language: names and numbers look alike in all. There English is assumed where the letters are
Latin and no word of it speaks against it, since articles in English are what is read.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

from legatus.ingest.extract.model import CleanText

#: The language that is read.
ENGLISH = "en"
#: Characters of body text that are looked at; more changes nothing.
SAMPLE = 2400
#: With fewer letters the model's probabilities are low for any language; lists of names stay below a third.
FEW_LETTERS = 60
SURE = 0.95
FEW_AND_SURE = 0.5
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+")
#: English words that stand in nearly every English sentence, and in few of other languages.
COMMON = frozenset(("the", "of", "and", "to", "that", "for", "with", "was", "said", "has", "is", "will", "by", "on"))
#: Below this many letters one word that only English has outweighs a model that is not sure of another language.
ONE_SENTENCE = 200
DOUBTFUL = 0.9
#: Words of English news that other languages in Latin letters do not spell so.
ENGLISH_ALONE = frozenset(
    (
        *("the", "of", "and", "with", "from", "his", "her", "their", "which", "who", "after", "against", "between"),
        *("said", "says", "told", "met", "meets", "talks", "foreign", "ambassador", "ambassadors", "envoy", "embassy"),
        *("king", "queen", "ruler", "leader", "leaders", "expels", "expelled", "summons", "summoned", "recalls"),
        *("recalled", "names", "named", "appointed", "troops", "trade", "ties", "deal", "treaty", "agreement", "sign"),
        *("signs", "signed", "bans", "banned", "warns", "warned", "urges", "urged", "visits", "visited", "rejects"),
    )
)


@dataclass(frozen=True, slots=True)
class Language:
    """`code`: ISO 639-1; `reliable`: False where English was assumed, or the model was not sure."""

    code: str
    reliable: bool


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language(clean: CleanText) -> Language:
    """The language of a text's body; of its title and captions where it has no body."""
    for kinds in (("body",), ("title", "caption")):
        parts = [clean.text[block.start : block.end] for block in clean.blocks if block.kind in kinds]
        if any(LETTER.search(part) for part in parts):
            return language_of(" ".join(parts))
    return Language(ENGLISH, False)


def language_of(text: str) -> Language:
    """The language of a text as a whole: a quotation in another language does not decide."""
    sample = _sample(text)
    letters = len(LETTER.findall(sample))
    if letters == 0:
        return Language(ENGLISH, False)
    code, probability = _identifier().classify(sample)
    if code == ENGLISH:
        return Language(ENGLISH, probability >= SURE)
    words = [word.lower() for word in WORD.findall(sample)]
    english = sum(word in COMMON for word in words)
    if letters < FEW_LETTERS and (english or probability < FEW_AND_SURE) and _latin(sample):
        return Language(ENGLISH, False)
    if probability < SURE and english * 12 >= len(words):
        return Language(ENGLISH, False)
    if letters < ONE_SENTENCE and probability < DOUBTFUL and not ENGLISH_ALONE.isdisjoint(words):
        return Language(ENGLISH, False)
    return Language(code, probability >= SURE)


def _sample(text: str) -> str:
    """Stretches from the beginning, the middle and the end of a long text."""
    if len(text) <= SAMPLE:
        return text
    third = SAMPLE // 3
    middle = len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))


def _latin(text: str) -> bool:
    letters = LETTER.findall(text)
    return bool(sum(letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" for letter in letters) * 2 > len(letters))


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # ISO 639-1 codes of the living languages that news is written in; the model also knows Latin and Esperanto
    identifier.set_languages([code for code in identifier.labels if len(code) == 2 and code not in ("la", "eo", "vo")])
    return cast(_Identifier, identifier)
