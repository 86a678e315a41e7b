"""An article's page: as printed, with what is uncertain said plainly, and permanent."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.database import Database
from app.digest.job import refresh
from app.models import Archive, Article, Page, Redirect
from app.queries.article import read_article
from app.search.catchup import catch_up
from app.search.opening import open_engine
from app.settings import Settings
from app.web.app import create_app
from app.web.citation import _tex, cite
from app.web.dates import today
from app.web.metadata import news_article
from app.web.render import spacing
from tests.web.golden import fill, samples


@pytest.fixture
def changed(database: Database, tmp_path: Path) -> Iterator[TestClient]:
    """A site whose first article is unsure and lost its headline, and where another was merged into it."""
    settings = Settings(data=tmp_path, _env_file=None)
    engine = open_engine(settings.index_path, settings.engine)
    fill(database, engine, samples()[:1])
    with database.writing() as session:
        article = session.get_one(Article, 1)
        article.headline = ""
        article.opening = "开头的几个字"
        article.blocks = [block for block in article.blocks if block["role"] != "headline"]
        article.confidence = {"cut": 0.2, "title": 1.0, "date": 0.1, "place": 1.0}
        article.date = "XXXX-11-08"
        article.corrected = ["deck", "streets"]
        article.earliest = article.latest = None
        article.dated_by = ""
        article_page = session.get_one(Page, article.page_id)
        article_page.sidecar = {**article_page.sidecar, "facsimile": "https://example.org/A05.pdf?a=1&b=2"}
        session.add_all([Redirect(old_id=900, article_id=1), Redirect(old_id=901, page_id=1), Redirect(old_id=902)])
        archive = session.get_one(Archive, 1)
        archive.generation += 1
        article.generation = archive.generation
    refresh(database)
    catch_up(database, engine)
    with TestClient(create_app(settings, database, engine), follow_redirects=False) as client:
        yield client
    engine.close()


def text(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


def test_everything_printed_is_on_the_page_in_order(client: TestClient) -> None:
    for number in range(1, 20):
        article = client.get(f"/api/v1/articles/{number}").json()
        shown = text(client.get(f"/articles/{number}").text.split("<article", 1)[1])
        printed = [article[name] for name in ("column", "kicker", "headline", "deck")]
        at = 0
        for part in [*printed, *article["paragraphs"]]:
            wanted = re.sub(r"\s+", "", part)
            found = shown.find(wanted, at)
            assert found >= 0, (number, part)
            at = found + len(wanted)
        for caption in article["captions"]:
            assert re.sub(r"\s+", "", caption) in shown


def test_an_address_that_was_merged_away_leads_on_for_good(changed: TestClient) -> None:
    answer = changed.get("/articles/900")
    assert (answer.status_code, answer.headers["location"]) == (301, "/articles/1")
    answer = changed.get("/api/v1/articles/900")
    assert (answer.status_code, answer.headers["location"]) == (301, "/api/v1/articles/1")
    answer = changed.get("/articles/901")
    assert (answer.status_code, answer.headers["location"]) == (301, "/pages/1")
    answer = changed.get("/api/v1/articles/901")
    assert (answer.status_code, answer.headers["location"]) == (301, "/api/v1/pages/1")
    assert changed.get("/articles/902").status_code == 404
    assert changed.get("/articles/903").status_code == 404


def test_what_is_uncertain_is_said(changed: TestClient) -> None:
    page = text(changed.get("/articles/1").text)
    assert "〔无题〕开头的几个字" in page
    assert "11月8日年份不详" in page
    assert "文章的起止" in page
    assert "所属的区" not in page
    other = text(changed.get("/articles/2").text)
    assert "年份为推定" in other
    assert "之间推定" in other


def test_what_an_editor_corrected_is_said(changed: TestClient) -> None:
    assert "订正</dt><dd>副题、街道乡镇" in changed.get("/articles/1").text
    assert "订正</dt>" not in changed.get("/articles/2").text
    assert changed.get("/api/v1/articles/1").json()["corrected"] == ["deck", "streets"]


def test_the_printed_page_is_one_step_away(changed: TestClient, client: TestClient) -> None:
    link = 'href="https://example.org/A05.pdf?a=1&amp;b=2" rel="external"'
    assert link in changed.get("/articles/1").text
    assert link in changed.get("/pages/1").text
    address = "https://example.org/A05.pdf?a=1&b=2"
    assert changed.get("/api/v1/articles/2").json()["facsimile"] == address
    assert changed.get("/api/v1/pages/1").json()["facsimile"] == address
    assert "印刷版面" not in client.get("/articles/1").text + client.get("/pages/1").text
    assert client.get("/api/v1/articles/1").json()["facsimile"] is None


def test_the_line_below_the_title_tells_both_days_apart(client: TestClient) -> None:
    """Beside the name of the paper a day without a word would be read as that of printing."""
    line = re.search(r'<p class="dateline">.*?</p>', client.get("/articles/1").text, re.DOTALL)
    assert line
    assert "文中写作“3月16日" in client.get("/articles/1").text, "what the page prints of the day"
    assert re.search("刊于2022年3月17日至12月31日之间推定所记2022年3月16日", text(line[0]))


def test_an_undated_article_stays_in_its_district(changed: TestClient) -> None:
    page = text(changed.get("/districts/qingxi").text)
    assert "1篇未定日期" in page
    assert "开头的几个字" in text(changed.get("/districts/qingxi/undated").text)
    assert "未定日期</a>" in changed.get("/search?from=2022").text, "no range of days matches it, and that is said"


def test_the_citation_names_what_is_known(client: TestClient) -> None:
    """GB/T 7714-2015: a date that is only inferred stands in brackets; what is read online has the day of reading."""
    page = client.get("/articles/1").text
    citation = re.search(r'id="citation">([^<]+)<', page)
    assert citation
    article = client.get("/api/v1/articles/1").json()
    assert citation[1] == (
        f"{', '.join(article['reporters'])}. {article['headline']}[N/OL]. {article['newspaper']}, "
        f"［2022年3月17日至12月31日之间（推定）］[{today()}]. {article['url']}."
    )


@pytest.mark.usefixtures("changed")
def test_the_citation_names_three_writers_at_most(database: Database) -> None:
    """GB/T 7714-2015, 8.1.2: of more than three the first three, and 等."""
    with database.reading() as session:
        article = read_article(session, 1)
    assert article
    names = ("赵一", "钱二", "孙三", "李四")
    four, three = (cite(replace(article, reporters=names[:n]), "", today()) for n in (4, 3))
    assert four.startswith("赵一, 钱二, 孙三, 等. 〔")
    assert three.startswith("赵一, 钱二, 孙三. 〔")


@pytest.mark.usefixtures("changed")
def test_a_day_of_printing_that_is_only_inferred_is_no_date_for_machines(database: Database) -> None:
    with database.reading() as session:
        article = read_article(session, 1)
    assert article
    assert article.page
    dated = {
        day: replace(article, page=replace(article.page, issued=day)) for day in ("2022-03-18", "2022-03-18?", "2022?")
    }
    assert {day: news_article(view, "", "").get("datePublished") for day, view in dated.items()} == {
        "2022-03-18": "2022-03-18",
        "2022-03-18?": None,
        "2022?": None,
    }


def test_the_page_of_the_newspaper_marks_the_lines_of_each_article(client: TestClient) -> None:
    article = client.get("/api/v1/articles/2").json()
    page = client.get("/pages/1?article=2").text
    marked = "".join(re.findall(r'<section class="run [^"]*marked".*?</section>', page, re.DOTALL))
    assert [int(n) for n in re.findall(r'<li id="L(\d+)"', marked)] == article["lines"]


def test_every_line_of_the_page_is_shown_once(client: TestClient) -> None:
    for number, (source, _) in enumerate(samples(), start=1):
        page = client.get(f"/pages/{number}").text
        shown = [int(n) for n in re.findall(r'<li id="L(\d+)"', page)]
        lines = source.read_text("utf-8").split("\n")
        assert shown == [n for n, line in enumerate(lines, start=1) if line.strip()]


def test_references_for_bibtex_and_reference_managers(client: TestClient) -> None:
    """A day that is only inferred is a note, no date; what names the article is there."""
    article = client.get("/api/v1/articles/1").json()
    bib = client.get("/articles/1.bib").text
    assert bib.startswith("@article{qubao1,")
    assert f"title = {{{article['headline']}}}" in bib
    assert f"url = {{{article['url']}}}" in bib
    assert "note = {2022年3月17日至12月31日之间（推定）}" in bib
    assert "date =" not in bib
    lines = client.get("/articles/1.ris").text.split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert [line[6:] for line in lines if line.startswith("AU")] == article["reporters"]
    assert not [line for line in lines if line.startswith(("DA", "PY"))]


def test_what_tex_would_take_for_orders_stands_for_itself() -> None:
    assert _tex("5%的{A_B} \\ &\n#1") == "5\\%的\\{A\\_B\\} \\textbackslash{} \\& \\#1"


def test_search_engines_are_told_what_is_certain(client: TestClient) -> None:
    page = client.get("/articles/1").text
    found = re.search(r'<script type="application/ld\+json">(.+?)</script>', page)
    assert found
    data = json.loads(found[1])
    article = client.get("/api/v1/articles/1").json()
    assert (data["@type"], data["headline"], data["url"]) == ("NewsArticle", article["headline"], article["url"])
    assert [author["name"] for author in data["author"]] == article["reporters"]
    assert "datePublished" not in data, "it is only inferred"
    assert f'<link rel="canonical" href="{article["url"]}">' in page
    told = re.search(r'<meta name="description" content="([^"]+)">', page)
    assert told
    assert html.unescape(told[1]).rstrip("…") in article["paragraphs"][0] + article["paragraphs"][1]


def test_the_source_text_of_a_page_is_given_as_it_was_read(client: TestClient) -> None:
    source, _ = samples()[0]
    answer = client.get("/pages/1.txt")
    assert answer.text == source.read_text("utf-8")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_half_width_punctuation_is_not_set_apart() -> None:
    assert spacing("", "上午,随着") == spacing("记者(王)") == " tight"
    assert spacing("上午，随着 18 个", "C620, D8", "") == ""
