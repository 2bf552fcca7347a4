//! Points on the map and the time it takes between them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::VenueId;
use crate::time::Minutes;

/// WGS 84, degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GeoPoint {
    pub latitude: f64,
    pub longitude: f64,
}

const EARTH_RADIUS_KM: f64 = 6371.0088;

impl GeoPoint {
    /// Great-circle distance in kilometres.
    #[must_use]
    pub fn distance_km(&self, other: &Self) -> f64 {
        self.on_sphere().distance_km(&other.on_sphere())
    }

    /// The point as a vector, for whoever reckons many distances from it.
    #[must_use]
    pub fn on_sphere(&self) -> SpherePoint {
        let (latitude, longitude) = (self.latitude.to_radians(), self.longitude.to_radians());
        let radius = latitude.cos();
        SpherePoint([radius * longitude.cos(), radius * longitude.sin(), latitude.sin()])
    }
}

/// A point of the unit sphere: the trigonometry of a place is done once, not for each distance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpherePoint([f64; 3]);

impl SpherePoint {
    /// Great-circle distance in kilometres, from the chord: exact for near and far places alike.
    #[must_use]
    pub fn distance_km(&self, other: &Self) -> f64 {
        let square = |axis: usize| (self.0[axis] - other.0[axis]).powi(2);
        let half_chord = (square(0) + square(1) + square(2)).sqrt() / 2.0;
        2.0 * EARTH_RADIUS_KM * half_chord.min(1.0).asin()
    }

    #[must_use]
    pub fn is_same_place(&self, other: &Self) -> bool {
        self.distance_km(other) < SAME_PLACE_KM
    }
}

/// The smallest box of latitudes and longitudes around some points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    south_west: GeoPoint,
    north_east: GeoPoint,
}

/// Kilometres of one degree of a great circle, rounded up.
const KM_PER_DEGREE: f64 = 111.2;

impl Bounds {
    #[must_use]
    pub const fn at(point: GeoPoint) -> Self {
        Self { south_west: point, north_east: point }
    }

    /// `None` without points.
    #[must_use]
    pub fn of(points: impl Iterator<Item = GeoPoint>) -> Option<Self> {
        points.map(Self::at).reduce(|a, b| a.around(&b))
    }

    /// The box around both.
    #[must_use]
    pub fn around(&self, other: &Self) -> Self {
        let least = |a: GeoPoint, b: GeoPoint| GeoPoint {
            latitude: a.latitude.min(b.latitude),
            longitude: a.longitude.min(b.longitude),
        };
        let most = |a: GeoPoint, b: GeoPoint| GeoPoint {
            latitude: a.latitude.max(b.latitude),
            longitude: a.longitude.max(b.longitude),
        };
        Self {
            south_west: least(self.south_west, other.south_west),
            north_east: most(self.north_east, other.north_east),
        }
    }

    #[must_use]
    pub const fn corners(&self) -> [GeoPoint; 4] {
        let (low, high) = (self.south_west, self.north_east);
        let south_east = GeoPoint { latitude: low.latitude, longitude: high.longitude };
        let north_west = GeoPoint { latitude: high.latitude, longitude: low.longitude };
        [low, south_east, north_west, high]
    }

    /// No place in the box is farther away than this many kilometres: along the degrees of latitude and longitude no
    /// way is longer than their sum.
    #[must_use]
    pub fn farthest_km(&self, from: &GeoPoint) -> f64 {
        let (low, high) = (&self.south_west, &self.north_east);
        let farther = |from: f64, low: f64, high: f64| (from - low).abs().max((high - from).abs());
        let north = farther(from.latitude, low.latitude, high.latitude);
        let east = farther(from.longitude, low.longitude, high.longitude);
        (north + east) * KM_PER_DEGREE
    }
}

/// Nearer than this, in kilometres, two places are one.
const SAME_PLACE_KM: f64 = 0.05;

/// How travel time is reckoned: distance over a speed plus a fixed part for leaving and arriving.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Travel {
    pub speed_km_per_hour: f64,
    pub fixed: Minutes,
}

impl Default for Travel {
    /// An office's guess for a car in city traffic: settings, not facts.
    fn default() -> Self {
        Self { speed_km_per_hour: 20.0, fixed: Minutes(10) }
    }
}

/// A journey whose time is known better than distance over speed tells: both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TravelLeg {
    pub from: VenueId,
    pub to: VenueId,
    pub time: Minutes,
}

impl TravelLeg {
    /// The other end, when the venue is one of the two.
    #[must_use]
    pub fn from_other(&self, venue: VenueId) -> Option<VenueId> {
        match (self.from == venue, self.to == venue) {
            (true, false) => Some(self.to),
            (false, true) => Some(self.from),
            _ => None,
        }
    }
}

impl Travel {
    /// Whole minutes, rounded up; nothing between a place and itself.
    #[must_use]
    pub fn time(&self, from: &GeoPoint, to: &GeoPoint) -> Minutes {
        self.time_between(&from.on_sphere(), &to.on_sphere())
    }

    /// The same for points already turned into vectors.
    #[must_use]
    pub fn time_between(&self, from: &SpherePoint, to: &SpherePoint) -> Minutes {
        let distance = from.distance_km(to);
        if distance < SAME_PLACE_KM { Minutes::ZERO } else { self.time_over(distance) }
    }

    /// The time for a distance in kilometres.
    #[must_use]
    pub fn time_over(&self, distance: f64) -> Minutes {
        let speed = self.speed_km_per_hour.max(1.0);
        let minutes = (distance / speed * 60.0).ceil().clamp(0.0, 24.0 * 60.0);
        Minutes(minutes as u32 + self.fixed.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIN_SQUARE: GeoPoint = GeoPoint { latitude: 50.0617, longitude: 19.9373 };
    const NOWA_HUTA: GeoPoint = GeoPoint { latitude: 50.0722, longitude: 20.0377 };

    #[test]
    fn the_main_square_is_some_seven_kilometres_from_nowa_huta() {
        let distance = MAIN_SQUARE.distance_km(&NOWA_HUTA);
        assert!((7.0..7.6).contains(&distance), "{distance}");
    }

    #[test]
    fn no_place_in_a_box_is_farther_than_the_box_says() {
        let places = [(49.9, 19.7), (50.2, 20.3), (50.0617, 19.9373), (52.2, 21.0), (54.4, 18.6)];
        let points = places.map(|(latitude, longitude)| GeoPoint { latitude, longitude });
        let bounds = Bounds::of(points.into_iter()).unwrap();
        for from in points {
            let farthest = points.iter().map(|to| from.distance_km(to)).fold(0.0, f64::max);
            assert!(farthest <= bounds.farthest_km(&from));
        }
    }

    #[test]
    fn staying_takes_no_time_and_leaving_takes_the_fixed_part_too() {
        let travel = Travel { speed_km_per_hour: 30.0, fixed: Minutes(10) };
        assert_eq!(travel.time(&MAIN_SQUARE, &MAIN_SQUARE), Minutes::ZERO);
        assert_eq!(travel.time(&MAIN_SQUARE, &NOWA_HUTA), Minutes(25));
    }
}
