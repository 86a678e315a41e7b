"""What in a text might name a story, by its form alone."""

import time

import pytest

from app.digest.candidates import Candidates
from app.digest.figures import figures
from app.digest.mentions import Edges, Finder, mentions
from app.digest.names import by_name, in_quotes, in_title, is_place
from app.digest.reading import Gist, read
from app.digest.words import runs


def gist(*blocks: tuple[str, str]) -> Gist:
    return read({"role": role, "text": text} for role, text in blocks)


def quoted(text: str) -> set[str]:
    return {"".join(words) for run in runs(text) for words in in_quotes(run)}


def named(text: str) -> set[str]:
    return {"".join(words) for run in runs(text) for words, _ in by_name(run)}


def titled(text: str) -> set[str]:
    return {"".join(words) for run in runs(text) for words in in_title(run)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青岚区推广“板凳夜谈”做法", {"板凳夜谈"}),
        ("「板凳夜谈」越谈越近", {"板凳夜谈"}),
        ('"板凳夜谈"越谈越近', {"板凳夜谈"}),
        ("“ 板凳 夜谈 ”越谈越近", {"板凳夜谈"}),
        ("他说：“今天来晚了，明天再来。”", set()),  # speech
        ("从“面对面”改为“屏对屏”", set()),  # turns of phrase
        ("“活动”“群众”", set()),  # common words
        ("补贴“200元”", set()),  # figures
        ("没有收尾的“板凳夜谈", set()),
    ],
)
def test_names_in_quotes(text: str, expected: set[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("鹭栖商业综合体项目开工", "鹭栖商业综合体项目"),
        ("记者在“鹭栖”商业综合体看到", "鹭栖商业综合体"),
        ("鹭·栖商业综合体", "鹭栖商业综合体"),
        ("岚盛食品有限公司捐赠", "岚盛食品有限公司"),
        ("全区老旧小区改造全面启动", "老旧小区改造"),
        ("文明城市创建工作", "文明城市创建"),
        ("第六届荷花节开幕", "荷花节"),
        ("鹭栖湿地公园开园", "鹭栖湿地公园"),
    ],
)
def test_names_are_known_by_their_endings(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    "text", ["供电公司职工", "环境整治", "重点项目工程", "街道社区活动", "区住建局", "开展志愿服务活动", "社区小广场"]
)
def test_what_every_page_says_is_no_name(text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(("text", "name"), [("萤火夜市回来了", "萤火夜市"), ("区里唤醒沉睡农房", "沉睡农房")])
def test_titles_name_what_they_are_about(text: str, name: str) -> None:
    assert name in titled(text)


@pytest.mark.parametrize("text", ["我区扎实推进重点工作", "王国庆局长调研", "青岚区委书记"])
def test_titles_of_officials_and_officialese_name_nothing(text: str) -> None:
    assert titled(text) == set()


def test_a_place_is_known_by_its_ending() -> None:
    assert is_place("鹭栖公园")
    assert not is_place("鹭栖综合体")


def test_forms_count_articles_not_mentions() -> None:
    counted = Candidates()
    for _ in range(2):
        counted.add(gist(("headline", "“板凳夜谈”开谈"), ("p", "“板凳夜谈”又开谈了，“板凳夜谈”")).names)
    assert counted.forms(1)["板凳夜谈"].quoted == 2
    assert counted.forms(99) == {}


def test_memory_is_bounded_and_what_returns_survives() -> None:
    counted = Candidates(most=50)
    for number in range(300):
        one_off = "".join(chr(0x4E00 + (number * 7 + i * 131) % 20000) for i in range(4))
        counted.add(gist(("p", f"“{one_off}”“板凳夜谈”")).names)
    found = counted.forms(1)
    assert len(found) <= 50
    assert found["板凳夜谈"].quoted == 300


def test_a_gist_keeps_text_words_and_names() -> None:
    found = gist(("headline", "“鹭栖夜市”开张"), ("byline", "记者 李明远"), ("p", "灯会很长，鹭栖夜市亮了，灯会。"))
    assert found.text == "T鹭栖夜市开张\nP灯会很长,鹭栖夜市亮了,灯会。"
    words = dict(zip(found.words, found.counts, strict=True))
    assert words["灯会"] == 2
    assert words["鹭栖夜市"] == 2
    assert "鹭栖夜市" in [name[1:] for name in found.names.split("\n")]


@pytest.mark.parametrize("piece", ["“", "“啊”", "一亿", "3至", "1,111", "鹭栖公园", "项目", "第", "\u200b", "𠮷"])
def test_hostile_texts_take_no_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    found = gist(("p", text))
    list(figures(text))
    names = [name[1:] for name in found.names.split("\n") if name]
    mentions(found.text, Finder(names), {name: Edges() for name in names})
    assert time.process_time() - started < 3
