//! Making room: a meeting takes a spot that others hold, and each of those looks for another.

use super::problem::{Choice, Meeting};
use super::random::Random;
use super::state::{NOWHERE, Spot, State, bits};

/// More than this many may not be sent away for one.
const MOST_SENT: usize = 4;

/// A spot and who must leave for it.
#[derive(Debug)]
pub(crate) struct Claim {
    pub spot: Spot,
    pub leaving: Vec<usize>,
}

impl State<'_> {
    /// What it takes to put meeting `k` on a choice of its `i`-th day. Roles whose cheapest candidate is taken claim that
    /// candidate (one in two) or make do with a free one. `None`: something in the way cannot leave, or too much is.
    pub fn claim(&self, k: usize, i: usize, choice: &Choice, random: &mut Random) -> Option<Claim> {
        let m = self.meeting(k);
        let day = m.days[i].day;
        let mut leaving = Vec::new();
        self.too_near(k, m, day, &mut leaving);
        self.in_venue(k, m, day, choice, &mut leaving);
        let mut claim =
            Claim { spot: Spot { day, slot: choice.slot, venue: choice.venue, people: 0, cost: 0 }, leaving };
        let mut cost = choice.cost;
        let mut taken = 0;
        for role in &m.roles {
            let able = choice.free & role.mask & !taken;
            let price = self.claim_role(k, (day, choice, able), role.empty, &mut claim, random)?;
            cost = cost.saturating_sub(cheapest(m, choice.free & role.mask, role.empty)) + price;
            taken = bits(claim.spot.people).fold(0, |mask, c| mask | m.candidates[c].alike);
        }
        claim.spot.cost = cost;
        let can = |k: &usize| self.meeting(*k).fixed.is_none();
        (claim.leaving.len() <= MOST_SENT && claim.leaving.iter().all(can)).then_some(claim)
    }

    fn claim_role(
        &self,
        k: usize,
        (day, choice, able): (u16, &Choice, u64),
        empty: Option<u32>,
        claim: &mut Claim,
        random: &mut Random,
    ) -> Option<u32> {
        let m = self.meeting(k);
        let mut picked = None;
        let greedy = random.one_in(2);
        for c in bits(able) {
            let sent = self.sent_by(k, (day, choice, c), &claim.leaving, random);
            let Some(sent) = sent else { continue };
            let better = picked.as_ref().is_none_or(|(_, s): &(usize, Vec<usize>)| sent.len() < s.len());
            if better {
                picked = Some((c, sent));
            }
            if greedy || picked.as_ref().is_some_and(|p| p.1.is_empty()) {
                break;
            }
        }
        match (picked, empty) {
            (Some((c, sent)), e)
                if e.is_none_or(|e| m.candidates[c].cost <= e && (sent.is_empty() || greedy)) =>
            {
                claim.leaving.extend(sent);
                claim.spot.people |= 1 << c;
                Some(m.candidates[c].cost)
            }
            (_, e) => e,
        }
    }

    /// Who more must leave for candidate `c` to come; `None`: a fixed meeting would have to.
    fn sent_by(
        &self,
        k: usize,
        (day, choice, c): (u16, &Choice, usize),
        leaving: &[usize],
        random: &mut Random,
    ) -> Option<Vec<usize>> {
        let (p, m) = (self.problem, self.meeting(k));
        let person = m.candidates[c].person;
        let limits = p.limits[person as usize];
        let mut sent: Vec<usize> = self
            .days_in_reach(day)
            .flat_map(|(d, zero)| self.clashes(k, m, (d, zero, day), choice, c))
            .collect();
        sent.retain(|x| !leaving.contains(x));
        let stays = |x: &usize, sent: &[usize]| *x != k && !leaving.contains(x) && !sent.contains(x);
        let today = |sent: &[usize]| -> Vec<usize> {
            self.presences(person, day).map(|x| x.meeting as usize).filter(|x| stays(x, sent)).collect()
        };
        let others = today(&sent);
        if others.len() >= usize::from(limits.per_day) {
            sent.extend(self.free_one(&others, random)?);
        }
        if limits.per_week != u16::MAX {
            let week: Vec<usize> = self.in_same_week(person, day).filter(|x| stays(x, &sent)).collect();
            if week.len() >= usize::from(limits.per_week) {
                sent.extend(self.free_one(&week, random)?);
            }
        }
        sent.iter().all(|x| self.meeting(*x).fixed.is_none()).then_some(sent)
    }

    /// One of them that may leave.
    fn free_one(&self, those: &[usize], random: &mut Random) -> Option<Option<usize>> {
        let movable: Vec<usize> =
            those.iter().copied().filter(|x| self.meeting(*x).fixed.is_none()).collect();
        (!movable.is_empty()).then(|| Some(movable[random.below(movable.len())]))
    }

    fn in_same_week(&self, person: u32, day: u16) -> impl Iterator<Item = usize> {
        let p = self.problem;
        let week = p.week[day as usize];
        let days = (day.saturating_sub(6)..=(day + 6).min(p.days as u16 - 1))
            .filter(move |d| p.week[*d as usize] == week);
        days.flat_map(move |d| self.presences(person, d).map(|x| x.meeting as usize))
    }

    fn too_near(&self, k: usize, m: &Meeting, day: u16, leaving: &mut Vec<usize>) {
        let Some(home) = m.home else { return };
        for other in &self.problem.residents[home as usize] {
            let spot = self.spots[*other as usize];
            let apart = (i32::from(spot.day) - i32::from(day)).abs();
            if *other as usize != k && spot.is_placed() && apart < self.problem.gap {
                leaving.push(*other as usize);
            }
        }
    }

    fn in_venue(&self, k: usize, m: &Meeting, day: u16, choice: &Choice, leaving: &mut Vec<usize>) {
        let start = i32::from(choice.slot) * 15;
        let (from, to) = (start - m.before, start + m.after);
        for (d, zero) in self.days_in_reach(day) {
            for (other, a, b) in self.holds(m.venues[choice.venue as usize], d) {
                if other != k && a + zero < to && from < b + zero && !leaving.contains(&other) {
                    leaving.push(other);
                }
            }
        }
    }

    /// Carries a claim out: the leaving go, `k` takes its spot, and each of the leaving takes the cheapest place it finds;
    /// one that finds none makes a claim of its own, up to `links` times in all. Gives up as soon as the plan cannot get down
    /// to `target` any more. Gives back where all of them stood, to be undone with [`State::restore`].
    pub fn carry_out(
        &mut self,
        k: usize,
        claim: Claim,
        (target, links): (i64, usize),
        random: &mut Random,
    ) -> Vec<(usize, Spot)> {
        let mut before = Vec::new();
        let mut waiting = Vec::new();
        let mut links = links;
        self.settle(k, claim, &mut before, &mut waiting, random);
        while let Some(x) = waiting.pop() {
            let left_out = self.meeting(x).left_out;
            let others: i64 = waiting.iter().map(|w| self.meeting(*w).left_out).sum();
            let room = target - (self.energy - left_out - others);
            if room < 0 {
                break;
            }
            if let Some((_, spot)) = self.best_anywhere(x, left_out.min(room + 1), Default::default()) {
                self.place(x, spot);
            } else if links > 0 {
                links -= 1;
                let claim = self.random_claim(x, left_out.min(room + 1), random);
                let fresh = |c: &Claim| !c.leaving.iter().any(|y| before.iter().any(|b| b.0 == *y));
                if let Some(claim) = claim.filter(fresh) {
                    self.settle(x, claim, &mut before, &mut waiting, random);
                } else if links > 0 {
                    waiting.push(x);
                }
            } else if room < left_out {
                break;
            }
        }
        before
    }

    fn settle(
        &mut self,
        k: usize,
        claim: Claim,
        before: &mut Vec<(usize, Spot)>,
        waiting: &mut Vec<usize>,
        random: &mut Random,
    ) {
        if !before.iter().any(|b| b.0 == k) {
            before.push((k, self.spots[k]));
        }
        let mut leaving = claim.leaving;
        for x in &leaving {
            before.push((*x, self.remove(*x)));
        }
        self.shift(k, claim.spot);
        random.shuffle(&mut leaving);
        waiting.append(&mut leaving);
    }

    /// A claim to a place picked at random among those with an own price below `limit`, cheap ones more often.
    pub fn random_claim(&self, k: usize, limit: i64, random: &mut Random) -> Option<Claim> {
        let m = self.meeting(k);
        let affordable = m.days.partition_point(|d| i64::from(d.low) < limit);
        let i = random.below(affordable).min(random.below(affordable));
        let day = m.days[..affordable].get(i)?;
        let choices = &m.choices[day.from as usize..day.to as usize];
        let n = choices.partition_point(|c| i64::from(c.cost) < limit) as f64;
        self.claim(k, i, choices.get((n * random.unit().powi(3)) as usize)?, random)
    }

    /// Puts meetings back where they stood.
    pub fn restore(&mut self, before: &[(usize, Spot)]) {
        for (k, _) in before {
            self.shift(*k, NOWHERE);
        }
        for (k, spot) in before {
            self.shift(*k, *spot);
        }
    }
}

fn cheapest(m: &Meeting, able: u64, empty: Option<u32>) -> u32 {
    let named = (able != 0).then(|| m.candidates[able.trailing_zeros() as usize].cost);
    match (named, empty) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b).unwrap_or(0),
    }
}
