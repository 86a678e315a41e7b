"""What readers do, done in a real browser."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import KINDS
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def count(page: Page) -> int:
    """The number of hits that a result page tells."""
    found = re.search(r"共 ([\d,]+) 篇", page.locator("#count").inner_text())
    assert found, page.locator("#count").inner_text()
    return int(found[1].replace(",", ""))


def test_search_filter_open_and_go_back(browse: Open) -> None:
    page = browse("/")
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill("社区")
    page.get_by_role("button", name="检索").click()
    expect(page).to_have_title(re.compile("检索：社区"))
    everything = count(page)
    page.get_by_role("complementary").get_by_role("link", name="望澄街道").click()
    expect(page).to_have_url(re.compile("street=qingxi-wangcheng"))
    expect(page.get_by_role("list", name="已选条件")).to_contain_text("望澄街道")
    filtered = count(page)
    assert 0 < filtered < everything
    page.locator(".hits a").first.click()
    expect(page.locator("article h1")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("list", name="已选条件")).to_contain_text("望澄街道")
    assert count(page) == filtered
    page.go_back()
    expect(page.get_by_role("list", name="已选条件")).to_have_count(0)
    assert count(page) == everything


@pytest.mark.parametrize("script", [True, False])
def test_filter_by_date(browse: Open, script: bool) -> None:
    page = browse("/search?q=社区", java_script_enabled=script)
    everything = count(page)
    page.get_by_label("从", exact=True).fill("2022年3月")
    page.get_by_label("到", exact=True).fill("2022-03-31")
    page.get_by_role("button", name="限定日期").click()
    expect(page).to_have_url(re.compile("to=2022-03-31"))
    assert 0 < count(page) < everything
    expect(page.get_by_role("list", name="已选条件")).to_contain_text("2022年3月起")


def test_a_date_that_is_none_is_told_in_words(browse: Open) -> None:
    page = browse("/search?from=昨天")
    expect(page.get_by_role("alert")).to_contain_text("昨天")
    expect(page.get_by_label("从", exact=True)).to_have_attribute("aria-invalid", "true")


def test_a_bar_of_the_histogram_filters(browse: Open) -> None:
    page = browse("/search?q=社区")
    label = page.locator("svg.bars a").first.get_attribute("aria-label")
    assert label
    page.locator("svg.bars a").first.click()
    month, told = label.split("，")
    expect(page.get_by_role("list", name="已选条件")).to_contain_text(month)
    assert f"{count(page)} 篇" == told


def test_jump_in_a_timeline_and_narrow_it(browse: Open) -> None:
    page = browse("/districts/qingxi")
    first = page.locator("#period").inner_text()
    page.evaluate("window.stayed = true")
    page.get_by_role("row").get_by_role("link", name=re.compile("^2022年3月，")).click()
    expect(page).to_have_url(re.compile("/districts/qingxi/2022-03$"))
    expect(page.locator("#period")).to_contain_text("2022年3月")
    page.get_by_label("街道乡镇").select_option("qingxi-wangcheng")
    page.get_by_role("button", name="筛选").click()
    expect(page).to_have_url(re.compile("/districts/qingxi/2022-03\\?street=qingxi-wangcheng"))
    titles = page.locator(".day .item")
    assert titles.count() > 0
    for item in titles.all():
        expect(item).to_contain_text("望澄街道")
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    page.go_back()
    expect(page).to_have_url(re.compile("/districts/qingxi/2022-03$"))
    expect(page.locator("#street")).to_have_value("")
    page.go_back()
    expect(page.locator("#period")).to_have_text(first)


def test_from_an_article_to_its_lines_and_back(browse: Open) -> None:
    page = browse("/articles/2")
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name="在版面原文中查看").click()
    expect(page.locator(".run.marked .run-title").first).to_contain_text(title)
    page.locator(".run.marked .run-title a").first.click()
    expect(page.locator("h1")).to_have_text(title)


def test_a_report_to_take_away(browse: Open) -> None:
    page = browse("/streets/qingxi-wangcheng")
    page.get_by_role("link", name="见报情况报告").click()
    rows = page.locator("tbody tr").count()
    with page.expect_download() as csv:
        page.get_by_role("link", name="CSV").click()
    lines = csv.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == rows + 1
    with page.expect_download() as xlsx:
        page.get_by_role("link", name="XLSX").click()
    assert xlsx.value.path().read_bytes().startswith(b"PK")
    assert xlsx.value.suggested_filename.startswith("望澄街道见报情况")


@pytest.mark.parametrize("address", [KINDS["report"], KINDS["calendar"]])
def test_a_listing_on_a_phone_is_read_without_drawing_it_sideways(browse: Open, address: str) -> None:
    page = browse(address, viewport={"width": 360, "height": 740})
    page.evaluate("document.documentElement.dataset.size = 'xl'")
    assert page.locator(".table-scroll").last.evaluate("box => box.scrollWidth - box.clientWidth") == 0
    expect(page.locator(".listing").get_by_role("row").nth(1).get_by_role("rowheader")).to_be_visible()


def test_the_keyboard_is_enough(browse: Open) -> None:
    page = browse("/articles/1")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("input[type=search]")).to_be_focused()
    page.keyboard.type("老旧小区")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("老旧小区"))
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.closest('.hits a') !== null")
        if focused:
            break
    assert focused
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/articles/"))


def test_preferences_are_kept(browse: Open) -> None:
    page = browse("/help")
    page.get_by_text("显示", exact=True).click()
    page.get_by_label("特大").check()
    page.get_by_label("深色").check()
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "22.4px"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    expect(page.get_by_label("特大")).to_be_checked()


def test_dark_is_dark_and_print_is_black_on_white(browse: Open) -> None:
    page = browse("/articles/1", color_scheme="dark")
    assert luminance(page) < 60
    page.emulate_media(media="print")
    assert luminance(page) > 250
    expect(page.locator(".citation")).to_be_visible()
    for hidden in (".nav", ".about", ".footer", ".neighbours", "input[type=search]"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_follow_a_thread(browse: Open) -> None:
    page = browse("/articles/1")
    page.get_by_role("region", name="所在线索").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/threads/"))
    articles = page.locator(".day .item-title a")
    assert articles.count() >= 2
    months = page.locator("svg.bars a")
    months.last.click()
    expect(page).to_have_url(re.compile("#m2"))
    articles.last.click()
    expect(page.locator("article h1")).to_be_visible()


def test_suggestions_while_typing(browse: Open) -> None:
    page = browse("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("望澄")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/streets/qingxi-wangcheng"))
    box = page.get_by_role("combobox", name="检索全部文章")
    box.press_sequentially("linxt")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def luminance(page: Page) -> float:
    """Of the background, 0 to 255."""
    colour: Any = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(float, re.findall(r"[\d.]+", colour)[:3])) / 3


def test_everything_works_without_a_script(browse: Open) -> None:
    page = browse("/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("志愿者")
    page.get_by_role("button", name="检索").click()
    everything = count(page)
    page.locator(".facet a").first.click()
    assert 0 < count(page) <= everything
    page.get_by_role("link", name="最早").click()
    expect(page).to_have_url(re.compile("sort=oldest"))
    page.locator(".hits a").first.click()
    expect(page.locator("article h1")).to_be_visible()
