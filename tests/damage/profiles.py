"""The named kinds of damage that a page can be put under, one name for each kind that pages are known to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from tests.damage import harm
from tests.damage.corpus import Paper
from tests.damage.harm import Harm

WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Profile:
    """Harms in the order of their working, and the forms of article that such a page should have."""

    harms: tuple[Harm, ...] = ()
    wants: frozenset[str] = frozenset()
    folio: bool = False
    pictures: bool = False  # most articles are illustrated, and photo items stand among them


PROFILES: Mapping[str, Profile] = {
    "plain": Profile(),
    "titles-after": Profile((harm.titles_after,)),
    "titles-far": Profile((harm.titles_far,)),
    "titles-split": Profile((harm.titles_split,)),
    "headline-lost": Profile((harm.headline_lost,)),
    "markdown": Profile((harm.markdown,)),
    "wrap15": Profile((harm.wrapped(15),)),
    "wrap18": Profile((harm.wrapped(18),)),
    "wrap22": Profile((harm.wrapped(22),)),
    "wrap25": Profile((harm.wrapped(25),)),
    "full-lines": Profile((harm.full_lines,)),
    "widened": Profile((harm.widened,)),
    "dense": Profile((harm.dense,)),
    "dense-wrapped": Profile((harm.wrapped(21), harm.dense)),
    "stray-blanks": Profile((harm.wrapped(20), harm.stray_blanks)),
    "half-width": Profile((harm.half_width,)),
    "column-cuts": Profile((harm.column_cuts,)),
    "interrupted": Profile((harm.interrupted,), frozenset({"feature", "comment", "photo"})),
    "in-turn": Profile((harm.in_turn,), frozenset({"photo"})),
    "furniture": Profile((), folio=True),
    "photos": Profile((), frozenset({"photo"})),
    "pictures": Profile((harm.scattered,), pictures=True),
    "pictures-wrapped": Profile((harm.scattered, harm.wrapped(15, 17, 19, 22)), pictures=True),
    "briefs": Profile((), frozenset({"brief", "notice", "letter"})),
    "lists": Profile((), frozenset({"rows"})),
    "lists-wrapped": Profile((harm.wrapped(16, 18, 21, 24),), frozenset({"rows"})),
    "mixed": Profile(),
    "interrupted-wrapped": Profile((harm.wrapped(18), harm.interrupted), frozenset({"feature", "comment", "photo"})),
}


def harms_of(name: str, paper: Paper, rng: Random) -> tuple[Harm, ...]:
    """The harms of a profile for one page; ``mixed`` draws several that can stand together."""
    profile = PROFILES[name]
    harms = _mixture(rng) if name == "mixed" else profile.harms
    if profile.folio or (name == "mixed" and rng.random() < 0.5):
        return (harm.page_furniture(*_furniture(paper, rng)), *harms)
    return harms


def _mixture(rng: Random) -> tuple[Harm, ...]:
    order = rng.choice(((), (harm.titles_after,), (harm.titles_after,), (harm.titles_far,)))
    cuts = rng.choice(((), (harm.column_cuts,), (harm.interrupted,)))
    titles = rng.choice(((), (harm.titles_split,), (harm.markdown,), (harm.headline_lost,)))
    measure = rng.choice((0, 0, 16, 17, 19, 21, 24))
    wrap = (harm.wrapped(measure), harm.stray_blanks) if measure else ()
    marks = rng.choice(((), (), (harm.half_width,)))
    return (*order, *cuts, *titles, *wrap, *marks)


def _furniture(paper: Paper, rng: Random) -> tuple[str, str]:
    """Folio and editors' lines in one of the forms that papers use."""
    weekday = "星期" + WEEKDAYS[paper.issued.weekday()]
    date = f"{paper.issued.year}年{paper.issued.month}月{paper.issued.day}日"
    folio = rng.choice(
        (
            f"{paper.name} {date} {weekday} 第{rng.randint(2, 8)}版",
            f"A{rng.randint(2, 16):02d} {paper.district}新闻 {date} {weekday}",
            f"{date} {weekday} 责编：{rng.choice(('季敏', '阮文涛'))} 版式：{rng.choice(('包小敏', '戚越'))}",
        )
    )
    return folio, rng.choice(
        ("责任编辑：柏青 校对：章雯 电话：0998-6120033", "新闻热线：0998-6120110 投稿邮箱：news@example.com")
    )
