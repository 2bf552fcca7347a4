//! The proposal: the picture of the register, its plan, the rules' last word, and why something has no place.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use planning::id::{MeetingId, RequestId};
use planning::options::{Obstacle, StartGrid, obstacles};
use planning::request::RequestFault;
use planning::season::{
    Control, DateSpan, Instance, PlanOptions, Question, Relaxation, Settled, Solution, Staged, Unplaced,
    UnplacedKind, against_standing, check_instance, explain, from_world, plan, score, settle,
};
use planning::time::warsaw;
use planning::world::World;

use super::bounded::Bounded;
use super::cards::placement;
use super::{PlanSeason, SeasonLeftOut, SeasonProposal, SeasonTrouble};
use crate::{Desk, DeskError, Failure, Refusal};

/// Two threads keep an office PC's window smooth; a fixed number keeps the plan the same everywhere.
const THREADS: usize = 2;

impl Desk {
    /// Proposes a season. Nothing is written. `control` is asked whether to stop, at any moment, and told how far it is;
    /// a proposal that was stopped is as valid as any other.
    ///
    /// # Errors
    /// Refused when the season ends before it begins, or is over.
    pub fn propose_season(
        &self,
        order: &PlanSeason,
        control: &dyn Control,
    ) -> Result<SeasonProposal, DeskError> {
        let bounded = Bounded::new(control, order);
        let (world, now) = self.snapshot()?;
        propose(&world, now, order, &bounded)
    }

    /// The season as an instance of `lawka-plan/1`, for other planners and checkers.
    ///
    /// # Errors
    /// Refused when the season ends before it begins, or is over.
    pub fn season_instance(&self, order: &PlanSeason) -> Result<Instance, DeskError> {
        let (world, now) = self.snapshot()?;
        Ok(question(&world, now, order)?.instance)
    }

    /// A copy, so that nobody waits for the plan.
    pub(super) fn snapshot(&self) -> Result<(World, DateTime<Utc>), DeskError> {
        self.look(|world, now| Ok((world.clone(), now)))
    }
}

pub(super) fn question(world: &World, now: DateTime<Utc>, order: &PlanSeason) -> Result<Question, DeskError> {
    let span = DateSpan { from: order.from, to: order.last() };
    if span.to < span.from || span.to < warsaw::date(now) {
        return Err(Refusal::RequestFaults { faults: vec![RequestFault::WishesReversed] }.into());
    }
    let question = from_world(world, now, span, &order.wishes);
    check_instance(&question.instance).map_err(|error| Failure::Fault { detail: error.to_string() })?;
    Ok(question)
}

fn propose(
    world: &World,
    now: DateTime<Utc>,
    order: &PlanSeason,
    bounded: &Bounded<'_>,
) -> Result<SeasonProposal, DeskError> {
    let question = question(world, now, order)?;
    let warm = (!order.warm.is_empty()).then(|| question.solution(&order.warm));
    let options = PlanOptions { seed: order.seed, max_steps: order.steps, warm, threads: THREADS };
    let solution = plan(&question.instance, options, bounded);
    let why = explain(&question.instance, &solution);
    let picks = question.picks(&solution);
    let retry = worth_another_try(&question, &why);
    let settled = settle(&question, (world, now, &order.wishes), picks, &retry, &|| bounded.go_on());
    let (solution, why) =
        if settled.changed { settled_solution(&question, &settled) } else { (solution, why) };
    let picture = Picture { world, now, question: &question, bounded };
    Ok(picture.proposal(&solution, &why, settled))
}

/// What the picture had no room for; what it left out for the score stays out.
fn worth_another_try(question: &Question, why: &[Unplaced]) -> BTreeSet<RequestId> {
    let left = why.iter().filter(|one| one.kind != Some(UnplacedKind::Choice));
    let subjects = left.filter_map(|one| question.subject(&one.proposal));
    subjects.filter(|subject| subject.meeting_id.is_none()).map(|subject| subject.request_id).collect()
}

fn settled_solution(question: &Question, settled: &Settled) -> (Solution, Vec<Unplaced>) {
    let picks: Vec<_> = settled.picks.iter().map(|one| one.pick.clone()).collect();
    let solution = question.solution(&picks);
    let why = explain(&question.instance, &solution);
    (solution, why)
}

/// The register and its picture.
pub(super) struct Picture<'a> {
    pub world: &'a World,
    pub now: DateTime<Utc>,
    pub question: &'a Question,
    pub bounded: &'a Bounded<'a>,
}

impl Picture<'_> {
    fn proposal(&self, solution: &Solution, why: &[Unplaced], settled: Settled) -> SeasonProposal {
        let picks: Vec<_> = settled.picks.iter().map(|one| one.pick.clone()).collect();
        let staged = Staged::new(self.world, &picks);
        let scored = score(&self.question.instance, solution);
        let (kept, changed): (Vec<_>, Vec<_>) =
            settled.picks.into_iter().partition(|one| staged.is_as_registered(&one.pick));
        let kept = self.staying(kept.into_iter().filter_map(|one| one.pick.meeting_id));
        let span = self.question.instance.horizon;
        SeasonProposal {
            from: span.from,
            to: span.to,
            troubled: self.troubled(&staged, &kept),
            kept,
            placed: changed.into_iter().map(|one| placement(self.world, one)).collect(),
            unplaced: why.iter().filter_map(|one| self.left_out(&staged, one)).collect(),
            score: scored.total,
            parts: scored.parts.into_iter().map(|(part, points)| (part.to_owned(), points)).collect(),
        }
    }

    fn staying(&self, held: impl Iterator<Item = MeetingId>) -> Vec<MeetingId> {
        let fixed = self.question.subjects.iter().filter(|subject| subject.fixed);
        let all: BTreeSet<MeetingId> = fixed.filter_map(|subject| subject.meeting_id).chain(held).collect();
        all.into_iter().collect()
    }

    fn troubled(&self, staged: &Staged<'_>, kept: &[MeetingId]) -> Vec<SeasonTrouble> {
        let meetings = kept.iter().filter_map(|id| self.world.meeting(*id));
        let troubled = meetings.map(|meeting| SeasonTrouble {
            meeting_id: meeting.id,
            reasons: against_standing(staged, meeting, self.now),
        });
        troubled.filter(|one| !one.reasons.is_empty()).collect()
    }

    pub fn left_out(&self, staged: &Staged<'_>, why: &Unplaced) -> Option<SeasonLeftOut> {
        let subject = self.question.subject(&why.proposal)?;
        let relax = Relaxation::read_all(&why.relax);
        Some(SeasonLeftOut {
            request_id: subject.request_id,
            meeting_id: subject.meeting_id,
            name: self.world.request(subject.request_id)?.title.clone(),
            kind: why.kind.map(Into::into),
            obstacles: if relax.is_empty() && self.bounded.go_on() {
                self.obstacles(staged, why)
            } else {
                vec![]
            },
            relax,
        })
    }

    /// What stands in the way when the rest of the plan stands.
    fn obstacles(&self, staged: &Staged<'_>, why: &Unplaced) -> Vec<Obstacle> {
        let index = self.question.instance.proposals.iter().position(|one| one.id == why.proposal);
        let proposal =
            index.map(|index| (&self.question.instance.proposals[index], &self.question.subjects[index]));
        let Some((proposal, subject)) = proposal else { return vec![] };
        let Some(case) = staged.case_of(subject, self.now) else { return vec![] };
        obstacles(&case, &StartGrid::of_days(proposal.window.from, proposal.window.to)).smallest
    }
}
