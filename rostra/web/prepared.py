"""Queries that Django compiles once: only their parameters differ from page to page.

Writing the SQL of a union of five lists takes Django ten times as long as the database takes to
answer it. Here a query is built once with marks in the place of its parameters, and kept, for
each connection, by its shape; later ones bind their values to the kept statement. The rows
come through the compiler's own converters, so they are what iterating the query would give.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Value = datetime | str | int
Values = Mapping[str, Value]
M = TypeVar("M", bound=Model)
Build = Callable[[Mapping[str, Any]], QuerySet[Any, Any]]

# Marks that no page asks for: the first moments of a far year, texts and numbers of their own.
FAR = datetime(9000, 1, 1, tzinfo=UTC)
FAR_NUMBER = 8_000_000_000_000_000_000


class UnboundError(LookupError):
    """A value has no place in the statement: the query used it otherwise than as a parameter."""

    def __init__(self, names: set[str]) -> None:
        super().__init__(f"No parameter stands for {', '.join(sorted(names))}.")


@dataclass(frozen=True, slots=True)
class Statement:
    """A compiled query: ``names`` holds, for each parameter, the value it takes or None."""

    sql: str
    parameters: tuple[Any, ...]
    names: tuple[str | None, ...]
    compiler: SQLCompiler
    converters: dict[int, Any]

    def rows(self, values: Values) -> Iterator[tuple[Any, ...]]:
        """Run the statement with values for its parameters."""
        bound = {name: _adapted(value) for name, value in values.items()}
        parameters = [
            kept if name is None else bound[name]
            for name, kept in zip(self.names, self.parameters, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows = cursor.fetchall()
        if self.converters:
            rows = self.compiler.apply_converters(rows, self.converters)
        return map(tuple, rows)


def rows(shape: Hashable, build: Build, values: Values) -> Iterator[tuple[Any, ...]]:
    """Return the rows of ``build(values)``, a ``values_list`` query, compiled once a shape.

    Whatever in the query is not one of the ``values`` belongs to its ``shape``. Raises
    UnboundError where a value does not come out as a parameter.
    """
    # On the connection itself: it goes with its thread, and the statements with it.
    kept = vars(connections[DEFAULT_DB_ALIAS]).setdefault("prepared_statements", {})
    statement = kept.get(shape)
    if statement is None:
        statement = kept[shape] = _compile(build, values)
    return statement.rows(values)


def instances(
    model: type[M],
    shape: Hashable,
    build: Callable[[Mapping[str, Any]], QuerySet[M, M]],
    values: Values,
    *,
    beside: Sequence[str] = (),
    without: Collection[str] = (),
) -> list[M]:
    """Return the rows of ``build(values)`` as instances of its model, compiled once a shape.

    ``beside`` names foreign keys whose rows are read along, ``without`` columns that are left for
    later, as ``select_related`` and ``defer`` do.
    """
    own = [name for name in _columns(model) if name not in without]
    parts = [(name, related, _columns(related)) for name, related in _related(model, beside)]
    names = [*own, *(f"{name}__{column}" for name, _, columns in parts for column in columns)]
    found = []
    for row in rows(shape, lambda given: build(given).values_list(*names), values):
        instance = model.from_db(DEFAULT_DB_ALIAS, own, row[: len(own)])
        begin = len(own)
        for name, related, columns in parts:
            piece = row[begin : begin + len(columns)]
            begin += len(columns)
            is_there = piece[columns.index(related._meta.pk.attname)] is not None
            setattr(
                instance,
                name,
                related.from_db(DEFAULT_DB_ALIAS, columns, piece) if is_there else None,
            )
        found.append(instance)
    return found


def insert(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Write rows of a model whose other columns have no value, without asking the ORM for each.

    No signals are sent; the rows get their numbers from the database.
    """
    if not rows:
        return
    name = connection.ops.quote_name
    written = ", ".join(map(name, columns))
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {name(model._meta.db_table)} ({written}) VALUES ({marks})",  # noqa: S608 - names of ours
            [[_adapted(value) for value in row] for row in rows],
        )


def _related(model: type[Model], names: Sequence[str]) -> Iterator[tuple[str, type[Model]]]:
    for name in names:
        related = model._meta.get_field(name).related_model
        if not isinstance(related, type):
            raise FieldDoesNotExist(name)
        yield name, related


@cache
def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _compile(build: Build, values: Values) -> Statement:
    marks = {name: _mark(value, order) for order, (name, value) in enumerate(values.items())}
    compiler = build(marks).query.get_compiler(connection=connections[DEFAULT_DB_ALIAS])
    sql, parameters = compiler.as_sql()
    by_mark = {_adapted(mark): name for name, mark in marks.items()}
    names = tuple(by_mark.get(each) for each in parameters)
    if missing := marks.keys() - set(names):
        raise UnboundError(set(missing))
    expressions = [selected[0] for selected in compiler.select[: compiler.col_count]]
    return Statement(
        sql=sql,
        parameters=tuple(parameters),
        names=names,
        compiler=compiler,
        converters=compiler.get_converters(expressions),
    )


def _mark(value: Value, order: int) -> Value:
    if isinstance(value, datetime):
        return FAR + timedelta(seconds=order)
    return f"\u2603{order}" if isinstance(value, str) else FAR_NUMBER + order


def _adapted(value: Value) -> Any:
    """Return a value as the database's driver takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
