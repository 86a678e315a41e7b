"""Bodies are gathered with what belongs to them."""

from app.ingest.segment import segment
from app.ingest.values import Role

TABLE = "镜河区三月义诊安排\n\n{}\n\n双塔社区 每周二 9:00—11:30\n\n石桥社区 每周四 14:00—16:30\n\n南圩镇\n\n云上村 3月18日、25日 9:00—11:30\n"


def roles(text: str, role: Role) -> list[str]:
    return [block.text for article in segment(text)[0] for block in article.blocks if block.role is role]


def test_the_heading_of_a_tables_first_group_is_no_title() -> None:
    page = TABLE.format("望江街道")
    assert roles(page, Role.HEADLINE) == ["镜河区三月义诊安排"]
    assert roles(page, Role.SECTION) == ["望江街道", "南圩镇"]
