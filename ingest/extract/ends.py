"""Whom a word stands for: the states and organisations behind a noun phrase, a person, a pronoun.

"Mexican security forces", "the government of Mexico", "Mexico's navy", the President by name, "it", "we" (whose voice
the document speaks in) and "the two countries" all end in codes. Companies, parties and crowds end in none.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from legatus.ingest.extract import acting_persons as persons
from legatus.ingest.extract import grammar, lexicon, references
from legatus.ingest.extract.model import Actor, Parsed, Person
from legatus.ingest.extract.parties import (
    BOTH,
    GROUP_WORDS,
    GROUPS,
    PERSONS,
    TITLES,
    TWO,
    bilateral,
    home_of,
    is_bare,
    speaks,
)
from legatus.ingest.extract.voice import Voice
from legatus.ontology.reference import reference

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

FIRST = frozenset({"we", "us", "our", "ours", "i", "my", "me", "ourselves"})
SINGULAR_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
THING = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
#: Persons who are named by whom they serve.
SERVANTS = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "official", "diplomat", "ambassador", "envoy", "representative"}
)
#: Institutions that are named without their state once it is known.
INSTITUTIONS = frozenset({"ministry", "presidency"})
#: Days that the parser takes for the subject, with the state before them for a part of it.
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
#: Nouns that mean the organisation named last.
BLOCS = frozenset({"bloc", "alliance", "organisation", "organization"})
#: Nouns that mean the state named last.
STATES = frozenset({"country", "state", "nation", "regime", "kingdom", "republic"})
#: From this share of all mentions on, a document is of two parties.
DOMINANT = 0.7


@dataclass(frozen=True, slots=True)
class End:
    """One end of an act: a code, the token that names it, the person through whom it acts.

    `direct`: named itself, not through something of its own; `national`: only through a citizen or company of it.
    """

    code: str
    token: int
    person: Person | None = None
    direct: bool = True
    national: bool = False


class Speaking(Protocol):
    """Who speaks in a quotation: for whom, and the person if it is one."""

    @property
    def code(self) -> str:
        """For whom."""
        ...

    @property
    def person(self) -> Person | None:
        """The person, if it is one."""
        ...


class Ends:
    """The ends of acts in one document; ask `of` for a token."""

    def __init__(self, parsed: Parsed, voice: Voice | None) -> None:
        self.parsed = parsed
        self.voice = voice
        #: Whom "we" stands for in quotations, by token.
        self.spoken: Mapping[int, Speaking] = {}
        #: Who speaks a sentence, by the sentence's first token.
        self.speaking: Mapping[int, Speaking] = {}
        #: What has been told so far between two states: where, by whom, to whom.
        self.told: list[tuple[int, str, str]] = []
        #: The same with the type of act.
        self.done: list[tuple[int, str, str, str]] = []
        self.cover: dict[int, list[Actor]] = {}
        self.actors = persons.actors_of(parsed, voice.code if voice is not None else None)
        for actor in self.actors:
            span = parsed.doc.char_span(actor.start, actor.end, alignment_mode="expand")
            for token in span or ():
                known = self.cover.setdefault(token.i, [])
                if all(a.code != actor.code or a.via != actor.via for a in known):
                    known.append(actor)
        #: The states that the document names.
        self.states = frozenset(a.code for a in self.actors if a.code not in reference().organizations)
        self._resolving: set[int] = set()
        self.bounds: dict[int, tuple[int, int]] = {}
        for _, sentence in parsed.sentences:
            for token in sentence:
                self.bounds[token.i] = (sentence.start, sentence.end)
        self.home = home_of(parsed, voice)
        self.bilateral = bilateral(parsed, voice, self.actors, self.home)

    def of(
        self, token: "Token", *, loose: bool = False, places: bool = False, exclude: Collection[str] = ()
    ) -> list[End]:
        """The ends that the phrase headed by `token` stands for.

        `loose`: also things that are only a state's own; `places`: cities too; `exclude`: whom a pronoun cannot mean.
        """
        if token.pos_ == "PRON" or token.lower_ in FIRST | SINGULAR_PERSON | THING | PLURAL:
            if token.lower_ in TWO or token.lower_ in ("two", "both"):
                return self._both(token)
            return self._pronoun(token, exclude)
        named = self._named(token, places=places)
        if named:
            return named
        if half := references.half(self, token):
            return [End(half, token.i)]
        if token.lower_ in DAYS:  # "Pakistan Tuesday asked …"
            return [e for c in grammar.children(token, "compound", "nmod", "poss") for e in self._named(c)]
        if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            return []
        lemma = token.lemma_.lower()
        if token.tag_ == "NNPS" and lemma.endswith("s"):  # the lemmatizer leaves "Ministers" and "Parties" as they are
            lemma = lemma.removesuffix("ies") + "y" if lemma.endswith("ies") else lemma[:-1]
        if lemma in BOTH and self._is_pair(token):
            return self._both(token)
        if lemma in GROUPS and self._is_group(token):
            return self._plural(token)
        if lemma in lexicon.words("agents", "never") or (not loose and lemma in lexicon.words("agents", "national")):
            return []
        if lemma in BLOCS and self._is_definite(token):
            return self._bloc(token)
        if other := references.neighbour(self, token, exclude):
            return [End(other, token.i, direct=False)]
        if lemma in STATES and self._is_definite(token):
            return self._back(token, exclude, persons=False)[:1]
        if (
            lemma in STATES
            and token.dep_ in ("pobj", "dobj")
            and (named_last := references.country(self, token, exclude))
        ):
            return [End(named_last, token.i, direct=False)]
        agent = loose or lemma in lexicon.words("agents", "agent") or token.lower_ in lexicon.words("agents", "agent")
        found = self._modifiers(token, exclude) if agent else []
        if not found and lemma in INSTITUTIONS and token.dep_ in ("nsubj", "pobj") and not loose:
            found = self._institution(token, exclude)
        if not found and self.home and self.home not in exclude and lemma in TITLES and is_bare(token):
            return [End(self.home, token.i, direct=False)]
        return found

    def _bloc(self, token: "Token") -> list[End]:
        for i in range(token.i - 1, max(-1, token.i - 120), -1):
            for actor in self.cover.get(i, ()):
                if actor.code in reference().organizations:
                    return [End(actor.code, token.i)]
        return []

    def _institution(self, token: "Token", exclude: Collection[str]) -> list[End]:
        """Whose a bare institution is ("the ministry summoned …"): of the subject named last before it."""
        for i in range(token.i - 1, max(-1, token.i - 120), -1):
            for actor in self.cover.get(i, ()):
                subject = self.parsed.doc[i]
                while subject.dep_ in ("compound", "amod", "poss", "nmod"):
                    subject = subject.head
                if subject.dep_ == "nsubj" and actor.via != "place" and actor.code not in exclude:
                    return [End(actor.code, token.i, direct=False)]
        return []

    def all_of(
        self, tokens: "Iterable[Token]", *, loose: bool = False, places: bool = False, exclude: Collection[str] = ()
    ) -> list[End]:
        """The ends of several phrases with their conjuncts, each code once."""
        found: dict[str, End] = {}
        for token in tokens:
            for member in grammar.with_conjuncts(token):
                for end in self.of(member, loose=loose, places=places, exclude=exclude):
                    found.setdefault(end.code, end)
        return list(found.values())

    def nearest(self, tokens: "Iterable[Token]", exclude: Iterable[str] = (), *, places: bool = False) -> list[End]:
        """The ends nearest to the head in the phrases of `tokens` ("the conclusions of the Cairo summit of Egypt")."""
        banned = set(exclude)
        heads = [t for token in tokens for t in grammar.with_conjuncts(token)]
        level = heads
        for _ in range(6):
            doers = [d for t in level for d in grammar.agents(t)]
            done = [e for e in self.all_of(doers) if e.code not in banned]
            if done:  # of "an attack by X in Y" it is X that is meant
                return done
            named = [
                t
                for t in level
                if any(e.code not in banned for e in self.of(t, loose=True, places=places, exclude=banned))
            ]
            found = [e for e in self.all_of(named, loose=True, places=places, exclude=banned) if e.code not in banned]
            if found:
                return found
            level = [
                child
                for t in level
                for child in t.children
                if (child.dep_ in grammar.WITHIN_NOUN or child.dep_ in grammar.BELOW_NOUN)
                and child.lower_ not in ("including", "excluding", "except")
            ]
            if not level:
                break
        carried_out = [s for t in heads for c in grammar.children(t, "relcl") for s in grammar.logical_subjects(c)]
        return [e for e in self.all_of(carried_out) if e.code not in banned]

    def _named(self, token: "Token", *, places: bool = False) -> list[End]:
        actors = [a for a in self.cover.get(token.i, ()) if places or a.via != "place" or speaks(token)]
        persons = [a for a in actors if a.person is not None]
        return [End(a.code, token.i, a.person) for a in (persons or actors)]

    def _modifiers(self, token: "Token", exclude: Collection[str]) -> list[End]:
        found: dict[str, End] = {}
        private = token.lemma_.lower() in lexicon.words("agents", "national")
        queue = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "poss", "appos")]
        queue += list(grammar.prepositional(token, "of"))
        if token.lower_ in ("counterpart", "counterparts"):  # nobody is a counterpart of his own
            own = [c for c in queue if c.dep_ == "poss"]
            queue = [c for c in queue if c not in own]
            if not queue:
                theirs = {e.code for e in self.all_of(own)}
                rest = [c for c in self.bilateral if c not in theirs]
                return [End(c, token.i, direct=False) for c in rest] if theirs & set(self.bilateral) else []
        served = ("for", "at", "from", "in") if token.lemma_.lower() in SERVANTS and not queue else ("from",)
        behind = list(
            grammar.prepositional(token, *served)
        )  # "a spokesman for the ministry", "leaders from both sides"
        queue += [m for head in behind for m in (head, *head.children)]
        if token.lower_ in ("ambassador", "envoy", "diplomat") and not queue:
            return []
        for child in queue:
            for member in grammar.with_conjuncts(child):
                ends = self._named(member)
                if not ends and member.lemma_.lower() in STATES and (last := references.country(self, member, exclude)):
                    ends = [End(last, member.i)]
                if not ends and (half := references.half(self, member)):
                    ends = [End(half, member.i)]
                if not ends and self._is_told_pair(member):
                    ends = self._both(member)
                if not ends and member.pos_ == "PRON":  # "its partners" are never those whose own they are
                    ends = [e for e in self._pronoun(member) if e.code not in exclude]
                if not ends and child.dep_ == "pobj":  # "the Ministry of Foreign Affairs of Poland"
                    ends = [e for inner in grammar.prepositional(member, "of") for e in self._named(inner)]
                if not ends and child.dep_ in ("compound", "amod", "poss", "nmod", "appos"):
                    ends = [e for inner in member.children for e in self._named(inner)]
                for end in ends:
                    found.setdefault(end.code, End(end.code, end.token, end.person, direct=False, national=private))
        return list(found.values())

    def _pronoun(self, token: "Token", exclude: Collection[str] = ()) -> list[End]:
        if token.i in self._resolving:  # a subject that holds the pronoun itself ("its claim that it …")
            return []
        self._resolving.add(token.i)
        try:
            return self._referents(token, exclude)
        finally:
            self._resolving.discard(token.i)

    def _referents(self, token: "Token", exclude: Collection[str]) -> list[End]:
        word = token.lower_
        if word in FIRST and token.i in self.spoken:
            speaker = self.spoken[token.i]
            return [End(speaker.code, token.i, speaker.person)]
        if word in FIRST:
            if self.voice is None:
                return [End(self.home, token.i)] if self.home else []
            if self.voice.kind == "transcript":
                return []
            if self.voice.joint:
                return [End(code, token.i) for code in self.voice.joint]
            return [End(self.voice.code, token.i, self.voice.person)] if self.voice.code else []
        if word in SINGULAR_PERSON:
            return self._back(token, exclude, persons=True)[:1]
        if word in THING:
            return self._back(token, exclude, persons=False)[:1]
        if word in PLURAL:
            return self._plural(token)
        return []

    def _back(self, token: "Token", exclude: Collection[str], *, persons: bool) -> list[End]:
        """The last fitting subject before a pronoun, in its sentence and then in the one before."""
        start, _ = self.bounds.get(token.i, (max(0, token.i - 60), token.i))
        for low, high in ((start, token.i), *self._earlier(start, 80)):
            inside = [t for t in self.parsed.doc[low:high] if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ != "PRON"]
            found = [
                e
                for subject in reversed(inside)
                for e in self.of(subject)
                if (e.person is not None or subject.lemma_.lower() in PERSONS) == persons and e.code not in exclude
            ]
            # whoever is named outright before what only belongs to a state ("Turkey says a Russian jet … and it …")
            if found:
                return sorted(found, key=lambda e: not e.direct)
        return []

    def _earlier(self, start: int, reach: int) -> list[tuple[int, int]]:
        """The sentences before a token, the nearest first, as far back as `reach` tokens."""
        found: list[tuple[int, int]] = []
        while start > 0 and len(found) < 4 and reach > 0:
            low, high = self.bounds.get(start - 1, (max(0, start - 20), start))
            low, high = max(low, start - reach), min(high, start)
            found.append((low, high))
            reach, start = reach - (high - low), low
        return found

    def _plural(self, token: "Token") -> list[End]:
        start, _ = self.bounds.get(token.i, (max(0, token.i - 60), token.i))
        for low, high in ((start, token.i), (max(0, start - 160), start)):
            for subject in reversed(self.parsed.doc[low:high]):
                if subject.dep_ in ("nsubj", "nsubjpass") and subject.pos_ != "PRON" and subject.i != token.i:
                    ends = self.all_of([subject])
                    if len(ends) > 1:
                        return ends
        pairs = (self._both(t) for t in reversed(self.parsed.doc[start : token.i]) if self._is_told_pair(t))
        if token.pos_ == "PRON" and token.dep_ not in ("nsubj", "poss") and (pair := next(pairs, None)):
            return pair  # "telephoned both leaders and asked them"
        if self.voice is not None and self.voice.kind in ("readout", "joint"):
            return self._both(token)
        others = any(t.tag_ in ("NNS", "NNPS") for t in self.parsed.doc[start : token.i])
        if token.dep_ == "nsubj" and not others and self.dominant():
            return [End(code, token.i, direct=False) for code in self.bilateral]
        return []

    def dominant(self, share: float = DOMINANT) -> bool:
        """Whether the document is of its two parties: at least `share` of the states that it names are theirs."""
        counted = [a.code for a in self.actors if a.via != "place"]
        return len(self.bilateral) == 2 and sum(code in self.bilateral for code in counted) >= share * max(
            1, len(counted)
        )

    def _is_pair(self, token: "Token") -> bool:
        words = {c.lower_ for c in token.children if c.dep_ in ("nummod", "det", "predet", "amod")}
        if words & TWO:
            return True
        plural = (
            token.tag_ in ("NNS", "NNPS")
            and "the" in words
            and not any(c.dep_ in ("amod", "compound", "prep", "relcl") for c in token.children)
        )
        return plural and token.lemma_.lower() in (
            "leader",
            "side",
            "president",
            "party",
            "country",
            "minister",
            "government",
        )

    def _is_told_pair(self, token: "Token") -> bool:
        return token.pos_ == "NOUN" and token.lemma_.lower() in BOTH and self._is_pair(token)

    def _is_group(self, token: "Token") -> bool:
        """Whether a definite plural means those named before: "the foreign ministers", "the three countries"."""
        words = {c.lower_ for c in token.children}
        return token.tag_ in ("NNS", "NNPS") and bool(words & {"the", "these", "those"}) and words <= GROUP_WORDS

    def _is_definite(self, token: "Token") -> bool:
        """Whether a noun means the state named last: "the country", "the isolated nation", as a subject."""
        words = [c for c in token.children if c.dep_ not in ("det", "amod", "punct")]
        return token.dep_ == "nsubj" and not words and any(c.lower_ == "the" for c in token.children)

    def _both(self, token: "Token") -> list[End]:
        """Both parties: the last two named together before this place, else the document's two."""
        start, _ = self.bounds.get(token.i, (max(0, token.i - 60), token.i))
        if self.voice is not None and self.voice.kind in ("readout", "joint") and self.bilateral:
            return [End(code, token.i, direct=False) for code in self.bilateral]
        named = dict.fromkeys(a.code for i in range(start, token.i) for a in self.cover.get(i, ()) if a.via != "place")
        if len(named) == 2 and token.pos_ != "PRON":
            return [End(code, token.i, direct=False) for code in named]
        for low, high in ((start, token.i), (max(0, start - 120), start)):
            for subject in reversed(self.parsed.doc[low:high]):
                if (
                    subject.dep_ in ("nsubj", "nsubjpass")
                    and subject.pos_ != "PRON"
                    and any(c.dep_ == "conj" for c in subject.children)
                ):
                    ends = [e for m in grammar.with_conjuncts(subject) for e in self._named(m)]
                    codes = list(dict.fromkeys(e.code for e in ends))
                    if len(codes) == 2:
                        return [End(code, token.i, direct=False) for code in codes]
        if not self.bilateral:  # the two of the sentence before
            low, high = next(iter(self._earlier(start, 80)), (start, start))
            last = dict.fromkeys(a.code for i in range(low, high) for a in self.cover.get(i, ()) if a.via != "place")
            return [End(code, token.i, direct=False) for code in last] if len(last) == 2 else []
        return [End(code, token.i, direct=False) for code in self.bilateral]
