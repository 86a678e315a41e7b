"""The opening words of an article: what a list shows where the headline is lost."""

import re

from app.ingest.people.credit_words import MARKS
from app.ingest.people.extract_byline import lead
from app.ingest.values import Article, Role

LONGEST = 40
"""Characters shown: about two lines of a phone's list."""
_MARKS = re.compile(rf"^(?:\s*{MARKS})+")
_ENDS = "。！？；!?;"


def opening(article: Article) -> str:
    """The first words of the text, without marks (◆) and lead (本报讯（记者 X）), cut at a sentence's end near by."""
    text = next(iter(article.texts(Role.PARAGRAPH) or article.texts(Role.CAPTION) or article.texts(*Role)), "")
    text = _MARKS.sub("", text).strip() or text.strip()
    found = lead(text)
    if found is not None and found.end < len(text):
        text = text[found.end :].lstrip()
    if len(text) <= LONGEST:
        return text
    end = max(text.rfind(mark, 0, LONGEST) for mark in _ENDS)
    return text[: end + 1] if end >= LONGEST // 2 else text[: LONGEST - 1] + "…"
