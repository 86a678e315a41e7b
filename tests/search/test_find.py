"""From what was typed to hits: as it stands first, then more widely, each step said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.search.engine import Document, Engine, Seen, Span
from app.search.find import Finder
from app.search.lexicon import Lexicon, Name
from app.search.request import SearchRequest
from app.search.synonyms import Synonyms, load_synonyms

DOCUMENTS = (
    Document(1, headline="社区防疫再加力", paragraphs=("卡点值守不松劲。",)),
    Document(2, headline="疫情防控进校园", paragraphs=("开学第一课讲的是防溺水。",)),
    Document(3, paragraphs=("九桥街道办事处送来春联。",), streets=("jiuqiao",)),
    Document(4, paragraphs=("在九桥办事处的院子里，志愿者忙个不停。",), streets=("jiuqiao",)),
    Document(5, paragraphs=("登上九桥看日出，买买提·艾力说这里最美。",)),
    Document(6, paragraphs=("“红色”物业进小区，居民都说好。",)),
    Document(7, paragraphs=("老旧小区改造后，居民用上了充电桩。", "路面平了，路灯亮了。")),
)
LEXICON = Lexicon.of([Name("street", "九桥街道", "jiuqiao", 2), Name("reporter", "张旭光", "", 1)])
SYNONYMS = Synonyms([["防疫", "疫情防控"]])

Find = Callable[..., tuple[set[int], dict[str, tuple[int, bool]]]]


@pytest.fixture
def finder(engine: Engine) -> Finder:
    engine.add(DOCUMENTS)
    engine.commit(Seen("test", 1))
    return Finder(engine, LEXICON, SYNONYMS)


@pytest.fixture
def find(finder: Finder) -> Find:
    def run(q: str, **more: object) -> tuple[set[int], dict[str, tuple[int, bool]]]:
        found = finder.find(SearchRequest(q=q, **more))  # type: ignore[arg-type]
        assert found.result.total == len(found.result.ids)
        return set(found.result.ids), {r.key: (r.count, r.active) for r in found.readings}

    return run


def test_a_synonym_is_found_too_and_said(find: Find) -> None:
    assert find("防疫") == ({1, 2}, {"疫情防控": (1, True)})
    assert find("疫情防控") == ({1, 2}, {"防疫": (1, True)})


def test_the_exact_title_comes_first_beside_other_names_too(finder: Finder) -> None:
    finder.engine.add([Document(20, headline="防疫")])
    finder.engine.commit(Seen("test", 2))
    assert finder.find(SearchRequest(q="防疫")).result.ids[0] == 20


def test_one_click_takes_a_synonym_away(find: Find) -> None:
    assert find("防疫", without=("疫情防控",)) == ({1}, {"疫情防控": (1, False)})


def test_a_quoted_search_is_never_widened(find: Find) -> None:
    assert find('"防疫"') == ({1}, {})
    assert find('"防疫校园"') == (set(), {})


def test_widening_can_be_switched_off(find: Find) -> None:
    assert find("防疫", widen=False) == ({1}, {})
    assert find("小区居民", widen=False) == (set(), {})


def test_a_place_is_told_from_the_plain_word(find: Find) -> None:
    assert find("九桥街道") == ({3, 4}, {"street:九桥街道": (2, True)})
    assert find("九桥街道办") == ({3, 4}, {"street:九桥街道": (2, True)})
    assert find("九桥")[0] == {3, 4, 5}


def test_a_name_is_found_with_and_without_its_dot_or_quotes(find: Find) -> None:
    assert find("买买提艾力") == ({5}, {"loose": (1, True)})
    assert find("买买提·艾力")[0] == {5}
    assert find("红色物业") == ({6}, {"loose": (1, True)})
    assert find('"红色物业"') == (set(), {})


def test_what_is_found_nowhere_is_cut_into_words(find: Find) -> None:
    ids, readings = find("居民志愿者")
    assert ids == set()
    ids, readings = find("居民路灯")
    assert (ids, readings) == ({7}, {"words": (1, True)})
    assert find("居民路灯", without=("words", "most")) == (set(), {"words": (1, False), "most": (1, False)})


def test_a_question_is_answered_by_most_of_its_words(find: Find) -> None:
    ids, readings = find("老旧小区改造什么时候装充电桩")
    assert ids == {7}
    assert readings == {"most": (1, True)}


def test_words_that_only_ask_need_not_stand_in_the_answer(find: Find) -> None:
    assert find("居民的路灯")[0] == {7}
    assert find("路灯怎么办") == ({7}, {"words": (1, True)})


def test_an_ordinal_is_found_in_digits_and_in_numerals(finder: Finder, find: Find) -> None:
    finder.engine.add([Document(40, headline="第七届灯会"), Document(41, headline="第12次例会")])
    finder.engine.commit(Seen("test", 3))
    assert find("第7届灯会") == ({40}, {"第七届灯会": (1, True)})
    assert find("第十二次") == ({41}, {"第12次": (1, True)})
    assert find("第7届灯会", widen=False) == (set(), {})


def test_a_question_without_an_answer_stays_empty(find: Find) -> None:
    assert find("航天员什么时候登月") == (set(), {})
    assert find("居民什么时候登陆火星") == (set(), {})


def test_pinyin_counts_only_where_latin_letters_are_typed(find: Find) -> None:
    assert find("jiuqiao") == ({3, 4, 5}, {"九桥": (3, True)})
    assert find("JQJD") == ({3}, {"九桥街道": (1, True)})
    assert find("九桥")[1] == {}


def test_letters_that_stand_in_the_text_mean_themselves_first(finder: Finder, find: Find) -> None:
    finder.engine.add([Document(30, headline="全区JQJD增长")])
    finder.engine.commit(Seen("test", 2))
    assert find("JQJD") == ({30}, {"九桥街道": (1, False)})
    assert find("JQJD", also=("九桥街道",)) == ({3, 30}, {"九桥街道": (1, True)})


def test_other_spellings_are_offered_for_what_is_rare(finder: Finder) -> None:
    assert finder.find(SearchRequest(q="防逆水 OR 充电庄")).did_you_mean == "防溺水 OR 充电庄"
    assert finder.find(SearchRequest(q="充电庄")).did_you_mean == "充电桩"
    assert finder.find(SearchRequest(q="充电桩")).did_you_mean is None
    assert finder.find(SearchRequest(q='"充电庄"')).did_you_mean is None


def test_advice_where_nothing_was_found(finder: Finder) -> None:
    found = finder.find(SearchRequest(q='"防疫" "登月"', street=("jiuqiao",), since="1999", until="2000"))
    sentences = finder.advice(found, Span())
    assert sentences == ("分开来看：“防疫”1篇，“登月”没有。",)
    found = finder.find(SearchRequest(q="春联", kind=("news",)))
    assert finder.advice(found, Span()) == ("不限类型有1篇。",)


def test_synonym_files_have_comments_and_may_be_missing(tmp_path: Path) -> None:
    file = tmp_path / "own.txt"
    file.write_text("# words\n甲 乙 丙 # and why\n\n丁\n乙 戊\n", "utf-8")
    synonyms = load_synonyms((file, tmp_path / "missing.txt"))
    assert synonyms.of("乙") == ("甲", "丙", "戊")
    assert synonyms.of("丁") == ()
