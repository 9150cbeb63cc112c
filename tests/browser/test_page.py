"""The page in a real browser: it loads and runs nothing, filters, links, and can be read by everybody."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from report_samples import many

from claimcheck.model import Claim, Mention, Skipped
from claimcheck.outcome import Finding, Position
from claimcheck.report import Report
from claimcheck.report.html import PAGE_FINDINGS

if TYPE_CHECKING:
    from conftest import Open
    from playwright.sync_api import Page

FINDINGS = 40
SHOWN = "[...document.querySelectorAll('article.f')].filter(f => f.offsetParent).map(f => f.id)"
# Every way we know to make a browser do something, in one string.
PAYLOAD = (
    "</style></title></mark><script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>"
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>{{ 7*7 }}${alert(1)}]]>--> javascript:alert(1)"
)


@pytest.fixture(scope="module")
def report() -> Report:
    return many(FINDINGS)


@pytest.fixture(scope="module")
def text(report: Report) -> str:
    return report.to_html()


def axe(page: Page) -> list[str]:
    """The accessibility rules that the page breaks, each with the first place."""
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(source)  # by the debugger, which the page's policy does not bind
    found: Any = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_everybody_can_read_it(show: Open, scheme: str, width: int) -> None:
    page = show(many(10).to_html(), color_scheme=scheme, viewport={"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_light_and_dark_differ_and_need_no_script(show: Open, text: str) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        page = show(text, color_scheme=scheme, java_script_enabled=False)
        grounds.add(page.screenshot(clip={"x": 0, "y": 0, "width": 20, "height": 20}))
        assert page.locator("article.f").count() == FINDINGS
        page.locator("#v-conflict").uncheck()
        assert not page.locator("article.conflict").first.is_visible()
        assert page.locator("article.evolved").first.is_visible()
    assert len(grounds) == 2


def test_filters_choose_by_verdict_source_and_kind(show: Open, text: str, report: Report) -> None:
    page = show(text)
    assert len(page.evaluate(SHOWN)) == FINDINGS
    page.locator("#kind").select_option("money")
    assert page.evaluate(SHOWN) == _numbers(report, lambda f: f.kind == "money")
    page.locator("#source").select_option(label="The Source 04")
    wanted = _numbers(report, lambda f: f.kind == "money" and "source 04" in {s.id for s in f.sources})
    assert page.evaluate(SHOWN) == wanted
    assert wanted
    page.locator("#kind").select_option("any")
    page.locator("#v-conflict").uncheck()
    wanted = _numbers(report, lambda f: f.relation != "conflict" and "source 04" in {s.id for s in f.sources})
    assert page.evaluate(SHOWN) == wanted


def _numbers(report: Report, chosen: Any) -> list[str]:
    return [str(place) for place, f in enumerate(report.findings, start=1) if chosen(f)]


def test_sorting_by_severity_orders_what_is_seen(show: Open, text: str, report: Report) -> None:
    page = show(text)
    page.locator("#sort").select_option("severity")
    tops = page.evaluate(
        "[...document.querySelectorAll('article.f')].map(f => f.getBoundingClientRect().top)"
    )
    order = sorted(range(FINDINGS), key=tops.__getitem__)
    severities = [report.findings[place].severity for place in order]
    assert severities == sorted(severities, reverse=True)


def test_evidence_leads_into_the_text_and_back(show: Open, text: str) -> None:
    page = show(text)
    link = page.locator("article.f .place a").first
    mark = page.locator(str(link.get_attribute("href")))
    assert not mark.is_visible()  # its text is folded
    link.click()
    mark.wait_for(state="visible")
    assert mark.evaluate(
        "mark => { const y = mark.getBoundingClientRect().top; return y >= 0 && y < innerHeight }"
    )
    assert "1,000" in mark.inner_text()
    mark.get_by_role("link").click()
    page.wait_for_function("Math.abs(document.getElementById('1').getBoundingClientRect().top) < innerHeight")
    assert page.url.endswith("#1")


def test_a_finding_that_is_linked_is_shown_though_filtered_out(show: Open, text: str) -> None:
    page = show(text)
    page.locator("#v-conflict").uncheck()
    page.evaluate("location.hash = '#1'")
    assert page.locator("article.f").first.is_visible()
    assert not page.locator("article.f").nth(1).is_visible()


def test_it_works_by_keyboard(show: Open, text: str) -> None:
    page = show(text)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    page.locator("#v-conflict").focus()
    page.keyboard.press("Space")
    assert not page.locator("article.conflict").first.is_visible()
    page.locator("details.text summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.text .body").first.is_visible()


def test_nothing_that_sources_say_runs(show: Open) -> None:
    hostile = _hostile(many(10))
    page = show(hostile.to_html())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.wait_for_timeout(100)
    assert page.locator("script, iframe, img, svg[onload]").count() == 0
    assert page.locator("[onerror], [onload]").count() == 0
    assert page.locator("a[href^='javascript'], a[href^='data']").count() == 0
    assert "{{ 7*7 }}" in page.locator("article.f h3").first.inner_text()


def test_the_notebook_runs_nothing_either(show: Open) -> None:
    hostile = _hostile(many(5))
    parts = [hostile._repr_html_(), hostile.findings[0]._repr_html_(), hostile.claims[0]._repr_html_()]
    page = show(f"<!doctype html><meta charset=utf-8>{''.join(parts)}")
    assert page.locator("script, iframe, svg").count() == 0
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalHeight > 0)")


def test_the_first_thousand_are_soon_there(show: Open) -> None:
    page = show(many(PAGE_FINDINGS).to_html(), viewport={"width": 1280, "height": 900})
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted < 1_000 * SLACK
    page.locator("#kind").select_option("money")
    assert len(page.evaluate(SHOWN)) == PAGE_FINDINGS // 4


SLACK = 4  # other tests run on the same cores


def test_it_prints_all_but_the_controls(show: Open, text: str) -> None:
    page = show(text)
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert page.locator("article.f").last.is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_right_to_left_and_stacked_accents_stay_in_their_place(show: Open) -> None:
    hebrew, zalgo = "\u05d0\u05d5\u05e8\u05da \u05d4\u05d2\u05e9\u05e8", "a" + "\u0301" * 200
    (finding, *_), report = many(5).findings, many(5)
    odd = replace(finding, subject=hebrew, attribute=zalgo, explanation=f"{hebrew} {zalgo}")
    page = show(replace(report, findings=(odd,)).to_html(), viewport={"width": 400, "height": 900})
    assert page.locator("h3").first.evaluate("h => getComputedStyle(h).unicodeBidi") == "plaintext"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _hostile(report: Report) -> Report:
    """The same report with the payload in every field that a source can fill."""
    sources = tuple(
        replace(
            source,
            id=f"{source.id}{PAYLOAD}",
            title=PAYLOAD,
            publisher=PAYLOAD,
            url=f"javascript:alert('{PAYLOAD}')",
        )
        for source in report.sources
    )

    def claim(given: Claim) -> Claim:
        quote = given.quote + PAYLOAD
        sentence = given.sentence.replace(given.quote, quote)
        start = sentence.index(quote)
        context = replace(
            given.context,
            subject=PAYLOAD,
            attribute=PAYLOAD,
            scope=(PAYLOAD,),
            attribution=PAYLOAD,
            how=(PAYLOAD,),
        )
        return replace(
            given,
            source=given.source + PAYLOAD,
            mention=Mention(start, start + len(quote), quote, replace(given.value, unit=PAYLOAD)),
            context=context,
            sentence=sentence,
            sentence_start=0,
        )

    def finding(given: Finding) -> Finding:
        sides = tuple(Position(tuple(map(claim, side.claims))) for side in given.positions)
        return replace(
            given,
            subject=PAYLOAD,
            attribute=PAYLOAD,
            explanation=PAYLOAD,
            positions=sides,
            sources=sources[:2],
        )

    claims = tuple(map(claim, report.claims))
    return replace(
        report,
        findings=tuple(map(finding, report.findings)),
        claims=claims,
        sources=sources,
        skipped=(Skipped(PAYLOAD, PAYLOAD, PAYLOAD),),
        texts={claim.source: claim.sentence for claim in claims},
    )
