"""The desk's views of moderation."""
