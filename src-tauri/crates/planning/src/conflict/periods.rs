//! What the rules about periods share: which periods of a kind meet a meeting, and at which starts.

use super::{Case, Placement};
use crate::options::{Reach, SlotBits, StartGrid};
use crate::period::{Period, PeriodKind};

/// Periods of a kind during the meeting itself.
pub(super) fn during<'a>(
    case: &'a Case<'a>,
    at: &Placement,
    kind: PeriodKind,
) -> impl Iterator<Item = &'a Period> {
    let core = case.core(at.start);
    of_kind(case, kind).filter(move |period| period.interval.overlaps(&core))
}

/// Paints every start whose meeting falls into a period of the kind.
pub(super) fn paint_during(case: &Case<'_>, grid: &StartGrid, kind: PeriodKind, bits: &mut SlotBits) {
    let reach = Reach { before: 0, after: case.duration.seconds() };
    for period in of_kind(case, kind) {
        bits.set(grid.starts_overlapping(period.interval, reach));
    }
}

fn of_kind<'a>(case: &'a Case<'a>, kind: PeriodKind) -> impl Iterator<Item = &'a Period> {
    case.periods.iter().copied().filter(move |period| period.kind == kind)
}
