//! Striking off choices that no better plan can hold.

use super::Ascent;
use super::market::{Dates, cheapest_of};
use super::offers::Buyer;
use crate::season::insert::least;
use crate::season::problem::{Choice, DayChoices, Meeting, Problem};
use crate::season::state::{NOWHERE, Spot, State, bits};

/// A meeting's choices and days after some were struck off.
type Left = (Vec<DayChoices>, Vec<Choice>);

/// Strikes off what the fixed meetings leave no room for.
pub(crate) fn beside_fixed(problem: &mut Problem) {
    if problem.meetings.iter().all(|m| m.fixed.is_none()) {
        return;
    }
    let state = State::new(problem);
    let left: Vec<Option<Left>> = (0..problem.meetings.len())
        .map(|k| {
            let m = &problem.meetings[k];
            m.fixed.is_none().then(|| {
                kept(m, |day, choices, out| {
                    if state.date_price(k, day.day).is_some() {
                        out.extend(choices.iter().filter_map(|choice| {
                            let free = state.able(k, day.day, choice)?;
                            with_free(m, choice, free)
                        }));
                    }
                })
            })
        })
        .collect();
    for (m, left) in problem.meetings.iter_mut().zip(left) {
        if let Some(left) = left {
            (m.days, m.choices) = left;
        }
    }
}

impl Ascent {
    /// Strikes off every choice, and every candidate of a choice, that no plan of `most` or less can hold. Asked to `stop` on the
    /// way, it leaves the problem as it is.
    pub fn narrow(&mut self, problem: &mut Problem, most: i64, stop: &dyn Fn() -> bool) {
        let lefts: Option<Vec<(usize, Left)>> =
            self.lefts(problem, most, &[]).map(|left| (!stop()).then_some(left)).collect();
        let Some(lefts) = lefts else { return };
        for (k, left) in lefts {
            let m = &mut problem.meetings[k];
            (m.days, m.choices) = left;
        }
        self.market.ask(problem);
        self.shares.keep(&self.market.buyers);
    }

    /// The problem with only those choices that a plan of `most` could hold, and those that `plan` holds; `None` when asked to
    /// `stop` on the way.
    pub fn narrowed(
        &self,
        problem: &Problem,
        most: i64,
        plan: &[Spot],
        stop: &dyn Fn() -> bool,
    ) -> Option<Problem> {
        let mut lefts = self.lefts(problem, most, plan).peekable();
        let mut meetings = Vec::with_capacity(problem.meetings.len());
        for (k, m) in problem.meetings.iter().enumerate() {
            if stop() {
                return None;
            }
            let left = lefts.next_if(|left| left.0 == k).map(|left| left.1);
            meetings.push(m.with(left.unwrap_or_default()));
        }
        Some(problem.with(meetings))
    }

    fn lefts<'p>(
        &'p self,
        problem: &'p Problem,
        most: i64,
        plan: &'p [Spot],
    ) -> impl Iterator<Item = (usize, Left)> + 'p {
        let dates = self.market.dates(&self.prices);
        let most = most as f64 + 1e-6 * (most as f64).abs().max(1.0);
        self.market.buyers.iter().map(move |buyer| {
            let k = buyer.meeting as usize;
            let (least, _) = self.market.cheapest(buyer, &dates, &self.prices);
            let stays = plan.get(k).copied().unwrap_or(NOWHERE);
            (k, self.left(&problem.meetings[k], (buyer, &dates), most - self.value + least, stays))
        })
    }

    /// What is left to a meeting that may cost `room` at the prices; where it `stays` in any case.
    fn left(&self, m: &Meeting, (buyer, dates): (&Buyer, &Dates), room: f64, stays: Spot) -> Left {
        let mut people = [0.0; 64];
        kept(m, |day, choices, out| {
            let date = dates.price(buyer.home, day.day);
            let here = stays.day == day.day;
            if f64::from(day.low) + date > room && !here {
                return;
            }
            self.market.people(buyer, day.day, &self.prices, &mut people);
            for choice in choices {
                if here && (choice.slot, choice.venue) == (stays.slot, stays.venue) {
                    out.push(*choice);
                } else if f64::from(choice.cost) + date <= room {
                    out.extend(affordable(m, choice, room - date, &people));
                } else if !here {
                    break;
                }
            }
        })
    }
}

/// The choice with those candidates with whom it costs no more than `room`.
fn affordable(m: &Meeting, choice: &Choice, room: f64, people: &[f64; 64]) -> Option<Choice> {
    let (mut price, mut own) = (0.0, 0);
    for role in &m.roles {
        let free = choice.free & role.mask;
        price += cheapest_of(free, role.empty.map(f64::from), people).0;
        own += least(m, free, role.empty);
    }
    let spare = room - f64::from(choice.cost.saturating_sub(own)) - price;
    if spare < 0.0 {
        return None;
    }
    let mut free = choice.free;
    for role in &m.roles {
        let best = cheapest_of(free & role.mask, role.empty.map(f64::from), people).0;
        for c in bits(free & role.mask).filter(|c| people[*c] - best > spare) {
            free &= !(1 << c);
        }
    }
    with_free(m, choice, free)
}

/// The choice with fewer people free; `None` when a required role is left without anybody.
fn with_free(m: &Meeting, choice: &Choice, free: u64) -> Option<Choice> {
    let mut cost = choice.cost;
    for role in &m.roles {
        if free & role.mask == 0 && role.empty.is_none() {
            return None;
        }
        cost = cost.saturating_sub(least(m, choice.free & role.mask, role.empty))
            + least(m, free & role.mask, role.empty);
    }
    Some(Choice { cost, free, ..*choice })
}

/// The meeting's days and choices as `keep` leaves them.
fn kept(m: &Meeting, mut keep: impl FnMut(&DayChoices, &[Choice], &mut Vec<Choice>)) -> Left {
    let (mut days, mut choices) = (Vec::new(), Vec::new());
    for day in &m.days {
        let from = choices.len();
        keep(day, &m.choices[day.from as usize..day.to as usize], &mut choices);
        choices[from..].sort_unstable_by_key(|c: &Choice| (c.cost, c.slot, c.venue));
        if let Some(first) = choices.get(from) {
            let (low, from, to) = (first.cost, from as u32, choices.len() as u32);
            days.push(DayChoices { day: day.day, low, from, to });
        }
    }
    choices.shrink_to_fit();
    days.sort_by_key(|d: &DayChoices| (d.low, d.day));
    (days, choices)
}
