"""How far a page's reading leads the next best one, told for each article."""

from app.ingest.cutting.rivals import PLAIN, margins, steps_of
from app.ingest.cutting.story import Do, Reading, Rival, Step
from app.ingest.values import Kind

NEWS = Kind.NEWS


def begin(place: int, story: int) -> Step:
    return Step(place, Do.PARAGRAPH, story, NEWS)


def test_only_articles_that_a_rival_cuts_otherwise_are_less_plain() -> None:
    shared = Reading().took(0, begin(0, 0), begin(1, 1))
    one = shared.took(0, Step(2, Do.PARAGRAPH, 1))
    other = shared.took(-2, begin(2, 2))
    winner = one._replace(rivals=Rival(2.0, other.trail, one.trail, None)).took(0, begin(3, 2))
    assert margins(winner) == {1: 2.0}


def test_a_rival_that_gives_a_piece_to_another_article_touches_both() -> None:
    shared = Reading().took(0, begin(0, 0), begin(1, 1))
    one, other = (shared.took(0, Step(2, Do.PARAGRAPH, story)) for story in (1, 0))
    far = Rival(5.0, other.trail, one.trail, None)
    assert margins(one._replace(rivals=far)) == {0: 5.0, 1: 5.0}
    assert margins(one._replace(rivals=Rival(1.0, other.trail, one.trail, far))) == {0: 1.0, 1: 1.0}


def test_what_a_piece_does_within_its_article_leaves_the_cut_plain() -> None:
    shared = Reading().took(0, begin(0, 0))
    one, other = (shared.took(0, Step(1, do, 0)) for do in (Do.PARAGRAPH, Do.CAPTION))
    assert margins(one._replace(rivals=Rival(0.1, other.trail, one.trail, None))) == {}


def test_steps_stand_in_order() -> None:
    steps = (begin(0, 0), Step(1, Do.BYLINE, 0))
    assert tuple(steps_of(Reading().took(0, *steps).trail)) == steps
    assert PLAIN > 0
