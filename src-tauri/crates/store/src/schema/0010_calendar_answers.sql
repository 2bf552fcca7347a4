-- 10: what those who take part in a meeting said in their own calendars.
--
-- Reason: an answer given in a calendar program (accepted, declined, tentative) belongs to a person and to the time that was
-- asked about. It has rows of its own, so that an answer that comes from the server never stands in the way of taking back
-- what an officer did to the meeting.

CREATE TABLE calendar_answer (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    person_id  INTEGER NOT NULL REFERENCES person (id),
    start_s    INTEGER NOT NULL,
    end_s      INTEGER NOT NULL,
    said       TEXT NOT NULL,
    CHECK (start_s < end_s)
) STRICT;
CREATE INDEX calendar_answer_of_meeting ON calendar_answer (meeting_id);
CREATE INDEX calendar_answer_of_person ON calendar_answer (person_id);
