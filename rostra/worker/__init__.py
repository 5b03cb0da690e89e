"""Background tasks and the timetable, in one supervised process."""
