"""The model's entity recogniser, reading all tokens at once where spaCy reads one after the other.

spaCy decides token by token: outside of an entity begins one, is one, or is none; within one it goes on or ends.
Outside, a decision depends on the token alone, so all are made together; then every entity that begins is followed to
its end, all of them step by step together. The numbers are summed in spaCy's order; what is allowed is what spaCy's
`BiluoPushDown` allows: no entity begins at white space or crosses the begin of a sentence.
"""

from typing import TYPE_CHECKING, Any

from legatus.ingest.extract.embedding import Embedding

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Floats = npt.NDArray[np.float32]
    Flags = npt.NDArray[np.bool_]


class Recogniser:
    """Stands for a spaCy `EntityRecognizer`: call it with a document to have the entities set. Raises ValueError where
    the recogniser is not built as expected."""

    def __init__(self, spacys: "EntityRecognizer") -> None:
        import numpy as np

        model: Any = spacys.model
        network, lower, upper = model.layers
        embedding, _, linear = network.layers
        if model.attrs["unseen_classes"] or lower.get_dim("nF") != 3 or spacys.cfg["beam_width"] != 1:
            raise ValueError("the recogniser is not a greedy one with three features")
        self._embedding = Embedding(embedding, spacys.vocab)
        self._linear = linear
        self._features = lower.get_param("W").shape
        self._lower = np.ascontiguousarray(lower.get_param("W").reshape(-1, lower.get_dim("nI")).T)
        self._pad, self._bias = lower.get_param("pad")[0], lower.get_param("b")
        self._upper, self._upper_bias = upper.get_param("W"), upper.get_param("b")
        names = [spacys.moves.get_class_name(i) for i in range(spacys.moves.n_moves)]
        self._moves = [name[0] for name in names]
        self._labels = [name[2:] for name in names]
        #: Columns of moves: never allowed outside, not at white space, not before a sentence.
        self._never = np.array([name[0] in "ILM" or name == "U-" for name in names])
        self._entity = np.array([m in "BU" for m in self._moves])
        self._begin = np.array([m == "B" for m in self._moves])
        place = {name: i for i, name in enumerate(names)}
        self._inside = np.array([place.get(f"I-{label}", -1) for label in self._labels])
        self._last = np.array([place.get(f"L-{label}", -1) for label in self._labels])

    def __call__(self, doc: "Doc") -> "Doc":
        """The document, its entities set."""
        from spacy.tokens import Span

        if len(doc):
            doc.set_ents([Span(doc, start, end, label) for start, end, label in self.entities(doc)])
        return doc

    def entities(self, doc: "Doc") -> list[tuple[int, int, str]]:
        """First token, end and label of every entity, in order."""
        import numpy as np

        space, starts = doc.to_array(["IS_SPACE", "SENT_START"]).T == 1
        closing = np.append(starts[1:], True)  # the last token and one before a sentence end what they belong to
        seen = self._linear.predict(self._embedding(doc)) @ self._lower
        parts = seen.reshape(len(doc), *self._features[:3])
        moves = self._outside(parts, space, closing)
        ends = self._followed(parts, moves, closing)
        found: list[tuple[int, int, str]] = []
        at = 0
        for i in np.flatnonzero(self._entity[moves]).tolist():
            if i >= at:
                at = ends[i] if self._begin[moves[i]] else i + 1
                found.append((i, at, self._labels[moves[i]]))
        return found

    def _outside(self, parts: "Floats", space: "Flags", closing: "Flags") -> "npt.NDArray[np.intp]":
        """The move at every token, no entity being open."""
        import numpy as np

        scores = self._hidden(parts[:, 0] + self._pad[1] + self._pad[2]) @ self._upper.T + self._upper_bias
        scores[:, self._never] = -np.inf
        scores[np.ix_(space, self._entity)] = -np.inf
        scores[np.ix_(closing, self._begin)] = -np.inf
        best: npt.NDArray[np.intp] = scores.argmax(axis=1)
        return best

    def _followed(self, parts: "Floats", moves: "npt.NDArray[np.intp]", closing: "Flags") -> dict[int, int]:
        """Where the entity ends that each token would begin."""
        import numpy as np

        starts = np.flatnonzero(self._begin[moves])
        at = starts + 1
        ends: dict[int, int] = {}
        while len(starts):
            hidden = self._hidden(parts[at, 0] + parts[starts, 1] + parts[at - 1, 2])
            inside, last = self._inside[moves[starts]], self._last[moves[starts]]
            more, done = (
                np.einsum("ij,ij->i", hidden, self._upper[column]) + self._upper_bias[column]
                for column in (inside, last)
            )
            ended = closing[at] | (done > more)
            ends.update(zip(starts[ended].tolist(), (at[ended] + 1).tolist(), strict=True))
            starts, at = starts[~ended], at[~ended] + 1
        return ends

    def _hidden(self, sums: "Floats") -> "Floats":
        """The hidden layer over the summed features: the larger of each pair."""
        summed = sums + self._bias
        largest: Floats = summed.max(axis=-1)
        return largest
