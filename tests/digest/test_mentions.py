"""Where terms stand, and how much an article is about them."""

from hypothesis import given
from hypothesis import strategies as st

from app.digest.mentions import IN_BRIEF, IN_SUBTITLE, IN_TEXT, IN_TITLE, Edges, Finder, mentions

LETTERS = "河岸步道灯会夜市"
TERMS = st.sets(st.text(LETTERS, min_size=2, max_size=5), max_size=12)


@given(TERMS, st.text(LETTERS + "，。", max_size=60))
def test_every_term_is_found_wherever_it_stands(terms: set[str], text: str) -> None:
    finder = Finder(terms)
    found = [(finder.terms[number], start) for number, start, _ in finder.find(text)]
    plain = [(term, i) for i in range(len(text)) for term in terms if text.startswith(term, i)]
    assert sorted(found) == sorted(plain)


def weight(*lines: str) -> float:
    text = "\n".join(lines)
    return mentions(text, Finder(["河岸步道"]), {"河岸步道": Edges()})["河岸步道"]


def test_the_weight_says_how_central_a_term_is() -> None:
    filler = "P" + "记" * 300
    once, thrice = "P河岸步道", "P河岸步道，河岸步道，河岸步道"
    assert weight("T河岸步道开工", filler) == IN_TITLE
    assert weight(filler, "S河岸步道") == IN_SUBTITLE
    assert weight(once, filler) == IN_TEXT
    assert IN_TEXT < weight(thrice, filler) < IN_TITLE
    assert weight("P河岸步道上的行人") == IN_BRIEF


def test_a_term_cut_in_the_middle_is_made_whole() -> None:
    text = "P治理澄河青溪段，在澄河青溪段看到（澄河青溪段）"
    edges = {"澄河青溪": Edges()}
    mentions(text, Finder(["澄河青溪"]), edges)
    assert edges["澄河青溪"].times == 3
    assert edges["澄河青溪"].whole("澄河青溪") == "澄河青溪段"


def test_twice_the_same_is_chance() -> None:
    edges = Edges()
    for _ in range(2):
        edges.add("治理", "段")
    assert edges.whole("澄河青溪") == "澄河青溪"


def test_marks_and_figures_end_a_term() -> None:
    edges = Edges()
    for _ in range(3):
        edges.add("，", "3月恢")
    assert edges.whole("萤火夜市") == "萤火夜市"
