"""The reader's pages, put together from the rooms below, and /me/."""
