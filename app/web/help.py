"""How to search, and what the marks on the site mean."""

from fastapi import Request, Response

from app.web.dates import INFERRED, NO_YEAR
from app.web.site import SiteDep

EXAMPLES = (
    ("社区 志愿者", "两个词都有的文章；空格隔开的每一段都要照样出现"),
    ("“社区志愿者”", "一字不差、连在一起的文章；直引号、弯引号都行"),
    ("社区 -志愿者", "有前一个词、没有后一个词的文章"),
    ("公园 OR 广场", "有其中任何一个词的文章"),
    ("(公园 OR 广场) 改造", "括号里先算"),
    ("标题:社区", "标题里有这个词的文章"),
    ("正文:社区", "正文里有这个词的文章"),
    ("记者:王", "记者姓名里有这个字的文章；通讯员: 同样写"),
    ("类型:图片", "一种体裁：消息、通讯、图片、评论、简讯、来信、公告"),
    ("社区 日期:2022", "一年之内；也可以写 2022-03、2022年3月、二〇二二年三月"),
    ("社区 日期:2022-03..2022-06", "从一个月到另一个月"),
    ("社区 日期:>=2022-06", "从一个月起"),
)
"""What to type, and what it finds."""


def show(request: Request, site: SiteDep) -> Response:
    """The help page."""
    return site.page(request, "help.html", examples=EXAMPLES, INFERRED=INFERRED, NO_YEAR=NO_YEAR)
