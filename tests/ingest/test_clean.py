"""What cleaning mends in a line, and what it leaves."""

import pytest

from app.ingest.clean import clean, close_up, width


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("旧 书 换 新 书", "旧书换新书"),
        ("10 月 27 日 上午", "10月27日 上午"),
        ("本报讯 （记者李晓明 通讯员王小兵）", "本报讯（记者李晓明 通讯员王小兵）"),
        ("各 处（书 房）在 晚 上 开", "各处（书房）在晚上开"),
        ("旧仓库变样 新书房开门", "旧仓库变样 新书房开门"),
        ("手机 APP 借书", "手机APP借书"),
        ("看书。 王小兵 摄", "看书。王小兵 摄"),
        ("City Walk 路线", "City Walk路线"),
    ],
)
def test_blanks_that_no_typesetter_set_go(printed: str, mended: str) -> None:
    assert close_up(printed) == mended


def test_marks_and_surroundings_are_told() -> None:
    heading, caption, plain = clean("## 标题\n\n\n▲图中是书房\n\u3000\u3000正文\u200b在此\ufeff")
    assert (heading.text, heading.heading, heading.gap) == ("标题", True, 0)
    assert (caption.text, caption.mark, caption.gap, caption.number) == ("图中是书房", True, 2, 4)
    assert (plain.text, plain.indent, plain.number) == ("正文在此", True, 5)


def test_a_line_of_marks_alone_keeps_them() -> None:
    assert [line.text for line in clean("##\n▲\n**")] == ["##", "▲", "**"]


def test_width_counts_full_characters() -> None:
    assert width("共12户“家”") == 1 + 1 + 1 + 0.5 + 1 + 0.5
