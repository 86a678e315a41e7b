"""The sidecar ``NAME.yaml`` beside ``NAME.txt``: what is known of the page, over what its text suggests."""

from dataclasses import fields
from pathlib import Path

import yaml

from app.ingest.edtf_days import days
from app.ingest.values import Sidecar

MAX_BYTES = 64_000
KEYS = tuple(field.name for field in fields(Sidecar))


def read_sidecar(path: Path) -> Sidecar:
    """The sidecar's values, all as text.

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
    if not isinstance(content, dict):
        raise ValueError(f"must be a mapping of {', '.join(KEYS)}")
    if unknown := sorted(str(key) for key in content if key not in KEYS):
        raise ValueError(f"unknown key {', '.join(unknown)}; known are {', '.join(KEYS)}")
    sidecar = Sidecar(**{key: _plain(key, value) for key, value in content.items()})
    if sidecar.date and days(sidecar.date) is None:
        raise ValueError(f"date: {sidecar.date!r} is no EDTF date (2020-04-15, 2020-04, 2020-04-15/2020-04-18)")
    return sidecar


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"a sidecar of more than {MAX_BYTES // 1000} KB")
    return data.decode("utf-8-sig")


def _plain(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{key}: must be plain text")
    text = " ".join(value.split())
    if not text.isprintable():
        raise ValueError(f"{key}: holds characters that cannot be printed")
    return "" if text in ("~", "null") else text
