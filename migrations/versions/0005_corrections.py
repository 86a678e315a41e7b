"""What editors corrected of an article."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("articles", sa.Column("corrected", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("articles", "corrected")
