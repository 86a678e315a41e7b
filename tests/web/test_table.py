"""Tables to take away."""

import csv
import io
import zipfile

from fastapi.testclient import TestClient

from app.web.table import csv_answer, xlsx_answer


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    answer = csv_answer("名单", ("题", "数"), [("=1+1", 3), ("a,b\n“c”", -4)])
    assert bytes(answer.body).startswith(b"\xef\xbb\xbf")
    assert rows(bytes(answer.body)) == [["题", "数"], ["'=1+1", "3"], ["a,b\n“c”", "-4"]]
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.csv"


def test_xlsx_holds_the_cells_as_text_and_numbers() -> None:
    answer = xlsx_answer("名单", "表题", ("题", "数"), [("=1+1", 3)])
    with zipfile.ZipFile(io.BytesIO(bytes(answer.body))) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "表题" in strings
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
