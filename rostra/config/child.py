"""Keep one child process of the supervisor: start it, hear its reports, end it with all its own."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence

from rostra.config import lifeline

# Who lived this long was well; its next death is a first death again.
STEADY_SECONDS = 10.0
# The waits before the second, third… start in a row. The first follows at once.
BACK_OFF_SECONDS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
# Who dies so often in a row without ever having been well will not be well by trying again.
HOPELESS_AFTER = 5


class Child:
    """Hold a command that is kept running."""

    def __init__(self, name: str, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        self.name = name
        self.argv = list(argv)
        self.environ = dict(environ)
        self.process: subprocess.Popen[bytes] | None = None
        self.reports: int | None = None
        self.failures = 0
        self.was_steady = False
        self.started_at = 0.0
        self.start_at: float | None = 0.0
        self.is_ready = False
        self.is_silent = False  # Nobody holds the writing end any more.
        self._unread = b""

    def start(self) -> int:
        """Start the process; return the descriptor its reports are read from.

        It leads a process group of its own: Ctrl-C in a terminal reaches the supervisor alone,
        and at the end the whole group can be killed.
        """
        self.close()
        self.started_at, self.start_at = time.monotonic(), None
        self.is_ready = False
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        self.reports, self._unread, self.is_silent = reading, b"", False
        ours = {lifeline.VARIABLE: f"{os.getpid()}:{writing}"}
        try:
            self.process = subprocess.Popen(  # noqa: S603  our own commands, no shell
                self.argv,
                env=self.environ | ours,
                stdin=subprocess.DEVNULL,
                pass_fds=(writing,),
                process_group=0,
            )
        finally:
            os.close(writing)
        return reading

    def heard(self) -> list[str]:
        """Return the lines the child has reported since the last call."""
        if self.reports is None:
            return []
        try:
            read = os.read(self.reports, 65536)
        except BlockingIOError:
            return []
        self.is_silent = read == b""
        self._unread += read
        *lines, self._unread = self._unread.split(b"\n")
        return [line.decode(errors="replace") for line in lines]

    def ended(self) -> int | None:
        """Return the exit code of a process that has just died; None otherwise."""
        if self.process is None:
            return None
        code = self.process.poll()
        if code is None:
            return None
        self.signal(signal.SIGKILL)  # Whatever it left behind in its group.
        self.process = None
        return code

    def plan_restart(self, now: float) -> float:
        """Decide when to start again (`now` is monotonic); return the wait in seconds."""
        if now - self.started_at >= STEADY_SECONDS:
            self.failures, self.was_steady = 0, True
        wait = BACK_OFF_SECONDS[min(self.failures, len(BACK_OFF_SECONDS) - 1)]
        self.failures += 1
        self.start_at = now + wait
        return wait

    @property
    def is_hopeless(self) -> bool:
        """Say whether the child keeps dying and was never well."""
        return not self.was_steady and self.failures >= HOPELESS_AFTER

    def signal(self, number: signal.Signals) -> None:
        """Signal the leader (SIGTERM: it tells its own) or kill the whole group (SIGKILL)."""
        if self.process is None:
            return
        try:
            if number == signal.SIGKILL:
                os.killpg(self.process.pid, number)
            else:
                self.process.send_signal(number)
        except ProcessLookupError:
            pass

    def close(self) -> None:
        """Close the reading end of the last process's reports."""
        if self.reports is not None:
            os.close(self.reports)
            self.reports = None


def in_words(code: int) -> str:
    """Say how a process ended."""
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
