//! Working days: Monday to Friday without statutory days off.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::holiday;

/// Monday to Friday and no statutory day off.
#[must_use]
pub fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && holiday::on(date).is_none()
}

/// Working days from a date, itself included, to another, not included: whoever may be told until the third working day
/// before a meeting can still be told when this is 3. At most `most` are counted; the past has none.
#[must_use]
pub fn working_days_until(from: NaiveDate, to: NaiveDate, most: u32) -> u32 {
    let days = from.iter_days().take_while(|date| *date < to);
    days.filter(|date| is_working_day(*date)).take(most as usize).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until(from: &str, to: &str) -> u32 {
        working_days_until(from.parse().unwrap(), to.parse().unwrap(), 100)
    }

    #[test]
    fn from_friday_to_wednesday_there_are_three_working_days() {
        assert_eq!(until("2026-12-11", "2026-12-16"), 3);
        assert_eq!(until("2026-12-12", "2026-12-16"), 2);
    }

    #[test]
    fn christmas_and_new_year_are_no_working_days() {
        assert_eq!(until("2026-12-23", "2027-01-07"), 7);
        assert_eq!(until("2026-12-16", "2026-12-10"), 0);
    }
}
