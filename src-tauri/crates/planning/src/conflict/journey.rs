//! Ways between places: how long the way to a venue takes, and from where people come to it.

use std::collections::BTreeMap;

use super::Case;
use crate::id::VenueId;
use crate::options::{STEP, SlotBits, StartGrid};
use crate::place::{Bounds, GeoPoint, SpherePoint, Travel};
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

    /// From no place in the box the way takes longer.
    #[must_use]
    pub fn longest_from(&self, places: &Bounds) -> Minutes {
        let table = self.legs.iter().map(|(_, time)| *time);
        table.fold(self.travel.time_over(places.farthest_km(&self.venue)), Minutes::max)
    }
}

/// All venues of the city: how long the way from a place to any of them may take.
pub(super) struct Venues {
    travel: Travel,
    bounds: Option<Bounds>,
    longest_leg: Minutes,
}

impl Venues {
    pub fn of(case: &Case<'_>) -> Self {
        let settings = &case.world.settings;
        let legs = settings.travel_table.iter().map(|leg| leg.time);
        Self {
            travel: settings.travel,
            bounds: Bounds::of(case.world.venues().filter_map(|venue| venue.point)),
            longest_leg: legs.max().unwrap_or_default(),
        }
    }

    /// From the place to no venue the way takes longer.
    pub fn longest_from(&self, place: &GeoPoint) -> Minutes {
        let reckoned = self.bounds.map(|bounds| self.travel.time_over(bounds.farthest_km(place)));
        reckoned.unwrap_or_default().max(self.longest_leg)
    }

    /// From no place in the box to any venue the way takes longer.
    pub fn longest_within(&self, places: &Bounds) -> Minutes {
        let corners = places.corners().map(|corner| self.longest_from(&corner));
        corners.into_iter().max().unwrap_or_default()
    }
}

/// The different places that people of one question come from, so that each way is reckoned once.
#[derive(Clone, Debug, Default)]
pub struct Places {
    points: Vec<SpherePoint>,
    index: BTreeMap<(u64, u64), u32>,
}

impl Places {
    /// The place's number in the question.
    pub fn number(&mut self, point: &GeoPoint) -> u32 {
        let key = (point.latitude.to_bits(), point.longitude.to_bits());
        *self.index.entry(key).or_insert_with(|| {
            self.points.push(point.on_sphere());
            (self.points.len() - 1) as u32
        })
    }

    /// The way from each place to a venue; none when nobody knows where the venue is.
    #[must_use]
    pub fn times_to(&self, case: &Case<'_>, venue: &Venue) -> TravelTimes {
        let route =
            Some(&self.points).filter(|points| !points.is_empty()).and_then(|_| Route::to(case, venue));
        let seconds = route.iter().flat_map(|route| {
            let from = self.points.iter();
            from.map(|place| route.time_from(place).seconds())
        });
        TravelTimes::of(seconds)
    }
}

/// The way from each of [`Places`] to one venue, as whole steps of the grid and the seconds left over: every end of a
/// stay is then moved by an addition and a comparison.
#[derive(Clone, Debug)]
pub struct TravelTimes {
    ways: Vec<(i32, i32)>,
}

impl TravelTimes {
    fn of(seconds: impl Iterator<Item = i64>) -> Self {
        let step = STEP.seconds();
        let in_steps = |way: i64| (way.div_euclid(step) as i32, way.rem_euclid(step) as i32);
        Self { ways: seconds.map(in_steps).collect() }
    }

    /// How many starts the way from an end of a stay takes.
    #[inline]
    fn starts(&self, end: &StayEnd) -> i32 {
        self.ways.get(end.place as usize).map_or(0, |(steps, over)| steps + i32::from(*over > end.spare))
    }
}

/// One end of a stay at a known place, beside which the person is not busy all the time that the way may take.
#[derive(Clone, Copy, Debug)]
pub struct StayEnd {
    pub place: u32,
    /// At the beginning of a stay the first start that meets it, at its end the first that no longer does; it may lie
    /// outside the grid.
    pub slot: i32,
    /// Seconds to spare between the stay and the nearest start at which neither is in the other's way, less than a step.
    pub spare: i32,
}

impl StayEnd {
    /// A slot further away than any grid reaches stays as far away as that.
    pub(super) fn of(place: u32, slot: i64, spare: i64) -> Self {
        const FAR: i64 = 1 << 30;
        Self { place, slot: slot.clamp(-FAR, FAR) as i32, spare: spare as i32 }
    }
}

/// Where one person stays, and the starts at which the person is busy anyway.
#[derive(Clone, Debug)]
pub struct Stays {
    /// Beginnings: the way there comes after the meeting.
    pub(super) beginnings: Vec<StayEnd>,
    /// Ends: the way from there comes before the meeting.
    pub(super) ends: Vec<StayEnd>,
    pub(super) busy: SlotBits,
}

impl Stays {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.beginnings.is_empty() && self.ends.is_empty()
    }

    /// Sets the starts too soon before and too soon after each stay, unless the person is busy then.
    pub(super) fn paint(&self, grid: &StartGrid, times: &TravelTimes, bits: &mut SlotBits) {
        if times.ways.is_empty() {
            return;
        }
        let mut on_the_way = SlotBits::new(grid.len());
        for stay in &self.beginnings {
            let starts = times.starts(stay);
            on_the_way.set_few(i64::from(stay.slot - starts), i64::from(starts));
        }
        for stay in &self.ends {
            on_the_way.set_few(i64::from(stay.slot), i64::from(times.starts(stay)));
        }
        on_the_way.and_not(&self.busy);
        bits.or(&on_the_way);
    }
}
