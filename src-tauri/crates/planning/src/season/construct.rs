//! The first plan: meetings one by one, each in its cheapest place.

use super::problem::Problem;
use super::state::State;

/// Places what is not placed yet: what stands today first, then by the price of leaving it out, those with few choices before others.
pub(crate) fn fill(state: &mut State<'_>) {
    for k in order(state.problem) {
        let m = state.meeting(k);
        if m.fixed.is_some() || state.spots[k].is_placed() {
            continue;
        }
        if let Some((_, spot)) = state.best_anywhere(k, m.left_out, Default::default()) {
            state.place(k, spot);
        }
    }
}

fn order(problem: &Problem) -> Vec<usize> {
    let mut order: Vec<usize> = (0..problem.meetings.len()).collect();
    order.sort_by_key(|k| {
        let m = &problem.meetings[*k];
        (std::cmp::Reverse((m.moves, m.left_out)), m.choices.len(), *k)
    });
    order
}
