"""Run Python from standard input on a site: what a test has to say to its rooms."""

import sys

exec(sys.stdin.read())
