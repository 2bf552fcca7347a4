//! Ruin and recreate: some meetings that compete for the same weeks, people or district are taken out together, and each
//! looks for the cheapest place again, in another order (Christiaens and Vanden Berghe, 2020).

use super::insert::Blind;
use super::random::Random;
use super::state::{Spot, State};

/// The most meetings taken out at once.
const MOST: usize = 8;
/// So many days around a meeting's are its neighbourhood.
const DAYS: u16 = 8;
/// One in so many looks for its place without seeing some of the people.
const BLIND: usize = 3;

impl State<'_> {
    /// Takes some meetings out around `k` and puts them back one by one, unless the plan can't get down to `target` any
    /// more. Gives back where all of them stood, to be undone with [`State::restore`].
    pub fn ruin(&mut self, k: usize, target: i64, random: &mut Random) -> Vec<(usize, Spot)> {
        let mut around = self.neighbours(k, random);
        random.shuffle(&mut around);
        around.truncate(1 + random.below(MOST - 1));
        around.push(k);
        random.shuffle(&mut around);
        let before: Vec<(usize, Spot)> = around.iter().map(|x| (*x, self.spots[*x])).collect();
        for (x, _) in before.iter().filter(|(_, spot)| spot.is_placed()) {
            self.remove(*x);
        }
        let mut waiting: i64 = around.iter().map(|x| self.meeting(*x).left_out).sum();
        for x in &around {
            let left_out = self.meeting(*x).left_out;
            waiting -= left_out;
            let room = target - (self.energy - left_out - waiting);
            if room < 0 {
                break;
            }
            let people = if random.one_in(BLIND) { random.next() & random.next() } else { 0 };
            let blind = Blind { people, choices: 0 };
            if let Some((_, spot)) = self.best_anywhere(*x, left_out.min(room + 1), blind) {
                self.place(*x, spot);
            } else if room < left_out {
                break;
            }
        }
        before
    }

    /// Others that may move and compete with the meeting: for the days around it, for one of its people, or for its district.
    fn neighbours(&self, k: usize, random: &mut Random) -> Vec<usize> {
        let p = self.problem;
        let spot = self.spots[k];
        let m = self.meeting(k);
        let day = if spot.is_placed() { spot.day } else { m.days[random.below(m.days.len())].day };
        let movable = |x: &usize| *x != k && self.meeting(*x).fixed.is_none() && self.spots[*x].is_placed();
        let near = |x: &usize, days: u16| self.spots[*x].day.abs_diff(day) <= days;
        match (random.below(3), m.home) {
            (0, Some(home)) => {
                let there = p.residents[home as usize].iter().map(|x| *x as usize);
                there.filter(|x| movable(x) && near(x, 8 * DAYS)).collect()
            }
            (1, _) if !m.candidates.is_empty() => {
                let person = m.candidates[random.below(m.candidates.len())].person;
                let days = day.saturating_sub(2 * DAYS)..=(day + 2 * DAYS).min(p.days as u16 - 1);
                let mut found: Vec<usize> =
                    days.flat_map(|d| self.presences(person, d).map(|x| x.meeting as usize)).collect();
                found.retain(movable);
                found.dedup();
                found
            }
            _ => (0..self.spots.len()).filter(|x| movable(x) && near(x, DAYS)).collect(),
        }
    }
}
