"""Posts: the office that a mention speaks of, and the records of posts."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.reference import Reference
from legatus.ontology.identity import post_id, slug
from legatus.ontology.record import Record
from legatus.ontology.vocabulary import scheme


class Post(NamedTuple):
    """An office; what is not stated, or has no place in it, is empty. `seat` is a slug, so spellings agree."""

    role: str
    sending: str = ""
    receiving: str = ""
    seat: str = ""

    @property
    def id(self) -> str:
        """The id of the post's record."""
        return post_id(self.role, self.sending or None, self.receiving or None, self.seat or None)


def post_of(mention: Mention) -> Post | None:
    """The office that a mention of a tenure or milestone names, or None where it states no role."""
    role = mention.text("role")
    if role is None:
        return None
    seat = mention.text("seat")
    return Post(role, mention.text("sending") or "", mention.text("receiving") or "", slug(seat) if seat else "")


@cache
def roles(flag: str) -> frozenset[str]:
    """The roles that carry a flag of the vocabulary: `envoy`, `exclusive`."""
    return scheme("role").with_flag(flag)


def complete(post: Post) -> bool:
    """Whether the post names one office: who sends, and for an envoy who receives."""
    return bool(post.sending) and (bool(post.receiving) or post.role not in roles("envoy"))


def telling(post: Post) -> bool:
    """Whether two people of one surname at this post are likely one: not if it is merely 'some official of …'."""
    return complete(post) and (post.role in roles("exclusive") or bool(post.receiving or post.seat))


def exclusive(post: Post) -> bool:
    """Whether one person at a time holds the post."""
    return complete(post) and post.role in roles("exclusive")


def fuller(post: Post, others: Iterable[Post]) -> Post:
    """The one post among others that says all that this one says, and more; itself where there is none or several."""
    if complete(post) and post.seat:
        return post
    wider = {other for other in others if other != post and _says(other, post)}
    if len(wider) > 1:  # the fullest, where the rest say less of the same
        wider = {post for post in wider if all(other == post or _says(post, other) for other in wider)}
    return next(iter(wider)) if len(wider) == 1 else post


def _says(full: Post, part: Post) -> bool:
    return all(not mine or mine == theirs for mine, theirs in zip(part, full, strict=True))


def post_record(post: Post, seat: str | None, reference: Reference) -> Record:
    """The record of a post; `seat`: as the sources write it. A sender or host that is only words has no reference."""
    return Record.of(
        post.id,
        role=post.role,
        sending=post.sending or None,
        receiving=post.receiving or None,
        seat=seat,
        sentBy=reference.agent(post.sending),
        accreditedTo=reference.agent(post.receiving),
    )
