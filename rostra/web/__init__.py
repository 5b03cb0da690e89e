"""Request tools: base layout and its slots, editions, paging, pictures, security headers."""
