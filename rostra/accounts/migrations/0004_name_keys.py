from django.db import migrations, models

from rostra.accounts.naming import LONGEST_KEY, keys_of

TAKEN = {"unique": "This name is taken, or looks like one that is. Choose another."}


def fill(apps, schema_editor):
    """Give every member keys; of two whose names look alike the later one gets a number."""
    taken = set()
    for member in apps.get_model("accounts", "Member").objects.order_by("pk").iterator():
        name, number = member.name, 1
        while taken.intersection(keys_of(name)):
            number += 1
            name = f"{member.name[:50]} {number}"
        member.name, (member.name_key, member.name_look) = name, keys_of(name)
        taken.update(keys_of(name))
        member.save(update_fields=["name", "name_key", "name_look"])


def key(**options):
    return models.CharField(
        max_length=LONGEST_KEY, blank=True, editable=False, error_messages=TAKEN, **options
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_standing")]
    operations = [
        migrations.AddField("member", "name_key", key(default="")),
        migrations.AddField("member", "name_look", key(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("member", "name_key", key(unique=True)),
        migrations.AlterField("member", "name_look", key(unique=True)),
    ]
