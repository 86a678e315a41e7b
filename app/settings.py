"""Settings from the environment or a ``.env`` file; the README's table lists them all."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: ``templates/``, ``static/``, ``migrations/`` and ``seeds/`` stand here."""


class Settings(BaseSettings):
    """How this archive runs.  Every field is read from ``ARCHIVE_<NAME>``; relative paths count from the checkout."""

    model_config = SettingsConfigDict(env_prefix="ARCHIVE_", env_file=ROOT / ".env", extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    data: Path = ROOT / "data"
    """The folder of the database and the index."""
    seeds: str = str(ROOT / "seeds" / "pages")
    """What ``ingest`` takes when no path is given, as ``scripts/serve`` does; empty: nothing."""
    newspaper: str = ""
    """Name of the paper, unless a page's sidecar gives it."""
    places: str = ""
    """Gazetteer files beside ``seeds/places.csv``, separated like PATH."""
    milestones: str = ""
    """Files of dated milestones beside the built-in ones, separated like PATH."""
    synonyms: str = ""
    """Files of synonyms beside ``seeds/synonyms.txt``, separated like PATH."""
    engine: Literal["auto", "tantivy", "whoosh"] = "auto"
    """The full-text engine; ``auto`` takes Tantivy where it can be imported."""
    max_source_mb: int = Field(default=20, ge=1)
    """A larger page file is refused: a newspaper page is some 20 KB of text."""
    base_url: str = ""
    """Public address, for feeds and citations; empty: taken from the request."""

    @field_validator("data")
    @classmethod
    def _from_checkout(cls, data: Path) -> Path:
        if data == Path():
            raise ValueError("must name a folder")
        return ROOT / data

    @field_validator("places", "milestones", "synonyms")
    @classmethod
    def _exist(cls, paths: str) -> str:
        if missing := [str(path) for path in _split(paths) if not path.is_file()]:
            raise ValueError(f"{missing[0]} is no file")
        return paths

    def seed_paths(self) -> list[Path]:
        """What ``ingest`` takes when no path is given."""
        return [ROOT / self.seeds] if self.seeds else []

    def place_files(self) -> list[Path]:
        """The gazetteer files: the project's own, then the operator's."""
        return [ROOT / "seeds" / "places.csv", *_split(self.places)]

    @property
    def divisions_file(self) -> Path:
        """The nation's counties and their towns."""
        return ROOT / "seeds" / "divisions.csv"

    def milestone_files(self) -> list[Path]:
        """The files of dated milestones: the project's own, then the operator's."""
        return [ROOT / "seeds" / "milestones.csv", *_split(self.milestones)]

    def synonym_files(self) -> list[Path]:
        """The files of synonyms: the project's own, then the operator's."""
        return [ROOT / "seeds" / "synonyms.txt", *_split(self.synonyms)]

    @property
    def database_path(self) -> Path:
        """The SQLite file."""
        return self.data / "archive.sqlite3"

    @property
    def index_path(self) -> Path:
        """The folder that holds the full-text index; disposable."""
        return self.data / "index"


def _split(paths: str) -> list[Path]:
    return [ROOT / path for path in paths.split(os.pathsep) if path]


@lru_cache
def get_settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
