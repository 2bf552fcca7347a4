//! A plan as the prices would have it: each meeting on a day drawn by its share, those that are surest of their day first.

use super::Ascent;
use crate::season::random::Random;
use crate::season::state::State;

impl Ascent {
    /// Fills a state with nothing but the fixed meetings in it. Those whose days are taken go where it is cheapest.
    pub fn round(&self, state: &mut State<'_>, random: &mut Random) {
        let mut order: Vec<(f32, usize, Vec<u16>)> = self
            .shares
            .rows()
            .map(|(k, row)| {
                let sure = row.iter().map(|d| d.1).fold(0.0, f32::max);
                (sure + 0.1 * random.unit() as f32, k, drawn(row, random))
            })
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut left = Vec::new();
        for (_, k, days) in order {
            if !place(state, k, &days) {
                left.push(k);
            }
        }
        for k in left {
            if let Some((_, spot)) = state.best_anywhere(k, state.meeting(k).left_out, Default::default()) {
                state.place(k, spot);
            }
        }
    }
}

/// Days in the order in which they are tried: one drawn by its share, then the others by theirs.
fn drawn(row: &[(u16, f32)], random: &mut Random) -> Vec<u16> {
    let mut days: Vec<usize> = (0..row.len()).filter(|i| row[*i].1 > 0.02).collect();
    days.sort_by(|a, b| row[*b].1.total_cmp(&row[*a].1));
    let mut draw = random.unit() as f32 * days.iter().map(|i| row[*i].1).sum::<f32>();
    let first = days.iter().position(|i| {
        draw -= row[*i].1;
        draw <= 0.0
    });
    if let Some(first) = first {
        days[..=first].rotate_right(1);
    }
    days.into_iter().map(|i| row[i].0).collect()
}

fn place(state: &mut State<'_>, k: usize, days: &[u16]) -> bool {
    let m = state.meeting(k);
    for day in days {
        let Some(i) = m.days.iter().position(|d| d.day == *day) else { continue };
        let Some(date) = state.date_price(k, *day) else { continue };
        if let Some(spot) = state.best_on_day(k, i, m.left_out - date, Default::default()) {
            state.place(k, spot);
            return true;
        }
    }
    false
}
