//! Simulated annealing over whole plans: one meeting at a time looks for another place, worse ones accepted while it is warm.

use super::insert::Blind;
use super::random::Random;
use super::state::{NOWHERE, Spot, State};

/// How many meetings may make room by force in the wake of one.
const LINKS: usize = 6;
/// The same in the wake of one that had a place already.
const LINKS_PLACED: usize = 1;

/// One step in so many looks at meetings with one place to go, too.
const CLOSED: usize = 8;

/// A plan under way and the best one met on it.
#[derive(Debug, Clone)]
pub(crate) struct Walk<'a> {
    pub state: State<'a>,
    pub random: Random,
    pub best: Vec<Spot>,
    pub best_energy: i64,
    /// Meetings that may move and have a place to go.
    movable: Vec<usize>,
    /// Those of them that have more than one.
    open: Vec<usize>,
    /// The state is better than `best`, which is written down only when a worse step follows.
    unsaved: bool,
}

/// One cooling: `steps` steps from `hot` to `cold` (in the score's unit).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cooling {
    pub hot: f64,
    pub cold: f64,
    pub steps: u64,
    /// One step in so many makes room by force.
    pub claims: usize,
    /// One step in so many ruins a neighbourhood and builds it again.
    pub ruins: usize,
}

/// What a walk tells now and then: steps made, its best energy, and how many meetings are placed and not. It ends on `true`.
pub(crate) type Ask<'f> = dyn Fn(u64, i64, &dyn Fn() -> (usize, usize)) -> bool + 'f;

impl<'a> Walk<'a> {
    pub fn new(state: State<'a>, random: Random) -> Self {
        let p = state.problem;
        let movable: Vec<usize> = (0..p.meetings.len())
            .filter(|k| p.meetings[*k].fixed.is_none() && !p.meetings[*k].days.is_empty())
            .collect();
        let open = movable.iter().copied().filter(|k| p.meetings[*k].is_open()).collect();
        let (best, best_energy) = (state.spots.clone(), state.energy);
        Walk { state, random, best, best_energy, movable, open, unsaved: false }
    }

    /// Walks up to `limit` steps of a cooling, from its `done`-th on; `ask` is asked now and then. Gives back the steps made.
    pub fn cool(&mut self, cooling: &Cooling, limit: u64, ask: &Ask<'_>) -> u64 {
        let ratio = (cooling.cold / cooling.hot).ln();
        let mut heat = cooling.hot;
        for step in 0..limit.min(cooling.steps) {
            if step & 255 == 0 {
                heat = cooling.hot * (ratio * step as f64 / cooling.steps as f64).exp();
                if ask(step, self.best_energy, &|| self.count_best()) {
                    self.save();
                    return step;
                }
            }
            self.step(heat, cooling);
        }
        self.save();
        limit.min(cooling.steps)
    }

    fn step(&mut self, heat: f64, &Cooling { claims, ruins, .. }: &Cooling) {
        if self.movable.is_empty() {
            return;
        }
        let few = !self.open.is_empty() && !self.random.one_in(CLOSED);
        let list = if few { &self.open } else { &self.movable };
        let k = list[self.random.below(list.len())];
        let slack = (-heat * (1.0 - self.random.unit()).ln()) as i64;
        if self.random.one_in(ruins) {
            self.ruin_step(k, slack);
            return;
        }
        if !self.state.spots[k].is_placed() || self.random.one_in(claims) {
            self.claim_step(k, slack);
        } else {
            self.move_step(k, slack);
        }
    }

    /// Moves one meeting to another day, or to other people or hours.
    fn move_step(&mut self, k: usize, slack: i64) {
        let m = self.state.meeting(k);
        let weight = self.state.weight(k);
        let limit = weight + slack + 1;
        let affordable = m.days.partition_point(|d| i64::from(d.low) < limit);
        let pick = self.random.below(affordable + usize::from(m.left_out < limit));
        if pick >= affordable {
            if m.left_out < limit {
                self.apply(k, NOWHERE, m.left_out - weight);
            }
            return;
        }
        let day = m.days[pick];
        let Some(date) = self.state.date_price(k, day.day) else { return };
        if i64::from(day.low) + date >= limit {
            return;
        }
        let blind = self.blind();
        if let Some(spot) = self.state.best_on_day(k, pick, limit - date, blind)
            && spot != self.state.spots[k]
        {
            self.apply(k, spot, i64::from(spot.cost) + date - weight);
        }
    }

    fn blind(&mut self) -> Blind {
        match self.random.below(4) {
            0 => Blind { people: self.random.next() & self.random.next(), choices: 0 },
            1 => Blind {
                people: self.random.next() & self.random.next(),
                choices: self.random.next() & self.random.next(),
            },
            _ => Blind::default(),
        }
    }

    /// Puts a meeting where others stand, which then look for other places.
    fn claim_step(&mut self, k: usize, slack: i64) {
        let Some(claim) = self.state.random_claim(k, self.state.weight(k) + slack, &mut self.random) else {
            return;
        };
        let links = if self.state.spots[k].is_placed() { self.random.below(LINKS_PLACED + 1) } else { LINKS };
        let energy = self.state.energy;
        self.before_worse();
        let before = self.state.carry_out(k, claim, (energy + slack, links), &mut self.random);
        if self.state.energy > energy + slack {
            self.state.restore(&before);
        } else {
            self.note();
        }
    }

    /// Takes some meetings out that compete, and puts them back.
    fn ruin_step(&mut self, k: usize, slack: i64) {
        let energy = self.state.energy;
        self.before_worse();
        let before = self.state.ruin(k, energy + slack, &mut self.random);
        if self.state.energy > energy + slack {
            self.state.restore(&before);
        } else {
            self.note();
        }
    }

    fn apply(&mut self, k: usize, spot: Spot, change: i64) {
        if change > 0 {
            self.before_worse();
        }
        self.state.shift(k, spot);
        self.note();
    }

    /// How many meetings the best plan places and leaves out.
    fn count_best(&self) -> (usize, usize) {
        let spots = if self.unsaved { &self.state.spots } else { &self.best };
        let placed = spots.iter().filter(|s| s.is_placed()).count();
        (placed, spots.len() - placed)
    }

    fn note(&mut self) {
        if self.state.energy < self.best_energy {
            self.best_energy = self.state.energy;
            self.unsaved = true;
        }
    }

    fn before_worse(&mut self) {
        if self.unsaved {
            self.save();
        }
    }

    fn save(&mut self) {
        if self.unsaved && self.state.energy == self.best_energy {
            self.best.copy_from_slice(&self.state.spots);
        }
        self.unsaved = false;
    }
}
