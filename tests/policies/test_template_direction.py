"""The check on templates finds what it is there to find."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

CI = Path(__file__).resolve().parents[2] / ".ci"


@pytest.fixture(scope="module")
def templates() -> ModuleType:
    sys.path.insert(0, str(CI))
    spec = importlib.util.spec_from_file_location("ci_templates", CI / "templates.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(CI))
    sys.modules.pop("map", None)


@pytest.mark.parametrize(
    "line",
    [
        '{% include "pages/parts/box.html" %}',
        '{% extends "news/base.html" %}',
        "{% load i18n pages web %}",
        "{% url 'news:article' 1 %}",
    ],
)
def test_a_template_that_points_up_is_found(templates, line):
    assert templates.faults(line, "web")


@pytest.mark.parametrize(
    "line",
    [
        '{% include "web/icon.html" %}',
        '{% extends "web/base.html" %}',
        "{% load i18n static web %}",
        "{% url 'account_login' %}",
        '{% include "pages/parts/box.html" %}',
    ],
)
def test_a_template_that_points_down_passes(templates, line):
    assert templates.faults(line, "pages") == []


def test_every_room_has_a_height(templates):
    heights = templates.heights()
    assert heights["config"] > heights["pages"] > heights["news"] > heights["kernel"] == 0
    assert heights["press"] == heights["web"]
