"""The page cache: what a printed page is made of, and when it must be printed anew."""

from rostra.press.declarations import depends, good_for, whole_query
from rostra.press.environ import AS_IT_CAME
from rostra.press.stamps import touch

__all__ = ["AS_IT_CAME", "depends", "good_for", "touch", "whole_query"]
