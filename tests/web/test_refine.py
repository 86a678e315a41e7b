"""Searches and pages that lie one click away from a search."""

import html
import re

import pytest
from fastapi.testclient import TestClient

NOTHING = "这句话哪里都没有印过"
CALENDARS = {
    "": "/calendar",
    "&district=青溪区": "/calendar?district=qingxi",
    "&district=青溪区&month=2022-03": "/calendar/2022-03?district=qingxi",
    "&from=2021-10-05": "/calendar/2021-10",
    "&from=2021": "/calendar/2021",
    "&from=昨天&month=abc": "/calendar",
    "&district=青溪区&district=雁塘区": "/calendar",
    "&district=没有这个区": "/calendar",
}


@pytest.mark.parametrize(("filters", "expected"), CALENDARS.items())
def test_where_nothing_was_found_the_calendar_tells_what_is_held(
    client: TestClient, filters: str, expected: str
) -> None:
    page = client.get(f"/search?q={NOTHING}{filters}").text
    found = re.search(r'看看<a href="([^"]+)">馆藏年历', page)
    assert found
    assert html.unescape(found[1]) == expected
    assert client.get(expected).status_code == 200


def test_without_a_query_the_newest_come_first_and_it_says_so(client: TestClient) -> None:
    page = client.get("/search").text
    assert re.search(r'aria-current="true">最新<', page)
    assert ">相关<" not in page
    hits = re.findall(r'item-title"><a href="(/articles/\d+)"', page)
    assert hits == re.findall(r'item-title"><a href="(/articles/\d+)"', client.get("/search?sort=newest").text)


def test_a_page_tells_which_part_of_the_site_it_is_in(client: TestClient) -> None:
    for address, part in {
        "/streets/qingxi-wangcheng": "/places",
        "/districts/qingxi/2022": "/places",
        "/threads/chengheli": "/threads",
        "/pages/1": "/calendar",
        "/reporters/林晓棠": "/reporters",
    }.items():
        assert f'<a href="{part}" aria-current="true">' in client.get(address).text
    assert '<a href="/calendar" aria-current="page">' in client.get("/calendar").text
