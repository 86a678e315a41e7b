"""Pictures of every page kind: on a phone, on a desk, in the dark, at 200 % and in print."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from app.database import Database
from app.search.opening import open_engine
from app.settings import ROOT, Settings
from app.web.app import create_app
from tests.browser.addresses import KINDS
from tests.browser.conftest import FLAGS, find_chromium
from tests.browser.server import serving

MODES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "zoomed": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
}
README = ("/search?q=社区&district=青溪区", ROOT / "docs" / "screenshot.png")


def main() -> None:
    """Take all pictures, or those of the page kinds named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", help=f"of {', '.join(KINDS)}; all if none is named")
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--site", help="address of a running server; without it, one over the sample pages is started")
    asked = parser.parse_args()
    wanted = {name: KINDS[name] for name in asked.kinds or KINDS}
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("no Chromium found")
    asked.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        if asked.site:
            take(browser, asked.site, wanted, asked.out)
            return
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(data=Path(folder), _env_file=None)
            ingest = [sys.executable, "-m", "app", "ingest", str(settings.seeds)]
            subprocess.run(ingest, cwd=ROOT, env={**os.environ, "ARCHIVE_DATA": folder}, check=True)
            database = Database(settings.database_path)
            engine = open_engine(settings.index_path, settings.engine)
            with serving(create_app(settings, database, engine)) as site:
                take(browser, site, wanted, asked.out)
                picture(browser, site + README[0], README[1])
            engine.close()
            database.close()


def take(browser: Browser, site: str, wanted: dict[str, str], out: Path) -> None:
    """Each page kind in each mode as PNG, and printed as PDF."""
    for mode, options in MODES.items():
        with browser.new_context(base_url=site, locale="zh-CN", **options) as context:
            page = context.new_page()
            for name, address in wanted.items():
                page.goto(address)
                page.screenshot(path=out / f"{name}-{mode}.png", full_page=True)
                if mode == "desktop":
                    page.pdf(path=out / f"{name}.pdf", prefer_css_page_size=True)
    print(f"{len(wanted)} page kinds in {len(MODES)} modes and in print: {out}")


def picture(browser: Browser, address: str, path: Path) -> None:
    """The picture of the README."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with browser.new_context(locale="zh-CN", viewport={"width": 1200, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)
        page.screenshot(path=path)
    print(path)


if __name__ == "__main__":
    main()
