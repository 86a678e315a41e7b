"""Read ``blocks.txt``, and take title blocks from annotated pages and from the damage generator's papers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.ingest.clean import clean
from app.ingest.cutting.lines.title_form import TitleLine
from app.ingest.values import Kind, Role
from tests.damage.corpus import read_papers

BLOCKS = Path(__file__).parent / "blocks.txt"
_KINDS = {
    "文": Kind.FEATURE,
    "评": Kind.COMMENT,
    "信": Kind.LETTER,
    "图": Kind.PHOTO,
    "讯": Kind.BRIEF,
    "告": Kind.NOTICE,
}
_ROLES = {"栏": Role.COLUMN, "引": Role.KICKER, "主": Role.HEADLINE, "副": Role.DECK}


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """An article's title lines as printed, the true role of each, its kind and how its text begins."""

    lines: tuple[TitleLine, ...]
    roles: tuple[Role, ...]
    kind: Kind
    text: str
    either: bool = False  # readers may differ which line is the headline


def read_blocks(path: Path = BLOCKS) -> tuple[TitleBlock, ...]:
    """The blocks of a file in the form that its first lines explain."""
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(_block(part.strip().splitlines()) for part in text.split("\n\n") if part.strip())


def _block(lines: Sequence[str]) -> TitleBlock:
    marks = [line[0] for line in lines]
    titles = [line for line in lines if line[0] in _ROLES]
    mark, body = next((line[0], line[2:]) for line in lines if line[0] in _KINDS)
    kind = Kind.NEWS if body.startswith(("本报讯", "晨报讯")) else _KINDS[mark]
    return TitleBlock(
        tuple(TitleLine(line[2:]) for line in titles),
        tuple(_ROLES[line[0]] for line in titles),
        kind,
        body,
        "或" in marks,
    )


def paper_blocks(split: str) -> Iterator[TitleBlock]:
    """The title blocks of the damage generator's papers."""
    for paper in read_papers(split):
        for story in (story for unit in paper.units for story in unit):
            titles = [(role, text) for role in _ROLES.values() for text in getattr(story, role.value)]
            if titles:
                yield TitleBlock(
                    tuple(TitleLine(text) for _, text in titles),
                    tuple(role for role, _ in titles),
                    Kind(story.kind),
                    "".join(story.body),
                    story.either,
                )


def page_blocks(text: str, gold: Mapping[str, Any]) -> Iterator[TitleBlock]:
    """The title blocks of an annotated page; an article's text is that of its captions, too."""
    lines = {line.number: line for line in clean(text)}
    for article in gold["articles"]:
        titles = sorted((number, role) for role in _ROLES.values() for number in article.get(role.value) or ())
        parts = [*(part["lines"] for part in article["body"]), *(article.get("captions") or ())]
        if titles:
            yield TitleBlock(
                tuple(TitleLine(lines[number].text, lines[number].heading) for number, _ in titles),
                tuple(role for _, role in titles),
                Kind(article["kind"]),
                "".join(lines[number].text for numbers in parts for number in numbers),
                bool(article.get("headline_alternatives")),
            )
