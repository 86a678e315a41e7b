"""How migrations reach the database: the connection handed in by app.database, else the settings' file."""

from alembic import context
from sqlalchemy import Connection

from app.database import connect
from app.models import Base
from app.settings import get_settings


def run(connection: Connection) -> None:
    # SQLite cannot alter columns in place; batch mode copies the table.
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with connect(get_settings().database_path).begin() as own:
        run(own)
