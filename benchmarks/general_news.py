"""General news, made: what most of an archive is about, in sentences of our own put together by a fixed rule.

There is no free news archive that we could carry along. So reports on sports, weather, courts, towns, business, culture
and national politics are put together from parts; states are named now and then, as they are in such news. One article
in twenty is diplomatic, from the seed articles.
"""

import random
from pathlib import Path

from legatus.ingest.documents import Document

PEOPLE = (
    "Anna Becker|Tom Hale|Lucia Ferrer|Sam Oduya|Wei Zhang|Mary Kowalski|Jonas Lind|Priya Rao|Paul Mercer|Ines Duarte"
)
TOWNS = "Millbrook|Eastport|Lakeside|Harlow|San Bruno|Northfield|Kingsbridge|Villa Rosa|Ashton|Port Regis"
STATES = "Spain|Brazil|Japan|Canada|Kenya|Italy|Sweden|Chile"
BEATS: dict[str, tuple[str, ...]] = {
    "sports": (
        "{person} scored twice as {town} beat {town2} {n}-1 on Saturday.",
        "The visitors had the better of the first half, but could not turn their chances into goals.",
        "Coach {person2} said the team had trained hard and deserved the points.",
        "The striker, who joined from a club in {state}, left the field with a sore knee after {n}0 minutes.",
        "{town} now lie third in the table, {n} points behind the leaders.",
        "About {n},000 spectators saw the match in steady rain.",
    ),
    "weather": (
        "Heavy rain is expected in {town} until Thursday, and the river may leave its banks near {town2}.",
        "Temperatures will fall to {n} degrees in the night, forecaster {person} said.",
        "Schools in the valley stay closed, and buses run every hour only.",
        "The fire service pumped out {n}0 cellars on Monday morning.",
        "Farmers hope that the dry spell of the last weeks is over.",
    ),
    "court": (
        "A court in {town} sentenced a man of {n}4 years to three years in prison for burglary.",
        "The judge, {person}, said that he had shown no regret.",
        "His lawyer {person2} said that they would appeal.",
        "The police had found tools, watches and {n},000 dollars in his garage.",
        "A witness told the jury that the dog had barked all night.",
    ),
    "town": (
        "The council of {town} voted {n} to two to build a new library beside the station.",
        "Mayor {person} called the plan a gift to the children of the town.",
        "Shopkeepers fear that the works will keep their customers away, {person2} of the traders' club said.",
        "The building will cost {n} million dollars and open in two years.",
        "A bakery, a reading room and a hall for concerts are planned.",
    ),
    "business": (
        "Shares of a maker of bicycles in {town} rose by {n} percent after it reported higher sales.",
        "The company sold more in {state} and opened a shop in {town2}.",
        "Chief executive {person} said orders for the summer were strong.",
        "Analysts had expected a profit of {n} million dollars.",
        "The price of coffee fell for the third week, and that of wheat did not change.",
    ),
    "culture": (
        "The museum of {town} shows {n}0 paintings of the harbour that have not been seen for a century.",
        "Curator {person} found them in an attic in {town2}.",
        "A pianist from {state} played at the opening, and the audience asked for more.",
        "Tickets cost {n} dollars, and children enter free.",
        "The show is open every day but Monday.",
    ),
    "politics": (
        "Parliament debated the school budget until midnight, and the opposition asked for {n} changes.",
        "Education minister {person} said that teachers would be paid more from the autumn.",
        "A poll saw the governing party at 3{n} percent.",
        "{person2}, who leads the regional party, called the plan too late and too small.",
        "The vote on the health bill was put off until the spring.",
    ),
}


def general_news(number: int, seed: int = 1) -> list[Document]:
    """So many articles of about 300 words, the same for the same seed."""
    chance = random.Random(seed)
    diplomatic = sorted(Path("seeds/articles").glob("*.md"))
    made = []
    for place in range(number):
        seed_article = diplomatic[place // 20 % len(diplomatic)]
        raw = seed_article.read_text("utf-8") if place % 20 == 19 else _article(chance)
        made.append(Document(key=f"n{place}", origin=f"general news {place}", raw=raw, published="2024-05-06"))
    return made


def _article(chance: random.Random) -> str:
    sentences = BEATS[chance.choice(sorted(BEATS))]
    paragraphs = []
    for _ in range(7):
        chosen = chance.sample(sentences, 4)
        paragraphs.append(" ".join(sentence.format(**_parts(chance)) for sentence in chosen))
    return "\n\n".join(paragraphs) + "\n"


def _parts(chance: random.Random) -> dict[str, str]:
    person, person2 = chance.sample(PEOPLE.split("|"), 2)
    town, town2 = chance.sample(TOWNS.split("|"), 2)
    parts = {"person": person, "person2": person2, "town": town, "town2": town2}
    return parts | {"state": chance.choice(STATES.split("|")), "n": str(chance.randint(3, 9))}
