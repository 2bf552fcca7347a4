//! When a person or a venue can be had: opening by weekday, dates off, and what already takes the time.

use super::instance::{Busy, WeeklyRule};
use super::time::{Calendar, Instant};

/// A stretch of wall-clock minutes of one date.
pub(crate) type Span = (i32, i32);

/// A time taken on the UTC axis, in minutes, and the district it takes place in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken {
    pub from: i64,
    pub to: i64,
    pub district: Option<u16>,
}

#[derive(Debug)]
struct WeeklyTaken {
    days: [bool; 8],
    span: Span,
    district: Option<u16>,
}

/// The availability of one person or venue.
#[derive(Debug)]
pub(crate) struct Availability {
    /// Merged opening for each ISO weekday (index 1 to 7): rules that touch are one.
    open: [Vec<Span>; 8],
    /// Day numbers off, sorted.
    off: Vec<i32>,
    /// By start; `reach[i]` is the latest end up to the i-th, so that a search by time may begin late.
    taken: Vec<Taken>,
    reach: Vec<i64>,
    weekly: Vec<WeeklyTaken>,
}

impl Availability {
    pub fn new(
        calendar: &Calendar,
        district: impl Fn(&str) -> Option<u16>,
        (open, off): (&[WeeklyRule], &[chrono::NaiveDate]),
        (busy, weekly): (&[Busy], &[WeeklyRule]),
    ) -> Self {
        let mut off: Vec<i32> = off.iter().map(|d| calendar.number(*d)).collect();
        off.sort_unstable();
        let at = |id: &Option<String>| id.as_deref().and_then(&district);
        let mut taken: Vec<Taken> = busy
            .iter()
            .map(|b| Taken { from: minutes(b.start), to: minutes(b.end), district: at(&b.district) })
            .collect();
        taken.sort_by_key(|t| t.from);
        let reach = running_max(&taken);
        let weekly = weekly
            .iter()
            .map(|r| WeeklyTaken {
                days: weekdays(&r.days),
                span: (r.from.0, r.to.0),
                district: at(&r.district),
            })
            .collect();
        Availability { open: std::array::from_fn(|wd| merged(open, wd as u8)), off, taken, reach, weekly }
    }

    /// The opening on a day; nothing on a day off.
    pub fn windows(&self, calendar: &Calendar, day: i32) -> &[Span] {
        if self.off.binary_search(&day).is_ok() {
            return &[];
        }
        &self.open[calendar.weekday(day) as usize]
    }

    /// Whether `[from, to)` (UTC minutes) lies inside one opening of the day.
    pub fn is_open(&self, calendar: &Calendar, day: i32, from: i64, to: i64) -> bool {
        let zero = calendar.at(day, 0);
        self.windows(calendar, day)
            .iter()
            .any(|(a, b)| zero + i64::from(*a) <= from && to <= zero + i64::from(*b))
    }

    /// What takes time of `[from, to)` or within `margin` minutes of it; the weekly rules are those of `day`.
    pub fn taken_near(
        &self,
        calendar: &Calendar,
        day: i32,
        (from, to): (i64, i64),
        margin: i64,
    ) -> impl Iterator<Item = Taken> + '_ {
        let begin = self.reach.partition_point(|end| *end <= from - margin);
        let single = self.taken[begin..].iter().take_while(move |t| t.from < to + margin).copied();
        let in_season = day >= 0 && (day as usize) < calendar.days;
        let weekday = calendar.weekday(day) as usize;
        let zero = calendar.at(day, 0);
        let weekly = self.weekly.iter().filter(move |r| in_season && r.days[weekday]).map(move |r| Taken {
            from: zero + i64::from(r.span.0),
            to: zero + i64::from(r.span.1),
            district: r.district,
        });
        single.chain(weekly)
    }
}

fn minutes(t: Instant) -> i64 {
    t.0
}

fn running_max(taken: &[Taken]) -> Vec<i64> {
    let mut latest = i64::MIN;
    let mut latest_of = |t: &Taken| {
        latest = latest.max(t.to);
        latest
    };
    taken.iter().map(&mut latest_of).collect()
}

fn weekdays(days: &[u8]) -> [bool; 8] {
    std::array::from_fn(|wd| days.contains(&(wd as u8)))
}

fn merged(rules: &[WeeklyRule], weekday: u8) -> Vec<Span> {
    let mut spans: Vec<Span> =
        rules.iter().filter(|r| r.days.contains(&weekday)).map(|r| (r.from.0, r.to.0)).collect();
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for (a, b) in spans {
        match out.last_mut() {
            Some(last) if a <= last.1 => last.1 = last.1.max(b),
            _ => out.push((a, b)),
        }
    }
    out
}
