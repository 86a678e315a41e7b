"""Pictures in all the forms that papers print: with and without day, mark, credit and heading, single and in groups."""

import re
from dataclasses import replace
from random import Random

from tests.damage.corpus import Paper, Picture, Story

OWN_LINE = "\n"  # between a caption and a credit on a line of its own
PARAGRAPH = "\f"  # between the paragraphs of a caption
MARKS = ("", "", "", "", "图为", "▲", "▲", "上图：", "▲图为")
CREDITS = (" {} 摄", " {} 摄", "{} 摄", " 本报记者 {} 摄", "本报记者 {} 摄", "（{} 摄）", " {}/摄", " 图/{}")
NAMELESS = ("资料图片", "（资料图片）", "（图片由受访者提供）")
OWN_CREDITS = ("{} 摄", "本报记者 {} 摄", "（{} 摄）")
GROUPED = (("①", "②", "③"), ("图①：", "图②：", "图③："), ("▲", "▲", "▲"), ("▲", "▶", "▼"), ("", "", ""))


def illustrated(paper: Paper, stories: list[Story], rng: Random) -> list[Story]:
    """The stories, most of them with a picture or two, and a few photo items among them."""
    pictures = list(paper.pictures)
    rng.shuffle(pictures)
    names = sorted({name for unit in paper.units for story in unit for name in story.photographers})
    told = [
        _illustrate(story, pictures, names, rng) if rng.random() < 0.7 else _parted(story, rng) for story in stories
    ]
    alone = [picture for picture in pictures if not picture.of]
    items = [_group(alone[:2], names, rng)] if len(alone) > 1 and rng.random() < 0.4 else []
    items += [_item(picture, names, rng) for picture in alone[2 * len(items) :]]
    for item in (_parted(item, rng) for item in items):
        free = [at for at in range(len(told) + 1) if at == len(told) or told[at].kind != "comment"]
        told.insert(rng.choice(free), item)
    return told


def _illustrate(story: Story, pictures: list[Picture], names: list[str], rng: Random) -> Story:
    """The story with its pictures, if it has any and none of its own already."""
    mine = [p for p in pictures if p.of and "".join(story.headline).startswith(p.of)][: rng.choice((1, 1, 1, 2))]
    if not mine or story.captions:
        return story
    mark = rng.choice(MARKS)
    if story.date and rng.random() < 0.25:
        mark += _day(story.date) + "，"
    texts, credited = zip(*(_credited(mark + p.text, names, rng) for p in mine), strict=True)
    shown = [name for name in credited if name]
    return replace(story, captions=texts, photographers=tuple(dict.fromkeys((*story.photographers, *shown))))


def _item(picture: Picture, names: list[str], rng: Random) -> Story:
    """A photo item that stands by itself."""
    text, name = _credited(rng.choice(("", "", "", "▲", "图为")) + picture.text, names, rng)
    headline = (picture.headline,) if picture.headline and rng.random() < 0.8 else ()
    return _photo((text,), headline, [picture], name)


def _group(pictures: list[Picture], names: list[str], rng: Random) -> Story:
    """Several pictures under one heading, with one credit."""
    marks = rng.choice(GROUPED)
    *texts, last = (mark + picture.text for picture, mark in zip(pictures, marks, strict=False))
    closing, name = _credited(last, names, rng)
    headline = next((picture.headline for picture in pictures if picture.headline), "图说家乡")
    return _photo((*texts, closing), (headline,), pictures, name)


def _photo(captions: tuple[str, ...], headline: tuple[str, ...], pictures: list[Picture], name: str) -> Story:
    """A photo item; its day is the first that its captions print."""
    day = next((picture.date for picture in pictures if picture.date), "")
    streets = tuple(dict.fromkeys(picture.streets for picture in pictures if picture.streets))
    return Story(
        "photo",
        headline=headline,
        captions=captions,
        photographers=(name,) if name else (),
        date=day,
        date_text=_day(day) if day else "",
        streets=streets,
    )


def _parted(story: Story, rng: Random) -> Story:
    """A photo item, some of which tell what lies behind the picture in a paragraph of its own."""
    if story.kind != "photo" or rng.random() < 0.5:
        return story
    return replace(
        story, captions=tuple(re.sub("。(?=.{12,}。)", "。" + PARAGRAPH, text, count=1) for text in story.captions)
    )


def _day(date: str) -> str:
    """``MM-DD`` as captions print it."""
    return f"{int(date[:2])}月{int(date[3:])}日"


def _credited(text: str, names: list[str], rng: Random) -> tuple[str, str]:
    """A caption with one of the ways to credit it, and whom it names."""
    name = rng.choice(names)
    spaced = " ".join(name) if len(name) == 2 and rng.random() < 0.5 else name
    way = rng.random()
    if way < 0.3:
        return (text if text.endswith("。") else text + "。"), ""
    if way < 0.4:
        return (text if text.endswith("。") else text + "。") + rng.choice(NAMELESS), ""
    if way < 0.55:
        return text + OWN_LINE + rng.choice(OWN_CREDITS).format(spaced), name
    form = rng.choice(CREDITS)
    if not text.endswith("。") and form[0] not in " （":
        form = " " + form
    return text + form.format(spaced), name
