"""Captions of pictures that stand among the paragraphs of a scraped page, and the credits of photographers."""

import re

from legatus.ingest.extract.cleaning.run import Paragraph
from legatus.ingest.stated_dates import IN_WORDS

LABEL = re.compile(
    r"(?:FILE|File)(?: PHOTO| photo| image)?\s*[-–—:]|(?:image|photo(?:graph)?|picture|pictured|caption)"
    r"(?: caption| above| below)?\s*[:|]|file (?:photo|image|picture)\b|"
    r"in this (?:\w+ )?(?:file )?(?:photo|image|picture|frame|handout)\b|"
    r"(?:a )?(?:handout|undated|combination|file) (?:photo|picture|image)s?\b",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"\s*(?:\((?:(?:AP|EPA|AFP|File|Pool)\s*)?(?:Photo|Image|Picture|Credit)s?\s*(?:/|:|by |courtesy|credit).{1,90}\)|"
    r"\((?:Photo by [^()]{1,90}|[^()]{1,60}/(?:AP|AFP|Reuters|Getty Images|EPA|Pool|Bloomberg)[^()]{0,30}|"
    r"AP Photo[^()]{0,60}|Getty Images|Reuters|REUTERS/[^()]{1,60})\)|"
    r"REUTERS/[A-Z][\w. '’/-]{2,60}|(?:AP|AFP|EPA)(?: Photo)?/[A-Z][\w. '’/-]{2,60}|"
    r"(?:Photo|Image|Picture)(?:graph)?(?: credit)?(?:: | by | courtesy of )[A-Z][\w.,/ &'’-]{2,80}|"
    r"[A-Z][\w.'’/ -]{2,60}(?:/| via )(?:AP|AFP|Reuters|Getty Images|EPA|Shutterstock)(?: Images)?)\.?\s*$"
)
#: How captions say what is seen: "X, left, shakes hands with Y during … in Z, Monday, Jan. 6, 2025."
SHOWS = re.compile(
    r"\b(?:left|right|center|centre|second from|shakes?|speaks?|shows?|arrives?|walks?|waves?|poses?|stands?|sits?|"
    r"listens?|looks?|gestures?|addresses|attends?|leaves?|holds?|greets?|meets?|welcomes?|smiles?|talks?|gather|"
    r"seen|pictured|photographed)\b"
)
YEAR = re.compile(r"\b\d{4}\b")
LONGEST = 70  # words
TOP = 6


def mark(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Mark captions in place, and give the list back."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind == "caption" and len(paragraph.text.split()) < 4:
            paragraph.kind = "furniture"
        elif paragraph.kind is None and is_caption(paragraph.text, index < TOP):
            paragraph.kind = "caption" if len(paragraph.text.split()) > 8 else "furniture"
    return paragraphs


def is_caption(text: str, top: bool) -> bool:
    """Whether a whole paragraph is a caption or a photographer's credit; `top`: it stands above the text."""
    if len(text.split()) > LONGEST:
        return False
    if LABEL.match(text) or CREDIT.search(text[-160:]):
        return True
    if not top or YEAR.search(text) is None:
        return False
    dates = [m for m in IN_WORDS.finditer(text) if m["weekday"]]
    tail = text[dates[-1].end() :].strip(" .") if dates else "-"
    return not tail and SHOWS.search(text) is not None and not re.search(r"\bsaid\b|[“\"]", text)
