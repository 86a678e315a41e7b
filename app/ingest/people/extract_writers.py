"""Who wrote an article and who took its pictures, by all of its leads and credits."""

import re

from app.ingest.people.credit import Byline
from app.ingest.people.credit_words import PLAIN
from app.ingest.people.extract_byline import lead, signature
from app.ingest.values import Article, Kind, Role


def _is_labelled(byline: Byline | None) -> bool:
    return byline is not None and byline.labelled


def writers(article: Article) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The article's (reporters, correspondents, photographers), each in order of first mention."""
    found: list[Byline] = []
    unsigned = article.kind in (Kind.LETTER, Kind.NOTICE)  # who signs a letter or a notice is no reporter
    last = max((index for index, block in enumerate(article.blocks) if block.role is Role.PARAGRAPH), default=-1)
    for index, block in enumerate(article.blocks):
        if block.role is Role.BYLINE:
            credits = [signature(block.text) or lead(block.text)]
        elif block.role is Role.CAPTION or index == last:
            credits = [lead(block.text), signature(block.text)]
        elif block.role is Role.PARAGRAPH:  # （X） within a text is a remark
            credits = [lead(block.text), *filter(_is_labelled, [signature(block.text)])]
        else:
            continue
        found += [byline for byline in credits if byline and (byline.labelled or not unsigned)]
    return (
        tuple(dict.fromkeys(name for byline in found for name in byline.reporters)),
        tuple(dict.fromkeys(name for byline in found for name in byline.correspondents)),
        tuple(dict.fromkeys(name for byline in found for name in byline.photographers)),
    )


_GIVEN_NAME = re.compile(r"\(\s*([一-鿿]\s*[一-鿿])\s*\)\s*$")


def given_name(article: Article) -> str:
    """The two characters in brackets that close an article, which may be a given name; '' where there are none."""
    texts = article.texts(Role.PARAGRAPH, Role.BYLINE)
    match = _GIVEN_NAME.search(texts[-1].translate(PLAIN)) if texts and article.kind is not Kind.LETTER else None
    return "".join(match[1].split()) if match else ""
