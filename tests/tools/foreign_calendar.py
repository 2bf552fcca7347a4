"""Another program's view of a calendar, for tests: read and written by a library that isn't ours.

    python3 foreign_calendar.py read < meeting.ics          the event as JSON
    python3 foreign_calendar.py change NAME MINUTES < …     the same resource, renamed and that much later
"""

import json
import sys
from datetime import timedelta

from icalendar import Calendar


def event_of(calendar):
    (event,) = calendar.walk("VEVENT")
    return event


def people(event):
    found = event.get("ATTENDEE", [])
    for each in found if isinstance(found, list) else [found]:
        yield {"address": str(each), **{key.lower(): str(value) for key, value in each.params.items()}}


def read(calendar):
    event = event_of(calendar)
    text = {key.lower(): str(event[key]) for key in ("UID", "SUMMARY", "STATUS", "LOCATION", "SEQUENCE") if key in event}
    times = {name: event.decoded(name).isoformat() for name in ("DTSTART", "DTEND")}
    place = event.get("GEO")
    print(json.dumps({
        **text,
        "start": times["DTSTART"],
        "end": times["DTEND"],
        "categories": [str(word) for word in event.categories],
        "geo": None if place is None else [place.latitude, place.longitude],
        "people": list(people(event)),
    }))


def change(calendar, name, minutes):
    event = event_of(calendar)
    event["SUMMARY"] = name
    for when in ("DTSTART", "DTEND"):
        event[when].dt = event[when].dt + timedelta(minutes=int(minutes))
    sys.stdout.buffer.write(calendar.to_ical())


calendar = Calendar.from_ical(sys.stdin.buffer.read())
if sys.argv[1] == "read":
    read(calendar)
else:
    change(calendar, *sys.argv[2:])
