"""What is read: reads counted by people, and the lists made of them."""
