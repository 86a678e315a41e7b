"""What the digest computes: counts by period, holdings, story threads, similar articles, topics."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "credit_counts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "role", "period", name="pk_credit_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "digest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("computed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_digest"),
    )
    op.create_table(
        "period_counts",
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("period", "kind", name="pk_period_counts"),
    )
    op.create_table(
        "threads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_threads"),
        sa.UniqueConstraint("slug", name="uq_threads_slug"),
    )
    op.create_index("ix_threads_score", "threads", ["score"])

    op.create_table(
        "topics",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "subject", name="pk_topics"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "neighbours",
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["other_id"], ["places.id"], name="fk_neighbours_other_id"),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_neighbours_place_id"),
        sa.PrimaryKeyConstraint("place_id", "other_id", name="pk_neighbours"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "place_counts",
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_place_counts_place_id"),
        sa.PrimaryKeyConstraint("place_id", "period", "kind", name="pk_place_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "thread_places",
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_thread_places_place_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_thread_places_thread_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("thread_id", "place_id", name="pk_thread_places"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_thread_places_place_id", "thread_places", ["place_id"])

    op.create_table(
        "thread_redirects",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["threads.id"], name="fk_thread_redirects_thread_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("slug", name="pk_thread_redirects"),
    )
    op.create_table(
        "holdings",
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["district_id"], ["places.id"], name="fk_holdings_district_id"),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_holdings_page_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page_id", name="pk_holdings"),
    )
    op.create_index("ix_holdings_district_id_since", "holdings", ["district_id", "since"])

    op.create_table(
        "anniversaries",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_anniversaries_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_anniversaries"),
    )
    op.create_index("ix_anniversaries_day", "anniversaries", ["day", "year"])

    op.create_table(
        "similar",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("others", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_similar_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name="pk_similar"),
    )
    op.create_table(
        "thread_articles",
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_thread_articles_article_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_thread_articles_thread_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("thread_id", "position", name="pk_thread_articles"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_thread_articles_article_id", "thread_articles", ["article_id"])

    op.create_table(
        "thread_figures",
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("number", sa.Double(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_thread_figures_article_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_thread_figures_thread_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("thread_id", "position", name="pk_thread_figures"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_thread_figures_article_id", "thread_figures", ["article_id"])


def downgrade() -> None:
    op.drop_table("thread_figures")
    op.drop_table("thread_articles")
    op.drop_table("similar")
    op.drop_table("anniversaries")
    op.drop_table("holdings")
    op.drop_table("thread_redirects")
    op.drop_table("thread_places")
    op.drop_table("place_counts")
    op.drop_table("neighbours")
    op.drop_table("topics")
    op.drop_table("threads")
    op.drop_table("period_counts")
    op.drop_table("digest")
    op.drop_table("credit_counts")
