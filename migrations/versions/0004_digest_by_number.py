"""Words by number, vectors, what terms are weighed by: few changed articles cost no look at all of them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _forget()
    op.create_table(
        "words",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_words"),
        sa.UniqueConstraint("text", name="uq_words_text"),
    )
    op.create_table(
        "vectors",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("weights", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_vectors"),
    )
    _readings(sa.LargeBinary())
    counts = [sa.Column(name, sa.Integer(), nullable=False) for name in ("quoted", "named", "proper", "titled")]
    spread = [
        sa.Column("occasions", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.Column("returns", sa.Boolean(), nullable=False),
    ]
    _terms(*counts, *spread)
    # The row's older rules make the next refresh begin anew; threads stay, for their addresses.
    with op.batch_alter_table("digest") as digest:
        digest.add_column(sa.Column("whole_generation", sa.Integer(), nullable=False, server_default="-1"))


def downgrade() -> None:
    with op.batch_alter_table("digest") as digest:
        digest.drop_column("whole_generation")
    op.execute("UPDATE digest SET rules = 0")
    _forget()
    op.drop_table("vectors")
    op.drop_table("words")
    _readings(sa.String())
    _terms()


def _forget() -> None:
    op.drop_table("readings")
    op.drop_table("terms")


def _readings(words: sa.types.TypeEngine[Any]) -> None:
    op.create_table(
        "readings",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=True),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", words, nullable=False),
        sa.Column("counts", sa.LargeBinary(), nullable=False),
        sa.Column("names", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_readings"),
    )


def _terms(*columns: sa.Column[Any]) -> None:
    op.create_table(
        "terms",
        sa.Column("text", sa.String(), nullable=False),
        *columns,
        sa.Column("left", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("coherence", sa.Double(), nullable=True),
        sa.Column("articles", sa.LargeBinary(), nullable=False),
        sa.Column("weights", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("text", name="pk_terms"),
    )
