"""Every page kind is valid HTML, and every page works for everyone (WCAG 2.2 AA), by the checkers' judgement."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import KINDS
from tests.browser.conftest import Open, missing

VNU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What a finger must hit is 44 CSS pixels high (WCAG 2.2, 2.5.5), but for links within sentences; titles and the line of
# facts below them share the height of a list's item.  A bar may be as narrow as 18: its table has the same link.
SMALL_TARGETS = """[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
  .filter(target => target.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
  .filter(target => !target.closest('.body, .skip, .strip, .lines, .settings, .lede, dd, blockquote, .nothing, p, td:not(.grid td), tbody th'))
  .map(target => [target.getBoundingClientRect(), target])
  .filter(([box, target]) => box.height < (target.closest('.meta, .item-title') ? 32 : 44) - 0.5 || box.width < 18)
  .map(([box, target]) => `${target.outerHTML.slice(0, 120)} ${box.width} x ${box.height}`)"""

pytestmark = pytest.mark.browser


def test_every_page_kind_is_valid_html(site: str, tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None or not VNU.exists():
        missing("Java or vnu.jar (npm install --prefix tests/browser --ignore-scripts)")
    for name, address in KINDS.items():
        status, content = fetch(site + quote(address, safe="/?&=%"))
        assert status == {"not-found": 404, "invalid": 422}.get(name, 200), address
        (tmp_path / f"{name}.html").write_bytes(content)
    command = [str(java), "-Xss2m", "-jar", str(VNU), "--format", "json", "--exit-zero-always", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(run.stderr)["messages"]
    found = [(Path(m["url"]).name, m.get("lastLine"), m["message"], m.get("extract")) for m in messages]
    assert found == []


@pytest.mark.parametrize("name", KINDS)
def test_every_page_kind_works_for_everyone(browse: Open, name: str) -> None:
    """No violations in light and dark; nothing cut off on a narrow screen, not even in the largest type.

    320 CSS pixels is also what a screen of 1280 shows at 400 % (WCAG 2.2, 1.4.10).
    """
    page = browse(KINDS[name], color_scheme="light")
    page.evaluate("document.querySelectorAll('details:not(.settings)').forEach(fold => { fold.open = true })")
    judge(page, {"type": "tag", "values": RULES})
    page.emulate_media(color_scheme="dark")
    judge(page, {"type": "rule", "values": ["color-contrast"]})
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(SMALL_TARGETS) == []
    page.evaluate("document.documentElement.dataset.size = 'xl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def judge(page: Page, rules: dict[str, Any]) -> None:
    """Let axe look at the page."""
    results = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()


def fetch(url: str) -> tuple[int, bytes]:
    try:
        with urlopen(url) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()
