"""The demo edition: invented articles and pictures for a first look at the paper."""
