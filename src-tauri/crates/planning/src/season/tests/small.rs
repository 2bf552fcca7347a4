//! Small seasons made from a seed, around a change of the clocks, so that whatever holds of plans can be asked of many.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::season::random::Random;
use crate::season::{Instance, Solution, parse_instance};

const DISTRICTS: [&str; 3] = ["D1", "D2", "D3"];
const PEOPLE: [&str; 5] = ["mayor", "deputy", "host", "second", "expert"];
const VENUES: [&str; 4] = ["school", "house", "hall", "club"];

/// A season of six weeks with `n` proposals; the first week holds the last Sunday of October or of March.
pub fn season(seed: u64, n: usize) -> Instance {
    let mut random = Random::new(seed);
    let first = if random.one_in(2) { (2026, 10, 19) } else { (2027, 3, 22) };
    let first = NaiveDate::from_ymd_opt(first.0, first.1, first.2).unwrap();
    let last = first + Days::new(41);
    let json = json!({
        "format": "lawka-plan/1", "id": format!("small-{seed}"), "now": format!("{}T09:00:00Z", first - Days::new(14)),
        "horizon": {"from": first, "to": last}, "blocked_dates": [{"date": first + Days::new(9), "reason": ""}],
        "lead": {"min_days": 14, "target_days": 21}, "district_gap": {"min_days": 5, "target_days": 12},
        "week_target": 2, "evening_from": "17:00", "weights": weights(),
        "districts": DISTRICTS.map(|d| json!({"id": d})), "travel": [[10, 20, 30], [20, 10, 25], [30, 25, 10]],
        "history": [{"district": "D1", "date": first - Days::new(3)}],
        "people": PEOPLE.map(|p| person(p, first, &mut random)), "venues": VENUES.map(|v| venue(v, &mut random)),
        "proposals": (0..n).map(|k| proposal(k, first, last, &mut random)).collect::<Vec<_>>(),
    });
    parse_instance(json.to_string().as_bytes()).unwrap()
}

fn weights() -> Value {
    json!({"unplaced": 10000, "optional": 120, "candidate": 10, "time": 4, "weekday": 30, "date": 3, "venue_rank": 15,
        "venue_far": 4, "waste": 5, "fee": 8, "lead": 12, "evening": 6, "week": 40, "spacing": 6, "move_time": 300,
        "move_day": 10, "move_venue": 150, "move_person": 60, "announced_factor": 4})
}

fn person(id: &str, first: NaiveDate, random: &mut Random) -> Value {
    let busy: Vec<Value> = (0..6)
        .map(|_| {
            let day = first + Days::new(random.below(42) as u64);
            json!({"start": format!("{day}T15:20:00Z"), "end": format!("{day}T16:40:00Z"), "district": "D2"})
        })
        .collect();
    json!({"id": id, "working": [{"days": [1, 2, 3, 4, 5], "from": "08:00", "to": "21:00"},
        {"days": [6, 7], "from": "09:00", "to": "18:00"}], "busy": busy, "off": [first + Days::new(random.below(42) as u64)],
        "max_per_day": if random.one_in(2) { json!(1) } else { json!(null) }, "max_per_week": if id == "mayor" { json!(1) } else { json!(null) }})
}

fn venue(id: &str, random: &mut Random) -> Value {
    let weekend = json!({"days": [6, 7], "from": "09:00", "to": "18:00"});
    json!({"id": id, "district": DISTRICTS[random.below(3)], "capacity": 40 + random.below(200), "features": ["step_free"],
        "open": [{"days": [1, 2, 3, 4, 5], "from": "14:00", "to": "21:30"}, weekend],
        "bookings_weekly": [{"days": [1 + random.below(5)], "from": "17:00", "to": "19:00"}], "fee_pln": 100 * random.below(4)})
}

fn proposal(k: usize, first: NaiveDate, last: NaiveDate, random: &mut Random) -> Value {
    let from = first + Days::new(random.below(20) as u64);
    let pool = |some: &[&str]| {
        some.iter().enumerate().map(|(c, p)| json!({"person": p, "cost": c})).collect::<Vec<_>>()
    };
    json!({"id": format!("M{k}"), "district": DISTRICTS[random.below(3)], "priority": 1 + random.below(3),
        "attendance": 20 + random.below(60), "features": ["step_free"], "duration_min": 60 + 30 * random.below(2),
        "setup_min": 30, "teardown_min": 15, "window": {"from": from, "to": last}, "days": [1, 2, 3, 4, 5, 6, 7],
        "earliest": "10:00", "latest_end": "21:00", "lead_min_days": null, "max_travel_min": 25, "venues": null,
        "pref": {"venues": [], "days": [2, 3, 4], "date": null, "from": "17:00", "to": "18:30"},
        "roles": [
            {"id": "head", "required": random.one_in(2), "presence": "core", "weight": 3, "candidates": pool(&["mayor", "deputy"])},
            {"id": "host", "required": true, "presence": "full", "weight": 1, "candidates": pool(&["host", "second", "deputy"])},
            {"id": "expert", "required": false, "presence": "core", "weight": 1, "candidates": pool(&["expert"])}],
        "lock": "none", "current": null})
}

/// The season after `solution` was agreed: everything placed stands, every second is announced, every third fixed.
pub fn agreed(instance: &Instance, solution: &Solution) -> Instance {
    let mut json = serde_json::to_value(instance).unwrap();
    for (n, placed) in solution.placed.iter().enumerate() {
        let k = instance.proposals.iter().position(|m| m.id == placed.proposal).unwrap();
        let m = &mut json["proposals"][k];
        m["current"] = json!({"start": placed.start, "venue": placed.venue, "announced": n % 2 == 0, "people": placed.people});
        m["lock"] = json!(if n % 3 == 0 { "fixed" } else { "none" });
    }
    parse_instance(json.to_string().as_bytes()).unwrap()
}

/// The season with one venue closed and one person away for its first half.
pub fn disturbed(instance: &Instance) -> Instance {
    let mut changed = instance.clone();
    let dates: Vec<NaiveDate> = (0..21).map(|d| instance.horizon.from + Days::new(d)).collect();
    changed.venues[0].closed = dates.clone();
    changed.people[1].off = dates;
    changed
}
