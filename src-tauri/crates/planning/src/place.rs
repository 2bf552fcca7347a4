//! Points on the map and the time it takes between them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// Great-circle distance in kilometres (haversine).
    #[must_use]
    pub fn distance_km(&self, other: &Self) -> f64 {
        let (lat_a, lat_b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_lat = (lat_b - lat_a) / 2.0;
        let half_lon = (other.longitude - self.longitude).to_radians() / 2.0;
        let h = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
        2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
    }
}

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

impl Travel {
    /// Whole minutes, rounded up; nothing between a place and itself.
    #[must_use]
    pub fn time(&self, from: &GeoPoint, to: &GeoPoint) -> Minutes {
        let distance = from.distance_km(to);
        if distance < 0.05 {
            return Minutes::ZERO;
        }
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
    fn staying_takes_no_time_and_leaving_takes_the_fixed_part_too() {
        let travel = Travel { speed_km_per_hour: 30.0, fixed: Minutes(10) };
        assert_eq!(travel.time(&MAIN_SQUARE, &MAIN_SQUARE), Minutes::ZERO);
        assert_eq!(travel.time(&MAIN_SQUARE, &NOWA_HUTA), Minutes(25));
    }
}
