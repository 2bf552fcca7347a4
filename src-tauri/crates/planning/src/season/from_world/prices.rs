//! The office's prices as the weights of the objective.

use super::super::instance::Weights;
use crate::prices::Prices;

/// The search takes no price above this.
const MOST: u32 = 1_000_000;

impl From<Prices> for Weights {
    fn from(prices: Prices) -> Self {
        let price = |of: u32| i64::from(of.min(MOST));
        Self {
            unplaced: price(prices.unplaced),
            optional: price(prices.optional),
            candidate: price(prices.candidate),
            time: price(prices.time),
            weekday: price(prices.weekday),
            date: price(prices.date),
            venue_rank: price(prices.venue_rank),
            venue_far: price(prices.venue_far),
            waste: price(prices.waste),
            fee: price(prices.fee),
            lead: price(prices.lead),
            evening: price(prices.evening),
            week: price(prices.week),
            spacing: price(prices.spacing),
            move_time: price(prices.move_time),
            move_day: price(prices.move_day),
            move_venue: price(prices.move_venue),
            move_person: price(prices.move_person),
            announced_factor: price(prices.announced_factor),
        }
    }
}
