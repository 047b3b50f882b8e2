"""Datelines and date lines: where and when a report was filed, and the day that they state.

MEXICO CITY — …          BEIJING (Reuters) - …         TEL AVIV, Israel, June 19 (UPI) -- …
WASHINGTON, Jan. 6, 2025 (AP) — …      Monday, Jan. 6, 2025      Published: 3 March 2021
TOKYO Japan summoned …   (a wire's dateline whose dash was lost in scraping)
"""

import re

from legatus.ingest.extract.cleaning.captions import is_caption
from legatus.ingest.extract.cleaning.hints import words
from legatus.ingest.extract.cleaning.run import Paragraph
from legatus.ingest.stated_dates import IN_WORDS, ISO, MONTH, MONTH_IN_WORDS, edtf, in_words, weekday

UPPER = r"[A-Z][A-Z.'’]*[A-Z.](?:[ /-][A-Z][A-Z.'’]+){0,4}"
_NO_MONTH = r"(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
REGION = rf"(?:, ?{_NO_MONTH}[A-Z][\w.'’]{{1,20}}(?: [A-Z][\w.'’]{{1,20}}){{0,2}}){{0,2}}"
_MONTH = MONTH.replace("?P<month>", "?:")
_CLOCK = r"(?: \d{1,2}:\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
DAY = rf"(?:(?:,| \|) ?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?(?i:{_MONTH}) \d{{1,2}}(?:, ?\d{{4}})?{_CLOCK})?"
AGENCY = r"(?: ?\([A-Z][\w .&/’'-]{1,40}\))"
DASH = r"\s?(?:—|–|--|―|- )\s*"
#: With a dash: the place in capitals, or in small letters if an agency or a day follows, or the agency alone.
DATELINE = re.compile(
    rf"(?:{UPPER}{REGION}{DAY}{AGENCY}?|(?:[A-Z][\w.'’]+ ?){{1,4}}{REGION}{DAY}{AGENCY}|\([A-Z][\w .&/-]{{1,30}}\))"
    rf"{DASH}"
    r"(?=[A-Z0-9\"“‘'«])"
)
#: An agency that the text follows without a dash: "Strelsau (CNN)The envoy …".
AGENCY_ONLY = re.compile(
    rf"(?:[A-Z][\w.'’]+ ?){{0,4}}{REGION}{DAY} ?\((?:CNN|AP|AFP|UPI|Reuters|Xinhua|ANI|PTI|IANS|dpa|DPA|EFE|TASS|"
    r"Bloomberg|KUNA|WAM|SPA|Yonhap|Kyodo|VOA|RFE/RL|Al Jazeera)\)\s*(?=[A-Z\"“])"
)
#: Without a dash, in wire texts only.
BARE = re.compile(r"(?P<place>(?:[A-Z]{2,}|ST\.)(?:[ /-](?:[A-Z]{2,}))*)(?:, [A-Z][a-z]+(?=\s+[A-Z]))?\s+(?=[A-Z\"“])")
#: Capital letters that are a body's name and no place.
ACRONYMS = words(
    "UN EU US USA UK UAE NATO OPEC OSCE OAS IMF WTO WHO IAEA ASEAN APEC BRICS UNESCO UNICEF UNHCR NASA FBI CIA NSA "
    "ISIS ISIL DAESH MERCOSUR NAFTA USMCA AUKUS QUAD CARICOM ECOWAS UNASUR ALBA SADC IGAD INTERPOL FIFA GOP DHS DEA "
    "ICE NAACP COVID AIDS PKK YPG FARC ETA IRA OECD UPDATE BREAKING EXCLUSIVE ANALYSIS FACTBOX OPINION WATCH LIVE VIDEO"
)
WIRE = re.compile(r"\((?:[A-Z][\w ]{0,30} )?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) [Bb]y |\[ad_\d\]")
#: What may stand beside the day in a line that only dates the article.
DATE_LINE = re.compile(
    r"(?:(?:first )?(?:published|posted|issued|released|date|dated)(?: on| at)?:?\s*)?(?P<rest>.{6,90})", re.IGNORECASE
)
BESIDE = re.compile(
    r"[\s,;:|.•·–—()@-]+|\b\d{1,2}(?::\d\d){1,2}(?:\s*[ap]\.?m\b\.?)?(?!\d)|\b\d{1,2}h\d\d\b|\b(?:a\.?m|p\.?m|GMT|UTC|EST|EDT|CET|CEST|ET|PT|BST|IST|Z|at|on|o'clock)\b\.?",
    re.IGNORECASE,
)
TOP = 6


def day_of(text: str) -> str | None:
    """The full date that a text states first, if it is one."""
    match = IN_WORDS.search(text)
    return in_words(match) if match else None


def date_line(text: str) -> str | None:
    """The date of a line that says nothing else: "Thursday, October 10, 2019", "Published 2021-03-03 10:00 GMT"."""
    line = DATE_LINE.fullmatch(text)
    if line is None:
        return None
    rest = line["rest"]
    for form in (IN_WORDS, ISO):
        if match := form.search(rest):
            beside = BESIDE.sub("", rest[: match.start()] + rest[match.end() :])
            date = in_words(match) if form is IN_WORDS else edtf(match.group())
            place = re.fullmatch(r"[A-Z]{3,}/?[A-Z]{0,20}", beside)  # "BEIJING | Tue Mar 8, 2016"
            return date if date and len(date) == 10 and (not beside or place) else None
    month = MONTH_IN_WORDS.fullmatch(rest)
    return edtf(rest) if month else None


def cut(paragraphs: list[Paragraph], raw: str) -> tuple[list[Paragraph], str | None]:
    """Part the dateline from the text it opens, and give the full date that the head of the article states."""
    found: list[Paragraph] = []
    date: str | None = None
    wire = WIRE.search(raw) is not None
    done = prose = False
    read = sentences = 0
    for paragraph in paragraphs:
        if paragraph.kind is not None or done or read >= TOP:
            found.append(paragraph)
            continue
        read += 1
        if not prose and (day := date_line(paragraph.text)) is not None:
            date = date or day
            paragraph.kind = "metadata"
            found.append(paragraph)
            continue
        sentences += paragraph.text.endswith((".", "!", "?"))
        prose = (
            prose or sentences > 1 or len(paragraph.text) > 120
        )  # the text has begun: a date is no longer the article's
        pieces, day = _parted(paragraph, wire and read <= 2, read <= 2)
        date = date or day
        done = len(pieces) > 1
        found += pieces
    return found, date


def _parted(paragraph: Paragraph, wire: bool, first: bool) -> tuple[list[Paragraph], str | None]:
    """Caption, dateline and text of one paragraph, as far as it holds them; the date that the dateline states."""
    text = paragraph.text
    if 0 < paragraph.place < len(text):
        return [paragraph.part(0, paragraph.place, "metadata"), paragraph.part(paragraph.place)], None
    match = DATELINE.match(text) or AGENCY_ONLY.match(text)
    if match is None and (inner := _inside(text, first)):
        caption = paragraph.part(0, inner.start(), "caption")
        rest = [paragraph.part(inner.start(), inner.end(), "metadata"), paragraph.part(inner.end())]
        return [caption, *rest], day_of(inner.group()) or caption_day(caption.text, rest[1].text)
    if match is None and wire:
        match = _bare(text)
    if match is None:
        return [paragraph], None
    return [paragraph.part(0, match.end(), "metadata"), paragraph.part(match.end())], day_of(match.group())


def _inside(text: str, first: bool) -> re.Match[str] | None:
    """A dateline in capitals that follows the end of a caption in the same paragraph."""
    for match in re.finditer(
        rf"(?<=[.!?)\"”] )(?=[A-Z]{{2}}){UPPER}{REGION}{DAY}{AGENCY}?{DASH}(?=[A-Z0-9\"“])", text[:900]
    ):
        caption = text[: match.start()].rstrip()
        certain = "—" in match.group() or "–" in match.group() or "(" in match.group()
        if len(caption) > 20 and (is_caption(caption, True) or (first and certain)):
            return match
    return None


def _bare(text: str) -> re.Match[str] | None:
    match = BARE.match(text)
    if match is None:
        return None
    words = re.split(r"[ /-]", match["place"])
    if words[-1] in ACRONYMS:
        words.pop()
        place = match["place"][: match["place"].rfind(match["place"][-1:]) and sum(map(len, words)) + len(words) - 1]
        match = re.compile(re.escape(place) + r"\s+").match(text) if words else None
    if not words or words[0] in ACRONYMS or len("".join(words)) < 4:
        return None
    return match


def caption_day(caption: str, body: str) -> str | None:
    """The day of a caption, where the text below speaks of the same weekday: the picture is of the day's news.

    A photograph from the archive ("FILE - …") dates nothing.
    """
    if re.match(r"\W*(?:FILE|File|Archive)\b", caption):
        return None
    match = IN_WORDS.search(caption)
    day = in_words(match) if match and match["weekday"] else None
    if day is None:
        return None
    return day if re.search(rf"\b{weekday(day)}\b", body[:600], re.IGNORECASE) else None
