//! Warsaw's clock as a VTIMEZONE, so that the file says by itself what its times mean (RFC 5545 §3.6.5).

use super::line::Lines;

/// The rules of the European Union since 1996 (directive 2000/84/EC; Polish regulations since repeat them).
pub fn write_warsaw(lines: &mut Lines) {
    lines.plain("BEGIN", "VTIMEZONE");
    lines.plain("TZID", "Europe/Warsaw");
    lines.plain("X-LIC-LOCATION", "Europe/Warsaw");
    observance(lines, "DAYLIGHT", "CEST", ("+0100", "+0200"), "19960331T020000", "3");
    observance(lines, "STANDARD", "CET", ("+0200", "+0100"), "19961027T030000", "10");
    lines.plain("END", "VTIMEZONE");
}

fn observance(lines: &mut Lines, kind: &str, name: &str, (from, to): (&str, &str), start: &str, month: &str) {
    lines.plain("BEGIN", kind);
    lines.plain("TZNAME", name);
    lines.plain("TZOFFSETFROM", from);
    lines.plain("TZOFFSETTO", to);
    lines.plain("DTSTART", start);
    lines.plain("RRULE", &format!("FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU"));
    lines.plain("END", kind);
}
