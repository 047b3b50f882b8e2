"""What one state says that another did to it: the saying is itself an accusation."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon
from legatus.ingest.extract.ends import Ends
from legatus.ingest.extract.frames import Act

if TYPE_CHECKING:
    from spacy.tokens import Span

#: What is a reproach when somebody else tells it of you.
HOSTILE = frozenset({"COERCE", "ASSAULT", "THREATEN", "MOBILIZE"})


def accusations(sentence: "Span", acts: Iterable[Act], ends: Ends) -> Iterator[Act]:
    """An ACCUSE for every hostile act of a sentence that another state's spokesman reports."""
    for act in list(acts):
        if act.type not in HOSTILE or act.modality != "actual":
            continue
        above = grammar.governor(act.predicate)
        if above is None or above.lemma_.lower() not in lexicon.words("saying", "content") | {"accuse"}:
            continue
        speakers = [e for e in ends.all_of(grammar.logical_subjects(above)) if e.code not in {s.code for s in act.sources}]
        if speakers and above.lemma_.lower() != "accuse":
            yield Act("ACCUSE", tuple(speakers), act.sources, False, above, "actual", "reported_act", 0.45)
