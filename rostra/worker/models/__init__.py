"""The tables of background work; the tasks themselves are django-tasks-db's."""

from rostra.worker.models.heartbeat import Heartbeat
from rostra.worker.models.timetable_entry import TimetableEntry

__all__ = ["Heartbeat", "TimetableEntry"]
