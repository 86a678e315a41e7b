"""OAI-PMH, harvested by the library's own client: nothing missed, nothing twice, wrong questions answered in words."""

import datetime as dt
from typing import Any

import pytest
from fastapi.testclient import TestClient
from oaipmh.client import BaseClient
from oaipmh.error import (
    BadArgumentError,
    BadResumptionTokenError,
    BadVerbError,
    CannotDisseminateFormatError,
    IdDoesNotExistError,
    NoRecordsMatchError,
)
from oaipmh.metadata import MetadataRegistry, oai_dc_reader
from sqlalchemy import delete, select, update

from app.database import Database
from app.models import Article, Tombstone
from app.queries.harvest import BEGINNING, Span, read_changes
from app.web import oai
from tests.ingest.store.test_pages import PAGE, store


class Harvester(BaseClient):  # type: ignore[misc]  # the library has no types
    """The client, asking over the test's own transport, by GET or by POST."""

    def __init__(self, http: TestClient, method: str = "GET") -> None:
        registry = MetadataRegistry()
        registry.registerReader("oai_dc", oai_dc_reader)
        super().__init__(registry)
        self.http, self.method = http, method

    def makeRequest(self, **asked: Any) -> bytes:  # noqa: N802
        answer = self.http.get("/oai", params=asked) if self.method == "GET" else self.http.post("/oai", data=asked)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8")
        return answer.content


@pytest.fixture(params=["GET", "POST"])
def harvester(client: TestClient, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Harvester:
    monkeypatch.setattr(oai, "BATCH", 7)
    return Harvester(client, request.param)


def test_a_harvest_has_every_article_once(client: TestClient, harvester: Harvester) -> None:
    total = client.get("/api/v1/search").json()["total"]
    records = list(harvester.listRecords(metadataPrefix="oai_dc"))
    assert len({header.identifier() for header, _, _ in records}) == len(records) == total
    assert [h.identifier() for h in harvester.listIdentifiers(metadataPrefix="oai_dc")] == [
        header.identifier() for header, _, _ in records
    ]
    district = next(iter(harvester.listSets()))[0]
    expected = client.get(f"/api/v1/search?district={district}").json()["total"]
    assert len(list(harvester.listIdentifiers(metadataPrefix="oai_dc", set=district))) == expected


def test_a_record_says_what_the_article_is(client: TestClient, harvester: Harvester) -> None:
    article = client.get("/api/v1/articles/2").json()
    header, metadata, _ = harvester.getRecord(identifier="oai:testserver:2", metadataPrefix="oai_dc")
    assert header.setSpec() == ["qingxi"]
    assert metadata.getField("title") == [article["headline"]]
    assert metadata.getField("creator") == article["reporters"]
    assert metadata.getField("identifier") == [article["url"]]
    assert metadata.getField("coverage") == [article["date"], article["district"], *article["streets"]]
    assert metadata.getField("relation") == [article["page"]]


def test_only_what_changed_since_is_told(harvester: Harvester) -> None:
    harvester.updateGranularity()
    assert harvester.identify().deletedRecord() == "persistent"
    stamps = [header.datestamp() for header in harvester.listIdentifiers(metadataPrefix="oai_dc")]
    last = max(stamps)
    newest = list(harvester.listIdentifiers(metadataPrefix="oai_dc", from_=last))
    assert len(newest) == stamps.count(last)
    assert len(list(harvester.listIdentifiers(metadataPrefix="oai_dc", until=last))) == len(stamps)
    with pytest.raises(NoRecordsMatchError):
        list(harvester.listIdentifiers(metadataPrefix="oai_dc", from_=last + dt.timedelta(seconds=1)))


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({}, BadVerbError),
        ({"verb": "Nonsense\x00"}, BadVerbError),
        ({"verb": "GetMetadata", "identifier": "oai:testserver:2", "metadataPrefix": "oai_dc"}, BadVerbError),
        ({"verb": ["Identify", "Identify"]}, BadArgumentError),
        ({"verb": "ListRecords"}, BadArgumentError),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "yesterday"}, BadArgumentError),
        ({"verb": "ListRecords", "metadataPrefix": "marc21"}, CannotDisseminateFormatError),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "nowhere"}, NoRecordsMatchError),
        ({"verb": "ListRecords", "resumptionToken": "x"}, BadResumptionTokenError),
        ({"verb": "ListRecords", "resumptionToken": "cursor%3D9"}, BadResumptionTokenError),
        ({"verb": "ListRecords", "resumptionToken": f"metadataPrefix=oai_dc&cursor={10**60}"}, BadResumptionTokenError),
        ({"verb": "ListRecords", "resumptionToken": "cursor=1&metadataPrefix=oai_dc&until=x"}, BadResumptionTokenError),
        ({"verb": "ListSets", "resumptionToken": "x"}, BadResumptionTokenError),
        ({"verb": "GetRecord", "identifier": "oai:testserver:99999999999999999999", "metadataPrefix": "oai_dc"}, IdDoesNotExistError),
        ({"verb": "GetRecord", "identifier": "\x00", "metadataPrefix": "oai_dc"}, IdDoesNotExistError),
        ({"verb": "ListMetadataFormats", "identifier": "2"}, IdDoesNotExistError),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_told_in_words(
    harvester: Harvester, asked: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        harvester.makeRequestErrorHandling(**asked)


def test_a_flood_of_arguments_is_not_read(client: TestClient) -> None:
    answer = client.post("/oai", content=b"verb=Identify&x=" + b"y" * 1_000_000)
    assert 'code="badVerb"' in answer.text


def test_what_changes_or_goes_meanwhile_is_told_at_the_end(database: Database) -> None:
    store(database, PAGE)
    with database.reading() as session:
        (first,) = read_changes(session, Span(), BEGINNING, 1)
    later = first.at + dt.timedelta(minutes=1)
    with database.writing() as session:
        second = session.scalars(select(Article.id).where(Article.id != first.id)).one()
        session.execute(update(Article).where(Article.id == first.id).values(changed_at=later))
        session.execute(delete(Article).where(Article.id == second))
        session.add(Tombstone(article_id=second, generation=9, deleted_at=later))
    with database.reading() as session:
        rest = read_changes(session, Span(), (first.at, first.id), 9)
        assert [(change.id, change.article is None) for change in rest] == [(first.id, False), (second, True)]
        assert [change.id for change in read_changes(session, Span(district="nowhere"), BEGINNING, 9)] == []
