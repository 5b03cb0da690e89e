"""Moderation: reports, the queue, decisions, appeals, complaints, and what readers see of it."""
