"""Reads a calendar file as a phone's calendar would: by the library `icalendar`, which is nobody's of ours.

    calendar_file.py FILE.ics

The file is compared with RFC 5545 byte by byte first, where the library is lenient: lines end with CR LF and are at most 75
octets long. Exit status 0 only if there is exactly one event with begin, end, title and identifier, in order, and a reminder.
"""

import sys

import icalendar


def main(path):
    data = open(path, "rb").read()
    assert data.endswith(b"\r\n"), "the last line does not end"
    lines = data.split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in lines), "a line ends otherwise than with CR LF"
    assert all(len(line) <= 75 for line in lines), "a line is longer than 75 octets"
    data.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"], "no version or product"
    events = calendar.walk("VEVENT")
    assert len(events) == 1, f"{len(events)} events"
    event = events[0]
    assert not event.errors and not calendar.errors, f"{event.errors} {calendar.errors}"
    begin, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert begin.tzinfo is not None and begin < end, f"from {begin} to {end}"
    assert event["UID"] and event["SUMMARY"] and event.decoded("DTSTAMP"), "no identifier, title or stamp"
    assert len(event.walk("VALARM")) == 1, "no reminder"
    print(begin.isoformat(), end.isoformat(), event["SUMMARY"])


if __name__ == "__main__":
    main(*sys.argv[1:])
