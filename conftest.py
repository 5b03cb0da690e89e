"""The root of all tests."""

pytest_plugins = ["tests.fixtures"]
