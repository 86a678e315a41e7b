"""Names of street offices, communities and villages in running text, of invented and of common places."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.ingest.places.names import mentions
from app.ingest.values import Level


def found(text: str, known: tuple[str, ...] = ()) -> list[str]:
    """The names that count in the text: doubtful ones do not."""
    return [mention.name for mention in mentions(text, lambda _, name: name in known) if mention.certainty >= 0.5]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # after a larger place
        ("城东区柳河街道渡口社区有居民3000余户", ["柳河街道", "渡口社区"]),
        ("青溪区望澄街道飞天社区76岁的老人", ["望澄街道", "飞天社区"]),
        ("家住柳河街道宏图社区居民孟小秋", ["柳河街道", "宏图社区"]),
        ("成华区双水碾街道横桥社区", ["双水碾街道", "横桥社区"]),
        ("高新技术产业开发区石羊街道", ["石羊街道"]),
        ("江北新区大桥街道", ["大桥街道"]),
        ("市区纺织路街道湖南社区", ["纺织路街道", "湖南社区"]),
        ("志愿者来到城关镇东大街社区", ["城关镇", "东大街社区"]),
        ("几个孩子在唐镇乡柳西村群众文化广场", ["唐镇乡", "柳西村"]),
        ("该县张村镇李家庄村", ["张村镇", "李家庄村"]),
        ("阿克苏乡吐尔村", ["阿克苏乡", "吐尔村"]),
        ("在柳河街道邵村卡点前", ["柳河街道", "邵村"]),
        ("柳河街道石乡口村的桥涵下", ["柳河街道", "石乡口村"]),
        ("白鹭镇和芦花乡的农民", ["白鹭镇", "芦花乡"]),
        # after words that no name holds
        ("位于望澄街道的项目工地", ["望澄街道"]),
        ("记者来到柳堤街道", ["柳堤街道"]),
        ("为向阳社区居民办实事", ["向阳社区"]),
        ("记者从和平社区了解到", ["和平社区"]),
        ("位于市区中心的文化路社区", ["文化路社区"]),
        ("送给芦花乡、石庙镇的农村孩子", ["芦花乡", "石庙镇"]),
        ("产自桐岭乡", ["桐岭乡"]),
        ("桐岭乡下坞村的大樟树下", ["桐岭乡", "下坞村"]),
        ("10月26日望海路街道", ["望海路街道"]),
        ("2017年白鹭镇请来专家", ["白鹭镇"]),
        ("纺织路街道红旗里社区、印染社区部分用户停水", ["纺织路街道", "红旗里社区", "印染社区"]),
        ("带动周边芦荡村、石门坎村的170名村民", ["芦荡村", "石门坎村"]),
        # names that look like something else
        ("柳河街道公园社区居民孟小春", ["柳河街道", "公园社区"]),
        ("建设路街道", ["建设路街道"]),
        ("十里铺村", ["十里铺村"]),
        ("第五社区", ["第五社区"]),
        ("张各庄镇大王各庄村", ["张各庄镇", "大王各庄村"]),
        ("工人新村社区", ["工人新村社区"]),
        ("邮电新村社区", ["邮电新村社区"]),
        ("三里屯街道", ["三里屯街道"]),
        ("新街口街道办事处", ["新街口街道"]),
        ("经开区明湖街道办", ["明湖街道"]),
        ("青溪区三里河办事处", ["三里河街道"]),
        ("丰乐乡村民张大伯", ["丰乐乡"]),
        ("石庙镇中心卫生院新添一台", ["石庙镇"]),
        ("石桥镇乡村振兴办", ["石桥镇"]),
        ("东升镇人民政府", ["东升镇"]),
        ("唐镇乡污水处理厂", ["唐镇乡"]),
        ("凤凰村村民王大力", ["凤凰村"]),
        ("白庄村党支部书记", ["白庄村"]),
        ("进入贺庄村“两委”工作", ["贺庄村"]),
        ("望澄街道雷庄村居民雷大成", ["望澄街道", "雷庄村"]),
        ("柳林新村街道金梅园居民区", ["柳林新村街道"]),
        ("解放街道", ["解放街道"]),
        ("八一社区", ["八一社区"]),
        ("他向乡亲们宣讲起村“两委”换届的事", []),
        ("各镇共有31名到龄村干部均已离岗", []),
        # lists with one ending for all
        ("分布在印染、红旗里、荷苑、锦云、雁鸣5个社区", ["印染社区", "红旗里社区", "荷苑社区", "锦云社区", "雁鸣社区"]),
        ("先在丹桂坊、云锦路两个街道的9个社区铺开", ["丹桂坊街道", "云锦路街道"]),
        ("柳河、望澄等街道", ["柳河街道", "望澄街道"]),
        ("组织柳河、纺织路、望澄等8个街道", ["柳河街道", "纺织路街道", "望澄街道"]),
        ("石浦、渔沙两镇地势低", ["石浦镇", "渔沙镇"]),
        ("芦荡和石门坎两村", ["芦荡村", "石门坎村"]),
        ("在纺织路、柳河街道", ["纺织路街道", "柳河街道"]),
    ],
)
def test_named_places(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "该街道不断强化管控",
        "各乡（街道）、村（社区）",
        "各乡镇街道",
        "背街小巷和街道两侧",
        "街道大工委、社区大党委",
        "沿街道路",
        "城区街道",
        "两个街道和3个镇",
        "区镇村三级",
        "镇村干部",
        "在全村推广",
        "我们村",
        "农村人居环境",
        "乡村振兴",
        "城乡居民",
        "返乡大学生",
        "长寿之乡",
        "老乡见老乡",
        "驻村第一书记",
        "行政村、自然村",
        "贫困村脱贫",
        "美丽乡村",
        "新农村建设",
        "城中村改造",
        "文旅小镇",
        "千年古镇",
        "城镇化",
        "市镇",
        "集镇",
        "打造和谐社区",
        "和谐社区创建",
        "中心社区",
        "进社区",
        "党员进社区",
        "志愿者到社区",
        "加强社区治理",
        "青溪区加强社区治理",
        "渡口的社区",
        "36个社区",
        "某社区",
        "全区29个社区",
        "学校、医院、社区",
        "教育、医疗、文化等社区服务",
        "党员、志愿者、社区",
        "光明新村小区",
        "市民张镇说",
        "驻京办事处",
        "新建了三个村级活动室",
        "到村任职",
        "先和村集体签合同",
        "再由村里和房主分成",
        "三任村主任",
        "走访社区独居老人",
        "硬化村内道路",
        "村村通",
        "对口支援村",
        "首家社区食堂",
        "担任村主任21年",
        "在任村党支部书记时",
        "倡导勤俭节约村风",
        "作为超龄村干部",
        "选好新一届村“两委”班子",
        "青溪区村（社区）“两委”换届",
        "新建村内排水管网",
        "绿化村道17条",
        "竹溪的通村客车",
        "各乡镇、各街镇",
        "这条村",
    ],
)
def test_common_nouns_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "known", "names"),
    [
        ("前进社区以构建邻里中心为抓手", "前进社区", ["前进社区"]),
        ("凤凰村民王大力", "凤凰村", ["凤凰村"]),
        ("唐镇乡村振兴", "唐镇乡", ["唐镇乡"]),
        ("打造和谐社区", "和谐社区", ["和谐社区"]),
        ("三里河办事处", "三里河街道", ["三里河街道"]),
        ("西湖东村", "东村", ["东村"]),
    ],
)
def test_a_known_name_is_believed_where_its_words_are_common(text: str, known: str, names: list[str]) -> None:
    assert found(text, (known,)) == names


def test_levels_and_offsets() -> None:
    text = "走进柳河街道渡口社区和石庙村"
    places = list(mentions(text, lambda *_: False))
    assert [place.level for place in places] == [Level.STREET, Level.COMMUNITY, Level.VILLAGE]
    assert [text[place.start : place.end] for place in places] == [place.name for place in places]


@given(st.text(alphabet="柳河望澄街道社区村镇乡在的、和以及等两3个东李庄办事处，", max_size=60))
@example("东东及及东东3乡")
@settings(max_examples=300, deadline=None)
def test_names_are_made_of_what_is_printed(text: str) -> None:
    for place in mentions(text, lambda *_: False):
        assert 0 <= place.start < place.end <= len(text)
        assert text[place.start :].startswith(
            place.name[:-2] if place.name.endswith(("街道", "社区")) else place.name[:-1]
        )
        assert 0 <= place.certainty <= 1


@pytest.mark.parametrize("piece", ["村", "街道", "甲、", "社区、", "柳河街道", "镇乡", "甲和", "3个社区"])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    assert sum(1 for _ in mentions(text, lambda *_: False)) >= 0
    assert time.process_time() - start < 5
