"""When it happened: the first full month and day that an article prints, as EDTF with the year still unknown.

Pages print month and day; the year is found over whole pages by :mod:`dates.extract_year`, which reads the day
again with the year in hand.  Days that are no event's are passed over: those of other years (1993年5月4日, 去年3月2日),
deadlines (12月31日前), recurring ones (每年3月5日); 截至6月20日 counts only where nothing better is printed.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.ingest.values import Article, Kind, Role

_DIGITS = "一二三四五六七八九"
_NUMERALS = {str(number): number for number in range(1, 32)} | {f"0{number}": number for number in range(1, 10)}
_NUMERALS |= {digit: number for number, digit in enumerate(_DIGITS, 1)} | {
    "十": 10,
    "二十": 20,
    "三十": 30,
    "三十一": 31,
}
_NUMERALS |= {f"十{digit}": 10 + number for number, digit in enumerate(_DIGITS, 1)}
_NUMERALS |= {f"二十{digit}": 20 + number for number, digit in enumerate(_DIGITS, 1)}
_NUMERALS |= {f"廿{digit}": 20 + number for number, digit in enumerate(_DIGITS, 1)}
_NUMBER = r"(?:[0-3]?[0-9]|[一二三四五六七八九十廿]{1,3})"
_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇○零０一二三四五六七八九]{3})"
_TO = r"(?:至|到|[-—–－~～]{1,2})"
_AND = r"[、和]"
_HOUR = (
    r"(?:凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|晚间|晚|夜里|夜间|夜)?"
    r"(?:[0-9]{1,2}(?:时|点|[:：][0-9]{2})(?:[0-9]{1,2}分|半|整)?(?:许|左右)?)?"
)
_DATE = re.compile(
    rf"(?:(?P<year>{_YEAR})年)?(?<![0-9])(?P<month>{_NUMBER})月(?P<day>{_NUMBER})"
    rf"(?:(?:日|号)?(?:{_TO}(?:(?P<month2>{_NUMBER})月)?(?P<day2>{_NUMBER})|{_AND}(?P<next>{_NUMBER})))?"
    rf"(?P<unit>日|号)(?P<hour>{_HOUR})"
)
_OTHER_YEAR = re.compile(r"(?:生于|去年|前年|上年|往年|明年|后年|次年|翌年|每年|历年|那年|农历|阴历|古历|同期)$")
_UP_TO = re.compile(r"(?:截至|截止到?|至|到|直到|直至|预计|计划|计划[于在]|拟[于在]?|力争)(?:今年)?$")
_BIRTH = re.compile(r"^(?:出?生|去世|逝世|牺牲)")
_DEADLINE = re.compile(r"^(?:之前|以前|止|截止|前(?![后夕来往去]))")
_ABOUT = re.compile(r"^(?:以来|之后|以后|前[后夕]|(?:即将)?(?:到来|来临)|临近)")
_HAS_WIDE = re.compile("[０-９]")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Day:
    """A month and day as printed."""

    month: int
    day: int
    text: str  # as printed, without stray blanks
    year: int | None = None  # printed with the day
    last: tuple[int, int] | None = None  # month and day on which a range ends
    doubtful: bool = False  # perhaps not the event's: 截至…, 预计…, …以来, 13号

    def edtf(self, year: int | None, *, certain: bool = True) -> str:
        """The day, or the interval of days, in that year; ``XXXX`` where it is unknown, ``?`` where it is inferred."""
        known = self.year or year
        mark = "" if known is None or certain or self.year else "?"
        text = f"{known or 'XXXX'}-{self.month:02}-{self.day:02}{mark}"
        if self.last and known:
            month, day = self.last
            end = known + ((month, day) < (self.month, self.day))
            text += f"/{end}-{month:02}-{day:02}{mark}"
        return text


def compact(text: str) -> str:
    """The text without blanks and with half-width digits, as patterns of dates want it."""
    text = "".join(text.split())
    return text.translate(_WIDE) if _HAS_WIDE.search(text) else text


@lru_cache(maxsize=1024)
def printed_days(text: str) -> tuple[Day, ...]:
    """The months and days that a text prints and that may be days of its events, in order."""
    return tuple(_printed_days(compact(text))) if "月" in text else ()


def _printed_days(plain: str) -> Iterator[Day]:
    for match in _DATE.finditer(plain):
        day = _day(match)
        before, after = plain[max(0, match.start() - 6) : match.start()], plain[match.end() :][:4]
        if not day or (not day.year and _OTHER_YEAR.search(before)):
            continue
        if _DEADLINE.match(after) or _BIRTH.match(after):
            continue
        doubtful = bool(_UP_TO.search(before) or _ABOUT.match(after)) or match["unit"] == "号"
        yield Day(day.month, day.day, day.text, day.year, day.last, doubtful)


def _day(match: re.Match[str]) -> Day | None:
    month, day = _NUMERALS.get(match["month"], 0), _NUMERALS.get(match["day"], 0)
    if not _exists(month, day):
        return None
    last = None
    if match["day2"]:
        last = (_NUMERALS.get(match["month2"] or "", month), _NUMERALS.get(match["day2"], 0))
    text = match.group()
    if match["next"] and _NUMERALS.get(match["next"], 0) == day + 1:
        last = (month, day + 1)  # 3月15、16日
    elif match["next"]:
        text = f"{match['month']}月{match['day']}{match['unit']}"  # 3月15日、29日
    return Day(month, day, text, read_year(match["year"]), last if last and _exists(*last) else None)


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]


def read_year(text: str | None) -> int | None:
    """A year in digits or Chinese numerals (二〇二一) as a number."""
    if not text:
        return None
    digits = "".join(
        char if char.isdigit() and char.isascii() else str("〇一二三四五六七八九".find(char)) for char in text
    )
    return int(re.sub("-1", "0", digits))


_WHOLE = re.compile(rf"({_YEAR})[年./-]({_NUMBER})[月./-]({_NUMBER})日?")


def read_day(text: str) -> date | None:
    """A whole date in digits or Chinese numerals (2022年3月18日, 2022.3.18, 二〇二二年三月十八日), or None."""
    match = _WHOLE.search(compact(text))
    if not match:
        return None
    year = read_year(match[1])
    month, day = _NUMERALS.get(match[2], 0), _NUMERALS.get(match[3], 0)
    try:
        return date(year or 0, month, day)
    except ValueError:
        return None


def event_day(article: Article, last: date | None = None) -> Day | None:
    """The day of the event that the article reports, or None where it prints none.

    A day printed with its year counts only where it is near ``last``, the page's latest day, if that is known.
    """
    texts = (*article.texts(Role.PARAGRAPH), *article.texts(Role.CAPTION))
    found = [day for text in texts for day in printed_days(text) if not last or _is_near(day, last)]
    if last is None:
        found.sort(key=lambda day: day.year is not None)
    if article.kind is Kind.NOTICE and (first := _first_of_effect(article, found)):
        return first
    return min(found, key=lambda day: day.doubtful, default=None)


def _is_near(day: Day, last: date) -> bool:
    """Whether a day with a printed year belongs to the time of its page, rather than to history or to a plan."""
    if not day.year:
        return True
    months = (day.year - last.year) * 12 + day.month - last.month
    return -4 <= months <= 3


_EFFECT = re.compile(
    rf"(?:自|从|定于|将于|拟于|(?:时间|日期|期限|公示期|有效期)(?:为|是|[:：])?)(?:{_YEAR}年|今年)?({_NUMBER}月{_NUMBER}日)|"
    rf"({_NUMBER}月{_NUMBER}日)[^，。；]{{0,8}}?(?:起|开始|施行|实施|生效)"
)


def _first_of_effect(article: Article, found: list[Day]) -> Day | None:
    """The day from which a notice holds: 自11月1日起."""
    for text in article.texts(Role.PARAGRAPH, Role.CAPTION):
        if match := _EFFECT.search(compact(text)):
            return next((day for day in found if (match[1] or match[2]) in day.text), None)
    return None
