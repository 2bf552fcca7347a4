//! Which scarce things there are, and where the price of each stands in one long row.

use crate::season::problem::Problem;
use crate::season::state::State;

/// Where prices stand. Stretches of `n` days begin `n - 1` days before the season.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub days: usize,
    pub weeks: usize,
    /// The scarce people's numbers, by person.
    pub scarce: Vec<Option<u32>>,
    /// For each scarce person: how many more meetings in each week and on each day.
    pub room_week: Vec<f64>,
    pub room_day: Vec<f64>,
    pub gap: usize,
    pub spread: usize,
    pub at_gap: usize,
    pub at_spread: usize,
    pub at_week: usize,
    pub at_person_week: usize,
    pub at_person_day: usize,
    pub len: usize,
}

/// More than this is no limit.
const PLENTY: f64 = 1e6;

impl Layout {
    pub fn new(fixed: &State<'_>) -> Self {
        let p = fixed.problem;
        let mut count = 0;
        let scarce: Vec<Option<u32>> = (0..p.limits.len())
            .map(|person| {
                is_scarce(p, person).then(|| {
                    count += 1;
                    count - 1
                })
            })
            .collect();
        let priced = p.spacing.last().is_some_and(|price| *price > 0);
        let (gap, spread) = (p.gap.max(0) as usize, if priced { p.spacing.len() } else { 0 });
        let at_gap = p.weeks;
        let at_spread = at_gap + p.districts * (p.days + gap);
        let at_person_week = at_spread + p.districts * (p.days + spread);
        let at_person_day = at_person_week + count as usize * p.weeks;
        let mut layout = Layout {
            days: p.days,
            weeks: p.weeks,
            room_week: Vec::new(),
            room_day: Vec::new(),
            gap,
            spread,
            at_week: 0,
            at_gap,
            at_spread,
            at_person_week,
            at_person_day,
            len: at_person_day + count as usize * p.days,
            scarce,
        };
        layout.count_room(fixed);
        layout
    }

    fn count_room(&mut self, fixed: &State<'_>) {
        let p = fixed.problem;
        for person in (0..p.limits.len()).filter(|person| self.scarce[*person].is_some()) {
            let limits = p.limits[person];
            let room = |most: u16, taken: usize| {
                if most == u16::MAX { PLENTY } else { f64::from(most) - taken as f64 }
            };
            for week in 0..p.weeks {
                let taken = usize::from(fixed.in_week(person as u32, week as u16));
                self.room_week.push(room(limits.per_week, taken).max(0.0));
            }
            for day in 0..p.days {
                let taken = fixed.presences(person as u32, day as u16).count();
                self.room_day.push(room(limits.per_day, taken).max(0.0));
            }
        }
    }

    pub fn gap_row(&self, district: usize) -> usize {
        self.at_gap + district * (self.days + self.gap)
    }

    pub fn spread_row(&self, district: usize) -> usize {
        self.at_spread + district * (self.days + self.spread)
    }
}

/// Somebody whose weeks are counted, or whose days hold one meeting.
fn is_scarce(p: &Problem, person: usize) -> bool {
    let limits = p.limits[person];
    limits.per_week != u16::MAX || limits.per_day <= 1
}
