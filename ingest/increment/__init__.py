"""Taking new articles in: only what they concern is resolved anew, and the graph is that of a full rebuild.

`resolve` is the rule. An increment finds what a new article may have a say in (look-ups in the graph, `entries`),
lets the same functions decide among these, and replaces the records that differ. Where that is too much, or is not
certain to be all, it says so, and everything is resolved.
"""

from collections.abc import Sequence

from legatus.ingest.increment.careers import careers
from legatus.ingest.increment.folk import Folk, circle
from legatus.ingest.increment.pool import Pool
from legatus.ingest.increment.reading import Concerned, TooMuch, concerned
from legatus.ingest.increment.records import Replacing
from legatus.ingest.increment.told import Told
from legatus.ingest.resolve.reference import Reference
from legatus.ingest.resolve.rulings import Rulings, rulings
from legatus.queries import store
from legatus.queries.database import Transaction
from legatus.queries.keys import Keys
from legatus.queries.store import Changes

__all__ = ["TooMuch", "take_in"]


def take_in(transaction: Transaction, articles: Sequence[str], buckets: int) -> Changes:
    """Resolve what these new articles concern, within a transaction that holds the lock.

    `buckets`: those of the look-ups, which must be those of this graph. Raises `TooMuch`, having written nothing.
    """
    pool, keys = Pool(transaction.run), Keys(transaction, buckets)
    ruled = rulings(store.read(transaction.run, classes=("Decision",)))
    about = concerned(pool, keys, articles, ruled)
    replacing = _replacing(pool, keys, about, ruled)
    changes = replacing.write(transaction)
    keys.write()
    return changes


def _replacing(pool: Pool, keys: Keys, about: Concerned, ruled: Rulings) -> Replacing:
    mine, reference = circle(pool, keys, about, ruled), Reference()
    folk = Folk(pool, keys, mine, about, ruled)
    told = Told(pool, keys, about, folk, mine, ruled, reference)
    served = careers(pool, folk, mine, about, ruled, reference)
    made = Replacing(pool, reference, ruled)
    made.persons(mine, folk, served)
    made.terms(served, told)
    made.articles(about)
    made.posts(served)
    return made
