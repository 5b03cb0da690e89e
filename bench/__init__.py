"""The benchmarks: what a page costs with a small archive and with a large one."""
