//! What each meeting is offered day by day, as far as scarce people matter: everything else is decided already.

use crate::season::problem::{Choice, DayChoices, Meeting, Problem};
use crate::season::state::bits;

/// A way to hold a meeting on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offer {
    /// Its price with the cheapest people.
    pub low: u32,
    /// Its price without the roles that scarce people may play.
    pub base: u32,
    /// Candidates free for those roles.
    pub free: u64,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub day: u16,
    pub low: u32,
    from: u32,
    to: u32,
}

/// A meeting as one who buys.
#[derive(Debug)]
pub(super) struct Buyer {
    pub meeting: u32,
    pub home: Option<u16>,
    pub left_out: f64,
    /// The roles that scarce people may play: their candidates and the price of leaving them empty.
    pub roles: Vec<(u64, Option<f64>)>,
    /// Those candidates' own prices, and their numbers among the scarce.
    pub people: Vec<(f64, Option<u32>)>,
    /// Cheapest first.
    pub days: Vec<Day>,
    offers: Vec<Offer>,
}

impl Buyer {
    pub fn new(problem: &Problem, k: usize, scarce: &[Option<u32>]) -> Self {
        let m = &problem.meetings[k];
        let row = |c: usize| scarce[m.candidates[c].person as usize];
        let priced: u64 =
            m.roles.iter().filter(|r| bits(r.mask).any(|c| row(c).is_some())).map(|r| r.mask).sum();
        let (mut days, mut offers, mut work) = (Vec::new(), Vec::new(), Vec::new());
        for day in &m.days {
            work.clear();
            let choices = &m.choices[day.from as usize..day.to as usize];
            work.extend(choices.iter().map(|choice| offer(m, choice, priced)));
            keep_best(&mut work);
            days.push(noted(day, &mut offers, &work));
        }
        Buyer {
            meeting: k as u32,
            home: m.home,
            left_out: m.left_out as f64,
            roles: m
                .roles
                .iter()
                .filter(|r| r.mask & priced != 0)
                .map(|r| (r.mask, r.empty.map(f64::from)))
                .collect(),
            people: m.candidates.iter().enumerate().map(|(c, who)| (f64::from(who.cost), row(c))).collect(),
            days,
            offers,
        }
    }

    pub fn offers(&self, day: &Day) -> &[Offer] {
        &self.offers[day.from as usize..day.to as usize]
    }
}

fn offer(m: &Meeting, choice: &Choice, priced: u64) -> Offer {
    let cheapest: u32 = m
        .roles
        .iter()
        .filter(|r| r.mask & priced != 0)
        .map(|r| crate::season::insert::least(m, choice.free & r.mask, r.empty))
        .sum();
    Offer { low: choice.cost, base: choice.cost.saturating_sub(cheapest), free: choice.free & priced }
}

/// Leaves out each offer that another is no dearer than and as free as.
fn keep_best(offers: &mut Vec<Offer>) {
    offers.sort_unstable_by_key(|o| (o.low, o.base, std::cmp::Reverse(o.free.count_ones())));
    let mut kept = 0;
    for i in 0..offers.len() {
        let o = offers[i];
        let beaten = |q: &Offer| q.base <= o.base && q.free & o.free == o.free;
        if !offers[..kept].iter().any(beaten) {
            offers[kept] = o;
            kept += 1;
        }
    }
    offers.truncate(kept);
}

fn noted(day: &DayChoices, offers: &mut Vec<Offer>, some: &[Offer]) -> Day {
    let from = offers.len() as u32;
    offers.extend_from_slice(some);
    Day { day: day.day, low: day.low, from, to: offers.len() as u32 }
}
