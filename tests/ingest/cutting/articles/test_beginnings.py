"""Where articles begin: brief items without a lead beside sections, bulleted titles, credits and leads broken over lines."""

import pytest

from app.ingest.segment import segment
from app.ingest.values import Article, Role

NEWS = (
    "渡口装上太阳能灯",
    "本报讯（记者 韦长河）5月6日，柳湾渡口装上六盏太阳能灯，夜里过河的乡亲再也不用打手电，对岸石坪乡的学生放学晚了也能安心过渡。",
)
ITEMS = (
    ("柳湾镇放生鱼苗八万尾", "5月3日，柳湾镇把八万尾鲢鱼苗放进水库，村民代表到场监督，禁捕期到九月底。"),
    ("梨园社区开出缝补摊", "近日，梨园社区请来两位退休裁缝，每逢周六在凉亭里替邻居缝补衣裳，只收线钱。"),
    ("县剧团下乡演出三十场", "昨日，县剧团的大篷车开进石坪乡，今年的三十场下乡演出由此开锣，剧目由乡亲们点。"),
)
FEATURE = (
    (
        "过年回家的最后一公里",
        "腊月里，柳湾渡口的老艄公葛水生每天要把船撑上四十个来回，从天不亮一直撑到掌灯。",
        "船不大，一趟坐十二个人，外加几只鸡笼。年货堆在船头，谁先上岸谁就顺手帮着递一把。",
    ),
    (
        "一根竹篙传三代",
        "竹篙是爷爷留下的，握手的地方磨得发亮。葛水生十四岁接过它，船换了五条，篙没有换过。",
        "“篙比人认得水路。”他说。哪里有暗滩，哪里水急，篙子往下一探，手上就有了数。",
    ),
    (
        "桥通了，船没停",
        "去年大桥通车，过河只要两分钟。葛水生的船却没有停，老人们说坐船能和熟人说上几句话。",
        "开春以后，镇上打算给渡口修个凉亭，再把那条旧船刷上新漆，留给后来的人看看。",
    ),
)


def columns(text: str, width: int) -> list[str]:
    """A paragraph in a column of this width, 0 for none, its first line set in by an indent that the source lost."""
    if not width:
        return [text]
    first, rest = text[: width - 2], text[width - 2 :]
    return [first, *(rest[place : place + width] for place in range(0, len(rest), width))]


def cut(*blocks: tuple[str, ...], width: int, label: str = "") -> tuple[Article, ...]:
    lines = [line for title, *texts in blocks for line in (title, *(x for text in texts for x in columns(text, width)))]
    if label:
        lines.insert(lines.index(blocks[1][0]), label)
    return segment("\n\n".join(lines))[0]


@pytest.mark.parametrize("width", [0, 15, 19, 24])
@pytest.mark.parametrize("label", ["街巷速写", "微新闻", "简讯", ""])
@pytest.mark.parametrize("bullet", ["", "■", "●"])
def test_brief_items_with_a_title_each_are_articles(width: int, label: str, bullet: str) -> None:
    items = [(bullet + title, text) for title, text in ITEMS]
    articles = cut(NEWS, *items, width=width, label=label)
    assert [article.texts(Role.PARAGRAPH) for article in articles] == [(text,) for _, text in (NEWS, *ITEMS)]


@pytest.mark.parametrize("width", [0, 16, 19])
def test_sections_stay_with_their_story(width: int) -> None:
    first, *rest = FEATURE
    _, article = cut(NEWS, (first[0], "本报记者 凌云", *first[1:]), *rest, width=width)
    assert article.texts(Role.PARAGRAPH) == tuple(text for _, *texts in FEATURE for text in texts)
    assert article.texts(Role.SECTION) == tuple(title for title, *_ in FEATURE[1:])


@pytest.mark.parametrize("lead", ["本报讯（记者 韦长河 通讯员 凌云）", "晨报讯（通讯员 凌云 韦长河）"])
def test_a_lead_alone_on_its_line_opens_the_paragraph_below(lead: str) -> None:
    text = lead + "“夜里过河，心里亮堂。”5月6日晚，柳湾渡口的六盏灯亮起来时，葛水生把船撑得又快又稳。"
    rest = text[len(lead) :]
    lines = [NEWS[0], *columns(NEWS[1], 18), "摆渡人的夜晚", lead, *columns(rest, 18)]
    _, article = segment("\n\n".join(lines))[0]
    assert article.texts(Role.PARAGRAPH) == (text,)


@pytest.mark.parametrize("halves", [("记者 韦长", "河 摄"), ("韦", "长河 摄"), ("本报记者 韦长河", "摄")])
def test_a_credit_broken_over_two_lines_closes_its_caption(halves: tuple[str, str]) -> None:
    caption = ["5月6日傍晚，柳湾渡口的老艄公", "撑着船送最后一批放学晚的孩子过", f"河回家。 {halves[0]}", halves[1]]
    lines = [NEWS[0], *columns(NEWS[1], 16), "渡口晚归", *caption, "县里的事", *columns(NEWS[1], 16)]
    articles = segment("\n\n".join(lines))[0]
    (found,) = [text for article in articles for text in article.texts(Role.CAPTION)]
    assert found.replace(" ", "") == "".join(caption).replace(" ", "")


@pytest.mark.parametrize("title", ["数说", "链接", "小资料"])
def test_a_box_of_one_paragraph_is_lifted_out_of_a_sentence(title: str) -> None:
    more = "渡口的棚子是乡亲们凑木料搭的，棚下摆着一排竹椅，等船的人坐着剥豆子，一边听收音机里的戏，一边等着对岸的船慢慢靠过来。"
    box = "柳湾镇现有渡口四处、渡船六条，去年全年运送学生和乡亲十二万人次，没有发生一起事故。"
    lines = columns(more, 20)
    page = [NEWS[0], *columns(NEWS[1], 20), *lines[:2], title, *columns(box, 20), *lines[2:]]
    first, second = segment("\n\n".join(page))[0]
    assert first.texts(Role.PARAGRAPH) == (NEWS[1], more)
    assert second.texts(Role.PARAGRAPH) == (box,)


def test_headings_in_brackets_are_sections_where_there_are_several() -> None:
    first, *rest = FEATURE
    boxed = [(f"【{title[:4]}】", *texts) for title, *texts in rest]
    _, article = cut(NEWS, (first[0], "本报记者 凌云", *first[1:]), *boxed, width=0)
    assert article.texts(Role.SECTION) == tuple(title for title, *_ in boxed)


@pytest.mark.parametrize("width", [0, 16, 19])
@pytest.mark.parametrize("label", ["街巷零距离", "身边小事"])
def test_dated_items_below_a_label_are_an_article_each(width: int, label: str) -> None:
    items = [
        "5月3日，柳湾镇把八万尾鲢鱼苗放进水库，禁捕到九月底。",
        "近日，梨园社区请来两位退休裁缝，每逢周六替邻居缝补。",
        "昨日，县剧团的大篷车开进石坪乡，三十场下乡演出开锣。",
    ]
    articles = cut(NEWS, (label, *items), (*FEATURE[0][:1], "本报记者 凌云", *FEATURE[0][1:]), width=width)
    assert [article.texts(Role.PARAGRAPH) for article in articles[1:4]] == [(item,) for item in items]


def test_the_points_of_a_notice_are_paragraphs() -> None:
    lines = [
        "关于更换门牌的通知",
        "各位居民：",
        "为方便寻址，镇里定于5月20日起更换旧门牌，现将有关事项通知如下：",
        "一、新门牌免费安装，无需登记；",
        "二、旧门牌由社区统一回收，愿意留作纪念的请提前告知；",
        "三、供电等部门的登记由镇里统一变更。",
        "柳湾镇人民政府",
    ]
    (notice,) = segment("\n\n".join(lines))[0]
    assert notice.texts(Role.PARAGRAPH) == tuple(lines[1:])


@pytest.mark.parametrize("width", [0, 16, 19])
@pytest.mark.parametrize("caption", ["葛水生在渡口检查竹篙。", "葛水生撑着竹篙送人过河。 乔木 摄"])
def test_a_picture_of_what_the_story_tells_is_its_caption(width: int, caption: str) -> None:
    first, second, *_ = FEATURE
    lines = [NEWS[0], *columns(NEWS[1], width), first[0], "本报记者 凌云", *columns(first[1], width)]
    lines += [*columns(first[2], width), *columns(caption, width), *columns(second[1], width)]
    article = segment("\n\n".join([*lines, *columns(second[2], width)]))[0][-1]
    assert [text.replace(" ", "") for text in article.texts(Role.CAPTION)] == [caption.replace(" ", "")]
    assert article.texts(Role.PARAGRAPH) == (*first[1:], *second[1:])


def test_what_goes_on_from_another_page_goes_on_with_nothing_on_this_one() -> None:
    lines = [*NEWS, "（上接第一版）", *FEATURE[0][1:], FEATURE[1][0], "本报记者 凌云", *FEATURE[1][1:]]
    first, second, _ = segment("\n\n".join(lines))[0]
    assert first.texts(Role.PARAGRAPH) == NEWS[1:]
    assert second.texts(Role.PARAGRAPH) == FEATURE[0][1:]


def test_a_sentence_above_a_group_of_pictures_belongs_to_them() -> None:
    lines = [*NEWS, "渡口的一天", "柳湾渡口从早到晚都是热闹的。", "▲老艄公在检查竹篙。", "▲学生们排队上船。 乔木 摄"]
    photo = segment("\n\n".join(lines))[0][-1]
    assert photo.headline == "渡口的一天"
    assert len(photo.texts(Role.CAPTION)) == 3


@pytest.mark.parametrize(
    "lines",
    [
        ("给摆渡人道声谢", "我住在石坪乡，每天坐船上班。下雨天，老艄公总把伞让给学生。借报纸一角，谢谢他。"),
        (
            "说法：旧船能不能转卖",
            "问：我家有条旧船，想卖给邻居，要办什么手续？",
            "答：需要先到渡管所办理过户，再交接船牌。",
        ),
    ],
)
def test_a_letter_or_an_answer_is_no_section_of_the_news_above(lines: tuple[str, ...]) -> None:
    first, second = segment("\n\n".join([*NEWS, *lines]))[0]
    assert first.texts(Role.PARAGRAPH) == NEWS[1:]
    assert second.texts(Role.PARAGRAPH) == lines[1:]


@pytest.mark.parametrize("width", [0, 16, 19])
def test_a_picture_with_its_own_title_below_is_an_item_of_its_own(width: int) -> None:
    caption = "菱角塘的菱角到了采收的时候，农户坐着木盆下塘采菱。 乔木 摄"
    lines = [line for item in ITEMS for text in item for line in columns(text, width)]
    lines += [NEWS[0], *columns(NEWS[1], width), *columns(caption, width), "采菱忙"]
    *_, news, photo = segment("\n\n".join(lines))[0]
    assert news.texts(Role.PARAGRAPH) == NEWS[1:]
    assert photo.headline == "采菱忙"


@pytest.mark.parametrize("width", [0, 18])
def test_a_box_within_a_feature_keeps_the_credit_that_closes_it(width: int) -> None:
    (title, *intro), *sections = FEATURE
    box = ("短评：慢一点，又何妨", "一条船渡的是人，留住的是情。桥再宽，也要给慢下来的脚步留一个渡口。", "（文可心）")
    headed = (title, "本报记者 韦长河", *intro)
    feature, comment, news = cut(headed, *sections, box, NEWS, width=width)
    assert feature.texts(Role.BYLINE) == ("本报记者 韦长河",)
    assert comment.texts(Role.BYLINE) == ("（文可心）",)
    assert news.headline == NEWS[0]


def test_the_last_section_of_a_feature_may_tell_its_day() -> None:
    (title, *intro), *sections = FEATURE
    last = ("一条旧船刷新漆", "5月3日傍晚，记者离开渡口的时候，葛水生正在收缆绳，船上坐着最后一位过河的学生。")
    feature, news = cut((title, "本报记者 韦长河", *intro), sections[0], last, NEWS, width=0)
    assert feature.texts(Role.PARAGRAPH)[-1] == last[1]
    assert news.headline == NEWS[0]
