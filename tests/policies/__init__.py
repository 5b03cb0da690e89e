"""Policies of the whole house, held by tests."""
