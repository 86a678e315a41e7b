"""The generator's own soundness: what it calls true is true."""

import json
import re
from pathlib import Path
from random import Random

import pytest

from tests.damage.corpus import SPLITS, Paper, Story, read_papers
from tests.damage.page import DamagedPage, choose, make_page
from tests.damage.profiles import PROFILES

SEED = 1
PAPERS = [paper for split in SPLITS for paper in read_papers(split)]
MARKS = re.compile(r"^#+ |（下转第三版）|\(下转第三版\)")


def stories_of(paper: Paper) -> list[Story]:
    return [story for unit in paper.units for story in unit]


def bare(text: str) -> str:
    """Text without what the damages may add, and with half-width punctuation made full."""
    text = MARKS.sub("", re.sub(r"\s", "", MARKS.sub("", text)))
    return text.translate(str.maketrans(",:;()?!", "，：；（）？！"))


def lines_of(page: DamagedPage) -> list[str]:
    return page.text.split("\n")


def used_lines(page: DamagedPage) -> list[int]:
    lists = [page.gold["noise"]]
    for article in page.gold["articles"]:
        lists += [article[role] for role in ("column", "kicker", "headline", "deck", "byline")]
        lists += [block["lines"] for block in article["body"]] + article["captions"]
    return sorted(number for lines in lists for number in lines)


def texts(page: DamagedPage, blocks: list[list[int]]) -> list[str]:
    lines = lines_of(page)
    return [bare("".join(re.sub(r"^#+ ", "", lines[number - 1]) for number in block)) for block in blocks]


@pytest.fixture(params=PAPERS, ids=lambda paper: paper.slug)
def paper(request: pytest.FixtureRequest) -> Paper:
    return request.param  # type: ignore[no-any-return]


@pytest.mark.parametrize("profile", PROFILES)
def test_every_printed_line_belongs_to_exactly_one_place(paper: Paper, profile: str) -> None:
    page = make_page(paper, profile, SEED)
    assert used_lines(page) == [number for number, line in enumerate(lines_of(page), 1) if line.strip()]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_annotated_lines_give_back_every_text(paper: Paper, profile: str) -> None:
    page = make_page(paper, profile, SEED)
    bodies = {
        tuple(bare(text.removeprefix("§")) for text in (*story.body, *(story.byline if story.kind == "notice" else ())))
        for story in page.stories
    }
    pictures = {
        tuple(
            sorted(bare("".join((*story.captions, *story.opening, *(() if story.kind == "notice" else story.byline)))))
        )
        for story in page.stories
    }
    for article in page.gold["articles"]:
        assert tuple(texts(page, [block["lines"] for block in article["body"]])) in bodies
        assert tuple(sorted("".join(texts(page, [*article["captions"], article["byline"]])))) in pictures


def test_the_same_seed_gives_the_same_page_and_another_seed_another(paper: Paper) -> None:
    for profile in PROFILES:
        assert make_page(paper, profile, 5) == make_page(paper, profile, 5)
    assert len({make_page(paper, "plain", seed).text for seed in range(6)}) > 1


def test_titles_stand_where_the_profile_says(paper: Paper) -> None:
    def first(article: dict[str, list[int]], role: str) -> int:
        return min(article[role], default=0)

    after = [a for a in make_page(paper, "titles-after", 1).gold["articles"] if a["kind"] == "news"]
    assert after
    assert all(first(a, "headline") > max(a["body"][-1]["lines"]) for a in after if a["headline"])
    page = make_page(paper, "titles-far", 1)
    last = max(number for a in page.gold["articles"] for block in a["body"] for number in block["lines"])
    assert sum(first(a, "headline") > last for a in page.gold["articles"]) >= 1


def test_wrapped_lines_keep_their_measure(paper: Paper) -> None:
    page = make_page(paper, "wrap18", 2)
    lines = lines_of(page)
    body = [lines[n - 1] for a in page.gold["articles"] for block in a["body"] for n in block["lines"][:-1]]
    assert body
    assert all(len(line) <= 18 * 2 for line in body)
    assert sum(14 <= len(line) <= 24 for line in body) > 0.9 * len(body)


def test_full_lines_make_last_lines_full(paper: Paper) -> None:
    def full(profile: str) -> int:
        count = 0
        for seed in range(4):
            page = make_page(paper, profile, seed)
            lines = lines_of(page)
            for article in page.gold["articles"]:
                for block in article["body"]:
                    count += len(block["lines"]) > 1 and len(lines[block["lines"][-1] - 1]) >= len(
                        lines[block["lines"][-2] - 1]
                    )
        return count

    assert full("full-lines") > full("wrap22")


@pytest.mark.parametrize("split", SPLITS)
def test_facts_of_stories_stand_in_their_text(split: str) -> None:
    for paper in read_papers(split):
        for story in stories_of(paper):
            everything = bare("".join((*story.kicker, *story.headline, *story.deck, *story.body, *story.captions)))
            credits = bare("".join((*story.opening, *story.byline)))
            for name in (*story.reporters, *story.correspondents, *story.photographers):
                assert name in everything + credits, (paper.slug, story.headline, name)
            assert bare(story.date_text) in everything, (paper.slug, story.headline)
            assert bool(story.date) == bool(story.date_text), (paper.slug, story.headline)


def test_places_of_stories_are_those_they_print(paper: Paper) -> None:
    names = {place for story in stories_of(paper) for place in (*story.streets, *story.communities, *story.villages)}
    for story in stories_of(paper):
        titles = (*story.kicker, *story.headline, *story.deck)
        text = bare("|".join((*titles, *story.body, *story.captions, *story.opening, *story.byline)))
        for place in (*story.streets, *story.communities, *story.villages):
            listed = re.search(f"{re.sub('(街道|社区|[镇乡村])$', '', place)}[、两三]", text)
            assert place in text or listed, (story.headline, place)
        printed = {name for name in names if name in text}
        assert printed <= {*story.streets, *story.communities, *story.villages}, (story.headline, story.body[:1])


def test_the_halves_share_no_paper_and_no_text() -> None:
    open_half, held_out = (read_papers(split) for split in SPLITS)
    assert not {paper.name for paper in open_half} & {paper.name for paper in held_out}
    assert not paragraphs(open_half) & paragraphs(held_out)


def paragraphs(papers: tuple[Paper, ...]) -> set[str]:
    return {text for paper in papers for story in stories_of(paper) for text in story.body if len(text) >= 16}


def test_a_page_holds_what_its_profile_wants(paper: Paper) -> None:
    for seed in range(5):
        kinds = [story.kind for story in choose(paper, PROFILES["photos"].wants, Random(seed))]
        assert kinds.count("photo") >= 2
        assert kinds.count("news") >= 3
        listed = [story for story in choose(paper, PROFILES["lists"].wants, Random(seed)) if "rows" in story.forms]
        assert len(listed) >= min(2, sum("rows" in story.forms for story in stories_of(paper)))


def test_pages_are_written_with_their_annotation(tmp_path: Path, paper: Paper) -> None:
    make_page(paper, "plain", 1).write(tmp_path)
    gold = json.loads((tmp_path / f"{paper.slug}-1.plain.json").read_text(encoding="utf-8"))
    assert (tmp_path / gold["source"]).exists()


def test_every_kind_of_article_occurs_in_each_half() -> None:
    for split in SPLITS:
        kinds = {story.kind for paper in read_papers(split) for story in stories_of(paper)}
        assert kinds == {"news", "feature", "photo", "comment", "brief", "letter", "notice"}
