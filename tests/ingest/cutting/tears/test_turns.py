"""Two stories that break off in mid-sentence and go on in turn, as columns side by side are read."""

from app.ingest.segment import segment
from app.ingest.values import Role

FERRY = (
    "渡口装上太阳能灯",
    "本报讯（记者 韦长河）5月6日，柳湾渡口装上六盏太阳能灯，夜里过河的乡亲再也不用打手",
    "电，渡船也添了一盏。撑船的老邓说，太阳能灯一亮，对岸石坪乡的学生放学晚了也能安心过渡。",
    "柳湾渡口明年还要换一条新渡船。",
)
BOOKS = (
    "旧粮仓里书声响",
    "本报讯（通讯员 蓝小枝）梨园社区把旧粮仓改成书屋，每天开到晚上九点，粮仓的木梁一根也没有拆，书",
    "架就搭在木梁下。书屋的管理员都是退休教师，借书不用押金。",
    "梨园社区的书屋已经借出两千本书。",
)


def articles(*lines: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(article.headline, article.texts(Role.PARAGRAPH)) for article in segment("\n\n".join(lines))[0]]


def test_two_stories_torn_and_continued_in_turn_are_told_apart() -> None:
    found = articles(*FERRY[:2], *BOOKS[:2], *FERRY[2:], *BOOKS[2:])
    assert found == [(story[0], (story[1] + story[2], story[3])) for story in (FERRY, BOOKS)]


def test_a_story_within_another_one_turns_nothing() -> None:
    found = articles(*FERRY[:2], BOOKS[0], BOOKS[1] + BOOKS[2], BOOKS[3], *FERRY[2:])
    assert found == [
        (FERRY[0], (FERRY[1] + FERRY[2], FERRY[3])),
        (BOOKS[0], (BOOKS[1] + BOOKS[2], BOOKS[3])),
    ]
