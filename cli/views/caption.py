"""The words under a picture or at the head of a file: what is shown, from which sources, and as of when."""

from collections import Counter

from legatus.cli.text import count
from legatus.cli.views import wording
from legatus.queries.dossier.model import Dossier

#: So many publishers are named.
NAMED = 5


def caption(dossier: Dossier) -> str:
    """What is shown, the filters, the sources, and the date of the data; never the date of today."""
    said = [f"{dossier.title}: {count(len(dossier.facts), 'fact')} from {count(len(dossier.sources), 'source')}"]
    names = Counter(source.publisher or source.title for source in dossier.sources)
    names.pop("", None)
    most = [name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))]
    if most:
        others = len(most) - NAMED
        listed = ", ".join(most[:NAMED])
        said[0] += f" ({listed}{f' and {others} more' if others > 0 else ''})"
    if dossier.asked:
        said.append(f"Only {'; '.join(dossier.asked)}")
    if dossier.as_of:
        said.append(f"Data up to {wording.words(dossier.as_of)}")
    return f"{'. '.join(said)}. Made with Legatus."
