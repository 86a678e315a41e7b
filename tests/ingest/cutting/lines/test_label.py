"""Labels of lines: how far they lead, against every other way to label a few lines."""

from itertools import pairwise, product

import pytest

from app.ingest.clean import clean
from app.ingest.cutting.lines import label as labels
from app.ingest.cutting.lines.evidence import Evidence, weigh
from app.ingest.cutting.lines.label import Label, label
from app.ingest.cutting.lines.links import Pairs

TEXT = """老街亮灯
本报讯（记者 林晓）10月27日，柳河街道的老街换上了新
灯，居民夜里出门不再摸黑。
张三 摄
便民信息"""


def evidence(text: str) -> list[Evidence]:
    lines = clean(text)
    return list(weigh(lines, Pairs(lines)))


def score(lines: list[Evidence], names: tuple[Label, ...]) -> float:
    """What speaks for these labels of all lines together."""
    if names[0] is Label.WITHIN:
        return -1e9
    places = [list(Label).index(name) for name in names]
    alone = sum(max(-1e9, labels._alone(line)[place]) for line, place in zip(lines, places, strict=True))
    borders = map(labels._border, lines, lines[1:], [*lines[2:], None])
    steps = zip(borders, pairwise(places), strict=True)
    return alone + sum(border.steps(place)[above] for border, (above, place) in steps)


@pytest.mark.parametrize("first", [0, 1])
def test_leads_are_those_over_the_best_other_labels(first: int) -> None:
    lines = evidence(TEXT)[first : first + 4]
    found = label(lines)
    scored = {names: score(lines, names) for names in product(Label, repeat=len(lines))}
    best = max(scored.values())
    assert scored[found.labels] == pytest.approx(best)
    text = (Label.OPENING, Label.WITHIN)
    for place, (name, lead) in enumerate(zip(found.labels, found.leads(), strict=True)):
        same = text if name in text else (name,)
        other = max(value for names, value in scored.items() if names[place] not in same)
        assert lead == pytest.approx(best - other) or (lead > 20 and other < -1e8)


def test_no_lines_have_no_labels() -> None:
    assert (label([]).labels, label([]).leads()) == ((), [])


def test_a_row_too_long_for_its_column_goes_on_in_the_next_line() -> None:
    column = ("渡口的船工每天清晨第一", "个把缆绳解开，把船头的铜", "铃擦亮，再送乡亲过河去。")
    rows = ("柳湾镇卫生院 周四 上午9：", "30", "石坪乡卫生院 周五 下午2：", "15", "梨园社区 周六 上午")
    found = label(evidence("\n".join((*column * 3, "义诊时间表", *rows)))).labels
    assert found[-6:] == (Label.TITLE, Label.ROW, Label.TAIL, Label.ROW, Label.TAIL, Label.ROW)
