"""Chinese personal names: what looks like one, and how a printed run of names falls into persons.

Bylines are set with blanks inside short names (王 骁), without blanks between names, or with both; the split that
needs the least forcing is taken.  Surnames: 百家姓 and the surname report of the Ministry of Public Security (2020).
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate, groupby

from app.chinese import fold_char

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤"
    "花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄"
    "米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万"
    "支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松"
    "井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰"
    "从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿"
    "阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚"
    "那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉楚闫法汝鄢涂钦商佘佴佟赏付代肖兰邸苑原岳仝邝苟买朴"
    "冼植尉海敬官战母木玉行宝撒晋才初丛麦阳覃智萨回哈隋揭帅亓信修冶尧展延弋禤粟衣税谯逯阚璩禚矫綦斛粘脱仉亓暴佘佟笪缑佴苻庾"
    "丘么亢佀侬刑勉呼善妥帖庹忽承折拜操敏斯楼漆牟由皋眭睦磨练芦蔄虎迟郇银锁门闭雒零鲜鹿仁赫"
)
# Surnames that are everyday words far more often; a reading without a label must not rest on them.
RARE = frozenset(
    "水家好归念信修双和平成时明乐安常经通全广公相后红利国文东满空越步都居易向能充连从才行宝海法益盛强富春秋山松干"
    "应计解单路农养原回展初官麦植敬游权丰印智战"
    "么刑勉呼善妥帖忽承折拜操敏斯由磨练银锁虎门闭零鲜仁"
)
# The hundred most frequent surnames in their order, to choose between two ways of cutting a run of names.
_FREQUENT = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜"
    "叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎"
    "贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_DOUBLE = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙"
    "宇文司徒鲜于司空令狐轩辕百里呼延东郭南门羊舌微生拓跋西门南荣第五纳兰完颜叶赫淳于单于司寇子车颛孙巫马公西漆雕"
    "乐正壤驷公良夹谷宰父谷梁段干梁丘左丘东门归海海东即墨闾丘左人东乡相里胡母贺兰万俟亓官仉督百里哈斯巴特乌兰"
)
COMPOUND = frozenset(_DOUBLE[place : place + 2] for place in range(0, len(_DOUBLE), 2))
# Words that stand where a name could, in bylines and captions.
NOT_NAMES = frozenset(
    re.findall(
        r"\S+",
        "点评 手记 观察 调查 来信 在线 专访 体验 连线 直击 视点 来论 述评 帮办 出镜 "
        "札记 感言 快评 短评 日记 报道 资料 网络 来源 视频 受访者 图片 左图 右图 全文 时间 "
        "问政 走访 蹲点 探访 探店 暗访 追踪 打卡 跑腿 日志 笔记 镜头 "
        "平安 文明 和谐 安全 高峰 方圆 金秋 经济 健康 成功 常识 警方 消防 单位 综合 采访时 华商 央视",
    )
)
# Characters that spell names of Mongols, Tibetans, Uyghurs and Kazakhs: 乌云其其格, 格桑卓玛, 买买提江.
_SPELT = frozenset(
    "阿艾布达多尔尕格古哈吉江卡克拉力丽玛买麦米木娜那努帕其恰仁日热萨赛沙斯苏索塔提图吐托瓦旺西雅亚叶伊依则扎孜央珍曲旦增桑珠"
    "卓措姆平顿边罗琴娃高和朝鲁门呼娅希才让加洛尼丹杰贡次白乌云巴特孟敖登朗堆多宗合汗娃兰青嘎勒根毕力道胡斯兴不都如甫祖农曼丁库孜卜杜"
)
_PROSE = frozenset("的了在是从到说时获悉采访发现看向对我你他她这那")
_NO_GIVEN_NAMES = ("局", "村", "站", "队", "办", "委", "厅", "校", "馆", "所", "组", "经理", "女士", "先生", "老师")
_DOTTED = re.compile(r"[一-鿿]{1,8}(?:·[一-鿿]{1,8})+")
_DOTS = str.maketrans("•・‧．●∙", "······")
_PIECE = re.compile(r"[一-鿿〇○]+")
LONGEST = 40
"""No run of names in a byline is longer; a longer text is none."""


@cache
def is_surname(char: str) -> bool:
    """Whether the character is a surname, in traditional form (陳) or not."""
    return char in SURNAMES or (bool(char) and fold_char(char) in SURNAMES)


def is_spelt_name(name: str) -> bool:
    """Whether it is one name of four to six characters in a language of Inner Mongolia, Tibet or Xinjiang."""
    two_persons = len(name) == 4 and name[0] in _FREQUENT and name[2] in _FREQUENT  # 马丽|苏娜
    return 4 <= len(name) <= 6 and sum(char not in _SPELT for char in name) <= 1 and not two_persons


def may_be_name(name: str) -> bool:
    """Whether a label may vouch for a name without a known surname: no word of running text is in it."""
    return "·" in name or is_surname(name[:1]) or _PROSE.isdisjoint(name)


def is_name(name: str) -> bool:
    """Whether the text has the shape of a personal name: two or three characters, four after a compound surname."""
    if "·" in name:
        return _DOTTED.fullmatch(name) is not None
    if name.endswith(_NO_GIVEN_NAMES) or (len(name) > 2 and name[-1] in "镇乡县区市"):
        return False
    if name[:2] in COMPOUND and 3 <= len(name) <= 4:
        return True
    return 2 <= len(name) <= 3 and is_surname(name[:1])


@lru_cache(maxsize=4096)
def _cost(name: str, gaps: int) -> float:
    """How much has to be forced to read this as one name that is printed with so many blanks inside."""
    if name[:2] in COMPOUND and 3 <= len(name) <= 4:
        return 1.0 - 0.02 * (len(name) - 3) + 0.2 * gaps  # 司马旭东|么兰 rather than 司马旭|东么兰
    if not is_surname(name[:1]):
        shape = (0.6 if set(name) <= _SPELT else 2.0) if 2 <= len(name) <= 3 else 4.0
    else:
        shape = {2: 0.0, 3: 0.0, 4: 3.0}.get(len(name), 9.0)
    rank = _FREQUENT.find(name[:1])
    shape += 0.1 if rank < 0 else rank / 1000
    blanks = 0.2 * gaps if gaps == len(name) - 1 else 0.6 * gaps
    return shape + blanks + 1.0


def people(text: str) -> tuple[tuple[str, ...], float]:
    """The persons that a run of names lists, and what the reading costs (about 1 a person; more where it is forced).

    Blanks, 、 and commas separate; a blank may also stand inside a name.  No reading at all: ``((), inf)``.
    """
    text = text.translate(_DOTS)
    if len(text) > LONGEST:
        return (), float("inf")
    names: list[str] = []
    total = 0.0
    for part in re.split(r"[、,，;；/|]|(?<=[一-鿿])(?:和|与)(?=\s)", text):
        dotted = re.sub(r"\s*·\s*", "·", part).strip()
        if _DOTTED.fullmatch(dotted):
            names.append(dotted)
            total += 1.0
        elif "·" in dotted:
            found, cost = _mixed(dotted)
            names += found
            total += cost
        elif dotted:
            found, cost = _split(tuple(_PIECE.findall(part)) if _PIECE.sub("", part).strip() == "" else ())
            names += found
            total += cost
    return tuple(names), total if names else float("inf")


def _mixed(part: str) -> tuple[list[str], float]:
    """A run in which some names carry a dot and blanks separate the rest."""
    names: list[str] = []
    total = 0.0
    for dotted, pieces in groupby(part.split(), lambda piece: _DOTTED.fullmatch(piece) is not None):
        plain = tuple(pieces)
        found, cost = (list(plain), 1.0 * len(plain)) if dotted else _split(plain if _all_plain(plain) else ())
        names += found
        total += cost
    return names, total


def _all_plain(pieces: Iterable[str]) -> bool:
    return all(_PIECE.fullmatch(piece) for piece in pieces)


def _split(pieces: tuple[str, ...]) -> tuple[list[str], float]:
    """The cheapest way to cut the pieces between blanks into names of two to four characters."""
    chars = "".join(pieces)
    breaks = {0, *accumulate(map(len, pieces))}
    blanks = [*accumulate(place in breaks for place in range(len(chars) + 1))]
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * len(chars)
    for end in range(2, len(chars) + 1):
        for start in range(max(0, end - 6), end - 1):
            if end - start > 4 and not is_spelt_name(chars[start:end]):
                continue
            cut = 0.0 if end in breaks else 1.2
            begun = start in breaks or is_surname(chars[start]) or chars[start : start + 2] in COMPOUND
            cut += 0.0 if begun else 1.0  # 王强李|丽赵明
            whole = start in breaks and blanks[end - 1] == blanks[start] and is_spelt_name(chars[start:end])
            own = 1.0 if whole else _cost(chars[start:end], blanks[end - 1] - blanks[start])
            cost = best[start][0] + own + cut
            if cost < best[end][0]:
                best[end] = (cost, start)
    names: list[str] = []
    end = len(chars)
    if not chars or best[end][0] == float("inf"):
        return [], float("inf")
    while end:
        start = best[end][1]
        names.append(chars[start:end])
        end = start
    return names[::-1], best[-1][0]
