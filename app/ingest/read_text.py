"""Bytes to text: the encodings that Chinese page files come in, and plain words for those that are none."""

import codecs
import re
import warnings

import chardet

# Tried where no byte-order mark and no valid UTF-8 tells.  Restricting the list is what makes detection sure on the
# few hundred characters of a short page.
ENCODINGS = ("gb18030", "big5", "utf-16-le", "utf-16-be")

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# A wrongly chosen encoding still decodes, to rare characters.  In Chinese newspaper text more than 95 % of the
# ideographs belong to the common level of GB 2312 or Big5; in text decoded wrongly about half or fewer do.
COMMON_SHARE = 0.75

_BREAKS = re.compile("\r\n|[\f\v\u2028\u2029]")  # PDF converters part columns and pages with the latter


def decode(data: bytes) -> tuple[str, str]:
    r"""Text with ``\n`` newlines and no byte-order mark, and the name of its encoding.

    Raises:
        ValueError: the bytes are empty, binary, or in no encoding that is read here; the message says which.
    """
    if not data.strip():
        raise ValueError("the file is empty")
    text, encoding = _decoded(data)
    text = _BREAKS.sub("\n", text)
    if "\n" not in text:  # a file from an old Macintosh
        text = text.replace("\r", "\n")
    if not text.strip():
        raise ValueError("the file holds nothing but blanks")
    if _controls(text) > len(text) // 100:
        raise ValueError("the file is binary, not text")
    if "\0" in text:
        raise ValueError("the file holds NUL characters: it is binary, or its text extraction went wrong")
    if not reads_as_chinese(text):
        raise ValueError(f"it decodes as {encoding}, but not to Chinese: convert it to UTF-8 from what it really is")
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding), encoding
    # Text in UTF-16 without a mark can be valid UTF-8 by its bytes, but then it is full of NULs.
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # on no match: None is what we look at
        detected = chardet.detect(data, include_encodings=ENCODINGS)["encoding"]
    if detected is None:
        if b"\0" in data or _controls(data[:4096].decode("latin-1")) > 40:  # one in a hundred
            raise ValueError("the file is binary, not text")
        raise ValueError(
            "its encoding cannot be told (UTF-8, UTF-16, GB18030 and Big5 were tried): convert it to UTF-8"
        )
    encoding = detected.lower()
    return _strict(data, encoding), encoding


def _strict(data: bytes, encoding: str) -> str:
    # Big5 pages from Hong Kong use characters of its supplement.
    codec = "big5hkscs" if encoding == "big5" else encoding
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise ValueError(f"it seems to be {encoding}, but byte {error.start} is not: convert it to UTF-8") from error


def _controls(text: str) -> int:
    return sum(1 for char in text if char < " " and char not in "\t\n\r\f\v")


def reads_as_chinese(text: str) -> bool:
    """False for text that was decoded, now or earlier, by a wrong encoding; text with few ideographs may pass."""
    ideographs = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    accented = sum(1 for char in text if "\u0080" <= char <= "\u00ff" and char != "·")
    if accented > max(20, len(ideographs)):  # UTF-8 that was read as Latin-1 and saved again
        return False
    return len(ideographs) < 20 or sum(map(_common, ideographs)) >= COMMON_SHARE * len(ideographs)


def _common(char: str) -> bool:
    # First bytes of the common level: GB 2312 rows 16-55, Big5 0xA4-0xC6.
    simplified = char.encode("gb2312", "ignore")
    if simplified and 0xB0 <= simplified[0] <= 0xD7:
        return True
    traditional = char.encode("big5", "ignore")
    return bool(traditional) and 0xA4 <= traditional[0] <= 0xC6
