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
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model, QuerySet
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
    using: str

    def rows(self, values: Values) -> Iterator[tuple[Any, ...]]:
        """Run the statement with values for its parameters."""
        # Looked up once: the way to a thread's connection costs more than it looks.
        own = connections[self.using]
        bound = {name: _adapted(value, own) for name, value in values.items()}
        parameters = [
            kept if name is None else bound[name]
            for name, kept in zip(self.names, self.parameters, strict=True)
        ]
        with own.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows = cursor.fetchall()
        if self.converters:
            rows = self.compiler.apply_converters(rows, self.converters)
        return map(tuple, rows)


def rows(
    shape: Hashable, build: Build, values: Values, *, using: str = DEFAULT_DB_ALIAS
) -> Iterator[tuple[Any, ...]]:
    """Return the rows of ``build(values)``, a ``values_list`` query, compiled once a shape.

    Whatever in the query is not one of the ``values`` belongs to its ``shape``. Raises
    UnboundError where a value does not come out as a parameter.
    """
    # On the connection itself: it goes with its thread, and the statements with it.
    kept = vars(connections[using]).setdefault("prepared_statements", {})
    statement = kept.get(shape)
    if statement is None:
        statement = kept[shape] = _compile(build, values, using)
    return statement.rows(values)


def instances(
    model: type[M],
    shape: Hashable,
    build: Callable[[Mapping[str, Any]], QuerySet[M, M]],
    values: Values,
    *,
    beside: Sequence[str] = (),
    without: Collection[str] = (),
    using: str = DEFAULT_DB_ALIAS,
) -> list[M]:
    """Return the rows of ``build(values)`` as instances of its model, compiled once a shape.

    ``beside`` names foreign keys whose rows are read along, ``without`` columns that are left for
    later, as ``select_related`` and ``defer`` do.
    """
    own = [name for name in _columns(model) if name not in without]
    parts = [(name, related, _columns(related)) for name, related in _related(model, beside)]
    names = [*own, *(f"{name}__{column}" for name, _, columns in parts for column in columns)]
    found = []
    for row in rows(shape, lambda given: build(given).values_list(*names), values, using=using):
        instance = model.from_db(using, own, row[: len(own)])
        begin = len(own)
        for name, related, columns in parts:
            piece = row[begin : begin + len(columns)]
            begin += len(columns)
            is_there = piece[columns.index(related._meta.pk.attname)] is not None
            setattr(
                instance,
                name,
                related.from_db(using, columns, piece) if is_there else None,
            )
        found.append(instance)
    return found


def insert(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Write rows of a model whose other columns have no value, without asking the ORM for each.

    No signals are sent; the rows get their numbers from the database.
    """
    if not rows:
        return
    own = connections[DEFAULT_DB_ALIAS]
    with own.cursor() as cursor:
        cursor.executemany(
            _insertion(model, tuple(columns)),
            [[_adapted(value, own) for value in row] for row in rows],
        )


def add(instance: Model) -> None:
    """Write a new row and give the instance its number: ``save`` without its signals.

    For what is written with each act; the ORM would take three times as long.
    """
    model, own = type(instance), connections[DEFAULT_DB_ALIAS]
    fields = [each for each in model._meta.concrete_fields if not each.primary_key]
    number = _quoted(model._meta.pk.column)
    with own.cursor() as cursor:
        cursor.execute(
            f"{_insertion(model, tuple(each.column for each in fields))} RETURNING {number}",
            _written(instance, fields, own, is_new=True),
        )
        (instance.pk,) = cursor.fetchone()
    instance._state.adding, instance._state.db = False, DEFAULT_DB_ALIAS


def write(instance: Model, names: Collection[str]) -> None:
    """Write some columns of a row that is there: ``save(update_fields=…)`` without its signals."""
    model, own = type(instance), connections[DEFAULT_DB_ALIAS]
    fields = [each for each in model._meta.concrete_fields if each.name in names]
    values = _written(instance, fields, own, is_new=False)
    with own.cursor() as cursor:
        cursor.execute(
            _change(model, tuple(each.column for each in fields)), [*values, instance.pk]
        )


def _written(
    instance: Model, fields: Sequence[Field[Any, Any]], own: BaseDatabaseWrapper, *, is_new: bool
) -> list[Any]:
    """Return the values of fields as the database's driver takes them."""
    return [each.get_db_prep_save(each.pre_save(instance, is_new), own) for each in fields]


@cache
def _insertion(model: type[Model], columns: tuple[str, ...]) -> str:
    """Return the statement that writes a row."""
    written, marks = ", ".join(map(_quoted, columns)), ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_quoted(model._meta.db_table)} ({written}) VALUES ({marks})"  # noqa: S608 - names of ours


@cache
def _change(model: type[Model], columns: tuple[str, ...]) -> str:
    """Return the statement that writes some columns of a row, by its number."""
    changes = ", ".join(f"{_quoted(each)} = %s" for each in columns)
    number = _quoted(model._meta.pk.column)
    return f"UPDATE {_quoted(model._meta.db_table)} SET {changes} WHERE {number} = %s"  # noqa: S608 - names of ours


def _quoted(name: str | None) -> str:
    """Return the name of a table or column as the database takes it."""
    return connection.ops.quote_name(name or "")


def _related(model: type[Model], names: Sequence[str]) -> Iterator[tuple[str, type[Model]]]:
    for name in names:
        related = model._meta.get_field(name).related_model
        if not isinstance(related, type):
            raise FieldDoesNotExist(name)
        yield name, related


@cache
def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _compile(build: Build, values: Values, using: str) -> Statement:
    marks = {name: _mark(value, order) for order, (name, value) in enumerate(values.items())}
    own = connections[using]
    compiler = build(marks).query.get_compiler(connection=own)
    sql, parameters = compiler.as_sql()
    by_mark = {_adapted(mark, own): name for name, mark in marks.items()}
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
        using=using,
    )


def _mark(value: Value, order: int) -> Value:
    if isinstance(value, datetime):
        return FAR + timedelta(seconds=order)
    return f"\u2603{order}" if isinstance(value, str) else FAR_NUMBER + order


def _adapted(value: Value, own: BaseDatabaseWrapper) -> Any:
    """Return a value as the database's driver takes it."""
    if isinstance(value, datetime):
        return own.ops.adapt_datetimefield_value(value)
    return value
