//! Taking a few meetings that stand in each other's way out of the plan and putting them back in the best way there is:
//! branch and bound over their days.

use super::random::Random;
use super::state::{NOWHERE, Spot, State};

/// The search for the best way to put some meetings back.
struct Branch<'s, 'a> {
    state: &'s mut State<'a>,
    /// Meetings still to be put back.
    waiting: Vec<usize>,
    best: Option<Vec<(usize, Spot)>>,
    /// Only plans below this are of interest.
    bound: i64,
    /// Nodes that may still be opened.
    nodes: usize,
}

/// A day's spot and its price, the date's included.
type Offer = (i64, Spot);

impl State<'_> {
    /// Puts the meetings back in the best way found within `nodes` nodes; they stay where they are unless that is better.
    /// Says whether it is.
    pub fn rearrange(&mut self, some: &[usize], nodes: usize) -> bool {
        let bound = self.energy;
        let before: Vec<(usize, Spot)> = some.iter().map(|k| (*k, self.spots[*k])).collect();
        for (k, spot) in &before {
            if spot.is_placed() {
                self.remove(*k);
            }
        }
        let mut branch = Branch { state: self, waiting: some.to_vec(), best: None, bound, nodes };
        branch.open();
        let best = branch.best;
        let better = best.is_some();
        for (k, spot) in best.unwrap_or(before) {
            self.shift(k, spot);
        }
        better
    }

    /// Meetings bound up with `k`: those in the way of its cheaper places, and those in the way of theirs.
    pub fn entangled(&self, k: usize, most: usize, random: &mut Random) -> Vec<usize> {
        let mut group = vec![k];
        for _ in 0..4 * most {
            let x = group[random.below(group.len())];
            let limit = self.weight(x) + 1;
            let Some(claim) = self.random_claim(x, limit, random) else { continue };
            for y in claim.leaving {
                if group.len() < most && !group.contains(&y) {
                    group.push(y);
                }
            }
            if group.len() >= most {
                break;
            }
        }
        group
    }
}

impl Branch<'_, '_> {
    fn open(&mut self) {
        if self.waiting.is_empty() {
            if self.state.energy < self.bound {
                self.bound = self.state.energy;
            }
            return;
        }
        let Some((at, slack)) = self.hardest() else { return };
        let k = self.waiting.swap_remove(at);
        for (_, spot) in self.offers(k, slack) {
            if self.nodes == 0 {
                break;
            }
            self.nodes -= 1;
            self.state.shift(k, spot);
            let bound = self.bound;
            self.open();
            self.keep(k, spot, bound);
            self.state.shift(k, NOWHERE);
        }
        self.waiting.push(k);
        let last = self.waiting.len() - 1;
        self.waiting.swap(at, last);
    }

    /// Writes `k`'s spot down when a better plan was found below this node.
    fn keep(&mut self, k: usize, spot: Spot, bound: i64) {
        if self.bound < bound {
            if self.waiting.is_empty() {
                self.best = Some(Vec::new());
            }
            if let Some(best) = &mut self.best {
                best.retain(|b| b.0 != k);
                best.push((k, spot));
            }
        }
    }

    /// The waiting meeting that lost most against being alone, and how much dearer than its cheapest spot it may become;
    /// `None` when no plan below the bound is left here.
    fn hardest(&mut self) -> Option<(usize, i64)> {
        let state = &*self.state;
        let mut least = state.energy;
        let mut hardest = (0, i64::MIN);
        for (at, k) in self.waiting.iter().enumerate() {
            let m = state.meeting(*k);
            let cheapest = state.best_anywhere(*k, m.left_out, Default::default()).map_or(m.left_out, |b| b.0);
            least += cheapest - m.left_out;
            let alone = m.days.first().map_or(0, |d| i64::from(d.low));
            if cheapest - alone > hardest.1 {
                hardest = (at, cheapest - alone);
            }
            if least >= self.bound + left_outs(state, &self.waiting[at + 1..]) {
                return None;
            }
        }
        (least < self.bound).then_some((hardest.0, self.bound - least))
    }

    /// The spots of a meeting, a day each, less than `slack` dearer than the cheapest; being left out among them.
    fn offers(&self, k: usize, slack: i64) -> Vec<Offer> {
        let state = &*self.state;
        let m = state.meeting(k);
        let cheapest = state.best_anywhere(k, m.left_out, Default::default()).map_or(m.left_out, |b| b.0);
        let limit = cheapest + slack;
        let mut offers: Vec<Offer> = Vec::new();
        for (i, day) in m.days.iter().enumerate() {
            if i64::from(day.low) >= limit {
                break;
            }
            let Some(date) = state.date_price(k, day.day) else { continue };
            if let Some(spot) = state.best_on_day(k, i, limit - date, Default::default()) {
                offers.push((i64::from(spot.cost) + date, spot));
            }
        }
        if m.left_out < limit {
            offers.push((m.left_out, NOWHERE));
        }
        offers.sort_by_key(|o| (o.0, o.1.day));
        offers
    }
}

fn left_outs(state: &State<'_>, some: &[usize]) -> i64 {
    some.iter().map(|k| state.meeting(*k).left_out).sum()
}
