"""What members are told: a member's inbox and mail, and what it follows."""
