"""What kind an article is, once it is whole: what speaks for each kind, weighed against the reading's first guess.

A reading must name a kind before it has seen the article's end.  What shows its kind in the end is who speaks in it
(a reader's 我, an office's 我处, an author who argues), how it is signed, whether it tells of a day, and its build.
Points are logarithmic odds set by hand and checked on annotated pages.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.ingest.cutting.lines import marks, shapes
from app.ingest.people.extract_byline import Signature, lead, signature
from app.ingest.values import TITLES, Block, Kind, Role

# What the first guess weighs: news without a lead and features are guessed for want of better.
_GUESS = {Kind.FEATURE: 1.0, Kind.NEWS: 2.0, Kind.BRIEF: 5.0, Kind.COMMENT: 4.0, Kind.NOTICE: 3.0, Kind.LETTER: 6.0}
_BRIEF = 200  # characters of a brief item
_PICTURED = 450  # characters of a photo item
_CAPTION = 120  # characters of a picture's text that its writer signs
_LONG = 6  # paragraphs: more than news without a lead has
_COMMENTS = re.compile(
    r"^[一-鿿]{0,4}(?:短评|时评|快评|锐评|微评|评论|论坛|杂谈|漫谈|巷议|微言|微语|快语|絮语|言论|有话说|评与论|众议|街谈|议论|观点|之见|"
    r"论语|夜话|随感|随想|小议|一家言|七日谈|茶座)[一-鿿]{0,2}$"
)
_FACTS = re.compile(r"链接|小贴士|名词解释|延伸阅读|新闻背景|数说|数据|小知识|小百科|资料卡")
_TO_THE_PAPER = re.compile(
    r"贵报|贵刊|编辑同志|(?:请|借|通过)(?:报纸|报社|晚报|日报)|(?:读者|市民|居民|网友)[^，。]{0,6}(?:来电|来信|反映|致电|投诉|留言)[：，]|"
    r"(?:盼|望|希望|恳请|建议|呼吁|请)(?:有关|相关|交警|城管|市政|公交)?(?:部门|单位|公司)|感谢读者|来信收悉|我[处局司校院所队][^，。]{0,6}(?:立即|已|将|高度)|"
    r"(?:感谢|谢谢)(?:您|你|这|那|好心|他|她)|^回复：|^答复：|^答：|老读者"
)
_WRITER = re.compile(r"(?<![自忘无大小])我(?![国市区县省镇乡村处局司校院所队])")
_QUOTE = re.compile("“[^“”]*”?")
_ISSUED = re.compile(
    r"特此|禁止|现将|现予|敬请|遗失|作废|声明|咨询电话|报名(?:电话|地点|时间)|(?:请|望)[^，。]{0,12}(?:绕行|提前|做好|互相转告|相互转告|周知|谅解|携带)|"
    r"停[水电气暖]|限行|封闭施工|(?:自|从)[^，。]{1,20}(?:起|至|开始)|定于|(?:因|为)[^，。]{2,20}(?:检修|施工|需要|改造|布展|养护|举办)"
)
_ARGUES = re.compile(
    r"不能|不妨|不应|不该|应当|应该|更要|还要|才能|何妨|何必|难免|与其|所谓|可见|值得|关键|说到底|归根|最终|靠的是|不(?:仅|只|单)?是[^。]{1,14}[，]?而是|考验|"
    r"既[^，。]{1,12}[又也]|只有[^。]{1,20}才|一[座个]城市|固然|当然|未必|毕竟|愿[^，。]{1,10}(?:更|都|能)|多一[点些份]|少一[点些份]"
)
_WHEN = re.compile(
    r"[0-9０-９一二三十]{1,3}\s*月\s*[0-9０-９一二三十]{1,3}\s*[日号]|昨日|昨天|昨晚|今日|今天|近日|日前|连日来|(?:上|本|这)周|当天|[0-9]{1,2}日[上下中]?"
)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What an article shows once it is whole."""

    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    sections: int
    credits: tuple[Signature, ...]  # on lines of their own
    signed: Signature | None  # within the text, at its end
    closing: str  # who signs a letter or a notice
    captioned: bool  # its last text is the caption of a picture

    @property
    def text(self) -> str:
        return "".join(self.paragraphs)


def kind_of(guess: Kind, blocks: Sequence[Block]) -> Kind:
    """The kind of an article with these blocks that was first taken for ``guess``."""
    paragraphs = tuple(block.text for block in blocks if block.role is Role.PARAGRAPH)
    if guess is Kind.PHOTO or not paragraphs:
        return Kind.PHOTO if any(block.role is Role.CAPTION for block in blocks) else guess
    if guess is Kind.NEWS and lead(paragraphs[0]) and not marks.BULLET.match(paragraphs[0]):
        return guess
    whole = _whole(blocks, paragraphs)
    points: defaultdict[Kind, float] = defaultdict(float, {guess: _GUESS[guess]})
    for kind, weight in (*_by_title(whole), *_by_voice(whole), *_by_build(whole)):
        points[kind] += weight
    return max(points, key=lambda kind: (points[kind], kind is guess))


def _whole(blocks: Sequence[Block], paragraphs: tuple[str, ...]) -> _Whole:
    credits = [block.text for block in blocks if block.role is Role.BYLINE]
    return _Whole(
        tuple(block.text for block in blocks if block.role in TITLES),
        paragraphs,
        sum(block.role is Role.SECTION for block in blocks),
        tuple(found for found in map(signature, credits) if found),
        signature(paragraphs[-1]),
        next((text for text in (*credits, paragraphs[-1]) if marks.is_sign_off(text)), ""),
        [block.role for block in blocks if block.role in (Role.PARAGRAPH, Role.CAPTION)][-1] is Role.CAPTION,
    )


def _by_title(whole: _Whole) -> Iterator[tuple[Kind, float]]:
    """What titles and column labels say: 短评, 来信照登, 公告, 小贴士."""
    for title in whole.titles:
        if _FACTS.search(title) and len(whole.paragraphs) == 1:
            yield Kind.BRIEF, 6.0
        elif _COMMENTS.match(title) or marks.heads_comment(title):
            yield Kind.COMMENT, 4.0
        if marks.NOTICE.search(title):
            yield Kind.NOTICE, 3.0
        if marks.LETTERS.match(title):
            yield Kind.LETTER, 2.0


def _by_voice(whole: _Whole) -> Iterator[tuple[Kind, float]]:
    """Who speaks: a reader to the paper, an office to the public, an author who argues."""
    told = _QUOTE.sub("", whole.text)
    reader = bool(whole.closing) and bool(marks.PERSON.match(whole.closing))
    office = bool(whole.closing) and bool(marks.OFFICE.match(whole.closing))
    addressed = min(3, len(set(_TO_THE_PAPER.findall(whole.text))))
    yield Kind.LETTER, 2.0 * addressed + 4.0 * reader + 0.8 * min(3, len(_WRITER.findall(told)))
    issued = min(3, len(set(_ISSUED.findall(told))))
    yield Kind.NOTICE, (1.0 + 1.5 * office) * issued + 1.5 * office - 3.0 * (addressed > 0)
    yield Kind.COMMENT, 1.0 * min(3, len(set(_ARGUES.findall(told)))) - 3.0 * bool(_WHEN.search(told))


def _by_build(whole: _Whole) -> Iterator[tuple[Kind, float]]:
    """How it is built and signed."""
    signed = (*whole.credits, *filter(None, [whole.signed]))
    reporters = any(found.labelled and (found.reporters or found.correspondents) for found in signed)
    author = any(not found.labelled and len(found.reporters) == 1 for found in whole.credits)
    if whole.sections:
        yield Kind.FEATURE, 4.0
        yield Kind.COMMENT, -5.0
    when = bool(_WHEN.search(whole.text))
    yield Kind.NEWS, 1.5 * when + 1.5 * reporters - 1.0 * (not when)
    yield Kind.FEATURE, 2.0 * (len(whole.paragraphs) >= _LONG) + 1.0 * (reporters and not when)
    tells = not _ARGUES.search("".join((*whole.titles, whole.text)))  # 父亲的芒种: an author who argues nothing
    yield Kind.FEATURE if tells else Kind.COMMENT, 2.0 * (author and not when)
    yield Kind.COMMENT, -3.0 * (len(whole.paragraphs) >= _LONG)
    if len(whole.paragraphs) == 1 and len(whole.text) <= _BRIEF and not whole.sections:
        pictured = any(found.photographers for found in signed) and (not reporters or len(whole.text) <= _CAPTION)
        yield Kind.PHOTO if pictured else Kind.BRIEF, 6.0 * pictured or 3.0 * (not reporters and not whole.credits)
        yield Kind.BRIEF, 3.0 * bool(marks.BULLET.match(whole.text))
    shows = whole.captioned and len(whole.text) <= _PICTURED and shapes.begins_caption(whole.text)
    if shows and not reporters and any(found.photographers for found in signed):
        yield Kind.PHOTO, 6.0  # a photo item in several paragraphs
    if all(shapes.row_score(text) > 0 for text in whole.paragraphs):
        yield Kind.NOTICE, 2.0
