"""The words of a credit: labels of persons (记者, 通讯员), marks of their work (摄, 文/图), and what parts them."""

import re

# One character for one, so that offsets stay those of the printed text.
PLAIN = str.maketrans(
    "（）［］【】〔〕[]：，／｜＼丨　\u00a0•・‧．訊記員報攝圖實習聞據電綜",
    "()()()()():,/|||  ····讯记员报摄图实习闻据电综",
)


def spaced(words: str) -> str:
    """A pattern for any of the words, with stray blanks between their characters."""
    return "|".join(r"\s*".join(word) for word in words.split())


_TITLES = (
    "[时快资]讯|日报|晚报|晨报|早报|时报|商报|快报|都市报|新闻网|电视台|广播|融媒|报社|通讯社|客户端|在线|[^通]报|社|网"
)
PAPER = rf"(?:(?:{spaced('本报 本刊 本台 本网 本社')})|[一-鿿]{{0,6}}?(?:{_TITLES})(?:·[一-鿿]{{2,6}})?)"
RANK = (
    r"(?:[区县市]?(?:全媒体?|融媒体?|新媒体?)(?:中心)?|首席|见习|实习|特约|特派|高级|资深|主任|"
    r"驻[一-鿿]{1,3}|文字|视频|小|\s)*"
)
_WRITERS = spaced("读者 市民 居民 网友 村民 业主 家长 乘客 租客 租户 车主 商户 牧民")
READER = (
    rf"(?:一[名位]?|热心)?(?:{_WRITERS})|^(?:学生家长|[一-鿿]{{1,10}}?[村镇乡道区县市路里园苑街坊庄城](?:{_WRITERS}))"
)
"""Who signs a letter: 读者, 一市民, 万里路居民."""
LABELS = {
    "nobody": f"(?:{spaced('实习生 见习生 编辑同志')}):?",
    "reader": f"(?:{READER}):?",
    "correspondent": rf"(?:{PAPER}\s*)?{RANK}(?:{spaced('通讯员 通信员')})(?:/|:)?",
    "reporter": rf"(?:{PAPER}\s*)?{RANK}(?:{spaced('记者')})(?:/|:)?|(?:{PAPER}\s*)?{RANK}评论员|"
    r"[一-鿿]{0,4}融媒(?:体?中心)?(?=\s)|作\s*者\s*:?|(?:撰\s*[稿文]|采\s*写|[执主]\s*笔)\s*[/:]?",
}
_AND = r"\s*[/|、&·\\]\s*"
_FILM = rf"{_AND}视频"
_WORKS = {
    "both": rf"文{_AND}(?:图|摄)(?:片|影)?(?:{_FILM})?|文图|图文|文并摄|(?:图|摄影){_AND}文|"
    rf"摄\s*影\s*报\s*道|文字{_AND}(?:图片|摄影)",
    "photo": rf"(?:{PAPER}\s*)?(?:首席|特约)?摄\s*影(?:记\s*者|师)?|供\s*图|图\s*片|提\s*供|摄(?![像氏取入制])|"
    rf"航\s*拍|图{_FILM}|视频{_AND}图|图(?=[\s/|:)]|$)",
    "text": rf"(?:综合|采写)?\s*报\s*道|供\s*稿|文\s*字|文{_FILM}|文(?=[\s/|:)]|$)",
    "other": r"(?:综合)?\s*整\s*理|视\s*频|剪\s*辑|制\s*图|绘\s*图|漫\s*画|插\s*画|统\s*筹|"
    r"策\s*划|口\s*述|讲\s*述|监\s*制|出\s*品|编\s*导",
}
"""Who took up the pen or the camera; ``other``: what makes nobody a writer who is not called one."""
WORKS = frozenset(_WORKS)
TOKEN = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in (LABELS | _WORKS).items())
    + r"|(?P<sep>[/|:])|(?P<blank>\s+)|(?P<list>[、,;])"
)
MARK = "□■◎◇◆●○▲△▼▶►◀◄★☆※⊙"
MARKS = f"[{MARK}]"
