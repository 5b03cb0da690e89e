"""Settings, addresses, wiring and the rostra command."""
