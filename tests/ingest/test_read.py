"""Page files in every encoding they come in, and plain words for files that are no pages."""

import codecs
import gzip
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ingest.read import UnreadableError, page_files, read
from app.ingest.read_yaml import sidecar_of
from app.ingest.values import Correction, Kind

SIMPLIFIED = "本报讯（记者李明远）6月3日上午，柳溪街道的几位居民在新修好的河边步道上散步，说起这几年的变化。\n水清了，路也平了。\n"
TRADITIONAL = "本報訊（記者李明遠）6月3日上午，柳溪街道的幾位居民在新修好的河邊步道上散步，說起這幾年的變化。\n水清了，路也平了。\n"
LIMIT = 1_000_000


def write(folder: Path, data: bytes, name: str = "page.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("text", "codec", "mark"),
    [
        (SIMPLIFIED, "utf-8", b""),
        (SIMPLIFIED, "utf-8", codecs.BOM_UTF8),
        (SIMPLIFIED, "gb18030", b""),
        (SIMPLIFIED, "utf-16-le", codecs.BOM_UTF16_LE),
        (SIMPLIFIED, "utf-16-be", codecs.BOM_UTF16_BE),
        (SIMPLIFIED, "utf-16-le", b""),
        (SIMPLIFIED, "utf-16-be", b""),
        (SIMPLIFIED, "utf-32-le", codecs.BOM_UTF32_LE),
        (TRADITIONAL, "big5", b""),
        (TRADITIONAL, "gb18030", b""),
        (SIMPLIFIED[:30], "gb18030", b""),
        (SIMPLIFIED[:30], "utf-16-le", b""),
        (TRADITIONAL[:40], "big5", b""),
        (TRADITIONAL + "唔該，睇吓啲嘢喺邊度。\n", "big5hkscs", b""),
        ("便 民 服 务\r\n10 月 27 日\r\n" + SIMPLIFIED, "gb18030", b""),
    ],
)
def test_every_usual_encoding_is_read_rightly(tmp_path: Path, text: str, codec: str, mark: bytes) -> None:
    source = read(write(tmp_path, mark + text.encode(codec)), LIMIT)
    assert source.text == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\r\n\t", "empty"),
        ("\u3000\u3000\n".encode(), "nothing but blanks"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04" + b"\0" * 40, "Office"),
        (gzip.compress(SIMPLIFIED.encode()), "compressed"),
        (bytes(range(256)) * 40, "binary"),
        (SIMPLIFIED.encode() + b"\0\0\0", "binary|NUL"),
        (SIMPLIFIED.encode() + b"\xff\xfe\xff" + SIMPLIFIED.encode(), "convert it to UTF-8"),
        (SIMPLIFIED.encode().decode("latin-1").encode(), "not to Chinese"),
        (SIMPLIFIED.encode("gb18030").decode("big5", "ignore").encode(), "not to Chinese"),
        (("これは日本語の新聞のページです。住民たちが川辺を散歩した。" * 3).encode("shift_jis"), "convert it to UTF-8"),
        (codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le")[:-1], "utf-16-le"),
    ],
)
def test_what_is_no_page_of_text_is_refused_by_name(tmp_path: Path, data: bytes, reason: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(path, LIMIT)
    assert str(path) in str(caught.value)


def test_a_file_of_200_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableError, match="200 MB .* ARCHIVE_MAX_SOURCE_MB"):
        read(path, LIMIT)


def test_a_file_that_may_not_be_read_or_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="gone.txt: cannot be read"):
        read(tmp_path / "gone.txt", LIMIT)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = write(tmp_path_factory.getbasetemp(), data)
    try:
        source = read(path, LIMIT)
    except UnreadableError as error:
        assert str(path) in str(error)
    else:
        assert source.text.strip()
        assert "\0" not in source.text


def test_a_sidecar_is_read_with_its_page(tmp_path: Path) -> None:
    path = write(tmp_path, SIMPLIFIED.encode())
    write(tmp_path, "newspaper: 青岚日报\ndate: 2023-06-05\npage_number: 07\nrights:\n".encode(), "page.yaml")
    sidecar = read(path, LIMIT).sidecar
    assert (sidecar.newspaper, sidecar.date, sidecar.page_number, sidecar.rights) == (
        "青岚日报",
        "2023-06-05",
        "07",
        "",
    )


def test_a_sidecar_may_correct_single_articles(tmp_path: Path) -> None:
    path = write(tmp_path, SIMPLIFIED.encode())
    content = "articles:\n- line: 3\n  deck:\n  reporters: 王 明\n- {line: 9, kind: notice, streets: [甲街道, 乙镇]}\n"
    write(tmp_path, content.encode(), "page.yaml")
    sidecar = read(path, LIMIT).sidecar
    assert sidecar.articles == (
        Correction(3, deck="", reporters=("王 明",)),
        Correction(9, kind=Kind.NOTICE, streets=("甲街道", "乙镇")),
    )
    assert sidecar_of(sidecar.stored()) == sidecar


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("date: [2023", "not valid YAML"),
        ("- a\n- b", "mapping"),
        ("paper: 青岚日报", "unknown key paper; known are newspaper"),
        ("newspaper: [a, b]", "newspaper: must be plain text"),
        ("date: 2023-02-30", "date: '2023-02-30' is no EDTF date"),
        ("date: " + "[" * 5000, "not valid YAML"),
        ("facsimile: javascript:alert(1)", "facsimile: must be an address that begins with http:// or https://"),
        ("facsimile: scans/A05.pdf", "facsimile: must be an address that begins with http:// or https://"),
        ("rights: &a [x]\nedition: [*a, *a]", "rights: must be plain text"),
        ('rights: "a\\ud800"', "rights: holds characters that cannot be printed"),
        ("rights: !!python/object/apply:os.getcwd []", "rights: must be plain text"),
        ("edition: A\n" * 9000, "more than 64 KB"),
        ("date: next week", "date: .* is no EDTF date"),
        ("articles: 3", "articles: must be a list of corrections"),
        ("articles: [7]", "articles, number 1: must be a mapping of line, kind"),
        ("articles:\n- line: 3\n- headline: a", "articles, number 2: line: must be the number"),
        ("articles:\n- {line: 3, title: a}", "articles, number 1: unknown key title; known are line, kind"),
        ("articles:\n- {line: 3, kind: story}", "articles, number 1: kind: Input should be 'news'"),
        ("articles:\n- {line: 3, date: soon}", "articles, number 1: date: 'soon' is no EDTF date"),
        ("articles:\n- {line: 3, headline: [a]}", "articles, number 1: headline: must be plain text"),
    ],
)
def test_a_sidecar_that_is_wrong_is_named(tmp_path: Path, content: str, reason: str) -> None:
    path = write(tmp_path, SIMPLIFIED.encode())
    write(tmp_path, content.encode(), "page.yaml")
    with pytest.raises(UnreadableError, match=f"page.yaml: .*(?:{reason})"):
        read(path, LIMIT)


def test_the_hash_tells_text_and_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path, SIMPLIFIED.encode("gb18030"))
    plain = read(path, LIMIT)
    assert read(write(tmp_path, SIMPLIFIED.encode(), "other.txt"), LIMIT).source_hash == plain.source_hash
    write(tmp_path, b"edition: A", "page.yaml")
    assert read(path, LIMIT).text_hash == plain.text_hash
    assert read(path, LIMIT).source_hash != plain.source_hash


def test_folders_are_searched_through_in_order_and_empty_ones_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/2.txt", "b/1.md", "a.TXT", "a.yaml", ".hidden/x.txt", "notes.csv"):
        write(tmp_path, b"x", name)
    names = [path.relative_to(tmp_path).as_posix() for path in page_files([tmp_path, tmp_path / "notes.csv"])]
    assert names == ["a.TXT", "b/1.md", "b/2.txt", "notes.csv"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableError, match=r"empty: no .txt or .md file"):
        list(page_files([tmp_path / "empty"]))
    with pytest.raises(UnreadableError, match="nowhere: no such file"):
        list(page_files([tmp_path / "nowhere"]))


def test_what_may_hide_a_page_is_named(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    write(tmp_path / "pages", SIMPLIFIED.encode(), "a.txt")
    (tmp_path / "pages" / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "pages" / "ring.txt").symlink_to("ring.txt")
    (tmp_path / "pages" / "round").symlink_to(".")  # a folder within itself is gone through once
    os.mkfifo(tmp_path / "pages" / "pipe.txt")
    found = list(page_files([tmp_path / "pages"]))
    assert [path.name for path in found] == ["a.txt", "gone.txt", "ring.txt"]
    for path in found[1:]:
        with pytest.raises(UnreadableError, match="cannot be read"):
            read(path, LIMIT)


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc4\xe3.txt"))
    path.write_bytes(SIMPLIFIED.encode())
    source = read(path, LIMIT)
    assert source.name == "\N{REPLACEMENT CHARACTER}" * 2 + ".txt"
    source.location.encode()


@pytest.mark.parametrize("mark", ["\f", "\v", "\u2028", "\u2029"])
def test_what_parts_columns_and_pages_parts_lines(tmp_path: Path, mark: str) -> None:
    assert (
        read(write(tmp_path, f"{SIMPLIFIED}{mark}{SIMPLIFIED}".encode()), LIMIT).text == f"{SIMPLIFIED}\n{SIMPLIFIED}"
    )
