//! *Why here?* What a placement costs where it stands, part by part, and the best other places with the rest standing.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::super::ground::Ground;
use super::super::score::score_on;
use super::anew::Anew;
use super::{Pick, Question, Staged, Wishes};
use crate::conflict::Judged;
use crate::id::VenueId;
use crate::time::warsaw;
use crate::world::World;

/// The price of a placement in points, by the parts of the objective that aren't 0. What weeks and districts cost
/// together counts as far as this one adds to it.
pub type Parts = BTreeMap<&'static str, i64>;

/// The answer for one placement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhyHere {
    pub parts: Parts,
    /// The cheapest first.
    pub elsewhere: Vec<Elsewhere>,
}

/// Another place that the rules allow.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    pub pick: Pick,
    pub judged: Judged,
    pub parts: Parts,
}

/// Places whose price is reckoned.
const MOST_PRICED: usize = 300;
/// Of one date only so many halls are shown, of each its best start.
const HALLS_OF_A_DATE: usize = 2;

/// Why a pick of a plan stands where it does; `most` other places.
#[must_use]
pub fn why_here(
    question: &Question,
    (world, now, wishes): (&World, DateTime<Utc>, &Wishes),
    (picks, of): (&[Pick], &Pick),
    most: usize,
) -> WhyHere {
    let prices = Marginal::new(question, picks, of);
    let others: Vec<Pick> = picks.iter().filter(|pick| !pick.is_of_the_same(of)).cloned().collect();
    let staged = Staged::new(world, &others);
    let anew = Anew { question, now, wishes };
    let places = anew.places(&staged, of, MOST_PRICED).into_iter().filter(|pick| !is_there(pick, of));
    let mut priced: Vec<(i64, Pick, Parts)> = places
        .map(|pick| {
            let parts = prices.of(&pick);
            (parts.values().sum(), pick, parts)
        })
        .collect();
    priced.sort_by_key(|(total, pick, _)| (*total, pick.start, pick.venue_id));
    let judged = |(_, pick, parts)| staged.judge(&pick, now).map(|judged| Elsewhere { pick, judged, parts });
    WhyHere { parts: prices.of(of), elsewhere: unlike(priced).filter_map(judged).take(most).collect() }
}

fn is_there(a: &Pick, b: &Pick) -> bool {
    (a.start, a.venue_id) == (b.start, b.venue_id)
}

/// The same hall a quarter of an hour later is no other idea.
fn unlike(priced: Vec<(i64, Pick, Parts)>) -> impl Iterator<Item = (i64, Pick, Parts)> {
    let mut of_date: BTreeMap<NaiveDate, Vec<VenueId>> = BTreeMap::new();
    priced.into_iter().filter(move |(_, pick, _)| {
        let halls = of_date.entry(warsaw::date(pick.start)).or_default();
        let new = !halls.contains(&pick.venue_id) && halls.len() < HALLS_OF_A_DATE;
        if new {
            halls.push(pick.venue_id);
        }
        new
    })
}

/// The plan's price with and without one placement.
struct Marginal<'a> {
    question: &'a Question,
    ground: Ground<'a>,
    others: Vec<Pick>,
    without: Parts,
}

impl<'a> Marginal<'a> {
    fn new(question: &'a Question, picks: &[Pick], of: &Pick) -> Self {
        let ground = Ground::new(&question.instance);
        let others: Vec<Pick> = picks.iter().filter(|pick| !pick.is_of_the_same(of)).cloned().collect();
        let without = score_on(&ground, &question.solution(&others)).parts;
        Self { question, ground, others, without }
    }

    /// What the plan costs more with the pick in it. That it has a place at all is no price.
    fn of(&self, pick: &Pick) -> Parts {
        let mut picks = self.others.clone();
        picks.push(pick.clone());
        let with = score_on(&self.ground, &self.question.solution(&picks)).parts;
        let names = with.keys().chain(self.without.keys()).copied();
        let more = |part| with.get(part).unwrap_or(&0) - self.without.get(part).unwrap_or(&0);
        let own = names.filter(|part| !matches!(*part, "unplaced" | "dropped_current"));
        own.map(|part| (part, more(part))).filter(|(_, points)| *points != 0).collect()
    }
}
