"""Clues to the year of a page by counting: from a birth to an age, from a beginning to a jubilee, by school years."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.chinese import numeral
from app.ingest.dates.year_evidence import Clue, MonthDay, Passage, quoted
from app.ingest.values import Page

_NUMBER = r"(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})年"
_SAID = r"(?P<said>今年|本年|去年|上年|明年|前年)"
_SAID_NOW = re.compile(rf"{_SAID}（(?P<year>20[0-9]{{2}})年?）|(?P<year2>20[0-9]{{2}})年?（(?P<said2>今年|去年|明年)）")
_AWAY = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1, "前年": -2}
_AGE = re.compile(rf"{_YEAR}[^。；，]{{0,6}}?(?:出生|生)[^。；]{{0,24}}?今年已?{_NUMBER}岁")
_BORN = re.compile(rf"生于{_YEAR}[^。；]{{0,24}}?今年已?{_NUMBER}岁")
_SINCE = re.compile(
    rf"{_YEAR}(?!底|度)[^。；]{{2,40}}?(?:至今|到今年|到现在|如今|迄今)[，]?(?:已经?)?[^。；，0-9]{{0,6}}?{_NUMBER}(?:个)?(?:年(?![级前后代度月底龄])|春秋)"
)
_JUBILEE = re.compile(
    rf"{_YEAR}[^。；]{{2,40}}?今年[^。；，]{{0,10}}?(?:(?P<nth>第){_NUMBER}(?:个)?年|(?P<jubilee>[0-9]{{1,3}}|[一二三四五六七八九十百]{{1,4}})周年)"
)
_AGE_FIRST = re.compile(rf"今年{_NUMBER}岁的?[^。；0-9]{{0,12}}?(?:出生|生)于{_YEAR}")
_AGED = re.compile(rf"{_YEAR}(?:[0-9]{{1,2}}月)?出生的[^。；0-9]{{0,16}}?(?:现年|如今|现在|已经?|已是){_NUMBER}岁")
_YEARLY = re.compile(
    rf"{_YEAR}[^。；]{{0,24}}?(?:以来|起|开始)[^。；0-9]{{0,8}}?已?(?:经)?连续[^。；0-9]{{0,6}}?(?P<nth>){_NUMBER}(?:个)?[届年]"
)
_AGO = re.compile(rf"{_NUMBER}年前(?:的|，也就是|，即|——|（)?{_YEAR}")
_SUMS = (_AGE, _BORN, _AGE_FIRST, _AGED, _SINCE, _YEARLY, _JUBILEE, _AGO)


def sum_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from sums: 1956年出生…今年66岁, 2002年…至今已20年, 三年前的2017年, 去年（2021年）, 2022届毕业生."""
    for passage in found:
        text = passage.text
        if "20" not in text and "19" not in text:
            continue
        for match in _SAID_NOW.finditer(text):
            year = int(match["year"] or match["year2"]) - _AWAY[match["said"] or match["said2"]]
            yield Clue((year,), _only(year, 4.0), quoted(page, passage, *match.span()), plain=True)
        for pattern in _SUMS:
            for match in pattern.finditer(text):
                if year := _sum(match):
                    evidence = quoted(page, passage, *match.span())
                    yield Clue((year - 1, year, year + 1), _about(year, 1.2), evidence)
        yield from _school_clues(page, passage, latest)


def _sum(match: re.Match[str]) -> int:
    """The year of a page by a sum that it prints, or 0 where it is none (a war of 8 years)."""
    named = match.groupdict()
    text = named.get("number") or named.get("jubilee") or ""
    try:
        number = int(text) if text.isdigit() else int(numeral(text))
    except ValueError:
        return 0
    return int(match["year"]) + number - (named.get("nth") is not None)


def _only(year: int, points: float) -> Callable[[int], float]:
    return lambda other: points * (other == year)


def _about(year: int, points: float) -> Callable[[int], float]:
    """Ages and jubilees may count the first year as well, so that they are one too high or too low."""
    return lambda other: points if other == year else points / 2 if abs(other - year) == 1 else 0.0


_CLASS = re.compile(r"(?P<year>20[0-9]{2})届[^，。；]{0,8}?毕业|(?P<new>20[0-9]{2})级[^，。；]{0,4}?新生")
_GRADE = re.compile(r"(?P<year>20[0-9]{2})级[^。；，]{0,12}?[大研](?P<grade>[一二三四])(?=[了，。的学])")
_TERM = re.compile(r"(?P<year>20[0-9]{2})年(?P<term>[春秋])季?[^。；，]{0,8}?(?:学期|开学|入学|招生|新生)")
_TOLD = {"秋": range(4, 13), "春": range(1, 7)}
"""The months in which a term is told as that of now; in the others it is of the past."""
_SEASON = re.compile(
    r"(?P<year>20[0-9]{2})年?[-—–－~～至](?P<next>(?:20)?[0-9]{2})年?(?:学年|[采供取]暖季|供热季|赛季)"
)


def _school_clues(page: Page, passage: Passage, latest: MonthDay) -> Iterator[Clue]:
    """Clues from classes and seasons that run over the turn of a year."""
    late = latest[0] >= 8
    for match in _CLASS.finditer(passage.text):
        year = int(match["year"] or match["new"]) - (late if match["year"] else -(not late and latest[0] < 7))
        yield Clue((year, year + 1), _leaning(year, 1.6), quoted(page, passage, *match.span()))
    for match in _GRADE.finditer(passage.text):
        year = int(match["year"]) + "一二三四".find(match["grade"]) + (latest[0] < 8)
        yield Clue((year,), _leaning(year, 1.6), quoted(page, passage, *match.span()))
    for match in _TERM.finditer(passage.text):
        if latest[0] in (
            (*range(4, 13),) if match["term"] == "秋" else range(1, 7)
        ):  # told in the other half of a year it is of the past
            year = int(match["year"])
            yield Clue((year,), _leaning(year, 1.6), quoted(page, passage, *match.span()))
    for match in _SEASON.finditer(passage.text):
        first = int(match["year"])
        if (first + 1) % 100 == int(match["next"]) % 100:
            yield Clue((first, first + 1), _leaning(first + (not late), 2.0), quoted(page, passage, *match.span()))


def _leaning(year: int, points: float) -> Callable[[int], float]:
    """For that year; something for the year after, when the class or season is still talked of."""
    return lambda other: points if other == year else 0.3 * points if other == year + 1 else 0.0
