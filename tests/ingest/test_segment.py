"""The promises of cutting: nothing lost, nothing invented, the same again, quick whatever comes; and printed forms."""

import time
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ingest.segment import segment
from app.ingest.values import Article, Kind, Role

BODY = "广场东侧的旧仓库改成了阅览室，周末开放到晚上九点，附近的孩子放学后都爱来这里写作业。"
MORE = "管理员说，阅览室的书一半由居民捐来，登记簿上已经记了三百多个名字，借书的人每天都在增加。"
LEAD = "本报讯（记者李晓明）10月5日，"
PIECES = st.sampled_from(
    [
        LEAD + BODY,
        MORE,
        "旧仓库改成阅览室",
        "▲孩子们在阅览室看书。王小兵 摄",
        "（本报记者 李晓明）",
        "简讯",
        "●" + BODY,
        "编辑同志：",
        "读者 王小兵",
        "记者点评",
        "关于停水的通知",
        "甲社区 王小兵 李晓明",
        "责任编辑：李晓明 电话：0100-1234567",
        "## 家门口的书房",
        "为进一步方便居",
        "",
        "   ",
        "\u3000\u3000" + MORE,
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(PIECES, max_size=30).map("\n".join),
    st.lists(st.one_of(PIECES, st.text(alphabet="的一，。“”（）#▲●0a \n：讯记者摄", max_size=30)), max_size=20).map(
        "\n\n".join
    ),
)


def cut(text: str) -> tuple[tuple[Article, ...], tuple[int, ...]]:
    return segment(text)


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if not character.isspace())


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_line_stands_in_exactly_one_place(text: str) -> None:
    articles, furniture = cut(text)
    used = sorted([*furniture, *(number for article in articles for number in article.lines)])
    visible = [number for number, line in enumerate(text.split("\n"), 1) if number in used or line.strip()]
    assert [number for number in used if number not in visible] == []
    assert len(used) == len(set(used))
    missing = set(visible) - set(used)
    assert all(not any(c.isprintable() and not c.isspace() for c in text.split("\n")[n - 1]) for n in missing)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_no_character_is_invented(text: str) -> None:
    lines = text.split("\n")
    for article in cut(text)[0]:
        for block in article.blocks:
            assert letters(block.text) <= letters("".join(lines[number - 1] for number in block.lines))


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_the_same_text_is_cut_the_same(text: str) -> None:
    assert cut(text) == cut(text)


HOSTILE = {
    "one line": "的" * 33_000,
    "brackets": "（" * 16_000 + "\n" + "“" * 16_000,
    "short lines": "\n".join("甲乙丙" for _ in range(8_000)),
    "leads": "\n".join(LEAD for _ in range(2_000)),
    "credits": "\n".join("王小兵 摄" for _ in range(5_000)),
    "titles": "\n\n".join(f"第{i}幢楼的故事" for i in range(3_000)),
    "titles and leads": "\n".join(f"第{i}幢楼的故事\n{LEAD}" for i in range(1_200)),
    "digits": "\n".join("1" * 99 for _ in range(1_000)),
    "blanks": " \n" * 50_000,
    "noise": "".join(Random(1).choices("的一是在。，“”（）\n 讯记者摄0123abc▲●#", k=40_000)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_cut_quickly(kind: str) -> None:
    text = HOSTILE[kind]
    start = time.process_time()
    articles, furniture = cut(text)
    seconds = time.process_time() - start
    assert seconds < 6  # for 100 KB; about a second on a quiet machine
    assert len(furniture) + sum(len(article.lines) for article in articles) == sum(
        bool(line.strip()) for line in text.split("\n")
    )


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_titles_below_their_text_go_with_it() -> None:
    other = "本报讯（记者赵一鸣）10月6日，河边的码头换上了新灯，摆渡的老人说夜里靠岸再也不用打手电。"
    articles, _ = cut(page(LEAD + BODY, MORE, "旧仓库变身阅览室", other, "河边码头换新灯"))
    assert [article.headline for article in articles] == ["旧仓库变身阅览室", "河边码头换新灯"]


def test_a_lost_headline_stays_empty() -> None:
    other = "本报讯（记者赵一鸣）10月6日，河边的码头换上了新灯，摆渡的老人说夜里靠岸再也不用打手电。"
    articles, _ = cut(page("旧仓库变身阅览室", LEAD + BODY, MORE, other, MORE.replace("阅览室", "码头")))
    assert [article.headline for article in articles] == ["旧仓库变身阅览室", ""]


def test_a_caption_in_mid_sentence_is_lifted_out() -> None:
    half = len(MORE) * 3 // 4
    caption = "10月5日，附近的孩子放学后在旧仓库改成的阅览室写作业。本报记者 王小兵 摄"
    (article,), _ = cut(page("旧仓库变身阅览室", LEAD + BODY, MORE[:half], caption, MORE[half:]))
    assert article.texts(Role.PARAGRAPH) == (LEAD + BODY, MORE)
    assert article.texts(Role.CAPTION) == (caption,)


def test_brief_news_is_an_article_an_item() -> None:
    articles, _ = cut(page("一周简讯", "●" + BODY, "●" + MORE, "●" + BODY[::1]))
    assert [article.kind for article in articles] == [Kind.BRIEF] * 3
    assert articles[0].texts(Role.COLUMN) == ("一周简讯",)


def test_a_lone_line_above_items_without_titles_is_their_label_whatever_its_words() -> None:
    articles, _ = cut(page("街坊有话说", "●" + BODY, "●" + MORE, "●" + BODY[::1]))
    assert articles[0].texts(Role.COLUMN) == ("街坊有话说",)
    assert not any(article.headline for article in articles)


def test_a_letter_keeps_its_salutation_and_writer() -> None:
    (letter,), _ = cut(page("读者来信", "盼阅览室晚点关门", "编辑同志：", BODY, MORE, "读者 王小兵"))
    assert (letter.kind, letter.headline) == (Kind.LETTER, "盼阅览室晚点关门")
    assert letter.texts(Role.COLUMN) == ("读者来信",)
    assert letter.texts(Role.PARAGRAPH)[0] == "编辑同志："
    assert letter.texts(Role.BYLINE) == ("读者 王小兵",)


def test_rows_of_a_list_are_paragraphs_and_their_groups_sections() -> None:
    rows = ("甲社区 王小兵 李晓明", "乙社区 赵一鸣 钱大江")
    (notice,), _ = cut(page("优秀读者名单", "东街道", rows[0], "西街道", rows[1]))
    assert notice.kind is Kind.NOTICE
    assert notice.texts(Role.SECTION) == ("东街道", "西街道")
    assert notice.texts(Role.PARAGRAPH) == rows


def test_page_furniture_is_no_article() -> None:
    text = page(
        "某某日报 2021年10月6日 星期三 第3版", "旧仓库变身阅览室", LEAD + BODY, "责任编辑：赵一鸣 电话：0100-1234567"
    )
    articles, furniture = cut(text)
    assert (len(articles), furniture) == (1, (1, 7))


def test_an_empty_page_has_nothing() -> None:
    assert cut(" \n\n\u3000\n") == ((), ())


def columns(text: str, width: int = 18) -> list[str]:
    """A paragraph as a column prints it, its first line set in by two characters that the source lost."""
    first, rest = text[: width - 2], text[width - 2 :]
    return [first, *(rest[place : place + width] for place in range(0, len(rest), width))]


def test_a_caption_set_into_a_broken_line_is_lifted_out() -> None:
    lines, caption = columns(MORE), "10月5日，河边的码头换上了新灯，摆渡的老人在灯下补网。王小兵 摄"
    text = page("旧仓库变身阅览室", *columns(LEAD + BODY), *lines[:2], *columns(caption), *lines[2:])
    articles, _ = cut(text)
    assert articles[0].texts(Role.PARAGRAPH) == (LEAD + BODY, MORE)
    assert [block.text for article in articles for block in article.blocks if block.role is Role.CAPTION] == [caption]


def test_a_paragraph_that_begins_with_a_day_is_no_caption() -> None:
    dated = "10月9日，" + MORE
    caption = "10月8日，摆渡的老人在河边的码头补网。王小兵 摄"
    articles, _ = cut(page("旧仓库变身阅览室", LEAD + BODY, dated, MORE, caption))
    assert articles[0].texts(Role.PARAGRAPH) == (LEAD + BODY, dated, MORE)


def test_initials_close_a_brief() -> None:
    first, second = BODY + "（文静）", MORE + "（咏诗）"
    articles, _ = cut(page("街坊速递", "书房夜里也亮灯", first, "借书登记过三百", second))
    assert [article.texts(Role.PARAGRAPH) for article in articles] == [(first,), (second,)]


def test_half_width_full_stops_end_paragraphs() -> None:
    other = "本报讯(记者赵一鸣)10月6日,河边的码头换上了新灯,摆渡的老人说夜里靠岸再也不用打手电."
    text = page("旧仓库变身阅览室", LEAD + BODY.replace("。", "."), MORE.replace("。", "."), "河边码头换新灯", other)
    assert [len(article.texts(Role.PARAGRAPH)) for article in cut(text)[0]] == [2, 1]


def test_an_announced_list_ends_before_the_next_title() -> None:
    text = page(
        "夜班公交时刻表", "自10月9日起执行：", "东站开", "6:50 8:20 10:10", "西站开", "7:40 9:10 11:00",
        "某某公交有限公司", "旧仓库变身阅览室", LEAD + BODY,
    )  # fmt: skip
    notice, news = cut(text)[0]
    assert notice.kind is Kind.NOTICE
    assert notice.texts(Role.SECTION) == ("东站开", "西站开")
    assert notice.texts(Role.PARAGRAPH)[-1] == "某某公交有限公司"
    assert news.headline == "旧仓库变身阅览室"


@pytest.mark.parametrize(
    "rows",
    [
        ("第一名 东街道 96.7 分", "第二名 西街道 95.9分", "倒数第一名 南街道 86.3分"),
        ("李晓明(东街道)", "王小兵(西街道)", "赵一鸣(南城镇)"),
        ("供水抢修 0100-1234567", "燃气抢修 0100-7654321", "路灯报修 0100-1122334"),
    ],
)
def test_lines_built_alike_are_rows_that_nothing_need_announce(rows: tuple[str, ...]) -> None:
    news, table = cut(page("旧仓库变身阅览室", LEAD + BODY, MORE, "十月街面看分晓", *rows, "以上由东街道供稿。"))[0]
    assert (news.headline, table.headline) == ("旧仓库变身阅览室", "十月街面看分晓")
    assert len(table.texts(Role.PARAGRAPH)) == 4


def test_an_office_broken_over_two_lines_signs_its_notice() -> None:
    text = "因管道检修，10月8日8时至20时，广场东路和河边码头一带封闭施工，请过往车辆绕行，敬请谅解。"
    office, day = ("某某市公安局交通警察支队东城大", "队"), "2021 年10 月6日"
    (notice,), _ = cut(page("关于广场东路封闭的通告", *columns(text), *office, day))
    assert notice.texts(Role.PARAGRAPH) == (text, "".join(office), "2021年10月6日")


def test_lines_of_a_column_are_no_rows_of_its_notice() -> None:
    text = "因管道检修，10月8日8时至20时，广场东路和河边码头一带停水，请附近的居民提前储水，不便之处请谅解。"
    (notice,), _ = cut(page("停水公告", *columns(text)))
    assert notice.texts(Role.PARAGRAPH) == (text,)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("旧仓库变身阅览室", "本报记者 李晓明", "近日，" + BODY, MORE), Kind.NEWS),
        (("短评", "让书离人更近", BODY, MORE), Kind.COMMENT),
        (("旧仓库变身阅览室", "本报记者 李晓明", BODY, "一盏灯", MORE, "一张桌", BODY), Kind.FEATURE),
    ],
)
def test_an_article_without_a_lead_is_of_the_kind_that_the_whole_of_it_shows(
    lines: tuple[str, ...], kind: Kind
) -> None:
    (article,), _ = cut(page(*lines))
    assert article.kind is kind


def test_a_page_without_prose_is_one_article() -> None:
    (article,), furniture = segment("秋天的信\n\n银杏把信寄给风\n风把信寄给河\n河水念了一夜\n天就亮了\n\nA06\n")
    assert article.headline == "秋天的信"
    assert article.texts(Role.PARAGRAPH) == ("银杏把信寄给风", "风把信寄给河", "河水念了一夜", "天就亮了")
    assert furniture == (8,)


def test_characters_set_one_below_the_other_are_one_text() -> None:
    articles, furniture = cut("\n\n".join((BODY + MORE) * 4))
    assert [article.texts(Role.PARAGRAPH) for article in articles] == [((BODY + MORE) * 4,)]
    assert not furniture
