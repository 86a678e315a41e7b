"""Every page kind is valid HTML, and every page works for everyone (WCAG 2.2 AA), by the checkers' judgement."""

import json
import shutil
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.addresses import KINDS
from tests.browser.conftest import Open, missing

VNU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

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
def test_axe_finds_no_violations_in_light_and_dark(browse: Open, name: str) -> None:
    page = browse(KINDS[name], color_scheme="light")
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert results.violations_count == 0, results.generate_report()
    page.emulate_media(color_scheme="dark")
    results = Axe().run(page, options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    assert results.violations_count == 0, results.generate_report()


def fetch(url: str) -> tuple[int, bytes]:
    try:
        with urlopen(url) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()
