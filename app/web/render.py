"""The template environment: filters for dates and links, and the words for kinds, levels and roles."""

import hashlib
import math
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.queries.results import ArticleRow
from app.search.field_names import KINDS
from app.settings import ROOT
from app.web import dates, links, refine

SITE_NAME = "区报文库"
_HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;:!?()]|[,;:!?()][\u3400-\u9fff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

NAV = (
    ("/search", "检索"),
    ("/threads", "线索"),
    ("/places", "地区"),
    ("/calendar", "年历"),
    ("/reporters", "作者"),
    ("/today", "往年今日"),
)
"""The main navigation: address and label."""

LEVELS = {"district": "区", "street": "街道乡镇", "community": "社区", "village": "村"}
"""What the levels of places are called (values.Level)."""

CREDITS = {"reporter": "记者", "correspondent": "通讯员", "photographer": "摄影"}
"""What the people are called (values.Credit)."""

ROLES = {
    "column": "栏目",
    "kicker": "引题",
    "headline": "标题",
    "deck": "副题",
    "byline": "署名",
    "p": "正文",
    "section": "小标题",
    "caption": "图片说明",
    "furniture": "版面杂项",
}
"""What the blocks of an article are called (values.Role)."""

DOUBTS = {
    "cut": "文章的起止：可能混入别篇的段落，或少了几段",
    "title": "标题：可能属于别篇，或主题、引题、副题认错",
    "date": "日期：可能漏认，可能是别篇的，年份也可能没有认出",
    "place": "地点：街道、社区或村的名称可能认错，或者属于别篇",
}
"""What a low confidence means for a reader (values.Confidence)."""

CORRECTED = {
    "kind": "体裁",
    "column": "栏目",
    "kicker": "引题",
    "headline": "标题",
    "deck": "副题",
    "date": "日期",
    "district": "区",
    "reporters": "记者",
    "correspondents": "通讯员",
    "photographers": "摄影",
    "streets": "街道乡镇",
    "communities": "社区",
    "villages": "村",
}
"""What an editor may correct of an article (values.Correction)."""

UNTITLED = "〔无题〕"
"""Stands before the opening words of an article whose headline the page lost or never had."""


def title_of(row: ArticleRow) -> str:
    """The headline, or the opening words marked as such."""
    return row.headline or f"{UNTITLED}{row.opening}"


def number(value: int) -> str:
    """12,345."""
    return f"{value:,}"


def xml_text(text: str) -> str:
    """The text without what XML 1.0 cannot hold (2.2: control characters, surrogates, U+FFFE and U+FFFF)."""
    return _NOT_XML.sub("", text)


def level(count: int, most: int) -> str:
    """The shade of a cell, in four steps by the square root, so that one full month does not pale all others.

    The number stands in the cell too.
    """
    return f"level-{min(4, 1 + math.isqrt(16 * count // (most + 1)))}" if count else ""


def spacing(*texts: str) -> str:
    """The class of a text with half-width punctuation among its characters, as text from PDFs often has it.

    Browsers that set Chinese apart from digits and letters (``text-autospace``) set it apart from such a comma, too.
    """
    return " tight" if any(map(_HALF_WIDTH.search, texts)) else ""


@cache
def static_url(name: str) -> str:
    """A file of ``static/`` with a fingerprint of its content, so that it may be cached for good."""
    digest = hashlib.sha256((ROOT / "static" / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


def make_templates(folder: Path = ROOT / "templates") -> Environment:
    """The environment of all templates; a name that a handler forgot to pass is an error, not a blank."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,  # in XML as in HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= {
        "date_words": dates.words,
        "machine_date": dates.machine,
        "date_plain": dates.plain,
        "date_note": dates.note,
        "full_day": dates.full_day,
        "section": links.section,
        "number": number,
        "title": title_of,
        "xml_text": xml_text,
        "kept": refine.kept,
        "sorted_by": refine.sorted_by,
        "only_query": refine.only_query,
        "only_undated": refine.only_undated,
        "chosen_filters": refine.chosen_filters,
    }
    env.globals |= {
        "SITE_NAME": SITE_NAME,
        "NAV": NAV,
        "KINDS": KINDS,
        "ROLES": ROLES,
        "UNTITLED": UNTITLED,
        "CORRECTED": CORRECTED,
        "DOUBTS": DOUBTS,
        "level": level,
        "spacing": spacing,
        "static_url": static_url,
        "day_words": dates.day_words,
        "span_words": dates.span_words,
        "article_url": links.article_url,
        "page_url": links.page_url,
        "place_url": links.place_url,
        "person_url": links.person_url,
        "thread_url": links.thread_url,
        "search_url": links.search_url,
        "facet_urls": links.facet_urls,
        "with_query": links.with_query,
    }
    return env
