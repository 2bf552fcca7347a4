-- Version 9: of a calendar that has been kept for many years only the busy time from about now on is read. Intervals stand
-- by their start, so the few that last long are found by their end.

CREATE INDEX busy_interval_long ON busy_interval (import_id, end_s) WHERE end_s - start_s > 604800;
