//! The index against a model that knows nothing of tracks, rows or runs: a yes or no for each minute of the window.

use super::*;

const MINUTES: usize = 6 * 24 * 60 + 4_000;
/// Minutes of the model before the window's first midnight.
const BEFORE: i64 = 2_000;

/// One busy minute after another.
struct Minute(Vec<bool>);

impl Minute {
    fn of(spans: &Spans) -> Self {
        let mut minutes = vec![false; MINUTES];
        for (start, length, _) in spans {
            for minute in *start..start + length {
                if let Some(busy) =
                    usize::try_from(minute + BEFORE).ok().and_then(|index| minutes.get_mut(index))
                {
                    *busy = true;
                }
            }
        }
        Self(minutes)
    }

    fn is_free(&self, from: i64, to: i64) -> bool {
        (from..to).all(|minute| !self.0[(minute + BEFORE) as usize])
    }
}

/// A department in which nothing but busy time stands in the way.
fn only_busy(mayor: &Spans, deputy: &Spans, hall: &Spans) -> Department {
    let mut department = Department::new();
    department.now = at("2027-03-10 09:00");
    let settings = crate::settings::RuleSetting { enabled: false, severity: None };
    let others = RULES.iter().map(|rule| rule.id);
    let others = others.filter(|rule| ![RuleId::PersonBusy, RuleId::VenueBusy].contains(rule));
    department.world.settings.rules = others.map(|rule| (rule, settings)).collect();
    department.world.put_person(Person { id: DEPUTY, details: PersonDetails::default() });
    busy(&mut department, 1, Resource::Person(MAYOR), mayor, false);
    busy(&mut department, 2, Resource::Person(DEPUTY), deputy, false);
    busy(&mut department, 3, Resource::Venue(HALL), hall, false);
    department
}

fn role(candidates: &[PersonId], presence: Attendance) -> RoleNeed {
    RoleNeed { required: true, presence, candidates: candidates.to_vec(), ..RoleNeed::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn options_say_what_a_look_at_every_minute_says(
        mayor in spans(), deputy in spans(), hall in spans(), pool in any::<bool>(), full in any::<bool>(),
    ) {
        let mut department = only_busy(&mayor, &deputy, &hall);
        let presence = if full { Attendance::Full } else { Attendance::Core };
        department.change_request(|request| request.roles = if pool {
            vec![role(&[MAYOR, DEPUTY], presence)]
        } else {
            vec![role(&[MAYOR], presence), role(&[DEPUTY], Attendance::Core)]
        });
        let (mayor, deputy, hall) = (Minute::of(&mayor), Minute::of(&deputy), Minute::of(&hall));
        let options = options(&department.case(), grid());
        let row = options.venue(HALL).unwrap();
        for slot in 0..options.grid.len() {
            // Set-up 45, meeting 90, clearing 30 minutes.
            let start = slot as i64 * 15;
            let (before, after) = if full { (45, 120) } else { (0, 90) };
            let mayor = mayor.is_free(start - before, start + after);
            let deputy = if pool {
                deputy.is_free(start - before, start + after)
            } else {
                deputy.is_free(start, start + 90)
            };
            let people = if pool { mayor || deputy } else { mayor && deputy };
            let free = people && hall.is_free(start - 45, start + 120);
            prop_assert_eq!(row.verdict(slot) == Verdict::Free, free, "start {}", start);
        }
    }
}
