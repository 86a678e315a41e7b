"""Tables to take away."""

import csv
import html
import io
import re
import zipfile

from fastapi.testclient import TestClient

from app.web.table import Table, csv_answer, xlsx_answer


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    answer = csv_answer(Table("名单", ("题", "数"), [("=1+1", 3), ("a,b\n“c”", -4)]))
    assert bytes(answer.body).startswith(b"\xef\xbb\xbf")
    assert rows(bytes(answer.body)) == [["题", "数"], ["'=1+1", "3"], ["a,b\n“c”", "-4"]]
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.csv"


def test_xlsx_holds_the_cells_as_text_and_numbers() -> None:
    answer = xlsx_answer(Table("名单", ("题", "数"), [("=1+1", 3)]))
    with zipfile.ZipFile(io.BytesIO(bytes(answer.body))) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "名单" in strings
    assert "=1+1" in strings
    assert "<f>" not in sheet
    assert "<v>3</v>" in sheet


def test_the_report_lists_what_the_street_page_lists(client: TestClient) -> None:
    found = rows(client.get("/streets/qingxi-wangcheng/report.csv?from=2022&to=2023").content)
    listed = client.get("/api/v1/search?street=望澄街道&from=2022&to=2023&per_page=100").json()
    assert {row[-1].rsplit("/", 1)[-1] for row in found[1:]} == {str(item["id"]) for item in listed["items"]}
    assert [row[0] for row in found[1:]] == [str(n) for n in range(1, len(found))]


def test_the_search_as_csv_has_every_hit(client: TestClient) -> None:
    found = rows(client.get("/search.csv?q=社区").content)
    assert len(found) - 1 == client.get("/api/v1/search?q=社区").json()["total"]
    assert len({row[0] for row in found}) == len(found)
    head, *hits = found
    for hit in hits:
        row = dict(zip(head, hit, strict=True))
        article = client.get(f"/api/v1/articles/{row['编号']}").json()
        assert [row["报纸"], row["版名"], row["版次"]] == [article[k] for k in ("newspaper", "edition", "page_number")]
    assert {hit[head.index("报纸")] for hit in hits} - {""}


def test_every_list_can_be_taken_away_whole(client: TestClient) -> None:
    """What the site lists, the file lists: threads, people, places, pages of the newspaper."""
    assert len(rows(client.get("/threads.csv").content)) - 1 == client.get("/api/v1/threads").json()["total"]
    people = client.get("/api/v1/reporters").json()
    assert [row[0] for row in rows(client.get("/reporters.csv").content)[1:]] == [p["name"] for p in people]
    places = {row[-1].removeprefix("http://testserver") for row in rows(client.get("/places.csv").content)[1:]}
    assert places == set(re.findall(r'href="(/(?:districts|streets|places)/[^"]+)"', client.get("/places").text))
    held = rows(client.get("/calendar.csv").content)[1:]
    assert len({row[-1] for row in held}) == len(held) == client.get("/api/v1/holdings").json()["pages"]


def test_the_street_offices_come_with_their_rates(client: TestClient) -> None:
    head, *offices = rows(client.get("/districts/qingxi/streets.csv").content)
    assert head[1:3] == ["2022年", "2022年每百篇"]
    of_year = client.get("/api/v1/search?district=qingxi&month=2022").json()["total"]
    for name, count, rate, *_ in offices:
        assert int(count) == client.get(f"/api/v1/search?street={name}&month=2022").json()["total"]
        assert float(rate) == round(100 * int(count) / of_year, 1)


def test_a_timeline_s_file_has_what_its_period_has(client: TestClient) -> None:
    page = client.get("/streets/qingxi-wangcheng/2022").text
    file = re.search(r'href="(/search\.csv[^"]+)"', page)
    assert file
    listed = re.findall(r'item-title"><a href="/articles/(\d+)"', page)
    assert {row[0] for row in rows(client.get(html.unescape(file[1])).content)[1:]} == set(listed)
