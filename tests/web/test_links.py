"""Addresses that are put together quickly are those that are put together plainly."""

import pytest

from app.search.request import FILTERS, SearchRequest
from app.web.links import facet_urls, search_url

REQUESTS = (
    SearchRequest(),
    SearchRequest(q="红色 物业", page=3, kind=("news",), street=("jia", "yi"), also=("words",)),
    SearchRequest(q="月 month=x", month=("2021-10", "2021-10x"), since="2021", widen=False),
)


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("name", FILTERS)
def test_links_of_a_facet_are_those_of_its_values(request_: SearchRequest, name: str) -> None:
    url = facet_urls(request_, name)
    for value in ("jia", "news", "2021-10", "买买提·艾力 & 张三", "a+b%"):
        assert url(value) == search_url(request_.toggled(name, value))
