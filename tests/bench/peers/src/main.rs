//! `calendar-peers calcard|icalendar FILE`: parses a calendar and prints seconds, peak memory in kB, and its events.

use std::time::Instant;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let [_, parser, file] = words.as_slice() else { panic!("calcard|icalendar FILE") };
    let start = Instant::now();
    let text = std::fs::read_to_string(file).expect("the calendar");
    let events = match parser.as_str() {
        "calcard" => calcard(&text),
        "icalendar" => icalendar(&text),
        other => panic!("{other} is not known here"),
    };
    println!("{} {} {events}", start.elapsed().as_secs_f64(), peak_kilobytes());
}

fn calcard(text: &str) -> usize {
    use calcard::icalendar::{ICalendar, ICalendarComponentType};
    let calendar = ICalendar::parse(text).expect("calcard reads it");
    let is_event = |component_type: &ICalendarComponentType| *component_type == ICalendarComponentType::VEvent;
    calendar.components.iter().filter(|component| is_event(&component.component_type)).count()
}

fn icalendar(text: &str) -> usize {
    let calendar: icalendar::Calendar = text.parse().expect("icalendar reads it");
    calendar.events().count()
}

fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
