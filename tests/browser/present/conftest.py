"""A module's deck, open on a screen for a room."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, Visit
from tests.browser.stage import MODULE, SCREEN, present


@pytest.fixture
def visit(open_page: Open, served: str) -> Visit:
    visit = open_page(f"{served}{MODULE}.html", **SCREEN)
    present(visit.page)
    return visit


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page
