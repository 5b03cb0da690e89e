"""The owner's commands: init, demo, backup, restore, doctor."""
