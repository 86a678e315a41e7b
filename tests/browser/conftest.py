"""A real server over the annotated sample pages, and a real Chromium.

Without a Chromium these tests are skipped; where ``ARCHIVE_REQUIRE_BROWSER=1`` says that there must be one, they fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from app.database import Database
from app.search.engine import Engine
from app.settings import Settings
from app.web.app import create_app
from tests.browser.server import serving

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]


def missing(what: str) -> None:
    """Skip for want of a program, or fail where it is required."""
    if os.environ.get("ARCHIVE_REQUIRE_BROWSER") == "1":
        pytest.fail(f"no {what}, and ARCHIVE_REQUIRE_BROWSER=1")
    pytest.skip(f"no {what}")


def find_chromium() -> str | None:
    """The Chromium of the system."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


@pytest.fixture(scope="session")
def site(archive: tuple[Settings, Database, Engine]) -> Iterator[str]:
    """The address of a server on a free port of this machine."""
    with serving(create_app(*archive)) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser."""
    path = find_chromium()
    if path is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


Open = Callable[..., Page]


@pytest.fixture
def browse(chromium: Browser, site: str) -> Iterator[Open]:
    """Opens a page of the site in a fresh browser context; any error in its scripts fails the test."""
    contexts = []
    errors: list[str] = []

    def opened(address: str = "/", **options: Any) -> Page:
        context = chromium.new_context(base_url=site, locale="zh-CN", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [error for error in errors if "404" not in error and "422" not in error] == []
