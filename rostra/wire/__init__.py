"""What comes in: kept raw, parsed, cleaned, recognised, filed as articles."""
