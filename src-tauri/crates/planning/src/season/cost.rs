//! The prices of one meeting on its own: each part of the objective that needs no other meeting.

use super::ground::Ground;
use super::instance::{Proposal, Weights};
use super::time::Instant;

/// ⌈a / b⌉ for b > 0.
pub(crate) fn ceil_div(a: i64, b: i64) -> i64 {
    -((-a).div_euclid(b))
}

/// How much dearer a change is when the meeting has been announced.
pub(crate) fn factor(w: &Weights, m: &Proposal) -> i64 {
    if m.current.as_ref().is_some_and(|c| c.announced) { w.announced_factor } else { 1 }
}

/// The price of leaving the proposal out: (unplaced, dropped current).
pub(crate) fn left_out(w: &Weights, m: &Proposal) -> (i64, i64) {
    let dropped = if m.current.is_some() { (w.move_time + w.move_venue) * factor(w, m) } else { 0 };
    (w.unplaced * m.priority, dropped)
}

/// Start outside the preferred hours.
pub(crate) fn time(w: &Weights, m: &Proposal, wall: i32) -> i64 {
    let wall = i64::from(wall);
    let off = (i64::from(m.pref.from.0) - wall).max(wall - i64::from(m.pref.to.0)).max(0);
    w.time * ceil_div(off, 15).min(16)
}

/// A start before the evening, Monday to Friday.
pub(crate) fn evening(g: &Ground<'_>, day: i32, wall: i32) -> i64 {
    if g.calendar.weekday(day) > 5 {
        return 0;
    }
    let early = i64::from(g.instance.evening_from.0 - wall);
    g.instance.weights.evening * ceil_div(early, 15).clamp(0, 16)
}

pub(crate) fn weekday(g: &Ground<'_>, m: &Proposal, day: i32) -> i64 {
    let wished = m.pref.days.is_empty() || m.pref.days.contains(&g.calendar.weekday(day));
    if wished { 0 } else { g.instance.weights.weekday }
}

pub(crate) fn date(g: &Ground<'_>, m: &Proposal, day: i32) -> i64 {
    let off = m.pref.date.map_or(0, |d| i64::from((day - g.calendar.number(d)).abs()));
    g.instance.weights.date * off.min(30)
}

/// Fewer days ahead than wished.
pub(crate) fn lead(g: &Ground<'_>, day: i32) -> i64 {
    g.instance.weights.lead * (g.instance.lead.target_days - i64::from(day - g.now_day)).max(0)
}

/// Two meetings of one district that many days apart.
pub(crate) fn spacing(g: &Ground<'_>, days_apart: i32) -> i64 {
    g.instance.weights.spacing * (g.instance.district_gap.target_days - i64::from(days_apart.abs())).max(0)
}

/// A week with `n` meetings.
pub(crate) fn week(g: &Ground<'_>, n: i64) -> i64 {
    let over = (n - g.instance.week_target).max(0);
    g.instance.weights.week * over * (over + 1) / 2
}

pub(crate) fn venue_rank(w: &Weights, m: &Proposal, venue: &str) -> i64 {
    let wished = &m.pref.venues;
    w.venue_rank * wished.iter().position(|v| v == venue).unwrap_or(wished.len()) as i64
}

pub(crate) fn venue_far(g: &Ground<'_>, m: &Proposal, venue: usize) -> i64 {
    let there = g.venue_district[venue];
    match g.district(m.district.as_deref()) {
        Some(home) if home != there => g.instance.weights.venue_far * ceil_div(g.travel(home, there), 5),
        _ => 0,
    }
}

/// Empty seats beyond three tenths.
pub(crate) fn waste(w: &Weights, capacity: i64, attendance: i64) -> i64 {
    w.waste * ((10 * (capacity - attendance)).div_euclid(capacity) - 3).max(0)
}

pub(crate) fn fee(w: &Weights, pln: i64) -> i64 {
    w.fee * ceil_div(pln, 100)
}

/// The price of another start than today's, `days` being the change of date.
pub(crate) fn move_start(w: &Weights, m: &Proposal, days: i32) -> i64 {
    factor(w, m) * (w.move_time + w.move_day * i64::from(days.abs().min(30)))
}

/// The change of date and whether the start changes at all, against today's.
pub(crate) fn shift(g: &Ground<'_>, m: &Proposal, start: Instant, day: i32) -> Option<i32> {
    let current = m.current.as_ref().filter(|_| !m.is_fixed())?;
    if current.start == start {
        return None;
    }
    let (stood, _) = g.calendar.civil(current.start)?;
    Some(day - stood)
}
