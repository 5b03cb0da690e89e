"""Text and plain facts in, a verdict out: whether what somebody wrote goes to readers."""
