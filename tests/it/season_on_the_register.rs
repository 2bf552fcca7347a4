//! A season planned on the register: judged by the rules, applied as one step, gentle with what is promised.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Days, NaiveDate, Utc};
use desk::{
    ApplySeason, AskWhyHere, AskWhyNot, Desk, DeskError, FixedClock, PlaceMeeting, PlanSeason, Refusal,
    SeasonProposal,
};
use planning::conflict::{Placement, RuleId, Verdict};
use planning::id::{MeetingId, VenueId};
use planning::lifecycle::Stage;
use planning::notice::NoticeKind;
use planning::person::Absence;
use planning::request::RequestState;
use planning::season::{
    Control, Instance, Pick, PlanOptions, Progress, Solution, Wishes, check_instance, explain, plan, score,
};
use planning::time::warsaw;
use serde_json::{Value, json};
use store::StepName;

use crate::support::department::{Department, day, now};

struct Unhurried;

impl Control for Unhurried {
    fn should_stop(&self) -> bool {
        false
    }

    fn progress(&self, _: Progress) {}
}

/// Stops at once, and counts how often it was asked.
#[derive(Default)]
struct Impatient(AtomicU64);

impl Control for Impatient {
    fn should_stop(&self) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed);
        true
    }

    fn progress(&self, _: Progress) {}
}

fn season() -> PlanSeason {
    PlanSeason { steps: Some(2_000), ..PlanSeason::of_days(day(0), day(91)) }
}

fn proposed(desk: &Desk, order: &PlanSeason) -> SeasonProposal {
    desk.propose_season(order, &Unhurried).unwrap()
}

fn picks(proposal: &SeasonProposal) -> Vec<Pick> {
    proposal.placed.iter().map(|one| one.pick.clone()).collect()
}

fn apply(desk: &Desk, picks: Vec<Pick>) -> Vec<MeetingId> {
    let applied = desk.apply_season(&ApplySeason { picks, ..ApplySeason::default() }).unwrap().answer;
    applied.placed.into_iter().chain(applied.moved).map(|one| one.meeting_id).collect()
}

/// What the rules say of every meeting where it stands.
fn verdicts(desk: &Desk) -> Vec<(MeetingId, Verdict)> {
    let meetings = desk.meetings().unwrap();
    let verdict = |id| (id, desk.meeting(id).unwrap().check.unwrap().checked.verdict);
    meetings.iter().map(|card| verdict(card.id)).collect()
}

fn nothing_blocks(desk: &Desk) {
    let blocked: Vec<_> =
        verdicts(desk).into_iter().filter(|(_, verdict)| *verdict >= Verdict::Unknown).collect();
    assert_eq!(blocked, vec![]);
}

fn close(desk: &Desk, venue: VenueId, date: NaiveDate) {
    let mut hall = desk.venues().unwrap().into_iter().find(|one| one.id == venue).unwrap();
    hall.details.closures.push(Absence { from: date, to: date, reason: Some("awaria".to_owned()) });
    desk.put_venue(Some(venue), &hall.details).unwrap();
}

#[test]
fn a_planned_season_placed_through_the_desk_raises_no_blocking_conflict() {
    let department = Department::sample();
    let proposal = proposed(&department.desk, &season());
    assert!(proposal.placed.len() >= 14, "{:?}", proposal.unplaced);
    assert!(proposal.placed.iter().all(|one| one.verdict <= Verdict::Warned));
    for one in &proposal.placed {
        let at = Placement { start: one.pick.start, venue_id: one.pick.venue_id };
        department
            .desk
            .place(&PlaceMeeting { request_id: one.pick.request_id, at, override_reason: None })
            .unwrap();
    }
    nothing_blocks(&department.desk);
}

#[test]
fn every_request_has_a_place_or_the_reason_why_not() {
    let department = Department::sample();
    let proposal = proposed(&department.desk, &season());
    let placed = proposal.placed.iter().map(|one| one.pick.request_id);
    let all: BTreeSet<_> = placed.chain(proposal.unplaced.iter().map(|one| one.request_id)).collect();
    assert_eq!(all.len(), 20);
    assert!(proposal.unplaced.iter().all(|one| one.kind.is_some()));
    let explained = |one: &desk::SeasonLeftOut| !one.relax.is_empty() || !one.obstacles.is_empty();
    assert!(proposal.unplaced.iter().all(explained), "{:?}", proposal.unplaced);
}

/// What the format's reference checker says; `None` where it isn't beside the checkout.
fn checked_by_the_reference(instance: &Instance, solution: &Solution) -> Option<Value> {
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/planner/check.py");
    if !checker.is_file() {
        eprintln!("skipped: no planner folder beside the checkout");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let files = [folder.path().join("instance.json"), folder.path().join("solution.json")];
    std::fs::write(&files[0], serde_json::to_vec(instance).unwrap()).unwrap();
    std::fs::write(&files[1], serde_json::to_vec(solution).unwrap()).unwrap();
    let run =
        Command::new("python3").arg(checker).args(files).args(["--json", "--explain"]).output().unwrap();
    Some(serde_json::from_slice(&run.stdout).unwrap())
}

#[test]
fn the_score_told_is_the_reference_checkers() {
    let department = Department::sample();
    let proposal = proposed(&department.desk, &season());
    let instance = department.desk.season_instance(&season()).unwrap();
    check_instance(&instance).unwrap();
    let options = PlanOptions { seed: 1, max_steps: Some(2_000), warm: None, threads: 2 };
    let mut solution = plan(&instance, options, &Unhurried);
    solution.unplaced = explain(&instance, &solution);
    assert_eq!(score(&instance, &solution).violations, vec![]);
    assert_eq!(score(&instance, &solution).total, proposal.score);
    let Some(judged) = checked_by_the_reference(&instance, &solution) else { return };
    assert_eq!((&judged["hard"], &judged["explanation_errors"]), (&json!([]), &json!([])));
    assert_eq!(judged["score"], json!(proposal.score));
}

#[test]
fn a_season_is_one_step_and_undo_brings_everything_back() {
    let department = Department::sample();
    let desk = &department.desk;
    let before = (desk.requests().unwrap(), desk.meetings().unwrap());
    let proposal = proposed(desk, &season());
    let made = apply(desk, picks(&proposal));
    assert_eq!(made.len(), proposal.placed.len());
    nothing_blocks(desk);
    for (one, id) in proposal.placed.iter().zip(&made) {
        let meeting = desk.meeting(*id).unwrap().meeting;
        let stands = (meeting.start, meeting.venue_id, meeting.participants.clone());
        assert_eq!(stands, (one.pick.start, one.pick.venue_id, one.pick.participants.clone()));
    }
    assert_eq!(desk.undo().unwrap().answer.step, StepName::ApplySeason);
    assert_eq!((desk.requests().unwrap(), desk.meetings().unwrap()), before);
}

#[test]
fn one_or_none_of_a_proposal_can_be_accepted() {
    let department = Department::sample();
    let desk = &department.desk;
    let proposal = proposed(desk, &season());
    assert!(apply(desk, vec![]).is_empty());
    assert_eq!(desk.register().unwrap().history.undo, Some(StepName::Sample), "nothing accepted is no step");
    let made = apply(desk, picks(&proposal).split_off(proposal.placed.len() - 1));
    assert_eq!(desk.meetings().unwrap().iter().map(|card| card.id).collect::<Vec<_>>(), made);
}

#[test]
fn a_proposal_that_something_blocks_by_now_is_refused_as_a_whole() {
    let department = Department::sample();
    let desk = &department.desk;
    let proposal = proposed(desk, &season());
    let lost = &proposal.placed[3].pick;
    close(desk, lost.venue_id, warsaw::date(lost.start));
    let picks = picks(&proposal);
    let blocked = desk.check_season(&picks).unwrap();
    let blocked: Vec<_> = blocked.into_iter().filter(|one| one.checked.verdict == Verdict::Blocked).collect();
    assert!(blocked.iter().any(|one| one.pick == *lost));
    for override_reason in [None, Some("termin uzgodniony".to_owned())] {
        let order = ApplySeason { picks: picks.clone(), override_reason, ..ApplySeason::default() };
        let refused = desk.apply_season(&order).unwrap_err();
        let conflicts = matches!(refused, DeskError::Refused { refusal: Refusal::Conflicts { .. } });
        assert!(conflicts, "{refused:?}");
    }
    assert_eq!(desk.meetings().unwrap(), vec![]);
}

#[test]
fn after_a_hall_is_lost_what_is_promised_stays_and_only_what_must_moves() {
    let department = Department::sample();
    let desk = &department.desk;
    let made = apply(desk, picks(&proposed(desk, &season())));
    let (promised, kept) = (made[0], made[1]);
    desk.confirm(promised).unwrap();
    let before = desk.meetings().unwrap();
    let lost = before.iter().find(|card| card.id == made[4]).unwrap();
    close(desk, lost.venue_id, warsaw::date(lost.start));

    let wishes = Wishes { keep: BTreeSet::from([kept]), ..Wishes::default() };
    let again = proposed(desk, &PlanSeason { wishes, ..season() });
    let moved: BTreeSet<_> = again.placed.iter().filter_map(|one| one.pick.meeting_id).collect();
    assert!(moved.contains(&lost.id), "{again:?}");
    assert!(moved.len() <= 2, "{moved:?}");
    assert!(again.kept.contains(&promised) && again.kept.contains(&kept));
    assert_eq!(again.kept.len() + moved.len(), made.len());

    apply(desk, picks(&again));
    nothing_blocks(desk);
    let after = desk.meetings().unwrap();
    let same = |id: &MeetingId| {
        let of = |cards: &[desk::MeetingCard]| cards.iter().find(|card| card.id == *id).cloned();
        of(&before) == of(&after)
    };
    assert!(made.iter().filter(|id| !moved.contains(id)).all(same));
    desk.undo().unwrap();
    assert_eq!(desk.meetings().unwrap(), before);
}

#[test]
fn a_confirmed_meeting_never_moves_whatever_happens_to_it() {
    let department = Department::sample();
    let desk = &department.desk;
    let promised = department.confirmed();
    let stands = desk.meeting(promised).unwrap().meeting;
    close(desk, stands.venue_id, warsaw::date(stands.start));
    let proposal = proposed(desk, &season());
    assert!(proposal.placed.iter().all(|one| one.pick.meeting_id != Some(promised)));
    assert_eq!(stands.stage, Stage::Confirmed);
    assert!(proposal.kept.contains(&promised));
}

#[test]
fn a_confirmed_meeting_that_is_named_may_move_and_everybody_is_told() {
    let department = Department::sample();
    let desk = &department.desk;
    let promised = department.confirmed();
    let stands = desk.meeting(promised).unwrap().meeting;
    close(desk, stands.venue_id, warsaw::date(stands.start));
    let wishes = Wishes { may_move: BTreeSet::from([promised]), ..Wishes::default() };
    let proposal = proposed(desk, &PlanSeason { wishes, ..season() });
    let moved = proposal.placed.iter().find(|one| one.pick.meeting_id == Some(promised)).unwrap();
    assert_eq!(moved.was.as_ref().map(|was| was.start), Some(stands.start));
    apply(desk, vec![moved.pick.clone()]);
    let notices = desk.meeting(promised).unwrap().notices;
    assert!(!notices.is_empty() && notices.iter().all(|notice| notice.kind == NoticeKind::Moved));
}

#[test]
fn a_promised_meeting_that_loses_its_hall_is_named_with_what_blocks_it() {
    let department = Department::sample();
    let desk = &department.desk;
    let promised = department.confirmed();
    assert_eq!(proposed(desk, &season()).troubled, vec![]);
    let stands = desk.meeting(promised).unwrap().meeting;
    close(desk, stands.venue_id, warsaw::date(stands.start));
    let troubled = proposed(desk, &season()).troubled;
    assert_eq!(troubled.iter().map(|one| one.meeting_id).collect::<Vec<_>>(), [promised]);
    assert!(troubled[0].reasons.iter().any(|reason| reason.fact.rule() == RuleId::VenueClosed));
}

#[test]
fn what_is_pinned_is_proposed_there_again_whatever_else_changes() {
    let department = Department::sample();
    let desk = &department.desk;
    let first = proposed(desk, &season());
    let pinned = vec![first.placed[2].pick.clone(), first.placed[7].pick.clone()];
    let lost = &first.placed[5].pick;
    close(desk, lost.venue_id, warsaw::date(lost.start));
    let wishes = Wishes { pinned: pinned.clone(), ..Wishes::default() };
    let again = proposed(desk, &PlanSeason { seed: 7, wishes, ..season() });
    let stands = |pin: &Pick| again.placed.iter().any(|one| one.pick == *pin);
    assert!(pinned.iter().all(stands), "{:?}", again.placed);
}

#[test]
fn what_is_pinned_where_the_hall_is_lost_goes_nowhere_else() {
    let department = Department::sample();
    let desk = &department.desk;
    let pin = proposed(desk, &season()).placed[4].pick.clone();
    close(desk, pin.venue_id, warsaw::date(pin.start));
    let wishes = Wishes { pinned: vec![pin.clone()], ..Wishes::default() };
    let again = proposed(desk, &PlanSeason { wishes, ..season() });
    assert!(again.placed.iter().all(|one| one.pick.request_id != pin.request_id));
    assert!(again.unplaced.iter().any(|one| one.request_id == pin.request_id));
}

#[test]
fn why_here_tells_the_price_and_other_places_that_the_rules_allow() {
    let department = Department::sample();
    let desk = &department.desk;
    let proposal = proposed(desk, &season());
    let of = picks(&proposal)[3].clone();
    let asked = |of: &Pick| AskWhyHere { order: season(), picks: picks(&proposal), of: of.clone() };
    let why = desk.why_here(&asked(&of)).unwrap();
    assert!(!why.elsewhere.is_empty());
    for place in &why.elsewhere {
        assert_ne!((place.pick.start, place.pick.venue_id), (of.start, of.venue_id));
        assert!(place.verdict <= Verdict::Warned);
        let mut instead = picks(&proposal);
        instead[3] = place.pick.clone();
        let checked = desk.check_season(&instead).unwrap();
        assert!(checked.iter().all(|one| one.checked.verdict <= Verdict::Warned), "{checked:?}");
        assert_eq!(desk.why_here(&asked(&place.pick)).unwrap().parts, place.parts);
    }
}

#[test]
fn a_search_that_was_stopped_is_asked_at_leisure_why_something_has_no_place() {
    let department = Department::sample();
    let desk = &department.desk;
    let stopped = desk.propose_season(&season(), &Impatient::default()).unwrap();
    for one in &stopped.unplaced {
        let (request_id, meeting_id) = (one.request_id, one.meeting_id);
        let asked = AskWhyNot { order: season(), picks: picks(&stopped), request_id, meeting_id };
        let why = desk.why_not(&asked).unwrap();
        assert!(!why.relax.is_empty() || !why.obstacles.is_empty(), "{why:?}");
    }
    let placed = stopped.placed[0].pick.request_id;
    let asked = AskWhyNot { order: season(), picks: picks(&stopped), request_id: placed, meeting_id: None };
    assert!(matches!(desk.why_not(&asked).unwrap_err(), DeskError::Refused { .. }));
}

#[test]
fn a_held_date_is_given_back_in_the_same_step_as_the_others_are_accepted() {
    let department = Department::sample();
    let desk = &department.desk;
    let made = apply(desk, picks(&proposed(desk, &season())));
    let before = (desk.requests().unwrap(), desk.meetings().unwrap());
    let release = vec![made[0]];
    let applied = desk.apply_season(&ApplySeason { release, ..ApplySeason::default() }).unwrap().answer;
    let waits = desk.requests().unwrap().into_iter().find(|card| card.id == applied.released[0]).unwrap();
    assert_eq!((waits.state, waits.meeting_id), (RequestState::Waiting, None));
    assert_eq!(desk.undo().unwrap().answer.step, StepName::ApplySeason);
    assert_eq!((desk.requests().unwrap(), desk.meetings().unwrap()), before);
}

#[test]
fn a_season_begins_at_the_prices_that_the_office_set() {
    let department = Department::sample();
    let desk = &department.desk;
    let mut settings = desk.register().unwrap().settings;
    settings.season_prices.lead = 48;
    desk.put_settings(&settings).unwrap();
    let start = desk.begin_season().unwrap();
    assert_eq!((start.order.wishes.prices.lead, start.usual.lead), (48, 12));
    assert_eq!((start.order.from, start.order.to), (day(0), day(83)));
}

#[test]
fn a_calendar_too_old_to_be_believed_makes_nobody_free() {
    let folder = tempfile::tempdir().unwrap();
    let at = |now| Desk::open(folder.path(), Box::new(FixedClock(now)), "tester").unwrap();
    at(now()).load_sample().unwrap();
    let later = at(now() + chrono::TimeDelta::days(9));
    let proposal = proposed(&later, &season());
    assert_eq!(proposal.placed, vec![]);
    let wishes = Wishes { believe_stale: true, ..Wishes::default() };
    let hopeful = proposed(&later, &PlanSeason { wishes, ..season() });
    assert!(!hopeful.placed.is_empty());
    assert!(hopeful.placed.iter().all(|one| one.verdict == Verdict::Unknown));
}

#[test]
fn the_same_seed_and_steps_give_the_same_proposal() {
    let department = Department::sample();
    let order = season();
    assert_eq!(proposed(&department.desk, &order), proposed(&department.desk, &order));
}

#[test]
fn a_search_that_is_stopped_at_once_still_proposes_what_the_rules_allow() {
    let department = Department::sample();
    let impatient = Impatient::default();
    let proposal = department.desk.propose_season(&season(), &impatient).unwrap();
    assert!(impatient.0.load(Ordering::Relaxed) > 0);
    let checked = department.desk.check_season(&picks(&proposal)).unwrap();
    assert!(checked.iter().all(|one| one.checked.verdict <= Verdict::Warned));
}

#[test]
fn a_season_across_the_change_of_the_clocks_is_as_good() {
    let spring: DateTime<Utc> =
        "2027-03-10T09:00:00+01:00".parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc();
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path(), Box::new(FixedClock(spring)), "tester").unwrap();
    desk.load_sample().unwrap();
    let first = warsaw::date(spring);
    let last = first.checked_add_days(Days::new(84)).unwrap();
    let order = PlanSeason { steps: Some(2_000), ..PlanSeason::of_days(first, last) };
    let proposal = proposed(&desk, &order);
    assert!(proposal.placed.len() >= 13, "{:?}", proposal.unplaced);
    let summer = |one: &&desk::SeasonPlacement| warsaw::rfc3339(one.pick.start).ends_with("+02:00");
    assert!(proposal.placed.iter().any(|one| summer(&one)));
    apply(&desk, picks(&proposal));
    nothing_blocks(&desk);
}

#[test]
fn a_season_that_is_over_is_refused() {
    let department = Department::sample();
    let past = PlanSeason::of_days("2026-01-01".parse().unwrap(), "2026-03-01".parse().unwrap());
    let refused = department.desk.propose_season(&past, &Unhurried).unwrap_err();
    assert!(matches!(refused, DeskError::Refused { .. }));
}
