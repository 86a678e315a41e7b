"""What is page furniture and what only looks like it."""

import pytest

from app.ingest.clean import clean
from app.ingest.cutting.lines.furniture import furniture_of, is_furniture


@pytest.mark.parametrize(
    "text",
    [
        "某某日报 2021年10月6日 星期三 第3版",
        "A02 某某区新闻 2021年10月28日 星期四",
        "2021年10月28日 星期四 责编：李晓明 版式：王小兵",
        "责任编辑：李晓明 校对：王小兵 电话：0100-1234567",
        "责任编辑 李晓明 联系电话：0100-1234567",
        "本版编辑:李晓明 校对:王小兵",
        "责任编辑 李晓明 版式 王小兵",
        "新闻热线：0100-1234567 投稿邮箱：news@example.com",
        "（上接第一版）",
        "综合新闻 2版",
        "某某新闻 · 4 · 2021年9月26日 星期四 责编 李明 邮箱 news@example.com",
        "２０２１年１２月８日 星期四",
        "某某新闻 Ｂ３版 主编/李晓明 视觉/王强",
        "主办：某某区融媒体中心 投稿邮箱：news@example.com",
        "2021年7月19日 星期四 主编：李晓明 电子信箱：news@example.com",
        "二〇二一年十月六日 星期三",
        "二〇一七年三月九日 第 6 版 某某晚报 南湖社区 ●编辑 李晓明 ●组版 王小兵 ●审校 赵 宁",
        "农历八月廿三",
        "辛丑年八月廿三",
        "总第 12 期",
        "第三版",
        "2021-10-06",
        "主办：某某区融媒体中心",
        "编辑部地址：某某路",
        "■编辑 李晓明",
        "版面设计/李晓明",
        "网址：www.example.com",
        "投稿QQ群：123456",
        "B03",
        "— 3 —",
        "2021 /10 /6 星期三",
        "2021 年10 月 6日 星 期 三 责 任 编 辑 李 晓 明 视 觉 王 强 审 读 赵 宁",
        "编辑 李晓明 版式 王强 电话 0100 - 1234567",
        "视觉设计/李晓明",
        "值班总监：李晓明 主编：王强",
    ],
)
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "2 某某新闻",
        "某某日报",
        "某某新闻",
        "某某·民生",
        "某某报 · 企业",
        "服务电话：0100-1234567",
        "某某周报 镇街新闻",
        "某某融媒 社区版",
        "某某晨讯 公示公告",
        "A2 城事",
        "15 某某·某某区",
        "某某报 A3",
        "某某区",
        "A06·县市纵横·石桥",
        "石桥 · 五",
        "要闻 | 2 | 某某时报",
        "03 某某晨刊 石桥",
        "某某时讯 石桥 A 7",
        "石桥视窗·人物",
        "今日石桥",
    ],
)
def test_page_names_at_the_edge_of_a_page_only(text: str) -> None:
    assert is_furniture(text, edge=True)
    assert not is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "记者 李晓明 摄",
        "统筹 李晓明 文 王小兵 图 赵明",
        "3月5日，农历正月二十二，石桥",
        "编辑部的故事",
        "家门口的新学区",
        "两会 三问",
        "看石桥·爱石桥",
        "主任医师坐诊社区",
        "第3版整治提升见成效",
        "2021年度优秀读者名单",
        "为方便居民，阅览室自10月6日起延长开放，电话0100-1234567。",
        "联系电话：0100-1234567",  # of a notice, for all that the line shows
    ],
)
def test_no_furniture(text: str) -> None:
    assert not is_furniture(text, edge=True)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["百姓广场", "2021年10月6日 星期三", "石桥", "6", "菜场搬进了楼里", *["正文。"] * 4], [0, 1, 2, 3]),
        (["晒秋忙", "（上接第一版）", *["正文。"] * 4], [1]),  # above a text continued here stands its title
        ([*["正文。"] * 4, "晒秋忙", "责编 李晓明", "石桥"], [5, 6]),
        ([*["正文。"] * 4, "石桥区水利局", "二〇二一年十月六日", "晒秋忙", "正文。"], [5]),  # whose office signs
        ([*["正文。"] * 4, "联系人：李先生", "地址：石桥路12号"], []),  # a notice ends so
        ([*["正文。"] * 4, "地址：石桥路12号"], [4]),
        ([*["正文。"] * 4, "亮得像白天。（下转", "第三版）", *["正文。"] * 4], []),  # where the text goes on
    ],
)
def test_lines_that_others_make_furniture_or_none(lines: list[str], found: list[int]) -> None:
    page = clean("\n".join(lines))
    assert [place for place, here in enumerate(furniture_of(page, [False] * len(page))) if here] == found
