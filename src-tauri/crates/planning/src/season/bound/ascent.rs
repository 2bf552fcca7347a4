//! Prices that make the bound high, by the volume algorithm (Barahona and Anbil, 2000): steps from the best prices so far along
//! an average of what was asked for too much.

use super::market::Market;
use super::shares::Shares;
use crate::season::state::State;

/// Steps without a better bound before they get shorter, and by how much.
const PATIENCE: u32 = 10;
const SHORTER: f64 = 0.66;

#[derive(Debug)]
pub(crate) struct Ascent {
    pub(super) market: Market,
    pub(super) prices: Vec<f64>,
    pub(super) value: f64,
    direction: Vec<f64>,
    length: f64,
    weight: f64,
    worse: u32,
    /// How far a price goes for so much excess.
    scale: Vec<f64>,
    pub(super) shares: Shares,
    /// The day each buyer took last.
    days: Vec<Option<usize>>,
}

impl Ascent {
    /// `fixed`: the season with the fixed meetings alone.
    pub fn new(fixed: &State<'_>) -> Self {
        let market = Market::new(fixed);
        let prices = vec![0.0; market.layout.len];
        let mut direction = prices.clone();
        let mut days = Vec::new();
        let value = market.clear(&prices, &mut direction, &mut days);
        let shares = Shares::new(&market.buyers);
        let l = &market.layout;
        // A date lies in as many stretches as they have days, and pays for each.
        let per_day = |days: usize| 1.0 / (days * days).max(1) as f64;
        let mut scale = vec![1.0; l.len];
        scale[l.at_week..l.at_gap].fill(0.1);
        scale[l.at_gap..l.at_spread].fill(per_day(l.gap));
        scale[l.at_spread..l.at_person_week].fill(per_day(l.spread));
        scale[l.at_person_week..].fill(0.3);
        Ascent { market, prices, value, direction, length: 0.5, weight: 0.05, worse: 0, scale, shares, days }
    }

    /// What no plan can go below, in the state's unit.
    pub fn bound(&self) -> i64 {
        (self.value - 1e-6 * self.value.abs().max(1.0)).ceil() as i64
    }

    /// Some more steps; `target`: the energy of the best plan known.
    pub fn climb(&mut self, steps: usize, target: i64, stop: &dyn Fn() -> bool) {
        let mut excess = vec![0.0; self.prices.len()];
        let mut trial = excess.clone();
        for _ in 0..steps {
            if stop() || self.bound() >= target {
                return;
            }
            let step = self.step(target);
            for (((t, price), d), s) in
                trial.iter_mut().zip(&self.prices).zip(&self.direction).zip(&self.scale)
            {
                *t = (price + step * s * d).max(0.0);
            }
            let value = self.market.clear(&trial, &mut excess, &mut self.days);
            let along = self.turn(&excess, &trial);
            self.judge(value, along, &mut trial);
        }
    }

    fn step(&self, target: i64) -> f64 {
        let lacking = (target as f64 - self.value).max(1.0);
        let felt =
            |((d, price), s): ((&f64, &f64), &f64)| if *d < 0.0 && *price <= 0.0 { 0.0 } else { d * d * s };
        let norm: f64 = self.direction.iter().zip(&self.prices).zip(&self.scale).map(felt).sum();
        self.length * lacking / norm.max(1e-9)
    }

    /// Turns the direction towards the excess; gives back whether both agreed.
    fn turn(&mut self, excess: &[f64], trial: &[f64]) -> bool {
        let (mut dot, mut ee, mut dd) = (0.0, 0.0, 0.0);
        for (((e, d), t), s) in excess.iter().zip(&self.direction).zip(trial).zip(&self.scale) {
            if *t <= 0.0 && *e < 0.0 {
                continue;
            }
            dot += e * d * s;
            ee += e * e * s;
            dd += d * d * s;
        }
        let best = (dd - dot) / (dd + ee - 2.0 * dot).max(1e-9);
        let a = best.clamp(self.weight / 10.0, self.weight);
        for (d, e) in self.direction.iter_mut().zip(excess) {
            *d += a * (e - *d);
        }
        self.shares.turn(a as f32, &self.days);
        dot > 0.0
    }

    fn judge(&mut self, value: f64, along: bool, trial: &mut Vec<f64>) {
        if value > self.value {
            self.value = value;
            std::mem::swap(&mut self.prices, trial);
            self.worse = 0;
            if along {
                self.length = (self.length * 1.1).min(2.0);
            }
        } else {
            self.worse += 1;
            if self.worse >= PATIENCE {
                self.worse = 0;
                self.length = (self.length * SHORTER).max(1e-4);
                self.weight = (self.weight * 0.9).max(0.005);
            }
        }
    }
}
