"""Clues to the year of a page from years that are printed.

Local papers say 今年 for the year they appear in, so a printed year mostly belongs to the past, to a plan, or to the
name of what goes on (2020年度).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from app.ingest.dates.extract_date import read_day, read_year
from app.ingest.dates.year_evidence import Clue, MonthDay, Passage, quoted
from app.ingest.dates.year_turn import LATE, is_ahead
from app.ingest.values import Page

OLDEST = 1995
"""Before, district papers left no text layer: an older date that opens a story is history."""

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})年")
_RANGE = re.compile(r"^[-—–~～至到](?:19|20)?[0-9]{2}年?|^至今")
_RANGE_END = re.compile(r"(?:19|20)[0-9]{2}年?[-—–~～至到]$")
_FUTURE_BEFORE = re.compile(
    r"(?:(?<![直续来延])到|(?<!截)至|力争|计划|预计|将于|将在|拟于|确保|争取|目标|有望|定于|明年|规划)[^。，；、]{0,6}$"
)
_FUTURE_AFTER = re.compile(
    r"^年?(?:[^，。；、]{0,5}(?:底前|月前|之前|年前|前后(?=开|建|完|竣|投|启|通|运))|[^，。；]{0,6}(?:将|力争|建成投|远景))"
)
_UNTIL = re.compile(r"[到至]$")
_DONE = re.compile(r"(?:(?!将|力争|计划|预计|确保|争取|目标|有望|规划|基本)[^。])*?(?:了|已|曾|终于|只剩|累计)")
_NAMED = re.compile(
    r"^年(?:度|全?国|全?省|全?市|全?区|第[一二三四]季度|一季度|上半年|前三季度)?[^，。；、0-9]{0,14}?"
    r"(?:会议|大会|专项|行动|招生|招聘|高考|中考|春节|国庆|中秋|元旦|春运|预算|培训班|比赛|联赛|运动会|文化节|博览会|论坛|"
    r"宣传[周月]|考试|征兵|方案|清单|实事|要点|计划|任务|活动|时间表|名单|公告|通告|通知|公示|安排|简章|指南|目录)"
)
_PROCLAIMED = re.compile(r"^年(?:度|是[^。；]{2,44}?之年)")
_HELD_NOW = re.compile(r"会|名单|公告|通告|通知|公示|时间表|招生|招聘|简章|清单|实事|要点|预算|方案")
_BEGUN = re.compile(r"启动|开始|成立|建成|设立|实施|推出|获|被|起|以来|上任|毕业|退休|参加|创办|首[次届]")
_REVIEW = re.compile(r"总结|表彰|考核|述职|评选|年报|决算|获评|荣获|授予|命名|评为|通报")
_MONTH = re.compile(
    r"^年(?:(?:1?[0-9][-—–~～至到])?(1[0-2]|[1-9])月|(年?[底末])|(初)|(暑[假期]|入?夏|汛期)|(寒假|春节)|(入?秋|国庆)|(入?冬)|(春))"
)
_ENROLS = re.compile("招生|新生|入学|报名|开学")
_ENROLMENT = range(4, 11)
"""The months in which schools tell of the autumn to come."""
_SEASONS = (12, 12, 1, 7, 1, 9, 11, 3)
_PERIOD = re.compile(r"^年(?:(上半年)|(下半年|全年|第?四季度)|(前三季度|第?三季度)|(第?二季度)|(第?一季度|前三个月))")
_ENDS = (6, 12, 9, 6, 3)
"""The months with which the periods of ``_PERIOD`` end."""


_LAST_YEARS = re.compile(r"去年(?:年?[底末]|1[0-2]月|十[一二]?月|冬)")


def year_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from years that are printed."""
    told = any("去年" in passage.text and _LAST_YEARS.search(passage.text) for passage in found)
    for passage in found:
        for match in _YEAR.finditer(passage.text):
            year = read_year(match[1]) or 0
            before, after = passage.text[max(0, match.start() - 12) : match.start()], passage.text[match.end(1) :][:30]
            if not 1900 <= year <= 2100 or _RANGE.match(after[1:]) or _RANGE_END.search(before):
                continue
            evidence = quoted(page, passage, match.start(), match.end())
            yield _year_clue(year, before, after, passage, match, latest, evidence, told=told)


def _year_clue(
    year: int,
    before: str,
    after: str,
    passage: Passage,
    match: re.Match[str],
    latest: MonthDay,
    evidence: str,
    *,
    told: bool,
) -> Clue:
    """The clue of one printed year; ``told``: the page tells of the last months of last year as 去年."""
    if whole := _dates_the_page(passage, match, latest):
        return Clue((year, year + 1), lambda other: 5.0 * (other == _page_year(whole, latest)), evidence, plain=True)
    if near := _near_day(passage, match, latest):
        return Clue((year, year + 1), lambda other: 1.2 * (other == near) - 4.0 * (other < year), evidence)
    done = _UNTIL.search(before) and _DONE.match(passage.text, match.end())  # 到2016年，山体全部复绿，水土流失少了八成
    of_year = after.startswith("年度")  # 2022年度将实施: of that year, however much is to come
    coming = latest[0] >= LATE and is_ahead(passage.text, match.start())
    planned = _FUTURE_BEFORE.search(before) or _FUTURE_AFTER.match(after)
    if coming or (planned and not (done or of_year)):
        return Clue((year - 1, year), lambda other: _plan_points(other, year), evidence)
    named = _NAMED.match(after)
    titled = passage.title and match.start() < 4 and not _MONTH.match(after)
    past = (_MONTH.match(after) or _PERIOD.match(after)) and not _is_at_hand(after, latest)
    if _PROCLAIMED.match(after) or titled or (named and not past and not _BEGUN.search(named.group())):
        return _named_clue(year, after, latest, evidence)
    return _past_clue(year, after, latest, evidence, told=told)


def _is_at_hand(after: str, latest: MonthDay) -> bool:
    """Whether a season of the year is told that goes on or is about to: 2022年春节, 2016年秋季…新生报名 in May."""
    if after.startswith("年秋"):
        return latest[0] in _ENROLMENT and _ENROLS.search(after[:20]) is not None
    return after.startswith("年春节") and latest[0] <= 4


def _dates_the_page(passage: Passage, match: re.Match[str], latest: MonthDay) -> date | None:
    """A whole date that can only be of the page's time: in the opening words of an article, or a line of its own."""
    whole = read_day(passage.text[match.start() : match.start() + 14])
    if not whole or whole.year < OLDEST or passage.text[match.end() :][:3].find("月") < 1:
        return None
    if 45 < ((latest[0] - whole.month) * 30 + latest[1] - whole.day) % 360 < 330:
        return None  # far from the page's other days
    alone = len(passage.text) <= 16 and match.start() == 0
    opening = (
        passage.opening and match.start() < 45 and not re.search(r"[自从于]$|截至", passage.text[: match.start()][-3:])
    )
    return whole if alone or (opening and not _is_around(_COMMEMORATED, passage, match)) else None


_COMMEMORATED = re.compile("周年|纪念|年前|当年|那年|地震|解放|牺牲|出生|去世")
_BEGAN = re.compile("成立|至今|以来|截[至止]|[自从]$")


def _near_day(passage: Passage, match: re.Match[str], latest: MonthDay) -> int:
    """The page's year by a whole date within a month before its latest day, as features tell of a meeting; or 0."""
    whole = read_day(passage.text[match.start() : match.start() + 14])
    if not whole or whole.year < OLDEST or passage.text[match.end() :][:3].find("月") < 1:
        return 0
    age = ((latest[0] - whole.month) * 30 + latest[1] - whole.day) % 360
    began = _is_around(_BEGAN, passage, match) or _is_around(_COMMEMORATED, passage, match)
    return _page_year(whole, latest) if age <= 31 and not began else 0


def _is_around(words: re.Pattern[str], passage: Passage, match: re.Match[str]) -> bool:
    around = passage.text[max(0, match.start() - 16) : match.start()], passage.text[match.end() : match.end() + 40]
    return any(map(words.search, around))


def is_planned(text: str, start: int) -> bool:
    """Whether what stands there is told as yet to come: 到建党100周年时."""
    return bool(_FUTURE_BEFORE.search(text[max(0, start - 12) : start]))


def _plan_points(other: int, year: int) -> float:
    """What is planned for a year lies ahead of the page, and mostly not by much."""
    return -3.0 if other > year else max(0.0, 0.5 - 0.1 * (year - other))


def _named_clue(year: int, after: str, latest: MonthDay, evidence: str) -> Clue:
    """What bears the year in its name goes on in that year; at the year's beginning it may be a review of the last."""
    plain = after.startswith("年度") or bool(_HELD_NOW.search(after[:20]))
    strength = 2.5 if after.startswith("年度") else 2.0 if plain else 1.5
    review = bool(_REVIEW.search(after))
    next_year = 0.0 if latest[0] > 3 else strength + 0.5 if review else 0.5 * strength
    this_year = strength if not (review and latest[0] <= 3) else 0.5

    def points(other: int) -> float:
        if other < year:
            return -2.0
        return this_year if other == year else next_year if other == year + 1 else 0.0

    return Clue((year, year + 1), points, evidence, plain)


def _past_clue(year: int, after: str, latest: MonthDay, evidence: str, *, told: bool) -> Clue:
    """What is told of the past is older than the page; it tells the year only early in one, of the season before."""
    ended = _period_end(after)
    month = ended or _month(after)
    first = year if month is None or (month, 1) <= latest else year + 1
    recent = month is not None and first > year and 12 - month + latest[0] <= 8 and not told
    fresh = ended is not None and first == year and 0 < latest[0] - ended <= 3  # 2022年上半年, told in July

    def points(other: int) -> float:
        if other < first:
            return -4.0
        if other == year:
            return 2.0 * fresh
        return (1.5 if recent else 0.4) * 0.5 ** (other - first)

    return Clue((first, year + 1), points, evidence)


def _period_end(after: str) -> int | None:
    """The month that ends a half or a quarter of a year, on which papers report soon after."""
    match = _PERIOD.match(after)
    return _ENDS[match.lastindex - 1] if match and match.lastindex else None


def _month(after: str) -> int | None:
    match = _MONTH.match(after)
    if not match:
        return None
    if match[1]:
        return int(match[1])
    return next(month for group, month in zip(match.groups()[1:], _SEASONS[1:], strict=True) if group)


def _page_year(day: date, latest: MonthDay) -> int:
    """The year of a page's latest day, if one of its events is of that day."""
    return day.year + (latest < (day.month, day.day) and (day.month - latest[0]) > 6)
