"""Texts without a lead below a title: columns of briefs, boxes, questions, tables and lists, beside news."""

import pytest

from app.ingest.segment import segment
from app.ingest.values import Role

NEWS = (
    "渡口装上太阳能灯",
    "本报讯（记者 韦长河）5月6日，柳湾渡口装上六盏太阳能灯，夜里过河的乡亲再也不用打手电，对岸石坪乡的学生放学晚了也能安心过渡。",
)
SENTENCES = (
    "柳湾镇把两处旧粮仓改成了村民书屋。",
    "梨园社区为七十户老人换上新灯泡。",
    "石坪乡中心小学添了一间木工教室。",
)
NEXT = ("县城公交线路延长到晚上十点", "本报讯（记者 韦长河）5月7日起，县城三条公交线路的末班车延长到晚上十点。")


def paragraphs(*lines: str) -> list[tuple[str, ...]]:
    return [article.texts(Role.PARAGRAPH) for article in segment("\n\n".join(lines))[0]]


@pytest.mark.parametrize("label", ["掠影", "村头", "街巷微光", "七日快看"])
def test_briefs_of_a_sentence_each_below_a_label_that_no_list_knows(label: str) -> None:
    found = paragraphs(*NEWS, label, *SENTENCES, *NEXT)
    assert found == [NEWS[1:], *((text,) for text in SENTENCES), NEXT[1:]]


@pytest.mark.parametrize(
    "titles",
    [
        ("柳湾", "梨园", "学校"),
        ("通知", "提醒", "寻物"),
        ("【柳湾】", "【梨园】", "【石坪】"),
        ("◆书屋开门", "◆灯泡换新", "◆木工上课"),
    ],
)
def test_items_below_a_word_each_or_below_marked_titles(titles: tuple[str, ...]) -> None:
    items = [line for item in zip(titles, SENTENCES, strict=True) for line in item]
    assert paragraphs(*NEWS, "街巷微光", *items, *NEXT) == [NEWS[1:], *((text,) for text in SENTENCES), NEXT[1:]]


def test_short_sections_that_take_up_one_story_stay_with_it() -> None:
    lines = [
        "葛水生做一根竹篙，砍竹、扎篙、浸油要三个月。",
        "竹篙扎好，要在葛水生家的水塘里浸过一冬。",
        "竹篙浸过桐油，葛水生才肯交给徒弟。",
    ]
    told = [line for item in zip(("取材", "入水", "上油"), lines, strict=True) for line in item]
    intro = "柳湾渡口的葛水生有一手做竹篙的绝活，渡口的竹篙都出自他的手。"
    assert paragraphs("一根竹篙三个月", intro, *told, "（本报记者 韦长河）", *NEXT) == [(intro, *lines), NEXT[1:]]


def test_paragraphs_of_one_story_are_no_column_of_briefs() -> None:
    texts = ("书屋设在柳湾镇的旧粮仓里。", "该镇把粮仓的木梁留了下来。", "书屋每天开到晚上九点。")
    assert paragraphs(*NEWS, "旧粮仓里书声响", *texts, *NEXT)[1:-1] == [texts]


@pytest.mark.parametrize("title", ["数字", "记一笔", "小百科", "多看一眼"])
def test_a_box_of_facts_below_short_news_is_an_article(title: str) -> None:
    box = "全县有渡口十九处，渡船四十一只，渡工平均年龄五十三岁。"
    assert paragraphs(*NEWS, title, box, *NEXT) == [NEWS[1:], (box,), NEXT[1:]]


@pytest.mark.parametrize("title", ["说法：押金该不该退", "房东不退押金怎么办"])
def test_a_question_begins_an_article_and_a_paragraph(title: str) -> None:
    asked = ("问：我退租已经两个月，房东一直不退押金，该怎么办？", "答：合同期满、房屋没有损坏，押金应当如数退还。")
    assert paragraphs(*NEWS, title, *asked, *NEXT) == [NEWS[1:], asked, NEXT[1:]]


def test_two_tables_below_titles_of_their_own_are_two_notices() -> None:
    first = ("5月9日 8：00—17：00 柳湾镇", "5月10日 9：00—15：00 石坪乡")
    second = ("5月9日 上午 梨园社区 内科", "5月10日 上午 柳湾镇 眼科", "咨询电话：0900-1234567")
    found = paragraphs(*NEWS, "周末停水", *first, "周末义诊", *second)[1:]
    assert [tuple(map(bare, texts)) for texts in found] == [tuple(map(bare, texts)) for texts in (first, second)]


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("mark", [". ", "．", "、"])
def test_a_list_counted_from_one_stays_with_the_news_that_brings_it(mark: str) -> None:
    rows = [f"{number}{mark}{name}" for number, name in enumerate(("石坪乡小河村", "柳湾镇渡口村", "梨园社区"), 1)]
    news, after = paragraphs(*NEWS, "红榜", *rows, *NEXT)
    assert {*map(bare, rows)} <= {*map(bare, news)}
    assert after == NEXT[1:]


def test_a_long_text_below_a_credit_is_no_item_of_the_column_above() -> None:
    text = "渡口的凉亭修了三年，木料换过两回。葛水生说，先前的木头怕潮，一场秋汛就发了霉，后来请教了老船匠，改用刷过桐油的杉木。"
    more = "“慢一点不要紧，结实要紧。”他把缆绳在桩上绕了三圈，又用脚踩了踩，这才放心地回到船上去生火做饭，等着天黑。"
    long = tuple(text.replace("凉亭", part) + more for part in ("凉亭", "缆桩", "跳板"))
    found = paragraphs(*NEWS, "村头", *SENTENCES, "□本报记者 韦长河", *long, *NEXT)
    assert found == [NEWS[1:], *((text,) for text in SENTENCES), long, NEXT[1:]]


@pytest.mark.parametrize("numbers", [("一、", "二、", "三、"), ("（一）", "（二）", "（三）")])
def test_a_title_without_number_breaks_off_a_counted_series(numbers: tuple[str, ...]) -> None:
    intro = "柳湾渡口的葛水生有一手做竹篙的绝活，渡口的竹篙都出自他的手。"
    told = [
        "砍竹要等入冬，葛水生一刀一刀挑着砍。",
        "一冬过去，葛水生把竹子从水塘里捞起来。",
        "浸过桐油的竹篙，葛水生才肯交给徒弟。",
    ]
    sections = [line for item in zip(numbers, told, strict=True) for line in (item[0] + "做竹篙", item[1])]
    box = ("渡口余话", "手艺人的慢，慢在一根竹子上。等得起一冬的人，才撑得稳一条船。")
    found = paragraphs("一根竹篙三个月", "本报记者 韦长河", intro, *sections, *box, *NEXT)
    assert found == [(intro, *told), box[1:], NEXT[1:]]
