"""When articles changed or went, to be asked by harvesters."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_index("ix_articles_changed_at", "articles", ["changed_at"])
    long_ago = sa.text("'1970-01-01 00:00:00.000000'")
    op.add_column("tombstones", sa.Column("deleted_at", sa.DateTime(), nullable=False, server_default=long_ago))
    op.execute("UPDATE tombstones SET deleted_at = strftime('%Y-%m-%d %H:%M:%f000', 'now')")
    op.create_index("ix_tombstones_deleted_at", "tombstones", ["deleted_at"])


def downgrade() -> None:
    op.drop_index("ix_tombstones_deleted_at", "tombstones")
    op.drop_column("tombstones", "deleted_at")
    op.drop_index("ix_articles_changed_at", "articles")
