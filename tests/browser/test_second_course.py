"""The second course in a browser: no page fails for what it has not, and what scripts write leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Open, serving


def test_its_pages_are_quiet_and_all_that_scripts_lead_to_is_there(open_page: Open, example: Path) -> None:
    with serving(example / "site") as served:
        pages = sorted(path.relative_to(example / "site").as_posix() for path in (example / "site").rglob("*.html"))
        visit = open_page(f"{served}index.html")
        page = visit.page
        page.locator("[data-question] input").first.check()
        page.get_by_role("button", name="Check my answer").click()
        expect(page.get_by_text("Keep your answers and notes on this device?")).to_be_visible()
        led: set[str] = set()
        for name in pages:
            if name not in ("404.html", "notes.html"):
                page.goto(served + name)
                expect(page.get_by_role("heading", level=1).first).to_be_visible()
                led |= set(
                    page.evaluate("Array.from(document.querySelectorAll('a[href]'), (a) => a.href.split('#')[0])")
                )
        visit.quiet()
        assert visit.outside(served) == []
        here = {address.removeprefix(served) for address in led if address.startswith(served)}
        assert {"review.html", "my-learning.html"} <= here
        assert here - {""} <= set(pages)
        page.goto(f"{served}review.html")
        expect(page.get_by_text(re.compile("1 question is (waiting|due)|Nothing is due"))).to_be_visible()
