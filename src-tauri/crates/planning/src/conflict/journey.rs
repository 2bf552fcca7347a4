//! Ways between places: how long the way to a venue takes, and from where people come to it.

use std::collections::BTreeMap;

use super::Case;
use crate::id::VenueId;
use crate::options::SlotBits;
use crate::place::{GeoPoint, SpherePoint, Travel};
use crate::time::Minutes;
use crate::venue::Venue;

/// All ways to (and, the same, from) one venue.
#[derive(Clone, Debug)]
pub struct Route {
    travel: Travel,
    venue: GeoPoint,
    to: SpherePoint,
    /// Places whose journey stands in the settings' table.
    legs: Vec<(SpherePoint, Minutes)>,
}

/// Kilometres of one degree of a great circle.
const KM_PER_DEGREE: f64 = 111.2;

impl Route {
    /// `None` when nobody knows where the venue is.
    #[must_use]
    pub fn to(case: &Case<'_>, venue: &Venue) -> Option<Self> {
        let settings = &case.world.settings;
        let point = |id: VenueId| Some(case.world.venue(id)?.point?.on_sphere());
        let legs = settings.travel_table.iter();
        let legs = legs.filter_map(|leg| Some((point(leg.from_other(venue.id)?)?, leg.time))).collect();
        let here = venue.point?;
        Some(Self { travel: settings.travel, venue: here, to: here.on_sphere(), legs })
    }

    /// What the table says of a place, else distance over speed.
    #[must_use]
    pub fn time_from(&self, from: &SpherePoint) -> Minutes {
        let known = self.legs.iter().find(|(place, _)| place.is_same_place(from));
        known.map_or_else(|| self.travel.time_between(from, &self.to), |(_, time)| *time)
    }

    /// A quick answer for places near enough: whether the way cannot take longer than this many seconds.
    /// Along the degrees of latitude and longitude no way is longer than their sum.
    #[must_use]
    pub fn is_within(&self, from: &GeoPoint, seconds: i64) -> bool {
        let degrees =
            (from.latitude - self.venue.latitude).abs() + (from.longitude - self.venue.longitude).abs();
        let hours = degrees * KM_PER_DEGREE / self.travel.speed_km_per_hour.max(1.0);
        let longest = hours * 3600.0 + 60.0 + self.travel.fixed.seconds() as f64;
        self.legs.is_empty() && longest <= seconds as f64
    }

    /// No way to the venue takes longer.
    #[must_use]
    pub fn longest(case: &Case<'_>) -> Minutes {
        let settings = &case.world.settings;
        let table = settings.travel_table.iter().map(|leg| leg.time);
        table.fold(settings.travel.longest(), Minutes::max)
    }
}

/// The different places that people of one question come from, so that each way is reckoned once.
#[derive(Clone, Debug, Default)]
pub struct Places {
    points: Vec<SpherePoint>,
    index: BTreeMap<(u64, u64), usize>,
}

impl Places {
    /// The place's number in the question.
    pub fn number(&mut self, point: &GeoPoint) -> usize {
        let key = (point.latitude.to_bits(), point.longitude.to_bits());
        *self.index.entry(key).or_insert_with(|| {
            self.points.push(point.on_sphere());
            self.points.len() - 1
        })
    }

    /// The way from each place to a venue; none when nobody knows where the venue is.
    #[must_use]
    pub fn times_to(&self, case: &Case<'_>, venue: &Venue) -> TravelTimes {
        let route =
            Some(&self.points).filter(|points| !points.is_empty()).and_then(|_| Route::to(case, venue));
        let seconds = route.map(|route| {
            let from = self.points.iter();
            from.map(|place| route.time_from(place).seconds()).collect()
        });
        TravelTimes { seconds: seconds.unwrap_or_default() }
    }
}

/// Seconds from each of [`Places`] to one venue.
#[derive(Clone, Debug)]
pub struct TravelTimes {
    seconds: Vec<i64>,
}

impl TravelTimes {
    /// Nothing from a place whose way is unknown.
    #[must_use]
    pub fn from(&self, place: usize) -> i64 {
        self.seconds.get(place).copied().unwrap_or(0)
    }
}

/// Somebody is at a known place for a while.
#[derive(Clone, Copy, Debug)]
pub struct Stay {
    pub place: usize,
    /// The first instant at which the meeting, begun then, would still meet the stay: epoch seconds, exclusive.
    pub from: i64,
    /// From here on the meeting would begin after the stay: epoch seconds.
    pub to: i64,
    /// The starts in between, at which the stay itself is in the way.
    pub first: usize,
    pub end: usize,
}

/// Sets the starts too soon before and too soon after each stay.
pub(super) fn paint_ways(
    starts: impl Fn(i64, i64) -> std::ops::Range<usize>,
    stays: &[Stay],
    times: &TravelTimes,
    bits: &mut SlotBits,
) {
    if times.seconds.is_empty() {
        return;
    }
    for stay in stays {
        let way = times.from(stay.place);
        if way > 0 {
            let wide = starts(stay.from - way, stay.to + way);
            bits.set(wide.start..stay.first);
            bits.set(stay.end..wide.end);
        }
    }
}
