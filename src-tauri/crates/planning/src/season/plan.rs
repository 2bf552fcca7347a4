//! The way in: an instance becomes a plan.

use super::anneal::{Cooling, Walk};
use super::compile::{Cast, compile};
use super::construct;
use super::ground::Ground;
use super::instance::Instance;
use super::problem::Problem;
use super::random::Random;
use super::solution::{Placed, Solution, Unplaced};
use super::state::{Spot, State, bits};
use super::time::Instant as Moment;

#[derive(Debug, Clone)]
pub struct PlanOptions {
    pub seed: u64,
    pub max_steps: Option<u64>,
    pub warm: Option<Solution>,
    pub threads: usize,
}

#[derive(Debug, Clone, Copy)]
pub struct Progress {
    pub steps: u64,
    pub score: i64,
    pub placed: usize,
    pub unplaced: usize,
    pub bound: Option<i64>,
}

pub trait Control: Sync {
    fn should_stop(&self) -> bool;
    fn progress(&self, progress: Progress);
}

fn env(name: &str, default: f64) -> f64 {
    std::env::var(name).ok().and_then(|s| s.parse().ok()).unwrap_or(default)
}

pub fn plan(instance: &Instance, options: PlanOptions, control: &dyn Control) -> Solution {
    let ground = Ground::new(instance);
    let (problem, casts) = compile(&ground, options.threads);
    let n: usize = problem.meetings.iter().map(|m| m.choices.len()).sum();
    let nd: usize = problem.meetings.iter().map(|m| m.days.len()).sum();
    let mut state = State::new(&problem);
    for q in [0.1, 0.25, 0.5] {
        let v: Vec<f64> = problem.meetings.iter().filter(|m| m.days.len() > 1).map(|m| f64::from(m.days[((m.days.len() - 1) as f64 * q) as usize].low - m.days[0].low)).collect();
        let mut s = v.clone(); s.sort_by(f64::total_cmp);
        eprintln!("spread {q} mean {:.1} median {:.1}", v.iter().sum::<f64>() / v.len() as f64, s[s.len() / 2]);
    }
    construct::fill(&mut state);
    eprintln!("choices {n} days {nd} first {}", state.energy);
    control.progress(Progress { steps: 0, score: state.energy, placed: 0, unplaced: 0, bound: None });
    let movable = problem.meetings.iter().filter(|m| m.fixed.is_none()).count() as u64;
    let mut walks: Vec<Walk> = (0..options.threads)
        .map(|t| Walk::new(state.clone(), Random::new(options.seed * 1000 + t as u64)))
        .collect();
    let mut steps = 0;
    let mut round = 0;
    while !control.should_stop() {
        let scale = env("SCALE", 2000.0) as u64;
        let len = movable * scale * (1 << round.min(env("MAXR", 6.0) as usize));
        let hot = if round == 0 { env("HOT0", 60.0) } else { env("HOT", 30.0) };
        let cooling =
            Cooling { hot, cold: env("COLD", 1.0), steps: len, claims: env("CLAIMS", 50.0) as usize };
        std::thread::scope(|s| {
            for (t, w) in walks.iter_mut().enumerate() {
                let cooling = Cooling { hot: if round > 0 && t == 1 { cooling.hot / env("DIV", 1.0) } else { cooling.hot }, ..cooling };
                s.spawn(move || {
                    w.cool(&cooling, len, &|step| {
                        if step & 0xffff == 0 && t == 0 {
                            control.progress(Progress {
                                steps: steps + step,
                                score: -1,
                                placed: 0,
                                unplaced: 0,
                                bound: None,
                            });
                        }
                        control.should_stop()
                    })
                });
            }
        });
        steps += len;
        let (b, be) =
            walks.iter().enumerate().map(|(i, w)| (i, w.best_energy)).min_by_key(|x| x.1).unwrap_or((0, 0));
        eprintln!(
            "round {round} len {len} hot {hot} energies {:?}",
            walks.iter().map(|w| (w.state.energy, w.best_energy)).collect::<Vec<_>>()
        );
        control.progress(Progress { steps, score: be, placed: 0, unplaced: 0, bound: None });
        let best = walks[b].best.clone();
        let tries = env("TRIES", 0.0) as usize;
        std::thread::scope(|s| {
            for w in walks.iter_mut() {
                w.jump(&best);
                if tries > 0 {
                    s.spawn(move || w.polish(tries, env("GROUP", 6.0) as usize, env("NODES", 300.0) as usize, &|_| control.should_stop()));
                }
            }
        });
        if tries > 0 {
            let be = walks.iter().map(|w| w.best_energy).min().unwrap_or(0);
            eprintln!("polished {:?}", walks.iter().map(|w| w.best_energy).collect::<Vec<_>>());
            control.progress(Progress { steps, score: be, placed: 0, unplaced: 0, bound: None });
            let best = walks.iter().min_by_key(|w| w.best_energy).map(|w| w.best.clone()).unwrap_or_default();
            for w in &mut walks { w.jump(&best); }
        }
        round += 1;
    }
    let best = walks.iter().min_by_key(|w| w.best_energy).map(|w| w.best.clone()).unwrap_or_default();
    write(&ground, &problem, &casts, &best)
}

fn write(ground: &Ground<'_>, problem: &Problem, casts: &[Cast], spots: &[Spot]) -> Solution {
    let i = ground.instance;
    let mut solution = Solution {
        format: "lawka-solution/1".into(),
        instance: i.id.clone(),
        placed: vec![],
        unplaced: vec![],
    };
    for (k, m) in i.proposals.iter().enumerate() {
        let spot = spots[k];
        if m.is_fixed() {
            if let Some(c) = &m.current {
                let people =
                    m.roles.iter().map(|r| (r.id.clone(), c.people.get(&r.id).cloned().flatten())).collect();
                solution.placed.push(Placed {
                    proposal: m.id.clone(),
                    start: c.start.to_warsaw(),
                    venue: c.venue.clone(),
                    people,
                });
            }
        } else if spot.is_placed() {
            let start = Moment(ground.calendar.at(i32::from(spot.day), i32::from(spot.slot) * 15));
            let mut people: std::collections::BTreeMap<_, _> =
                m.roles.iter().map(|r| (r.id.clone(), None)).collect();
            for c in bits(spot.people) {
                let (r, p) = casts[k][c];
                people.insert(m.roles[r].id.clone(), Some(i.people[p].id.clone()));
            }
            let venue = i.venues[problem.meetings[k].venues[spot.venue as usize] as usize].id.clone();
            solution.placed.push(Placed { proposal: m.id.clone(), start: start.to_warsaw(), venue, people });
        } else {
            solution.unplaced.push(Unplaced { proposal: m.id.clone(), kind: None, relax: vec![] });
        }
    }
    solution
}
