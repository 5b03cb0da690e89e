"""What must survive when something dies."""
