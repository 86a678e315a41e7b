"""What a reader sees when something is wrong: in Chinese, with a way on; the API gets the same as JSON."""

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from app.search.engine import IndexUnavailableError
from app.web.api_values import ErrorJson
from app.web.middleware import SECURITY
from app.web.site import get_site

_log = logging.getLogger(__name__)

WORDS = {
    404: ("没有找到这一页", "地址可能有误，或者这里从未有过内容。"),
    405: ("不支持这种访问方式", "请直接打开网页。"),
    422: ("地址里有看不懂的内容", "请检查日期、页码等参数的写法。"),
    500: ("网站出了差错", "差错已经记录。请稍后再试，或换一条路走。"),
    503: ("检索暂时不可用", "索引正在重建或读取不了，请稍后再试；浏览不受影响。"),
}


def install(app: FastAPI) -> None:
    """Answer errors of every kind with the site's own pages."""
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(IndexUnavailableError, _on_no_index)
    app.add_exception_handler(Exception, _on_failure)


def not_found() -> HTTPException:
    """The error to raise where an address leads nowhere."""
    return HTTPException(404)


def error_page(request: Request, status: int, details: Sequence[str] = ()) -> Response:
    """An error as a page, or as JSON under ``/api/``."""
    title, advice = WORDS.get(status, WORDS[404] if status < 500 else WORDS[500])
    if request.url.path.startswith("/api/"):
        return JSONResponse(ErrorJson(status=status, error=title, details=list(details)).model_dump(), status)
    site = get_site(request)
    return site.page(request, "error.html", status, code=status, title=title, advice=advice, details=details)


async def _on_http_error(request: Request, error: Any) -> Response:
    response = error_page(request, error.status_code, [error.detail] if error.status_code == 422 else [])
    response.headers.update(error.headers or {})
    return response


async def _on_invalid(request: Request, error: Any) -> Response:
    if any(e["loc"][0] == "path" for e in error.errors()):  # a path that means nothing leads nowhere
        return error_page(request, 404)
    details = [f"{'.'.join(str(part) for part in e['loc'][1:])}：{_advice(e)}" for e in error.errors()]
    return error_page(request, 422, details)


def _advice(error: dict[str, Any]) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "int_parsing" | "int_type":
            return "应为整数"
        case "greater_than_equal":
            return f"不小于 {context['ge']}"
        case "less_than_equal":
            return f"不大于 {context['le']}"
        case "string_too_long":
            return f"至多 {context['max_length']:,} 个字"
        case "enum" | "literal_error":
            return f"应为 {context['expected'].replace(' or ', '、')} 之一"
        case "string_pattern_mismatch":
            return "写法应为 2021、2021-10 或 2021-10-05"
        case _:
            return "写法不对"


async def _on_no_index(request: Request, error: Exception) -> Response:
    _log.error("the index cannot be read: %s", error)
    return error_page(request, 503)


async def _on_failure(request: Request, error: Exception) -> Response:
    # This answer is made outside the middleware, so it dresses itself; the server logs the error.
    response = error_page(request, 500)
    response.headers.update(SECURITY)
    return response
