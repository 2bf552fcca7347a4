//! The calendar entry of an announcement.
