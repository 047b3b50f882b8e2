"""The numbers that the language model sees for a text: its own embedding and convolutions, with less work.

A network of the model (`Tok2Vec`) is a table of words and four convolutions over them. What it sees of a word depends
on the word alone, so that is worked out once a word and kept; the convolutions are the plain matrix products. The
weights are the model's, the results differ from spaCy's in the last bits.

A word's numbers must not depend on the words beside it, or a text would not always be read alike. So words are always
worked out in blocks of one size (the last filled with zeros), and a text is worked out alone.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model

    Floats = npt.NDArray[np.float32]

#: Words that are worked out together.
TOGETHER = 32
#: Words whose numbers are kept; beyond, all are forgotten and the next begin anew. 384 bytes each.
KEPT = 20_000


class Maxout:
    """A layer: the largest of several products, then normalised. `model`, `norm`: the layers of thinc that it is."""

    def __init__(self, model: "Model[Any, Any]", norm: "Model[Any, Any]") -> None:
        import numpy as np

        weights: Any = model.get_param("W")
        bias: Any = model.get_param("b")
        self.width, self.pieces, self.inputs = weights.shape
        # piece after piece, so that the largest of each is taken over whole stretches of memory
        self._weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(self.inputs, -1))
        self._bias = np.ascontiguousarray(bias.T.reshape(-1))
        self._gain: Any = norm.get_param("G")
        self._shift: Any = norm.get_param("b")

    def __call__(self, given: "Floats") -> "Floats":
        """The rows of the layer above."""
        import numpy as np

        products = given @ self._weights
        products += self._bias
        width = self.width
        best: Floats = products[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, products[:, piece * width : (piece + 1) * width])
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best)
        variance /= np.float32(width)
        variance += np.float32(1e-08)  # as thinc's LayerNorm
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self._gain
        best += self._shift
        return best


class Embedding:
    """A `Tok2Vec` network of a spaCy model; call it with a document for a row of numbers a token."""

    def __init__(self, network: "Model[Any, Any]", vocab: "Vocab") -> None:
        import numpy as np

        nodes = list(network.walk(order="dfs_pre"))
        self._vocab = vocab
        self._attributes = next(n for n in nodes if n.name == "extract_features").attrs["columns"]
        self._tables = [n for n in nodes if n.name == "hashembed"]
        vectors = next(n for n in nodes if n.name == "static_vectors")
        self._projection = np.ascontiguousarray(vectors.get_param("W").T)
        layers = [n for n in nodes if n.name == "maxout"]
        norms = [n for n in nodes if n.name == "layernorm"]
        words, *convolutions = [Maxout(*pair) for pair in zip(layers, norms, strict=True)]
        self._words, self._convolutions = words, convolutions
        self._rows: Floats = np.zeros((KEPT, words.width), dtype="f")
        self._places: dict[tuple[int, ...], int] = {}

    def __call__(self, doc: "Doc") -> "Floats":
        """A row of numbers for every token."""
        import numpy as np

        width, pad = self._words.width, len(self._convolutions)
        rows = self._of_words(doc)
        # what lies beyond the ends of a text is zero at first, as in spaCy
        padded = np.zeros((len(rows) + 2 * pad + 2, width), dtype="f")
        padded[pad + 1 : pad + 1 + len(rows)] = rows
        inner = padded[1:-1]
        step = padded.strides[0]
        windows = np.lib.stride_tricks.as_strided(padded, (len(inner), 3 * width), (step, padded.itemsize))
        for layer in self._convolutions:
            inner += layer(np.ascontiguousarray(windows))
        return padded[pad + 1 : pad + 1 + len(rows)]

    def _of_words(self, doc: "Doc") -> "Floats":
        """What the network sees of every word alone."""
        keys = list(zip(*(column.tolist() for column in doc.to_array(["ORTH", "NORM", "SPACY"]).T), strict=True))
        if len(self._places) + len(doc) > KEPT:
            self._places.clear()
        places = self._places
        new: dict[tuple[int, ...], int] = {}
        for i, key in enumerate(keys):
            if key not in places:
                new.setdefault(key, i)
        chosen = list(new.values())
        if len(places) + len(chosen) > KEPT:  # a text with more different words than are kept
            return self._worked_out(doc, list(range(len(doc))))
        if chosen:
            first = len(places)
            self._rows[first : first + len(chosen)] = self._worked_out(doc, chosen)
            places.update(zip(new, range(first, first + len(chosen)), strict=True))
        kept: Floats = self._rows[[places[key] for key in keys]]
        return kept

    def _worked_out(self, doc: "Doc", chosen: list[int]) -> "Floats":
        """What the network sees of some words of a document, from its tables."""
        import numpy as np

        features = doc.to_array(self._attributes)[chosen]
        known = self._vocab.vectors.find(keys=doc.to_array("ORTH")[chosen])
        given = np.zeros((-(-len(chosen) // TOGETHER) * TOGETHER, self._words.inputs), dtype="f")
        width = self._words.width
        for place, table in enumerate(self._tables):
            column = np.ascontiguousarray(features[:, table.attrs["column"]])
            given[: len(chosen), place * width : (place + 1) * width] = table.predict(column)
        vectors = np.zeros((len(given), self._projection.shape[0]), dtype="f")
        vectors[: len(chosen)] = self._vocab.vectors.data[known]
        vectors[: len(chosen)][known < 0] = 0
        for start in range(0, len(given), TOGETHER):
            block = slice(start, start + TOGETHER)
            given[block, -width:] = vectors[block] @ self._projection
            vectors[block, :width] = self._words(given[block])
        return vectors[: len(chosen), :width]
