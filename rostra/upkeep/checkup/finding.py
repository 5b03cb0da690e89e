"""What a check found."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's answer; `advice` says what to do, unless all is well."""

    level: Level
    about: str
    text: str
    advice: str = ""


def ok(about: str, text: str) -> Finding:
    """Find that something is as it should be."""
    return Finding("ok", about, text)


def warn(about: str, text: str, advice: str) -> Finding:
    """Find something that works but should not stay so."""
    return Finding("warn", about, text, advice)


def fail(about: str, text: str, advice: str) -> Finding:
    """Find something that keeps the site from working."""
    return Finding("fail", about, text, advice)
