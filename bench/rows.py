"""Write rows in bulk: COPY on PostgreSQL, many at once on SQLite."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import AutoField, Field, Max, Model


class Writer:
    """Writes rows of one table; columns that are not named get their field's default."""

    def __init__(self, model: type[Model], *names: str) -> None:
        self.model = model
        fields = [model._meta.get_field(name) for name in names]
        given = {field.name for field in fields}
        rest = [
            field
            for field in model._meta.concrete_fields
            if field.name not in given and not isinstance(field, AutoField)
        ]
        self.defaults = tuple(_default(field) for field in rest)
        columns = [field.column for field in (*fields, *rest)]
        self.columns = ", ".join(map(connection.ops.quote_name, columns))
        self.marks = ", ".join(["%s"] * len(columns))
        self.table = connection.ops.quote_name(model._meta.db_table)

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows whose values are ready for the database (``moment`` for times)."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self.table} ({self.columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row((*row, *self.defaults))
            else:
                cursor.executemany(
                    f"INSERT INTO {self.table} ({self.columns}) VALUES ({self.marks})",
                    [(*row, *self.defaults) for row in rows],
                )


def moment(at: datetime) -> Any:
    """Return a time as the database takes it."""
    return connection.ops.adapt_datetimefield_value(at)


def next_number(model: type[Model]) -> int:
    """Return the first number that no row of a table has."""
    return (model._default_manager.aggregate(highest=Max("pk"))["highest"] or 0) + 1


def finish(*models: type[Model]) -> None:
    """Let the database go on counting where the rows end, and learn how they are spread."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def _default(field: Field[Any, Any]) -> Any:
    value = field.get_db_prep_save(field.get_default(), connection)
    return field.to_python(value) if field.get_internal_type() == "BooleanField" else value
