"""OAI-PMH 2.0: how libraries and union catalogues take over the archive's records, and only what has changed since.

https://www.openarchives.org/OAI/openarchivesprotocol.html.  The protocol itself is the library's; here stands what it
asks of a repository, under the names that it asks for.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, Request, Response
from oaipmh.common import Header, Identify, Metadata
from oaipmh.error import (
    BadResumptionTokenError,
    CannotDisseminateFormatError,
    DatestampError,
    IdDoesNotExistError,
)
from oaipmh.metadata import MetadataRegistry
from oaipmh.server import ServerBase, decodeResumptionToken, encodeResumptionToken, oai_dc_writer
from sqlalchemy.orm import Session

from app.queries.harvest import BEGINNING, Change, Span, first_change, read_change, read_changes, read_districts
from app.search.field_names import KINDS
from app.web.links import article_url, page_url
from app.web.render import SITE_NAME, title_of, xml_text
from app.web.site import SiteDep

BATCH = 200
"""Records in an answer; the rest comes with a resumption token."""
MOST_ASKED = 10_000
"""Bytes of a request's arguments."""
DUBLIN_CORE = (
    "oai_dc",
    "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    "http://www.openarchives.org/OAI/2.0/oai_dc/",
)
_EPOCH = dt.datetime(1970, 1, 1)
_MICROSECOND = dt.timedelta(microseconds=1)
_IDS = 2**63

Answer = tuple[list[Any], str | None]

_registry = MetadataRegistry()
_registry.registerWriter(DUBLIN_CORE[0], oai_dc_writer)


async def arguments(request: Request) -> list[tuple[str, str]]:
    """The request's arguments, of the address or of a form, as the protocol has it."""
    if request.method != "POST":
        return request.query_params.multi_items()
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_ASKED:
            return []
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)


def answer(request: Request, site: SiteDep, asked: Annotated[list[tuple[str, str]], Depends(arguments)]) -> Response:
    """What a harvester asks; what it asks wrongly is told in the protocol's own words, with status 200."""
    told = {xml_text(name): xml_text(value) for name, value in asked}  # an error repeats them
    if len(told) < len(asked):
        told["argument given twice"] = ""  # which is none that the protocol knows
    if told.get("verb") == "GetMetadata":
        told["verb"] = ""  # the library's own, and no XML document
    with site.database.reading() as session:
        server = ServerBase(Repository(session, site.base_url(request)), _registry)
        return Response(server.handleRequest(told), media_type="text/xml")


class Repository:
    """The archive as the protocol sees it: an article is an item, a district a set."""

    def __init__(self, session: Session, base: str) -> None:
        self.session = session
        self.base = base
        self.host = urlsplit(base).hostname or "localhost"

    def identify(self) -> Any:
        """Who answers.  Every mail domain has a postmaster (RFC 5321, 4.5.1)."""
        return Identify(
            repositoryName=SITE_NAME,
            baseURL=f"{self.base}/oai",
            protocolVersion="2.0",
            adminEmails=[f"postmaster@{self.host}"],
            earliestDatestamp=first_change(self.session),
            deletedRecord="persistent",
            granularity="YYYY-MM-DDThh:mm:ssZ",
            compression=["identity"],
            toolkit_description=False,
        )

    def listMetadataFormats(self, identifier: str | None = None) -> list[tuple[str, str, str]]:
        """Dublin Core, of every article."""
        if identifier is not None:
            self._change(identifier)
        return [DUBLIN_CORE]

    def listSets(self, resumptionToken: str | None = None) -> Answer:
        """The districts, all at once."""
        if resumptionToken is not None:
            raise BadResumptionTokenError("there is no second part of the sets")
        return [(place.slug, place.name, None) for place in read_districts(self.session)], None

    def getRecord(self, metadataPrefix: str, identifier: str) -> tuple[Any, Any, None]:
        """One article."""
        _check_format(metadataPrefix)
        return self._record(self._change(identifier))

    def listIdentifiers(self, **asked: Any) -> Answer:
        """Which articles changed."""
        changes, token = self._changes(asked)
        return [self._header(change) for change in changes], token

    def listRecords(self, **asked: Any) -> Answer:
        """What changed, with what is known of it."""
        changes, token = self._changes(asked)
        return [self._record(change) for change in changes], token

    def _changes(self, asked: dict[str, Any]) -> tuple[Sequence[Change], str | None]:
        after = BEGINNING
        if "resumptionToken" in asked:
            asked, after = _resumed(asked["resumptionToken"])
        _check_format(asked["metadataPrefix"])
        span = Span(asked.get("from_"), asked.get("until"), asked.get("set", ""))
        changes = read_changes(self.session, span, after, BATCH + 1)
        if len(changes) <= BATCH:
            return changes, None
        last = changes[BATCH - 1]
        cursor = (last.at - _EPOCH) // _MICROSECOND * _IDS + last.id
        return changes[:BATCH], encodeResumptionToken(asked, cursor)

    def _change(self, identifier: str) -> Change:
        number = identifier.removeprefix(f"oai:{self.host}:")
        known = number != identifier and number.isascii() and number.isdecimal() and int(number) < _IDS
        change = read_change(self.session, int(number)) if known else None
        if change is None:
            raise IdDoesNotExistError(f"no article has the identifier {identifier}")
        return change

    def _header(self, change: Change) -> Any:
        district = change.article.district if change.article else None
        sets = [district.slug] if district else []
        return Header(None, f"oai:{self.host}:{change.id}", change.at, sets, change.article is None)

    def _record(self, change: Change) -> tuple[Any, Any, None]:
        fields = {name: [xml_text(text) for text in texts if text] for name, texts in self._fields(change).items()}
        return self._header(change), Metadata(None, fields), None

    def _fields(self, change: Change) -> dict[str, Sequence[str]]:
        """The article in Dublin Core; dates in EDTF, which say themselves what of them is inferred."""
        article = change.article
        if article is None:
            return {}
        page = f"第 {change.page_number} 版" if change.page_number else ""
        return {
            "title": [title_of(article)],
            "creator": article.reporters,
            "subject": [KINDS[article.kind], article.column],
            "description": [article.deck or article.opening],
            "publisher": [change.newspaper],
            "date": [article.issued],
            "type": ["Text"],
            "format": ["text/html"],
            "identifier": [self.base + article_url(change.id)],
            "source": [" ".join(filter(None, (change.newspaper, change.edition, page)))],
            "language": ["zh"],
            "relation": [self.base + page_url(change.page_id)] if change.page_id else [],
            "coverage": [
                article.date or "",
                article.district.name if article.district else "",
                *(place.name for place in article.streets),
            ],
            "rights": [change.rights],
        }


def _check_format(prefix: str) -> None:
    if prefix != DUBLIN_CORE[0]:
        raise CannotDisseminateFormatError(f"there is {DUBLIN_CORE[0]} only")


def _resumed(token: str) -> tuple[dict[str, Any], tuple[dt.datetime, int]]:
    """What was asked at first, and the time and id of the last change that was told."""
    try:
        asked, cursor = decodeResumptionToken(token)
        moment, number = divmod(cursor, _IDS)
        if "metadataPrefix" not in asked:
            raise ValueError(token)
        return asked, (_EPOCH + moment * _MICROSECOND, number)
    except (ValueError, OverflowError, DatestampError) as error:
        raise BadResumptionTokenError("this token was not given here") from error
