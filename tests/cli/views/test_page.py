"""The page as text: what it holds, what it allows, and that nothing in it comes alive."""

import json
import re
from base64 import b64encode
from hashlib import sha256

import dossiers
from lxml import html

from legatus.cli.views.page.page import page
from legatus.queries.dossier.model import Dossier

URL = re.compile(r"""(?:src|href|action|data|url)\s*[=(]\s*["']?([^"')\s>]+)""")


def tree(dossier: Dossier) -> html.HtmlElement:
    return html.document_fromstring(page(dossier))


def test_every_fact_is_an_item_of_the_list_once() -> None:
    small = dossiers.small()
    items = tree(small).xpath("//li[@data-record]")
    assert [item.get("data-record") for item in items] == [fact.id for fact in small.facts]
    first = next(item for item in items if "agree" in item.get("data-record"))
    said = " ".join(first.text_content().split())
    assert "10 May 2022 Agree: Mexico, Canada" in said
    assert "“Both signed a water agreement.”" in said
    assert "The Gazette" in said


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert page(dossiers.many(300)) == page(dossiers.many(300))
    assert page(dossiers.dossier(*reversed(dossiers.small().facts))) == page(dossiers.small())


def test_only_our_script_and_style_may_run_and_nothing_may_load() -> None:
    made = tree(dossiers.small())
    policy = made.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy and "http" not in policy
    scripts = [s for s in made.xpath("//script") if s.get("type") != "application/json"]
    assert len(scripts) == 1 and len(made.xpath("//style")) == 1
    for element in (scripts[0], made.xpath("//style")[0]):
        digest = b64encode(sha256(element.text_content().encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not made.xpath("//*[@style]"), "the policy would not let it count"
    assert not made.xpath("//link | //img | //iframe | //object | //embed | //base")


def test_quotes_lie_in_json_that_cannot_end_its_element() -> None:
    text = page(dossiers.hostile())
    blob = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert blob and not set("<>&\u2028\u2029") & set(blob[1])
    data = json.loads(blob[1])
    assert dossiers.HOSTILE in data["texts"]
    assert [source[2] for source in data["sources"]] == [""], "an address that is none of the web is left out"


def test_nothing_that_an_article_says_becomes_markup() -> None:
    friendly, hostile = tree(dossiers.small()), tree(dossiers.hostile())

    def kinds(made: html.HtmlElement) -> set[str]:
        return {str(element.tag) for element in made.iter() if isinstance(element.tag, str)}

    def attributes(made: html.HtmlElement) -> set[str]:
        return {str(name) for element in made.iter() if isinstance(element.tag, str) for name in element.attrib}

    assert kinds(hostile) - kinds(friendly) <= {"p"}, "a paragraph says what was asked for"
    assert attributes(hostile) <= attributes(friendly)
    assert not [name for name in attributes(hostile) if name.startswith("on")]
    assert not [link for link in hostile.xpath("//@href") if not link.startswith(("#", "https://", "http://"))]
    assert "\x00" not in page(dossiers.hostile()) and "\x07" not in page(dossiers.hostile())


def test_what_has_no_date_is_listed_and_not_drawn() -> None:
    made = tree(dossiers.small())
    assert "Undated" in [heading.text for heading in made.xpath("//h3")]
    undated = made.xpath("//section[h3='Undated']//li/@data-record")
    assert any("accuse" in id for id in undated) and any("bo-chan" in id for id in undated)
    assert not [bar for bar in made.xpath("//*[@data-name]/@data-name") if "Bo Chan" in bar]


def test_an_empty_dossier_is_a_page_too() -> None:
    made = tree(dossiers.dossier())
    assert not made.xpath("//li[@data-record]")
    assert "0 facts" in made.text_content()


def test_terms_fade_where_a_day_is_not_known() -> None:
    ruiz = tree(dossiers.small()).xpath("//*[@data-name='Ana Ruiz']")[0]
    assert int(ruiz.get("data-until")) > int(ruiz.get("data-begun"))
    assert int(ruiz.get("data-high")) >= int(ruiz.get("data-until"))
