"""Dossiers made by hand and by the thousand, so that views can be tested without a database."""

from datetime import date as Day
from datetime import timedelta

from legatus.ontology.dates import bounds
from legatus.ontology.vocabulary import scheme
from legatus.queries.dossier.acts import stance_level
from legatus.queries.dossier.model import Claim, Dossier, Evidence, Fact, Source, in_order
from legatus.queries.dossier.terms import lasted

#: What an article could try in any field.
HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'><svg onload=window.hacked=1>"
    "{{7*7}}<!-- & &amp; &lt; ]]> \u2028\u2029\u0000\u0007\u202etxt.exe javascript:window.hacked=1"
)
NAMES = {"CAN": "Canada", "MEX": "Mexico"}


def source(number: int, publisher: str = "The Gazette", url: str | None = None) -> Source:
    """The source of that number."""
    published = (Day(2010, 1, 1) + timedelta(number % 5000)).isoformat()
    address = f"https://gazette.example/{number}" if url is None else url
    return Source(f"article/{number:016}", publisher, f"Headline {number}", address, published)


def event(number: int, kind: str, date: str | None, quote: str, *, modality: str = "actual", **more: object) -> Fact:
    """An act of Mexico towards Canada."""
    concept = scheme("event-type")[kind]
    score = None if concept.score is None else float(concept.score)
    return Fact(
        f"event/{kind.lower()}.MEX.CAN.{number:016}",
        "event",
        kind,
        "MEX, CAN" if concept.has("unordered") else "MEX → CAN",
        date=date,
        possible=bounds(date) if date else None,
        sending="MEX",
        receiving="CAN",
        score=score,
        level=None if score is None else score / 10,
        modality=modality,
        stories=1,
        evidence=(Evidence(source(number), quote, 10, ("rules@1.0#event.test",), 0.8),),
        **more,  # type: ignore[arg-type]
    )


def said(number: int, stance: str, date: str, quote: str, issues: tuple[str, ...] = ()) -> Fact:
    """A statement of a person for Canada."""
    return Fact(
        f"statement/ana-ruiz.CAN-MEX.{number:016}",
        "statement",
        stance,
        "Ana Ruiz (CAN)",
        date=date,
        possible=bounds(date),
        sending="CAN",
        pair="CAN-MEX",
        text=quote,
        level=stance_level(stance),
        issues=issues,
        stories=1,
        evidence=(Evidence(source(number, "The Courier"), quote, 0, ("rules@1.0#statement.said",), 0.6),),
    )


def term(number: int, who: str, start: str | None, end: str | None, what: str = "tenure", **more: object) -> Fact:
    """Somebody's time as Canada's ambassador to Mexico, or a Canadian administration."""
    possible, certain = lasted(start, end, None)
    envoy = what != "administration"
    return Fact(
        f"{what}/{who.lower().replace(' ', '-')}.{number:016}",
        what,
        "incumbent",
        who,
        date="/".join(filter(None, (start, end))) or None,
        start=start,
        end=end,
        possible=possible,
        certain=certain,
        sending="CAN",
        receiving="MEX" if envoy else "",
        role="ambassador" if envoy else "",
        stories=1,
        evidence=(Evidence(source(number), f"{who} is in office.", 0, ("rules@1.0#title",), 0.9),),
        **more,  # type: ignore[arg-type]
    )


def milestone(of: Fact, kind: str, date: str) -> Fact:
    """A step of a term."""
    return Fact(
        f"milestone/{kind}.{of.id[-16:]}",
        "milestone",
        kind,
        of.who,
        date=date,
        possible=bounds(date),
        sending=of.sending,
        receiving=of.receiving,
        role=of.role,
        term=of.id,
        stories=1,
        evidence=(Evidence(source(3), f"{of.who} presented credentials.", 5, ("rules@1.0#credentials",), 0.9),),
    )


def dossier(*facts: Fact) -> Dossier:
    """A dossier on Canada and Mexico."""
    return Dossier(("Canada", "Mexico"), ("CAN", "MEX"), in_order(facts), names=dict(NAMES))


def small() -> Dossier:
    """One fact of every class, one planned, one undated, one on which sources disagree."""
    ruiz = term(1, "Ana Ruiz", "2021-09-14", "2025-01-06/2025-02")
    disputed = (
        Claim("date", "2023-03-01", source(12), "Mexico imposed tariffs on 1 March."),
        Claim("date", "2023-03-04", source(13, "The Courier"), "The tariffs came on 4 March."),
    )
    return dossier(
        ruiz,
        milestone(ruiz, "credentials_presented", "2021-09-14"),
        term(2, "Bo Chan", None, None, "nomination"),
        term(3, "Lee administration", "2019-11", "2023-02", "administration"),
        event(10, "AGREE", "2022-05-10", "Both signed a water agreement.", issues=("water",)),
        event(11, "CONSULT", "2025-02", "They plan to meet.", modality="planned", issues=("water", "trade")),
        event(12, "SANCTION", "2023-03-01", "Mexico imposed tariffs.", issues=("tariffs",), claims=disputed),
        event(14, "ACCUSE", None, "Mexico has accused Canada.", issues=("labor",)),
        said(20, "cooperative", "2022-05-11", "“A très good dáy for rivers,” she said.", ("water",)),
        said(21, "threatening", "2023-03-02", "“There will be an answer,” she said.", ("tariffs",)),
    )


def hostile() -> Dossier:
    """A dossier in which every text is an attack."""
    bad = Source("article/" + "a" * 16, HOSTILE, HOSTILE, "javascript:window.hacked=1", "2024-01-01")
    evidence = (Evidence(bad, HOSTILE, 0, (HOSTILE,), 0.5), Evidence(bad, "</q></li></ul>", 9, (), None))
    claims = (Claim("date", HOSTILE, bad, HOSTILE), Claim("date", "2024-01-02", bad, HOSTILE))
    made = []
    for number, what in enumerate(("event", "statement", "tenure", "nomination", "administration", "milestone")):
        made.append(
            Fact(
                f'{what}/x"><b onclick=window.hacked=1>.{number:016}',
                what,
                HOSTILE,
                HOSTILE,
                date="2024-01-01",
                start="2024-01-01",
                end="2024-05",
                possible=(Day(2024, 1, 1), Day(2024, 5, 31)),
                certain=(Day(2024, 1, 1), Day(2024, 5, 1)),
                sending=HOSTILE,
                receiving=HOSTILE,
                role=HOSTILE,
                seat=HOSTILE,
                text=HOSTILE,
                modality=HOSTILE,
                mode=HOSTILE,
                score=-1.0,
                level=-0.1,
                issues=(HOSTILE,),
                term=f'tenure/x"><b onclick=window.hacked=1>.{2:016}' if what == "milestone" else "",
                evidence=evidence,
                claims=claims,
            )
        )
    return Dossier((HOSTILE, HOSTILE), ("CAN", "MEX"), in_order(made), (HOSTILE,), names={"CAN": HOSTILE})


def many(number: int) -> Dossier:
    """A dossier of so many facts, the same at every call."""
    kinds = [concept.notation for concept in scheme("event-type")]
    stances = [concept.notation for concept in scheme("stance")]
    issues = [concept.notation for concept in scheme("issue")]
    first, made = Day(2005, 1, 1), []
    for n in range(number):
        day = (first + timedelta(n * 7300 // number)).isoformat()
        about = (issues[n * 7 % len(issues)], issues[n * 11 % len(issues)]) if n % 3 else (issues[n % len(issues)],)
        quote = f"In report {n} the two governments spoke of {about[0]} and of what {n % 97} officials had prepared."
        if n % 200 == 0:
            ended = (first + timedelta(n * 7300 // number + 900)).isoformat()
            made.append(term(n, f"Envoy Number{n}", day[:7] if n % 400 else day, ended))
        elif n % 2:
            made.append(said(n, stances[n * 5 % len(stances)], day, quote, about))
        else:
            date = day[:7] if n % 20 == 0 else day
            how = "planned" if n % 14 == 0 else "actual"
            made.append(event(n, kinds[n * 3 % len(kinds)], date, quote, modality=how, issues=about))
    return dossier(*made)
