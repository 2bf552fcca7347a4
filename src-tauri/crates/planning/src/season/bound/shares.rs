//! How much of each meeting the prices put on each of its days: the average of what was bought on the way, which comes near
//! what the linear relaxation would answer.

use super::offers::Buyer;

#[derive(Debug)]
pub(super) struct Shares {
    /// For each buyer its meeting and, for each of its days, the day and the share.
    rows: Vec<(u32, Vec<(u16, f32)>)>,
}

impl Shares {
    pub fn new(buyers: &[Buyer]) -> Self {
        let row = |buyer: &Buyer| (buyer.meeting, buyer.days.iter().map(|d| (d.day, 0.0)).collect());
        Shares { rows: buyers.iter().map(row).collect() }
    }

    /// Turns the average by `a` towards what was bought.
    pub fn turn(&mut self, a: f32, bought: &[Option<usize>]) {
        for ((_, row), bought) in self.rows.iter_mut().zip(bought) {
            row.iter_mut().for_each(|(_, share)| *share *= 1.0 - a);
            if let Some((_, share)) = bought.and_then(|i| row.get_mut(i)) {
                *share += a;
            }
        }
    }

    /// Follows buyers who lost some of their days.
    pub fn keep(&mut self, buyers: &[Buyer]) {
        let mut kept = Shares::new(buyers);
        for (meeting, row) in &mut kept.rows {
            let Ok(old) = self.rows.binary_search_by_key(meeting, |r| r.0) else { continue };
            for (day, share) in row {
                *share = self.rows[old].1.iter().find(|d| d.0 == *day).map_or(0.0, |d| d.1);
            }
        }
        *self = kept;
    }

    pub fn rows(&self) -> impl Iterator<Item = (usize, &[(u16, f32)])> {
        self.rows.iter().map(|(meeting, row)| (*meeting as usize, row.as_slice()))
    }
}
