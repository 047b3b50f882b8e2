"""The model's last rules: parts of speech and forms by the parser's labels, and lemmas.

spaCy's attribute ruler matches 179 patterns against every token, its lemmatizer looks every token up. Both decide by
the token's word, tag and label alone, but for a few patterns of two tokens ("gon na"). So what they decide is asked
once for a word with its tag and label, of spaCy's own components, and kept; words that may begin a pattern of two are
asked anew each time, together with those that follow.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: A word, its tag and its label, as spaCy numbers them.
Key = tuple[int, ...]
#: What a decision rests on.
GIVEN = ("ORTH", "TAG", "DEP")
#: What is decided.
DECIDED = ("TAG", "DEP", "POS", "MORPH", "LEMMA")
#: What patterns may ask of a token, for a decision to rest on that alone.
ASKED = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
#: Decisions that are kept; beyond, all are forgotten.
KEPT = 100_000


class Attributes:
    """Stands for the attribute ruler and the lemmatizer after it: call it with a document that is parsed.

    Raises ValueError where the ruler asks more than one token's word, tag and label.
    """

    def __init__(self, nlp: "Language") -> None:
        from spacy.matcher import Matcher

        ruler: Any = nlp.get_pipe("attribute_ruler")
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        if lemmatizer.mode != "rule" or lemmatizer.overwrite:
            raise ValueError("the lemmatizer is not the one by rules")
        self._vocab = nlp.vocab
        self._spacys = (ruler, lemmatizer)
        self._first_of_two = Matcher(nlp.vocab)
        for row in ruler.patterns:
            for pattern in row["patterns"]:
                if any(set(token) - ASKED for token in pattern):
                    raise ValueError(f"the attribute ruler asks more than {sorted(ASKED)}")
                if len(pattern) > 1:
                    self._first_of_two.add("two", [pattern[:1]])
        #: By word, tag and label: what is decided, or None for the first word of a pattern of two.
        self._decided: dict[Key, list[int] | None] = {}

    def __call__(self, doc: "Doc") -> "Doc":
        """The document with parts of speech, forms and lemmas."""
        import numpy as np

        keys: list[Key] = list(zip(*(column.tolist() for column in doc.to_array(list(GIVEN)).T), strict=True))
        new = [key for key in dict.fromkeys(keys) if key not in self._decided]
        if new:
            self._learn(new, keys)
        rows = [self._decided[key] for key in keys]
        for i, row in enumerate(rows):
            if row is None:  # with the word after it, and that with the next if it may begin a pattern too
                end = next((k + 1 for k in range(i, len(rows)) if rows[k] is not None), len(rows))
                rows[i:end] = self._asked(keys[i:end])
        if rows:
            given: Any = np.array(rows, dtype="uint64")
            doc.from_array(list(DECIDED), given)
        return doc

    def _learn(self, new: list[Key], keys: list[Key]) -> None:
        """Keep what spaCy decides of new words; `keys`: all that the document in hand needs."""
        if len(self._decided) + len(new) > KEPT:
            self._decided.clear()
            new = list(dict.fromkeys(keys))
        first = {start for _, start, _ in self._first_of_two(self._doc(new), allow_missing=True)}
        alone = [key for i, key in enumerate(new) if i not in first]
        self._decided.update(dict.fromkeys(new))
        self._decided.update(zip(alone, self._asked(alone), strict=True))

    def _asked(self, keys: list[Key]) -> list[list[int]]:
        """What spaCy's components decide of some words in a row."""
        if not keys:
            return []
        doc = self._doc(keys)
        for component in self._spacys:
            doc = component(doc)
        decided: list[list[int]] = doc.to_array(list(DECIDED)).tolist()
        return decided

    def _doc(self, keys: list[Key]) -> "Doc":
        """A document of some words, tagged and labelled; each is its own head."""
        from spacy.tokens import Doc

        words, tags, labels = ([self._vocab.strings[part] for part in column] for column in zip(*keys, strict=True))
        return Doc(self._vocab, words=words, tags=tags, heads=list(range(len(keys))), deps=labels)
