//! Sums over stretches of days: a meeting on a day lies in each stretch of `n` days that begins in the `n` days up to it.

/// Adds to `out[day]` what the stretches around the day sum to; `row[i]` belongs to the one that begins `n - 1 - i` days before
/// the first day.
pub(super) fn add_around(row: &[f64], n: usize, out: &mut [f64]) {
    if n == 0 {
        return;
    }
    let mut sum: f64 = row[..n - 1].iter().sum();
    for (day, price) in out.iter_mut().enumerate() {
        sum += row[day + n - 1];
        *price += sum;
        sum -= row[day];
    }
}

/// How many of the `counts` by day lie in each stretch.
pub(super) fn count_in(counts: &[f64], n: usize, out: &mut [f64]) {
    let mut sum = 0.0;
    for (i, slot) in out.iter_mut().enumerate().take(counts.len() + n.saturating_sub(1)) {
        sum += counts.get(i).copied().unwrap_or(0.0);
        *slot = sum;
        if i + 1 >= n {
            sum -= counts.get(i + 1 - n).copied().unwrap_or(0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_in_as_many_stretches_as_they_are_long() {
        let (days, n) = (9, 4);
        let row: Vec<f64> = (0..days + n).map(|i| (i * i) as f64).collect();
        let mut around = vec![0.0; days];
        add_around(&row, n, &mut around);
        for (day, sum) in around.iter().enumerate() {
            assert_eq!(*sum, row[day..day + n].iter().sum::<f64>());
        }
    }

    #[test]
    fn prices_over_stretches_and_counts_in_them_are_two_sides_of_one_sum() {
        let (days, n) = (8, 3);
        let row: Vec<f64> = (0..days + n).map(|i| (i % 5) as f64).collect();
        let counts: Vec<f64> = (0..days).map(|i| (i % 3) as f64).collect();
        let mut around = vec![0.0; days];
        add_around(&row, n, &mut around);
        let mut within = vec![0.0; days + n];
        count_in(&counts, n, &mut within);
        let by_day: f64 = around.iter().zip(&counts).map(|(a, b)| a * b).sum();
        let by_stretch: f64 = row.iter().zip(&within).map(|(a, b)| a * b).sum();
        assert_eq!(by_day, by_stretch);
    }
}
