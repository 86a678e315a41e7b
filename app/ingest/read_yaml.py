"""The sidecar ``NAME.yaml`` beside ``NAME.txt``: what is known of the page, over what its text suggests."""

from dataclasses import fields
from pathlib import Path
from typing import Any, get_type_hints

import yaml
from pydantic import TypeAdapter, ValidationError

from app.ingest.dates.edtf_days import days
from app.ingest.values import Correction, Sidecar

MAX_BYTES = 64_000
KEYS = tuple(field.name for field in fields(Sidecar))
CORRECTED = tuple(field.name for field in fields(Correction))
LISTS = tuple(name for name, kind in get_type_hints(Correction).items() if kind == tuple[str, ...] | None)

_SIDECAR: TypeAdapter[Sidecar] = TypeAdapter(Sidecar)
_CORRECTION: TypeAdapter[Correction] = TypeAdapter(Correction)


def read_sidecar(path: Path) -> Sidecar:
    """What the sidecar says of the page, and of single articles.

    Raises:
        ValueError: it is no mapping of the known keys to plain values; the message says what is wrong.
    """
    try:
        content = yaml.load(_text(path), yaml.BaseLoader)  # which makes text of all: 05 stays 05, no is no Norway
    except UnicodeDecodeError as error:
        raise ValueError("is not UTF-8") from error
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"is not valid YAML: {' '.join(str(error).split())}") from error
    if not content:
        return Sidecar()
    said = _mapping(content, KEYS)
    corrections = said.pop("articles", None) or []
    if not isinstance(corrections, list):
        raise ValueError("articles: must be a list of corrections, each with the line of an article")
    page = {key: _plain(key, value) for key, value in said.items()}
    _check_date(page.get("date"))
    return sidecar_of(page | {"articles": [_correction(n, one) for n, one in enumerate(corrections, 1)]})


def sidecar_of(said: dict[str, Any]) -> Sidecar:
    """The sidecar with these values, as :meth:`Sidecar.stored` gives them.

    Raises:
        ValueError: a value is not of its kind; the message names it.
    """
    try:
        return _SIDECAR.validate_python(said)
    except ValidationError as error:
        raise ValueError(_first(error)) from error


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{': '.join(str(part) for part in first['loc'])}: {first['msg']}"


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"a sidecar of more than {MAX_BYTES // 1000} KB")
    return data.decode("utf-8-sig")


def _mapping(content: object, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise ValueError(f"must be a mapping of {', '.join(keys)}")
    if unknown := sorted(str(key) for key in content if key not in keys):
        raise ValueError(f"unknown key {', '.join(unknown)}; known are {', '.join(keys)}")
    return content


def _correction(number: int, content: object) -> dict[str, Any]:
    try:
        said = _mapping(content, CORRECTED)
        names = {key: _names(key, value) for key, value in said.items() if key in LISTS}
        plain = {key: _plain(key, value) for key, value in said.items() if key not in LISTS}
        if not plain.get("line", "").isdecimal():
            raise ValueError("line: must be the number of a source line of the article")
        _check_date(plain.get("date"))
        _CORRECTION.validate_python(plain | names)
    except ValidationError as error:
        raise ValueError(f"articles, number {number}: {_first(error)}") from error
    except ValueError as error:
        raise ValueError(f"articles, number {number}: {error}") from error
    return plain | names


def _names(key: str, value: object) -> tuple[str, ...]:
    """Names in a list; a single one may stand without."""
    names = value if isinstance(value, list) else [value]
    return tuple(filter(None, (_plain(key, name) for name in names)))


def _check_date(date: str | None) -> None:
    if date and days(date) is None:
        raise ValueError(f"date: {date!r} is no EDTF date (2020-04-15, 2020-04, 2020-04-15/2020-04-18)")


def _plain(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{key}: must be plain text")
    text = " ".join(value.split())
    if not text.isprintable():
        raise ValueError(f"{key}: holds characters that cannot be printed")
    return "" if text in ("~", "null") else text
