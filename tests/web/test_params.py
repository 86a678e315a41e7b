"""Addresses of searches as values, and back."""

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from app.database import Database
from app.search.engine import Engine
from app.search.request import Sort
from app.settings import Settings
from app.web.params import SearchParams, normal_date

DATES = {
    "2021": "2021",
    "2021-10": "2021-10",
    "2021-1-5": "2021-01-05",
    "2021年10月": "2021-10",
    "2021年10月5日": "2021-10-05",
    "2021/10/5": "2021-10-05",
    "2021.10": "2021-10",
    " 2021 ": "2021",
    "2021-13": "",
    "2021-02-30": "",
    "yesterday": "",
    "": "",
}


def test_a_date_that_is_not_understood_is_named_and_not_used(client: TestClient) -> None:
    page = client.get("/search?q=社区&from=昨天").text
    assert 'role="alert">看不懂这个日期：昨天' in page
    assert 'value="昨天" placeholder="2021-10" inputmode="numeric" size="10" maxlength="40" aria-invalid="true"' in page
    everything = client.get("/api/v1/search?q=社区").json()["total"]
    assert f"<strong>{everything}</strong>" in page


@pytest.mark.parametrize(("typed", "expected"), DATES.items())
def test_dates_are_read_in_any_common_writing(typed: str, expected: str) -> None:
    assert normal_date(typed) == expected


@given(st.text(max_size=20))
def test_a_date_is_normal_or_none(typed: str) -> None:
    assert normal_date(normal_date(typed)) == normal_date(typed)


def test_names_and_slugs_mean_the_same(archive: tuple[Settings, Database, Engine]) -> None:
    with archive[1].reading() as session:
        by_name = SearchParams(district=["青溪区"], street=["望澄街道"], kind=["消息"]).request(session)
        by_slug = SearchParams(district=["qingxi"], street=["qingxi-wangcheng"], kind=["news"]).request(session)
        unknown = SearchParams(street=["没有这条街道"]).request(session)
    assert by_name == by_slug
    assert by_name.street == ("qingxi-wangcheng",)
    assert unknown.street == ("没有这条街道",), "an unknown place must find nothing, not everything"


def test_what_a_form_leaves_empty_is_no_filter(archive: tuple[Settings, Database, Engine]) -> None:
    with archive[1].reading() as session:
        asked = SearchParams(q="  社区 ", street=["", " "], since="", sort=Sort.NEWEST).request(session)
    assert asked.q == "社区"
    assert asked.street == ()
    assert asked.query_string() == "q=%E7%A4%BE%E5%8C%BA&sort=newest"


def test_the_address_of_a_search_leads_to_the_same_search(client: TestClient) -> None:
    first = client.get("/api/v1/search?q=社区&district=青溪区&from=2022&per_page=5").json()
    again = client.get(first["next"]).json()
    assert again["total"] == first["total"]
    assert again["page"] == 2
    assert not {item["id"] for item in first["items"]} & {item["id"] for item in again["items"]}
