"""What users call the fields and kinds of articles, in Chinese and in English."""

KINDS = {
    "news": "消息",
    "feature": "通讯",
    "photo": "图片",
    "comment": "评论",
    "brief": "简讯",
    "letter": "来信",
    "notice": "公告",
}
"""What readers call each kind of article."""
KIND_NAMES = {name: kind for kind, chinese in KINDS.items() for name in (kind, chinese)} | {
    "新闻": "news",
    "特写": "feature",
    "摄影": "photo",
    "照片": "photo",
    "短评": "comment",
    "简讯": "brief",
    "读者来信": "letter",
    "通知": "notice",
}
"""The kinds by what else users type for them."""
_TITLES = ("headline", "kicker", "deck")
_BODY = ("body", "section", "caption")
FIELDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("标题", "题目", "title"), _TITLES),
    **dict.fromkeys(("正文", "body", "text"), _BODY),
    **dict.fromkeys(("栏目", "column"), ("column",)),
    **dict.fromkeys(("图说", "图片说明", "caption"), ("caption",)),
    **dict.fromkeys(("署名", "byline"), ("byline",)),
    **dict.fromkeys(("记者", "reporter"), ("reporter_name",)),
    **dict.fromkeys(("通讯员", "correspondent"), ("correspondent_name",)),
    **dict.fromkeys(("摄影", "photographer"), ("photographer_name",)),
    **dict.fromkeys(("街道", "镇", "乡", "street"), ("street_name",)),
    **dict.fromkeys(("社区", "community"), ("community_name",)),
    **dict.fromkeys(("村", "village"), ("village_name",)),
    **dict.fromkeys(("区", "县", "district"), ("district_name",)),
    **dict.fromkeys(("日期", "时间", "date"), ("date",)),
    **dict.fromkeys(("类型", "体裁", "kind", "type"), ("kind",)),
}
"""The names of fields as users type them, and the fields of the index that each searches."""
