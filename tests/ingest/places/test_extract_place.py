"""Places of an article: by its own words, by the rest of its page, and by the gazetteer."""

from app.ingest.places.extract_place import places, printed_places
from app.ingest.values import Article, Block, Kind, Level, Role
from app.places import Gazetteer, Place

NONE = Gazetteer()
LISTED = Gazetteer(
    [
        Place("district", "青溪区", "青溪区"),
        Place("street", "三里河街道", "青溪区", "三里河街道"),
        Place("community", "远航社区", "青溪区", "三里河街道"),
        Place("village", "石庙村", "雁塘区", "白鹭镇"),
    ]
)


def article(*blocks: tuple[Role, str]) -> Article:
    return Article(Kind.NEWS, tuple(Block(role, text, (number,)) for number, (role, text) in enumerate(blocks, 1)))


def named(story: Article, *others: Article, gazetteer: Gazetteer = NONE) -> dict[Level, tuple[str, ...]]:
    known = printed_places([story, *others], "青溪区", gazetteer)
    return dict(places(story, known)[0])


def test_names_of_title_body_and_caption_in_order_of_first_mention() -> None:
    story = article(
        (Role.HEADLINE, "柳河街道：三条路通车"),
        (Role.PARAGRAPH, "在望澄街道机床社区和柳河街道渡口社区，居民说好。"),
        (Role.CAPTION, "白鹭镇石庙村的新路。"),
        (Role.BYLINE, "金山社区 一位居民"),
    )
    assert named(story) == {
        Level.STREET: ("柳河街道", "望澄街道", "白鹭镇"),
        Level.COMMUNITY: ("机床社区", "渡口社区", "金山社区"),
        Level.VILLAGE: ("石庙村",),
    }


def test_a_blank_in_a_title_is_a_pause_and_in_the_body_is_none() -> None:
    story = article((Role.KICKER, "共建幸福家园 柳河街道有新招"), (Role.PARAGRAPH, "在白 鹭 镇 石庙 村，"))
    assert named(story)[Level.STREET] == ("柳河街道", "白鹭镇")
    assert named(story)[Level.VILLAGE] == ("石庙村",)


def test_another_article_of_the_page_vouches_for_a_doubtful_name() -> None:
    story = article((Role.PARAGRAPH, "远航社区以邻里中心为抓手。"))
    other = article((Role.PARAGRAPH, "在三里河街道远航社区，居民说好。"))
    assert named(story)[Level.COMMUNITY] == ()
    assert named(story, other)[Level.COMMUNITY] == ("远航社区",)


def test_words_taken_in_once_are_left_out_where_the_name_stands_alone() -> None:
    story = article((Role.PARAGRAPH, "老街坊渡口社区的人来了。在渡口社区，渡口社区的新渡口社区办起来了。"))
    assert "渡口社区" in named(story)[Level.COMMUNITY]
    assert "老街坊渡口社区" not in named(story)[Level.COMMUNITY]


def test_a_street_office_is_known_by_its_committee() -> None:
    story = article((Role.PARAGRAPH, "柳河党工委要求，柳河辖区商户自查。"))
    other = article((Role.HEADLINE, "柳河街道修路"))
    assert named(story)[Level.STREET] == ()
    assert named(story, other)[Level.STREET] == ("柳河街道",)
    assert named(article((Role.PARAGRAPH, "三里河党工委要求。")), gazetteer=LISTED)[Level.STREET] == ("三里河街道",)


def test_the_gazetteer_vouches_for_names_of_the_district_only() -> None:
    story = article((Role.PARAGRAPH, "远航社区以邻里中心为抓手。三里河办事处给予支持。"))
    assert named(story, gazetteer=LISTED)[Level.COMMUNITY] == ("远航社区",)
    assert named(story, gazetteer=LISTED)[Level.STREET] == ("三里河街道",)
    elsewhere = printed_places([story], "雁塘区", LISTED)
    assert places(story, elsewhere)[0][Level.COMMUNITY] == ()


def test_what_was_passed_over_is_remembered_with_its_certainty() -> None:
    vague = article((Role.PARAGRAPH, "腊八粥香满社区。"))
    assert places(vague, printed_places([vague], "", NONE)).passed > 0
    plain = article((Role.PARAGRAPH, "在三里河街道远航社区，居民说好。"))
    assert places(plain, printed_places([plain], "青溪区", NONE)).passed == 0


def test_a_township_of_a_people_is_one_place_under_both_its_names() -> None:
    whole = article((Role.PARAGRAPH, "石桥回族乡的集市开了。"), (Role.PARAGRAPH, "在石桥乡，卖羊肉的摊子排成排。"))
    assert places(whole, printed_places([whole], "", NONE))[0][Level.STREET] == ("石桥回族乡",)
