"""Tie a child process to its supervisor: it reports over a pipe and does not outlive it.

The supervisor puts `ROSTRA_SUPERVISOR=<its pid>:<descriptor>` into the child's environment. A child
that was started by hand finds nothing there, and every function here then does nothing.
"""

import ctypes
import os
import signal
import sys

VARIABLE = "ROSTRA_SUPERVISOR"
READY = "ready"
REFUSED = "refused"
_PR_SET_PDEATHSIG = 1  # linux/prctl.h

_state: dict[str, int] = {}


def join() -> bool:
    """Take up the lifeline of this process; True when a supervisor holds the other end.

    Once, at the start of the process: the variable is removed, so that processes started from
    here do not report in its name.
    """
    pid, _, descriptor = os.environ.pop(VARIABLE, "").partition(":")
    if not (pid.isdigit() and descriptor.isdigit()):
        return False
    _state["descriptor"] = int(descriptor)
    os.set_inheritable(int(descriptor), False)
    die_with(int(pid), signal.SIGTERM)
    return True


def die_with(parent: int, signal_number: signal.Signals) -> None:
    """Have the kernel send this process a signal when its parent dies, however it dies.

    Only Linux can; elsewhere a killed supervisor leaves its children to be ended by hand.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal_number), 0, 0, 0)
    if os.getppid() != parent:  # It died before the kernel knew.
        os.kill(os.getpid(), signal_number)


def ready() -> None:
    """Tell the supervisor that this child does its work now."""
    _report(READY)


def refuse(sentence: str) -> None:
    """Tell the supervisor that starting again is of no use, and why, in one sentence.

    Without a supervisor the sentence goes to stderr. The caller ends the process.
    """
    if not _report(f"{REFUSED} {sentence}"):
        sys.stderr.write(f"{sentence}\n")


def _report(line: str) -> bool:
    if "descriptor" not in _state:
        return False
    try:
        os.write(_state["descriptor"], (" ".join(line.split()) + "\n").encode())
    except OSError:  # The supervisor is gone; its death is announced by signal.
        return False
    return True
