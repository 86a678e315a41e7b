"""The rows of the archive: pages and their articles, places, credits, and where old addresses lead."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "archive",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_archive"),
    )
    op.create_table(
        "places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["district_id"], ["places.id"], name="fk_places_district_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["places.id"], name="fk_places_parent_id"),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
        sa.UniqueConstraint("district_id", "level", "name", name="uq_places_district_id_level_name"),
        sa.UniqueConstraint("slug", name="uq_places_slug"),
    )
    op.create_index("ix_places_parent_id", "places", ["parent_id"])

    op.create_table(
        "tombstones",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_tombstones"),
    )
    op.create_index("ix_tombstones_generation", "tombstones", ["generation"])

    op.create_table(
        "pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("source_hash", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("encoding", sa.String(), nullable=False),
        sa.Column("sidecar", sa.JSON(), nullable=False),
        sa.Column("newspaper", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("page_number", sa.String(), nullable=False),
        sa.Column("rights", sa.String(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("year_evidence", sa.String(), nullable=False),
        sa.Column("year_certain", sa.Boolean(), nullable=False),
        sa.Column("issued", sa.String(), nullable=False),
        sa.Column("issued_evidence", sa.String(), nullable=False),
        sa.Column("furniture", sa.JSON(), nullable=False),
        sa.Column("ingested_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["district_id"], ["places.id"], name="fk_pages_district_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
        sa.UniqueConstraint("source_hash", name="uq_pages_source_hash"),
    )
    op.create_index("ix_pages_district_id", "pages", ["district_id"])
    op.create_index("ix_pages_location", "pages", ["location"])
    op.create_index("ix_pages_text_hash", "pages", ["text_hash"])

    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=True),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("column_label", sa.String(), nullable=False),
        sa.Column("kicker", sa.String(), nullable=False),
        sa.Column("headline", sa.String(), nullable=False),
        sa.Column("deck", sa.String(), nullable=False),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("date_text", sa.String(), nullable=True),
        sa.Column("date_evidence", sa.String(), nullable=False),
        sa.Column("issued", sa.String(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("dated_by", sa.String(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.JSON(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["district_id"], ["places.id"], name="fk_articles_district_id"),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_articles_page_id"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("origin", name="uq_articles_origin"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_district_id_earliest_latest", "articles", ["district_id", "earliest", "latest"])
    op.create_index("ix_articles_earliest", "articles", ["earliest"])
    op.create_index("ix_articles_generation", "articles", ["generation"])
    op.create_index("ix_articles_page_id_position", "articles", ["page_id", "position"])

    op.create_table(
        "article_places",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_places_article_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_article_places_place_id"),
        sa.PrimaryKeyConstraint("article_id", "place_id", name="pk_article_places"),
    )
    op.create_index("ix_article_places_place_id_article_id", "article_places", ["place_id", "article_id"])

    op.create_table(
        "credits",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_credits_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "position", name="pk_credits"),
    )
    op.create_index("ix_credits_name_role", "credits", ["name", "role"])

    op.create_table(
        "redirects",
        sa.Column("old_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("page_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_redirects_article_id"),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_redirects_page_id"),
        sa.PrimaryKeyConstraint("old_id", name="pk_redirects"),
    )
    op.create_index("ix_redirects_article_id", "redirects", ["article_id"])


def downgrade() -> None:
    op.drop_table("redirects")
    op.drop_table("credits")
    op.drop_table("article_places")
    op.drop_table("articles")
    op.drop_table("pages")
    op.drop_table("tombstones")
    op.drop_table("places")
    op.drop_table("archive")
