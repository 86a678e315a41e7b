"""What the digest keeps of each article, so that it need not read all of them after each ingest."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "readings",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=True),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("counts", sa.LargeBinary(), nullable=False),
        sa.Column("names", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_readings"),
    )
    op.create_table(
        "filings",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "place_id", name="pk_filings"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_filings_place_id_days", "filings", ["place_id", "earliest", "latest", "kind", "length"])

    op.create_table(
        "bylines",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("article_id", "name", "role", name="pk_bylines"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bylines_name_earliest", "bylines", ["name", "earliest"])

    op.create_table(
        "terms",
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("left", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("coherence", sa.Double(), nullable=True),
        sa.Column("articles", sa.LargeBinary(), nullable=False),
        sa.Column("weights", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("text", name="pk_terms"),
    )
    # The row's older rules make the next refresh begin anew; threads stay, for their addresses.
    with op.batch_alter_table("digest") as digest:
        digest.add_column(sa.Column("read_generation", sa.Integer(), nullable=False, server_default="-1"))
        digest.add_column(sa.Column("read_id", sa.Integer(), nullable=False, server_default="0"))
        digest.alter_column("computed_at", existing_type=sa.DateTime(), nullable=True)
    with op.batch_alter_table("threads") as threads:
        threads.add_column(sa.Column("fingerprint", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("threads") as threads:
        threads.drop_column("fingerprint")
    with op.batch_alter_table("digest") as digest:
        digest.drop_column("read_id")
        digest.drop_column("read_generation")
    op.drop_table("terms")
    op.drop_table("bylines")
    op.drop_table("filings")
    op.drop_table("readings")
