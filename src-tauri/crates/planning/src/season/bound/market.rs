//! Every meeting choosing on its own at given prices: the sum is a bound, what is asked for too much should cost more.

use super::layout::Layout;
use super::offers::{Buyer, Day};
use super::stretches::{add_around, count_in};
use crate::season::problem::Problem;
use crate::season::state::{State, bits};

/// The buyers and what they compete for.
#[derive(Debug)]
pub(super) struct Market {
    pub layout: Layout,
    pub buyers: Vec<Buyer>,
    districts: usize,
    /// The week of each day.
    week: Vec<u16>,
    /// The price of each further meeting of each week, beginning behind the fixed ones.
    week_steps: Vec<Vec<f64>>,
    /// What a pair of meetings costs in each stretch that holds both.
    pair: f64,
    /// The most meetings of a district in a stretch.
    most_in_spread: usize,
    /// The price of the fixed meetings together and of those that can stand nowhere.
    base: f64,
}

/// What is due at given prices, by district (the last row: no district) and day.
#[derive(Debug)]
pub(super) struct Dates {
    rows: Vec<f64>,
    days: usize,
}

impl Dates {
    pub fn price(&self, home: Option<u16>, day: u16) -> f64 {
        let row = home.map_or(self.rows.len() / self.days - 1, usize::from);
        self.rows[row * self.days + usize::from(day)]
    }
}

impl Market {
    pub fn new(fixed: &State<'_>) -> Self {
        let p = fixed.problem;
        let layout = Layout::new(fixed);
        let steps = |week: usize| {
            let from = usize::from(fixed.week[week]);
            p.week_price[from.min(p.week_price.len())..].iter().map(|price| *price as f64).collect()
        };
        let mut market = Market {
            districts: p.districts,
            week: p.week.clone(),
            week_steps: (0..p.weeks).map(steps).collect(),
            pair: p.spacing.last().map_or(0.0, |price| *price as f64),
            most_in_spread: if layout.gap == 0 { usize::MAX } else { layout.spread.div_ceil(layout.gap) },
            base: 0.0,
            buyers: Vec::new(),
            layout,
        };
        let movable = p.meetings.iter().filter(|m| m.fixed.is_none());
        let (some, none): (Vec<_>, Vec<_>) = movable.partition(|m| !m.days.is_empty());
        let left_out: i64 = some.iter().map(|m| m.left_out).sum();
        debug_assert!(none.iter().all(|m| m.choices.is_empty()));
        market.base = (fixed.energy - left_out) as f64;
        market.ask(p);
        market
    }

    /// Asks the buyers again what they are offered.
    pub fn ask(&mut self, problem: &Problem) {
        let buys = |k: &usize| problem.meetings[*k].fixed.is_none() && !problem.meetings[*k].days.is_empty();
        let all = (0..problem.meetings.len()).filter(buys);
        self.buyers = all.map(|k| Buyer::new(problem, k, &self.layout.scarce)).collect();
    }

    pub fn dates(&self, prices: &[f64]) -> Dates {
        let l = &self.layout;
        let mut rows = vec![0.0; (self.districts + 1) * l.days];
        for (district, row) in rows.chunks_mut(l.days).enumerate() {
            if district < self.districts {
                add_around(&prices[l.gap_row(district)..], l.gap, row);
                add_around(&prices[l.spread_row(district)..], l.spread, row);
            }
            for (day, price) in row.iter_mut().enumerate() {
                *price += prices[l.at_week + usize::from(self.week[day])];
            }
        }
        Dates { rows, days: l.days }
    }

    /// What each candidate costs on the day.
    pub fn people(&self, buyer: &Buyer, day: u16, prices: &[f64], out: &mut [f64; 64]) {
        let l = &self.layout;
        let week = usize::from(self.week[usize::from(day)]);
        for (price, (own, row)) in out.iter_mut().zip(&buyer.people) {
            *price = *own;
            if let Some(row) = row.map(|row| row as usize) {
                *price += prices[l.at_person_week + row * l.weeks + week]
                    + prices[l.at_person_day + row * l.days + usize::from(day)];
            }
        }
    }

    /// The cheapest a meeting can have at these prices, and on which of its days with whom.
    pub fn cheapest(&self, buyer: &Buyer, dates: &Dates, prices: &[f64]) -> (f64, Option<(usize, u64)>) {
        let (mut best, mut bought) = (buyer.left_out, None);
        let mut people = [0.0; 64];
        for (index, day) in buyer.days.iter().enumerate() {
            if f64::from(day.low) >= best {
                break;
            }
            let date = dates.price(buyer.home, day.day);
            if f64::from(day.low) + date < best {
                self.people(buyer, day.day, prices, &mut people);
                if let Some((price, who)) = cheapest_on(buyer, day, date, &people, best) {
                    (best, bought) = (price, Some((index, who)));
                }
            }
        }
        (best, bought)
    }

    /// The bound at these prices; in `excess`, what is asked for more than there is; in `days`, the day each buyer takes.
    pub fn clear(&self, prices: &[f64], excess: &mut [f64], days: &mut Vec<Option<usize>>) -> f64 {
        let l = &self.layout;
        let dates = self.dates(prices);
        let mut by_date = vec![0.0; self.districts * l.days];
        excess.fill(0.0);
        let mut sum = self.base;
        days.clear();
        for buyer in &self.buyers {
            let (price, bought) = self.cheapest(buyer, &dates, prices);
            sum += price;
            days.push(bought.map(|b| b.0));
            let Some((index, who)) = bought else { continue };
            let day = usize::from(buyer.days[index].day);
            let week = usize::from(self.week[day]);
            excess[l.at_week + week] += 1.0;
            if let Some(home) = buyer.home {
                by_date[usize::from(home) * l.days + day] += 1.0;
            }
            for row in bits(who).filter_map(|c| buyer.people[c].1) {
                excess[l.at_person_week + row as usize * l.weeks + week] += 1.0;
                excess[l.at_person_day + row as usize * l.days + day] += 1.0;
            }
        }
        for (district, row) in by_date.chunks(l.days).enumerate() {
            count_in(row, l.gap, &mut excess[l.gap_row(district)..]);
            count_in(
                row,
                l.spread,
                &mut excess[l.spread_row(district)..l.spread_row(district) + l.days + l.spread],
            );
        }
        sum + self.supply(prices, excess)
    }

    /// What is sold: subtracts it from `excess` and gives back what its sellers lose or gain.
    fn supply(&self, prices: &[f64], excess: &mut [f64]) -> f64 {
        let l = &self.layout;
        let mut sum = 0.0;
        for week in 0..l.weeks {
            let at = l.at_week + week;
            sum += sell(self.week_steps[week].iter().copied(), prices[at], &mut excess[at]);
        }
        for at in l.at_gap..l.at_spread {
            sum -= prices[at];
            excess[at] -= 1.0;
        }
        for at in l.at_spread..l.at_person_week {
            let steps = (0..self.most_in_spread).map(|n| n as f64 * self.pair);
            sum += sell(steps, prices[at], &mut excess[at]);
        }
        for (room, at) in
            l.room_week.iter().zip(l.at_person_week..).chain(l.room_day.iter().zip(l.at_person_day..))
        {
            sum -= room * prices[at];
            excess[at] -= room;
        }
        sum
    }
}

/// As many are sold as cost less than the price each; of those that cost as much, as many as are asked for.
fn sell(steps: impl Iterator<Item = f64>, price: f64, excess: &mut f64) -> f64 {
    let mut gain = 0.0;
    for step in steps {
        if step > price || (step == price && *excess <= 0.0) {
            break;
        }
        gain += step - price;
        *excess -= 1.0;
    }
    gain
}

/// The cheapest offer of the day below `best`: its price and whom it takes of the scarce.
fn cheapest_on(buyer: &Buyer, day: &Day, date: f64, people: &[f64; 64], best: f64) -> Option<(f64, u64)> {
    let (mut best, mut found) = (best, None);
    for offer in buyer.offers(day) {
        if f64::from(offer.low) + date >= best {
            break;
        }
        let (mut price, mut who) = (f64::from(offer.base) + date, 0u64);
        for (mask, empty) in &buyer.roles {
            let (least, bit) = cheapest_of(offer.free & mask, *empty, people);
            price += least;
            who |= bit;
        }
        if price < best {
            (best, found) = (price, Some((price, who)));
        }
    }
    found
}

/// The cheapest of those free, or nobody.
pub(super) fn cheapest_of(free: u64, empty: Option<f64>, people: &[f64; 64]) -> (f64, u64) {
    let nobody = (empty.unwrap_or(f64::INFINITY), 0);
    bits(free).map(|c| (people[c], 1u64 << c)).fold(nobody, |a, b| if b.0 < a.0 { b } else { a })
}
