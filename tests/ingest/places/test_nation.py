"""What the names of the nation's places tell of names in a text."""

import pytest

from app.ingest.places.names import mentions
from app.places import load_gazetteer
from app.settings import ROOT

NATION = load_gazetteer([], ROOT / "seeds" / "divisions.csv")


def found(text: str) -> list[str]:
    return [place.name for place in mentions(text, lambda *_: False, NATION.borne) if place.certainty >= 0.5]


@pytest.mark.parametrize(
    "text",
    [
        "河长每月查村、每季查镇",  # begins within a word
        "全区以农村垃圾、污水为重点",
        "新型农村合作医疗的报销费用",
        "跨村联建破解单村发展难题",
        "没有相机的年头，他就去镇上的照相馆",
        "书记管村，产业兴村，靠文化美村，乡贤助村",
        "街道举办社区厨艺比赛",
        "徒弟从景德镇来",
        "从上个月说起村里的事",
        "2023年度城乡居民医疗保险",
    ],
)
def test_what_nobody_bears_is_wording(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一支由车墩镇的农民工子女组成的队伍", ["车墩镇"]),
        ("商务委正在总结九亭镇的经验", ["九亭镇"]),
        ("请府山街道的票友排练", ["府山街道"]),
        ("全区以凤凰村为样板", ["凤凰村"]),
        ("堂前镇镇石步村的杨梅林", ["堂前镇", "石步村"]),
        ("上蒙村和甘村的村民代表", ["上蒙村", "甘村"]),
        ("志愿者到北石沟村开展义诊", ["北石沟村"]),
        ("去年以来，宋家山村投入十万元", ["宋家山村"]),
        ("走进祝家村", ["祝家村"]),
        ("杨村桥镇的草莓苗", ["杨村桥镇"]),
        ("大华五村第二社区的居民", ["大华五村第二社区"]),
        ("吕村的老船工", ["吕村"]),
        ("停水区域：钟楼街道铸造社区、南水门社区全部", ["钟楼街道", "铸造社区", "南水门社区"]),
        ("天津市双溪新城梅厂镇获评先进", ["梅厂镇"]),
        ("走进双溪新城望澄镇的田间", ["望澄镇"]),
        ("近日，锦州市北镇市赤鳞镇的道路通车", ["赤鳞镇"]),
        ("天水市麦积区二十里铺郭家寺村，果农在疏果", ["郭家寺村"]),
        ("走进平安新村，墙上画着漫画", ["平安新村"]),
        ("距柳河镇政府十公里的磨盘村", ["柳河镇", "磨盘村"]),
        ("在涉县平安街道施工", ["平安街道"]),
        ("邯郸市肥乡区元固镇", ["元固镇"]),
        ("走进布朗山布朗族乡", ["布朗山布朗族乡"]),
        ("望海新区和平里街道举办比赛", ["和平里街道"]),
        # borne by nobody, and yet names
        ("屿头乡布袋坑村的保洁队", ["屿头乡", "布袋坑村"]),
        ("邻近的沙仙村见样学样", ["沙仙村"]),
        ("童家桥街道堆金村社区的宣讲", ["童家桥街道", "堆金村社区"]),
    ],
)
def test_where_a_name_begins(text: str, names: list[str]) -> None:
    assert found(text) == names
