"""What speaks for a county on a page that does not print its full name: its towns, its bare name, the page's own name.

Most towns stand in one county of the nation only, so two or three of them say where a page belongs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from app.divisions import County, Divisions
from app.ingest.places.district_names import is_common

_TOWN = 1.5
"""What a town gives its county; counties that have a town of one name share it …"""
_ARTICLE = 2.0
"""… and all towns of an article give so much at most: a page is of the district that most of its articles are of."""
_ONCE = 0.5
"""What a county loses that one article names while another is named by three: its people come as guests."""
_NEAR = 6.0
"""How much likelier one of them is if the page prints its bare name, or that of its city."""
_GONE = 0.2
"""… and how much less likely, if it had that town once and has it no more."""
_STEM = 0.5
"""What each mention of the bare name (榆中海拔高) weighs, and how often it counts."""
_OFTEN = 3
_OWN_NAME, _COMMON = 3.0, 0.8
"""What the name of the page weighs: 绵竹报; and a mere word that is a county's name as well: 平安, 安居."""
_ENDING = re.compile(r"街道|苏木|镇(?!乡)|乡(?![村镇])")
_LONGEST = 7
_STEM_LENGTHS = (4, 3, 2)
_TOKEN = re.compile(r"[一-鿿]{2,}")


def votes(
    articles: Sequence[Sequence[str]], mastheads: Sequence[str], divisions: Divisions, level: str
) -> Mapping[County, float]:
    """The points of each county that the texts of the articles, or the lines that name the page, speak for.

    ``level``: 区 or 县, as the page speaks of its own offices.
    """
    points: defaultdict[County, float] = defaultdict(float)
    whole = "\n".join(text for texts in articles for text in texts)
    everything = whole + "\n" + "\n".join(mastheads)
    told = Counter[County]()
    for texts in articles:
        of_article: defaultdict[County, float] = defaultdict(float)
        for town in set(_towns(texts, divisions)):
            having = [
                c
                for c in divisions.with_town(town)
                if not c.last or (c.stem in divisions.by_stem and c.stem in everything)
            ]  # one that is gone
            near = {c: (_NEAR if _is_near(c, everything) else 1.0) * (_GONE if town in c.gone else 1.0) for c in having}
            for county, weight in near.items():
                of_article[county] += _TOWN * weight / sum(near.values())
        for county, weight in of_article.items():
            points[county] += min(weight, _ARTICLE)
        told.update(of_article)
    most = max(told.values(), default=0)
    for county in points:
        points[county] *= _ONCE if told[county] < 2 <= most - 1 else 1.0
    for line in mastheads:
        for county in _bearing(line, divisions):
            points[county] += _COMMON if is_common(county.stem) else _OWN_NAME
    if not points and level:  # 榆中海拔高, 县水务局
        named = (county for county in _bearing(whole, divisions) if not is_common(county.stem))
        points.update((county, 0.0) for county in named if county.name.endswith(level))
    for county in points:
        points[county] += _STEM * min(whole.count(county.stem), _OFTEN) if county.stem in divisions.by_stem else 0.0
    return points


def _towns(texts: Sequence[str], divisions: Divisions) -> Iterator[str]:
    """The towns of the nation that the texts name, each by the longest name that ends there."""
    for text in texts:
        for match in _ENDING.finditer(text):
            for start in range(max(0, match.start() - _LONGEST), match.start() - 1):
                if divisions.with_town(text[start : match.end()]):
                    yield text[start : match.end()]
                    break


def _is_near(county: County, everything: str) -> bool:
    """Whether the page prints the bare name of the county or of its city."""
    return any(len(name) > 1 and name in everything for name in (county.stem, county.city.removesuffix("市")))


def _bearing(text: str, divisions: Divisions) -> Iterator[County]:
    """The counties whose bare names stand in the text; none within a longer one or a city's (贵|阳城|事)."""
    for run in _TOKEN.findall(text):
        place = 0
        while place < len(run) - 1:
            heads = (run[place : place + length] for length in _STEM_LENGTHS)
            found = next((head for head in heads if head in divisions.by_stem or head + "市" in divisions.cities), "")
            if found:
                yield from divisions.by_stem.get(found, ())
            place += len(found) or 1
