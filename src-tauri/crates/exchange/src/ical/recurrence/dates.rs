//! The civil start times of a rule, in order, from somewhere before a window on.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use super::calendar_day::DayParts;
use super::effort::Effort;
use super::rule::{Freq, Rule, Skip};
use super::skip::moved_date;

/// Iterator over the start times of one rule. UNTIL is left to the caller, who knows the zone.
#[derive(Debug)]
pub struct Dates<'e> {
    freq: Freq,
    interval: u32,
    start: NaiveDateTime,
    parts: DayParts,
    skip: Skip,
    seconds: Vec<u32>,
    minutes: Vec<u32>,
    hours: Vec<u32>,
    set_positions: Vec<i16>,
    week_start: chrono::Weekday,
    left: Option<u32>,
    /// Number of the next period; period 0 holds DTSTART.
    period: i64,
    ready: std::vec::IntoIter<NaiveDateTime>,
    last: Option<NaiveDateTime>,
    stop: NaiveDateTime,
    effort: &'e Effort,
    /// What is left of this rule's share.
    share: u64,
    given_up: bool,
}

impl<'e> Dates<'e> {
    /// The dates of `rule` that are not before `start`, beginning anywhere before `from`; with COUNT at `start`,
    /// since everything has to be counted. Nothing is looked for in periods that begin after `stop`.
    pub fn new(
        rule: &Rule,
        start: NaiveDateTime,
        from: NaiveDateTime,
        stop: NaiveDateTime,
        effort: &'e Effort,
    ) -> Self {
        let or = |given: &Vec<u32>, own: u32| if given.is_empty() { vec![own] } else { given.clone() };
        let mut dates = Self {
            freq: rule.freq,
            interval: rule.interval,
            start,
            parts: DayParts::of(rule, start.date()),
            skip: rule.skip,
            seconds: if rule.freq == Freq::Secondly {
                rule.seconds.clone()
            } else {
                or(&rule.seconds, start.second())
            },
            minutes: if rule.freq <= Freq::Minutely {
                rule.minutes.clone()
            } else {
                or(&rule.minutes, start.minute())
            },
            hours: if rule.freq <= Freq::Hourly { rule.hours.clone() } else { or(&rule.hours, start.hour()) },
            set_positions: rule.set_positions.clone(),
            week_start: rule.week_start,
            left: rule.count,
            period: 0,
            ready: Vec::new().into_iter(),
            last: None,
            stop,
            effort,
            share: effort.share(),
            given_up: false,
        };
        if rule.count.is_none() {
            dates.period = dates.periods_until(from).saturating_sub(1).max(0);
        }
        dates
    }

    /// True when the rule was given up before its end: too many periods without or before a date.
    pub fn given_up(&self) -> bool {
        self.given_up
    }

    /// Whole periods between DTSTART and `at`.
    fn periods_until(&self, at: NaiveDateTime) -> i64 {
        let months = |d: NaiveDateTime| i64::from(d.year()) * 12 + i64::from(d.month0());
        let elapsed = at - self.start;
        let units = match self.freq {
            Freq::Yearly => i64::from(at.year()) - i64::from(self.start.year()),
            Freq::Monthly => months(at) - months(self.start),
            Freq::Weekly => elapsed.num_days().div_euclid(7),
            Freq::Daily => elapsed.num_days(),
            Freq::Hourly => elapsed.num_hours(),
            Freq::Minutely => elapsed.num_minutes(),
            Freq::Secondly => elapsed.num_seconds(),
        };
        // One more unit back: the date may lie early in its period.
        (units - 1).div_euclid(i64::from(self.interval))
    }

    /// Notes the work of looking at so many days; `None` when the share is used up.
    fn spend(&mut self, amount: u64) -> Option<()> {
        self.effort.spend(amount);
        self.given_up |= amount > self.share;
        self.share = self.share.checked_sub(amount)?;
        Some(())
    }

    fn fill(&mut self) -> Option<()> {
        self.spend(1)?;
        let offset = self.period.checked_mul(i64::from(self.interval))?;
        let mut times = if self.freq <= Freq::Hourly {
            self.times_of_clock_period(offset)?
        } else {
            self.times_of_days(offset)?
        };
        self.period += 1;
        if !self.set_positions.is_empty() {
            times = at_positions(&times, &self.set_positions);
        }
        self.ready = times.into_iter();
        Some(())
    }

    /// Periods of a day and longer: every day that fits, at every time of day.
    fn times_of_days(&mut self, offset: i64) -> Option<Vec<NaiveDateTime>> {
        let days = self.days(offset)?;
        let mut times = Vec::with_capacity(days.len() * self.hours.len());
        for day in days {
            for hour in &self.hours {
                for minute in &self.minutes {
                    times.extend(
                        self.seconds.iter().filter_map(|second| day.and_hms_opt(*hour, *minute, *second)),
                    );
                }
            }
        }
        Some(times)
    }

    fn days(&mut self, offset: i64) -> Option<Vec<NaiveDate>> {
        let start = self.start.date();
        let (first, after) = match self.freq {
            Freq::Yearly => {
                let year = i32::try_from(i64::from(start.year()).checked_add(offset)?).ok()?;
                (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year.checked_add(1)?, 1, 1)?)
            }
            Freq::Monthly => {
                let first =
                    start.with_day(1)?.checked_add_months(Months::new(u32::try_from(offset).ok()?))?;
                (first, first.checked_add_months(Months::new(1))?)
            }
            Freq::Weekly => {
                let monday = start - Days::new(u64::from(start.weekday().days_since(self.week_start)));
                let first =
                    monday.checked_add_days(Days::new(u64::try_from(offset).ok()?.checked_mul(7)?))?;
                (first, first.checked_add_days(Days::new(7))?)
            }
            _ => {
                let first = start.checked_add_days(Days::new(u64::try_from(offset).ok()?))?;
                (first, first.succ_opt()?)
            }
        };
        if first > self.stop.date() {
            return None;
        }
        let days = self.days_between(first, after);
        self.spend((after - first).num_days().unsigned_abs())?;
        Some(days)
    }

    fn days_between(&self, first: NaiveDate, after: NaiveDate) -> Vec<NaiveDate> {
        let mut days = Vec::new();
        let mut day = first;
        while day < after {
            if self.parts.month_fits(day.month()) {
                days.extend(Some(day).filter(|day| self.parts.fits(*day)));
                day = day.succ_opt().unwrap_or(after);
            } else {
                day = next_month(day).unwrap_or(after);
            }
        }
        if self.skip != Skip::Omit && self.freq >= Freq::Monthly {
            self.add_moved(&mut days, first, after);
        }
        days
    }

    fn add_moved(&self, days: &mut Vec<NaiveDate>, first: NaiveDate, after: NaiveDate) {
        let mut month = Some(first);
        while let Some(first) = month.filter(|first| *first < after) {
            days.extend(moved_date(self.skip, &self.parts, first));
            month = next_month(first);
        }
        days.sort_unstable();
        days.dedup();
    }

    /// Periods of an hour and shorter: the period itself must fit, and what is shorter is filled in.
    fn times_of_clock_period(&mut self, offset: i64) -> Option<Vec<NaiveDateTime>> {
        let unit = match self.freq {
            Freq::Hourly => 3600,
            Freq::Minutely => 60,
            _ => 1,
        };
        let at = self.start.checked_add_signed(TimeDelta::try_seconds(offset.checked_mul(unit)?)?)?;
        if at > self.stop {
            return None;
        }
        if let Some(resume) = self.next_hope(at) {
            let seconds = (resume - self.start).num_seconds();
            let step = i64::from(self.interval) * unit;
            // `fill` adds the last one.
            self.period = self.period.max((seconds + step - 1).div_euclid(step) - 1);
            return Some(vec![]);
        }
        let or = |given: &Vec<u32>, free: bool, own: u32| if free { given.clone() } else { vec![own] };
        let minutes = or(&self.minutes, self.freq == Freq::Hourly, at.minute());
        let seconds = or(&self.seconds, self.freq >= Freq::Minutely, at.second());
        let hour = at.hour();
        let times = minutes.iter().flat_map(|minute| seconds.iter().map(move |second| (*minute, *second)));
        Some(times.filter_map(|(minute, second)| at.date().and_hms_opt(hour, minute, second)).collect())
    }

    /// Where the search goes on when the clock period at `at` does not fit; `None` when it does.
    fn next_hope(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let limits = |given: &Vec<u32>, value: u32| !given.is_empty() && !given.contains(&value);
        let midnight = at.date().and_hms_opt(0, 0, 0)?;
        if !self.parts.fits(at.date()) {
            return midnight.checked_add_days(Days::new(1));
        }
        if limits(&self.hours, at.hour()) {
            return midnight.checked_add_signed(TimeDelta::hours(i64::from(at.hour()) + 1));
        }
        if self.freq <= Freq::Minutely && limits(&self.minutes, at.minute()) {
            return at.with_second(0)?.checked_add_signed(TimeDelta::minutes(1));
        }
        let barred = self.freq == Freq::Secondly && limits(&self.seconds, at.second());
        if barred { at.checked_add_signed(TimeDelta::seconds(1)) } else { None }
    }
}

impl Iterator for Dates<'_> {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        if self.left == Some(0) {
            return None;
        }
        loop {
            let Some(time) = self.ready.next() else {
                self.fill()?;
                continue;
            };
            if time < self.start || self.last.is_some_and(|last| time <= last) {
                continue;
            }
            self.last = Some(time);
            self.left = self.left.map(|left| left - 1);
            return Some(time);
        }
    }
}

/// First day of the month after `day`'s.
fn next_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))
}

fn at_positions(times: &[NaiveDateTime], positions: &[i16]) -> Vec<NaiveDateTime> {
    let mut chosen: Vec<NaiveDateTime> = positions
        .iter()
        .filter_map(|position| {
            let index = match usize::try_from(*position) {
                Ok(from_start) => from_start.checked_sub(1)?,
                Err(_) => times.len().checked_sub(usize::from(position.unsigned_abs()))?,
            };
            times.get(index).copied()
        })
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}
