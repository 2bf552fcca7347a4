-- 3: what owners of venues said to a meeting's date.
--
-- Reason: a date is safe only when the hall is booked: asked, promised, booked, refused, and until when a hall is kept.
-- A booking stays with the meeting it was asked for, also when that meeting goes elsewhere.

CREATE TABLE booking (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    place      INTEGER NOT NULL,
    venue_id   INTEGER NOT NULL REFERENCES venue (id),
    start_s    INTEGER NOT NULL,
    end_s      INTEGER NOT NULL,
    state      TEXT NOT NULL,
    hold_until TEXT,
    note       TEXT,
    CHECK (start_s < end_s)
) STRICT;
CREATE INDEX booking_of_meeting ON booking (meeting_id, place);
CREATE INDEX booking_of_venue ON booking (venue_id);
