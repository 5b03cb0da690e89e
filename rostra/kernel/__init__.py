"""Plain Python without Django: clock, windows, text, script, html, net, printed dates."""
