"""Names by characters and by pinyin."""

from app.search.lexicon import Lexicon, Name, spellings, stem

NAMES = (
    Name("district", "东河区", "east", 90),
    Name("street", "九桥街道", "jiuqiao", 20, "东河区"),
    Name("street", "九里镇", "jiuli", 5, "东河区"),
    Name("community", "九里社区", "jiuli-s", 8, "东河区"),
    Name("village", "李庄村", "li-east", 3, "东河区"),
    Name("village", "李庄村", "li-west", 2, "西河区"),
    Name("reporter", "张旭光", "", 12),
)
LEXICON = Lexicon.of(NAMES)


def texts(names: tuple[Name, ...]) -> list[str]:
    return [name.text for name in names]


def test_spellings_are_syllables_and_first_letters() -> None:
    assert spellings("九桥街道") == ("jiuqiaojiedao", "jqjd")
    assert spellings("ABC") == ()


def test_stems() -> None:
    assert [stem(name) for name in ("九桥街道办事处", "九桥街道", "九桥", "李庄村", "中村")] == [
        "九桥",
        "九桥",
        "九桥",
        "李庄",
        "中村",
    ]


def test_a_place_is_told_from_the_plain_word() -> None:
    assert texts(LEXICON.places("九桥街道办事处")) == ["九桥街道"]
    assert texts(LEXICON.places("九里社区")) == ["九里社区"]
    assert texts(LEXICON.places("九里街道")) == ["九里镇"]
    assert LEXICON.places("九桥") == ()
    assert LEXICON.places("桥") == ()


def test_names_by_pinyin() -> None:
    assert LEXICON.spelt("zhangxuguang") == ("张旭光",)
    assert LEXICON.spelt("zxg") == ("张旭光",)
    assert LEXICON.spelt("jiuqiao") == ("九桥",)
    assert LEXICON.spelt("jqjd") == ("九桥街道",)
    assert LEXICON.spelt("donghe") == ("东河",)
    assert LEXICON.spelt("dhq") == ("东河区",)
    assert LEXICON.spelt("nobody") == ()


def test_completion_puts_the_beginning_first_and_what_is_used_most() -> None:
    assert texts(LEXICON.complete("九", 9)) == ["九桥街道", "九里社区", "九里镇"]
    assert texts(LEXICON.complete("河", 9)) == ["东河区"]
    assert texts(LEXICON.complete("jiul", 9)) == ["九里社区", "九里镇"]
    assert texts(LEXICON.complete("ZX", 9)) == ["张旭光"]
    assert LEXICON.complete(" ", 9) == ()


def test_two_places_of_one_name_are_told_apart() -> None:
    assert [LEXICON.label(slug) for slug in ("jiuqiao", "li-east", "li-west", "gone")] == [
        "九桥街道",
        "东河区李庄村",
        "西河区李庄村",
        "gone",
    ]
