"""Members, sign-in, roles and preferences."""
