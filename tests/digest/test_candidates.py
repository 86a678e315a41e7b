"""What in a text might name a story, by its form alone."""

import time

import pytest

from app.digest.candidates import Candidates, outermost
from app.digest.figures import figures
from app.digest.gather import count_names
from app.digest.mentions import Edges, Finder, weigh
from app.digest.names import by_name, in_quotes, in_title, is_place
from app.digest.vectors import WordCounts
from app.digest.words import runs


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
    candidates = Candidates()
    article = [("headline", runs("“板凳夜谈”开谈")), ("p", runs("“板凳夜谈”又开谈了，“板凳夜谈”"))]
    candidates.add(article)
    candidates.add(article)
    assert candidates.forms["板凳夜谈"].quoted == 2


def test_memory_is_bounded_and_what_returns_survives() -> None:
    candidates = Candidates(most=50)
    for number in range(300):
        one_off = "".join(chr(0x4E00 + (number * 7 + i * 131) % 20000) for i in range(4))
        candidates.add([("p", runs(f"“{one_off}”“板凳夜谈”"))])
    assert len(candidates.forms) <= 50
    assert candidates.forms["板凳夜谈"].quoted == 300


@pytest.mark.parametrize("piece", ["“", "“啊”", "一亿", "3至", "1,111", "鹭栖公园", "项目", "第", "\u200b", "𠮷"])
def test_hostile_texts_take_no_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    candidates, words = Candidates(), WordCounts()
    parsed = [("p", runs(text))]
    words.add(parsed, count_names(outermost(candidates.add(parsed)), parsed))
    list(figures(text))
    weigh([("p", text)], Finder(candidates.forms), Edges())
    assert time.process_time() - started < 3
