"""Who hears which event, and who fills which slot: connected here and nowhere else."""


def connect() -> None:
    """Connect the rooms; called once, when all of them are loaded."""
