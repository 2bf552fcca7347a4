//! Districts, the places where people are busy, and the time between them: never less than the rules reckon.

use std::collections::BTreeMap;

use super::super::instance::{DateSpan, District};
use super::names::around;
use super::subject::Asked;
use crate::calendar::Resource;
use crate::conflict::Route;
use crate::district::{self, DistrictNumber};
use crate::place::{GeoPoint, SpherePoint};
use crate::time::Minutes;
use crate::venue::Venue;

/// The district of a venue nobody knows the place of.
const NOWHERE: &str = "D?";
/// Places with a row of their own; with more the matrix would outgrow what it is for.
const MOST_PLACES: usize = 600;
/// No journey in the city takes longer.
const LONGEST: i32 = 300;

pub(super) struct Places {
    pub districts: Vec<District>,
    pub travel: Vec<Vec<i32>>,
    /// The row of a place by its coordinates.
    rows: BTreeMap<(u64, u64), usize>,
}

pub(super) fn district(number: DistrictNumber) -> String {
    format!("D{}", number.0)
}

/// The venue's own district, or the nearest one.
pub(super) fn of_venue(venue: &Venue) -> String {
    let own = venue.district.filter(|number| district::by_number(*number).is_some());
    let nearest = || {
        let point = venue.point?;
        let near = district::all()
            .iter()
            .min_by(|a, b| a.centre.distance_km(&point).total_cmp(&b.centre.distance_km(&point)))?;
        Some(near.number)
    };
    own.or_else(nearest).map_or_else(|| NOWHERE.to_owned(), district)
}

/// A venue with a known place: its district's row and the ways to it.
struct Known {
    row: usize,
    point: SpherePoint,
    route: Route,
}

impl Places {
    pub fn of(asked: &Asked<'_>, span: DateSpan) -> Self {
        let mut districts: Vec<District> = district::all()
            .iter()
            .map(|one| District { id: district(one.number), name: one.name.clone() })
            .collect();
        districts.push(District { id: NOWHERE.to_owned(), name: String::new() });
        let points = busy_points(asked, span);
        let first = districts.len();
        let named =
            |(index, _): (usize, &GeoPoint)| District { id: format!("@{index}"), name: String::new() };
        districts.extend(points.iter().enumerate().map(named));
        let rows = points.iter().zip(first..).map(|(point, row)| (key(point), row)).collect();
        let travel = travel(asked, &districts, first, &points);
        Self { districts, travel, rows }
    }

    /// The row's name of a place; `None` when it has none.
    pub fn of_point(&self, point: &GeoPoint) -> Option<String> {
        self.rows.get(&key(point)).map(|row| self.districts[*row].id.clone())
    }

    /// No way takes longer.
    pub fn longest(&self) -> i32 {
        LONGEST
    }
}

fn key(point: &GeoPoint) -> (u64, u64) {
    (point.latitude.to_bits(), point.longitude.to_bits())
}

/// Where people are busy in the season, each place once.
fn busy_points(asked: &Asked<'_>, span: DateSpan) -> Vec<GeoPoint> {
    let mut points: BTreeMap<(u64, u64), GeoPoint> = BTreeMap::new();
    for person in asked.world.people() {
        let track = asked.world.track(Resource::Person(person.id));
        for point in track.overlapping(around(span)).filter_map(|block| block.point) {
            points.insert(key(&point), point);
        }
    }
    points.into_values().take(MOST_PLACES).collect()
}

fn travel(asked: &Asked<'_>, districts: &[District], first: usize, points: &[GeoPoint]) -> Vec<Vec<i32>> {
    let n = districts.len();
    let mut travel = vec![vec![0; n]; n];
    let known = known_venues(asked, districts);
    centres(asked, &mut travel, &known);
    let mut raise = |a: usize, b: usize, way: Minutes| {
        let way = (way.0 as i32).min(LONGEST);
        travel[a][b] = travel[a][b].max(way);
        travel[b][a] = travel[b][a].max(way);
    };
    for (index, venue) in known.iter().enumerate() {
        for other in &known[index + 1..] {
            raise(venue.row, other.row, venue.route.time_from(&other.point));
        }
        for (point, row) in points.iter().zip(first..) {
            raise(row, venue.row, venue.route.time_from(&point.on_sphere()));
        }
    }
    nowhere_is_far(&mut travel, first - 1);
    travel
}

fn known_venues(asked: &Asked<'_>, districts: &[District]) -> Vec<Known> {
    let Some((_, case)) = asked.subjects.first() else { return vec![] };
    let row = |venue: &Venue| {
        let id = of_venue(venue);
        districts.iter().position(|district| district.id == id)
    };
    let known = |venue: &Venue| {
        Some(Known { row: row(venue)?, point: venue.point?.on_sphere(), route: Route::to(case, venue)? })
    };
    asked.world.venues().filter_map(known).collect()
}

/// A district without a venue is as far as its middle.
fn centres(asked: &Asked<'_>, travel: &mut [Vec<i32>], known: &[Known]) {
    let all = district::all();
    let way = asked.world.settings.travel;
    let empty = |row: usize| known.iter().all(|venue| venue.row != row);
    for (a, from) in all.iter().enumerate() {
        for (b, to) in all.iter().enumerate().filter(|(b, _)| empty(a) || empty(*b)) {
            travel[a][b] = (way.time(&from.centre, &to.centre).0 as i32).min(LONGEST);
        }
    }
}

/// What is unknown is not near.
fn nowhere_is_far(travel: &mut [Vec<i32>], nowhere: usize) {
    let farthest = travel.iter().flatten().copied().max().unwrap_or(0);
    if let Some(row) = travel.get_mut(nowhere) {
        row[..nowhere].fill(farthest);
    }
    travel[..nowhere].iter_mut().for_each(|row| row[nowhere] = farthest);
}
