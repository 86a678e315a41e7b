"""How far a page's reading leads the next best one, told for each article."""

from app.ingest.cutting.articles.rivals import margins, steps_of
from app.ingest.cutting.articles.story import Do, Rival, Step, Trail
from app.ingest.values import Kind


def begin(place: int, story: int) -> Step:
    return Step(place, Do.PARAGRAPH, story, Kind.NEWS)


SHARED = Trail(begin(1, 1), Trail(begin(0, 0), None))


def test_only_articles_that_a_rival_cuts_otherwise_are_less_plain() -> None:
    other = Trail(begin(2, 2), SHARED)
    kept = Trail(Step(2, Do.PARAGRAPH, 1), SHARED, Rival(2.0, other, None))
    assert margins(Trail(begin(3, 2), kept)) == {1: 2.0}


def test_a_rival_that_gives_a_piece_to_another_article_touches_both() -> None:
    other = Trail(Step(2, Do.PARAGRAPH, 0), SHARED)
    far = Rival(5.0, other, None)
    assert margins(Trail(Step(2, Do.PARAGRAPH, 1), SHARED, far)) == {0: 5.0, 1: 5.0}
    assert margins(Trail(Step(2, Do.PARAGRAPH, 1), SHARED, Rival(1.0, other, far))) == {0: 1.0, 1: 1.0}


def test_what_a_piece_does_within_its_article_leaves_the_cut_plain() -> None:
    other = Trail(Step(2, Do.CAPTION, 1), SHARED)
    assert margins(Trail(Step(2, Do.PARAGRAPH, 1), SHARED, Rival(0.1, other, None))) == {}


def test_steps_stand_in_order() -> None:
    assert steps_of(SHARED) == [begin(0, 0), begin(1, 1)]
    assert (steps_of(None), margins(None)) == ([], {})
