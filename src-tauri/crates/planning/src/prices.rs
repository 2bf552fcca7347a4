//! What each departure from the wishes costs when a season is planned: the weights of its objective, which an office
//! may set.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! prices {
    ($($(#[$doc:meta])* $name:ident = $default:literal),+ $(,)?) => {
        /// Points; a price that is left out takes its default. Only how they compare matters: at the defaults one day
        /// less to announce a meeting (12) weighs as much as starting half an hour before the evening.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(default)]
        #[ts(rename = "SeasonPrices", export)]
        pub struct Prices { $($(#[$doc])* pub $name: u32),+ }

        impl Default for Prices {
            fn default() -> Self {
                Self { $($name: $default),+ }
            }
        }
    };
}

prices! {
    /// A request without a meeting, times its priority: 1, and 1 more for each 30 days of waiting up to 4; 6 for a
    /// meeting that is held already.
    unplaced = 10_000,
    /// An optional role that nobody takes; a time that a rule about the time warns of.
    optional = 120,
    /// Each place down the list of a pool.
    candidate = 10,
    /// Each quarter of an hour outside the hours wished for; dearer than before the evening, so that who asks for an
    /// afternoon gets it.
    time = 8,
    /// Another weekday than those wished for.
    weekday = 30,
    /// Each day from a date wished for.
    date = 3,
    /// Each place down the list of venues wished for.
    venue_rank = 15,
    /// Each five minutes of way from the district to a venue elsewhere.
    venue_far = 4,
    /// Each tenth of the seats that stays empty beyond three.
    waste = 5,
    /// Each hundred złoty of hire.
    fee = 8,
    /// Each day less than the target for announcing it.
    lead = 12,
    /// Each quarter of an hour before the evening, Monday to Friday.
    evening = 6,
    /// A further meeting in a week that has enough; the second further one costs twice as much.
    week = 40,
    /// Each day less than the distance between two meetings of a district.
    spacing = 6,
    /// A held meeting begins at another time.
    move_time = 300,
    /// Each day it moves by.
    move_day = 10,
    /// It moves to another venue.
    move_venue = 150,
    /// Somebody else comes.
    move_person = 60,
    /// So many times as much when it has been announced.
    announced_factor = 4,
}
