"""Fixed expressions of the trade that say what kind of text stands below or above them."""

import re
from collections.abc import Callable

from app.ingest.values import Kind

SALUTATION = re.compile(
    r"^(?:尊敬的|敬爱的)?(?:编辑(?:同志|部|老师|先生|女士|朋友)?|记者(?:同志|朋友)?|[一-鿿]{0,4}(?:日报|晚报|晨报|早报|报社|报|编辑部|热线)"
    r"(?:编辑部|编辑|记者)?)(?:的)?(?:同志|老师|朋友)?们?(?:[，,]?(?:您|你)们?好)?[：:！!，,]$"
)
ADDRESSEE = re.compile(r"^(?:尊敬的)?[一-鿿]{2,14}(?:们|您好)?[：:]$")  # of a letter, if it speaks to somebody
SPEAKS_TO = re.compile("我|您|贵|你们")
ADDRESS = re.compile(r"^(?:各位|广大|全体|尊敬的|亲爱的)[一-鿿、]{2,14}[：:]$")  # of a notice
_COMMENT = re.compile(
    r"【[^】]{2,10}】$|[一-鿿]{0,4}(?:短评|快评|微评|点评|时评|锐评)[ :：]|"
    r"[一-鿿]{2}(?:手记|札记|随想|随感|絮语)$|"
    r"编后|短评|快评|微评|点评|编者按|记者手记|采访手记|相关链接|新闻链接|延伸阅读|新闻背景"
)
_COMMENT_ENDS = tuple(
    re.findall(
        r"\S+",
        "点评 短评 评论 微评 快评 时评 小言 感言 声音 编后 编后语 编者按 编者的话 记者手记 采访手记 "
        "链接 小贴士 名词解释 延伸阅读 新闻背景 新闻观察 记者观察 观察员说 专家说法",
    )
)
NOTICE = re.compile(
    r"(?:公告|通告|启事|通知|声明|公示|告示|征集令|招聘|招标|提示|须知|倡议书|名单|时刻表|班次表|安排表|时间表|价目表|日程表|一览表|一览|公开信|预告|预报|均价|价格|行情|赛程|成绩|排名|航班|菜谱)$"
)
BRIEFS = re.compile(
    r"^[一-鿿]{0,4}?(?:简讯|短讯|简报|快讯|快报|速览|速递|简明新闻|一句话新闻|要闻简报|新闻集锦|短波|简闻|动态|播报|短新闻|集萃|点击|扫描|零讯|要闻回顾|微新闻|微讯|微闻|快递|传真|一句话|小新闻|新闻超市|拾零|短新闻)$"
)
LETTERS = re.compile(r"^[一-鿿]{0,4}(?:来信|来函|信箱|读者之声|(?:来信|来函)(?:[选摘照]登|连线)|群众呼声|心声)$")
OFFICE = re.compile(
    r"^[一-鿿（）()、 ]{2,30}(?:局|公司|委员会|政府|办公室|办事处|居委会|村委会|中心|指挥部|领导小组|协会|学校|医院|"
    r"银行|集团|总队|支队|大队|管委会|党工委|[区市县镇乡]委|联合会|总会|工会|团委|妇联|大厅|编辑部|本报|法院|检察院|街道|社区|[站所院馆厂部处室队社会办组园场])$"
)
PERSON = re.compile(
    r"^(?:[一-鿿]{0,14}?(?:读者|居民|市民|村民|业主|网友|群众|家长|学生|教师|职工|司机|乘客|商户|志愿者|一员))[ ：:]*"
    r"[一-鿿]{0,3}(?: ?[一-鿿]{1,2})?$|^(?:[一-鿿]{2,12} )?一[位名个][一-鿿]{2,14}$"
)
CREDIT = re.compile(
    r"^[（(]?(?:(?:图文|文图|文[/／]图|图[/／]文|摄影|图|文|摄)[ ]*[/／:：][ ]*[一-鿿]{2,4}(?:[ 、][一-鿿]{2,4})*|"
    r"[一-鿿]{2,4}(?:[ 、][一-鿿]{2,4})*[ ]*[/／][ ]*(?:图文|文图|摄影|图|文|摄))[）)]?$"
)
PICTURE = re.compile(
    r"(?:资料图片?|资料照片|供图|(?:图片)?由[^。，]{2,14}提供|"
    r"(?:^|(?<=[。！？”（( ]))(?:(?:新华|中新)社发|网络图片|图(?:片?来源|源|据)[：:于自]?[^。，；：]{2,10}))[）)]?$"
)
_SOURCE = 24  # characters of it at most
DAY = re.compile(
    r"^(?:(?:[12]\d{3}|[〇○零一二三四五六七八九]{4})年)?[\d〇一二三四五六七八九十]{1,3}月[\d〇一二三四五六七八九十]{1,3}日$"
)
BULLET = re.compile(r"^[●○■□◆◇★☆△▽◎⊙•·]")
ENUMERATED = re.compile(r"^(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[、．])")
ASKS = re.compile(r"^(?:问|答|[QA])[：:]")  # a question or an answer, a paragraph of its own
CONTINUED = re.compile(r"^[(（【\[]?\s*(?:上接|紧接|接)")  # from another page
NUMBER = re.compile(r"^\d{1,2}(?:[、．]|\.\s?(?=\D|\d{1,2}月))")  # of an item; elsewhere any paragraph may be counted
GOES_ELSEWHERE = re.compile(r"[（(]\s*(?:下转|紧转|转)[^）)]{1,12}版[^）)]{0,8}[）)]$")
COURTESY = re.compile(r"^(?:此致|敬礼|此致[ ，,]?敬礼|祝好|谢谢|特此(?:公告|通告|通知|声明|说明))[！!。]?$")
LABEL = re.compile(
    r"(?:进行时|风采|故事|巡礼|聚焦|关注|专栏|在行动|面对面|直通车|之窗|访谈|观察|调查|追踪|人物|经验|看点|纪实|系列报道|深一度|深度|"
    r"现场|热线|视点|焦点|走基层|在基层|一线|发现|看台|论坛|茶座|广角|瞭望|记忆|往事|说法|议事厅|大家谈|镜头|手记|见闻|写真|来信|来函|"
    r"往来|巷事|新鲜事|身边事|特写|特刊|专题|亮点|连线|播报|周刊|传真|时评|直击|夜话|茶馆)$"
)
NUMBERED = re.compile(r"[①-⑳]$|[（(][一二三四五六七八九十\d]{1,2}[）)]$|(?<!分)之[一二三四五六七八九十]$|系列报道")


def heads_comment(text: str) -> bool:
    """Whether a line is the title of a comment or a box: 短评, 记者手记, 相关链接, 【…】."""
    return text.endswith(_COMMENT_ENDS) or _COMMENT.match(text) is not None


NAMES_KIND: dict[Kind, Callable[[str], object]] = {
    Kind.COMMENT: heads_comment,
    Kind.NOTICE: NOTICE.search,
    Kind.BRIEF: BRIEFS.match,
    Kind.LETTER: LETTERS.search,
}


def kinds_named(text: str) -> frozenset[Kind]:
    """The kinds of articles that a title names."""
    return frozenset([kind for kind, names in NAMES_KIND.items() if names(text)])


def goes_elsewhere(text: str) -> bool:
    """Whether a text closes with the page on which it goes on."""
    return text.endswith(("）", ")")) and GOES_ELSEWHERE.search(text) is not None


def names_source(text: str) -> bool:
    """Whether a text closes with where a picture came from."""
    begin = max(0, len(text) - _SOURCE)
    told = text.endswith(("图", "片", "供", "）", ")", "社发")) or text.find("图", begin) >= 0
    return told and PICTURE.search(text, begin) is not None


def is_label(text: str) -> bool:
    """Whether a title line is a recurring label, 栏目, rather than a title."""
    if " " in text or len(text) > 18:
        return False
    if NUMBERED.search(text):
        return True
    return len(text) <= 8 and bool(LABEL.search(text) or BRIEFS.match(text) or LETTERS.match(text))


_OFFICES = ("局", "公司", "委员会", "政府", "办公室", "办事处", "管理处", "指挥部", "大队", "支队", "管委会")


def is_office(text: str) -> bool:
    """Whether a line names who issues notices and answers letters, and nothing that a title may end on."""
    return 6 <= len(text) <= 30 and bool(OFFICE.match(text)) and text.endswith(_OFFICES)


def is_sign_off(text: str) -> bool:
    """Whether a line can close a letter or a notice: who wrote or issued it, or the day."""
    return len(text) <= 30 and bool(OFFICE.match(text) or PERSON.match(text) or DAY.match(text))
