-- 9: busy time that lasts longer than a week is found by its end.
--
-- Reason: of calendars that have been kept for many years only what reaches into a window is read. Intervals stand by their
-- start, so that most are found by it; the few that last long begin anywhere before.

CREATE INDEX busy_interval_long ON busy_interval (import_id, end_s) WHERE end_s - start_s > 604800;
