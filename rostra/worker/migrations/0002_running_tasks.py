"""Find the running tasks without reading all those that are finished."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("worker", "0001_initial"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX worker_running ON django_tasks_database_dbtaskresult (started_at)"
            " WHERE status = 'RUNNING'",
            "DROP INDEX worker_running",
        ),
    ]
