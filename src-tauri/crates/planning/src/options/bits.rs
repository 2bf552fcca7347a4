//! One bit for each possible start.

use std::ops::Range;

/// A fixed-length row of bits, 64 to a word; bits behind the end are always clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotBits {
    words: Vec<u64>,
    len: usize,
}

impl SlotBits {
    #[must_use]
    pub fn new(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    #[must_use]
    pub fn get(&self, index: usize) -> bool {
        index < self.len && self.words[index / 64] >> (index % 64) & 1 == 1
    }

    /// Sets a range, cut to the row.
    #[inline]
    pub fn set(&mut self, range: Range<usize>) {
        let (start, end) = (range.start, range.end.min(self.len));
        if start < end {
            self.set_words(start, end);
        }
    }

    #[inline]
    fn set_words(&mut self, start: usize, end: usize) {
        let (first, last) = (start / 64, (end - 1) / 64);
        let head = u64::MAX << (start % 64);
        let tail = u64::MAX >> (63 - (end - 1) % 64);
        if first == last {
            self.words[first] |= head & tail;
            return;
        }
        self.words[first] |= head;
        self.words[first + 1..last].fill(u64::MAX);
        self.words[last] |= tail;
    }

    /// Sets a few bits from a start on, cut to the row at both ends.
    #[inline]
    pub fn set_few(&mut self, start: i64, count: i64) {
        if start >= 0 && (1..64).contains(&count) && start + count <= self.len as i64 {
            let (word, shift) = (start as usize / 64, start as usize % 64);
            let bits = u64::MAX >> (64 - count) as u32;
            self.words[word] |= bits << shift;
            if shift + count as usize > 64 {
                self.words[word + 1] |= bits >> (64 - shift);
            }
        } else {
            let on_row = |slot: i64| slot.clamp(0, self.len as i64) as usize;
            self.set(on_row(start)..on_row(start.saturating_add(count)));
        }
    }

    pub fn invert(&mut self) {
        for word in &mut self.words {
            *word = !*word;
        }
        if !self.len.is_multiple_of(64)
            && let Some(last) = self.words.last_mut()
        {
            *last &= u64::MAX >> (64 - self.len % 64);
        }
    }

    pub fn or(&mut self, other: &Self) {
        self.zip(other, |a, b| a | b);
    }

    /// Adds what two rows have in common.
    pub fn or_both(&mut self, a: &Self, b: &Self) {
        for (word, (a, b)) in self.words.iter_mut().zip(a.words.iter().zip(&b.words)) {
            *word |= a & b;
        }
    }

    pub fn and(&mut self, other: &Self) {
        self.zip(other, |a, b| a & b);
    }

    pub fn and_not(&mut self, other: &Self) {
        self.zip(other, |a, b| a & !b);
    }

    fn zip(&mut self, other: &Self, join: impl Fn(u64, u64) -> u64) {
        debug_assert_eq!(self.len, other.len);
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word = join(*word, *other);
        }
    }

    #[must_use]
    pub fn any(&self) -> bool {
        self.words.iter().any(|word| *word != 0)
    }

    /// Whether every bit of a range is set; what lies beyond the row counts as set.
    #[must_use]
    pub fn all(&self, range: Range<usize>) -> bool {
        let (start, end) = (range.start, range.end.min(self.len));
        let mut index = start;
        while index < end {
            let clear = !(self.words[index / 64] >> (index % 64));
            let ahead = clear.trailing_zeros() as usize;
            if ahead < 64 - index % 64 {
                return index + ahead >= end;
            }
            index += 64 - index % 64;
        }
        true
    }

    /// The indices of the set bits, in order.
    pub fn ones(&self) -> impl Iterator<Item = usize> + '_ {
        ones_of(self.words.iter().copied())
    }

    /// The indices at which a bit differs from the one before it, in order; before the first all are clear.
    pub fn edges(&self) -> impl Iterator<Item = usize> + '_ {
        let before = std::iter::once(0).chain(self.words.iter().map(|word| word >> 63));
        let edges = self.words.iter().zip(before).map(|(word, before)| word ^ (word << 1 | before));
        // Behind the end all bits are clear, which is no edge of the row.
        ones_of(edges).take_while(|index| *index < self.len)
    }

    #[must_use]
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }
}

fn ones_of(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().flat_map(|(index, word)| {
        let mut left = word;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            (left != 0).then(|| {
                left &= left - 1;
                index * 64 + bit
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_few_bits_are_those_of_the_same_range(len in 1usize..300, start in -90i64..320, count in 0i64..130) {
            let (mut few, mut range) = (SlotBits::new(len), SlotBits::new(len));
            few.set_few(start, count);
            range.set(start.max(0) as usize..(start + count).max(0) as usize);
            prop_assert_eq!(few, range);
        }

        #[test]
        fn edges_are_where_a_bit_differs_from_the_one_before(set in proptest::collection::vec(any::<bool>(), 1..300)) {
            let mut bits = SlotBits::new(set.len());
            set.iter().enumerate().filter(|(_, set)| **set).for_each(|(at, _)| bits.set(at..at + 1));
            let expected: Vec<usize> =
                (0..set.len()).filter(|at| set[*at] != (*at > 0 && set[*at - 1])).collect();
            prop_assert_eq!(bits.edges().collect::<Vec<_>>(), expected);
        }

        #[test]
        fn a_range_sets_just_its_bits(len in 1usize..300, start in 0usize..320, length in 0usize..200) {
            let mut bits = SlotBits::new(len);
            bits.set(start..start + length);
            for index in 0..len {
                prop_assert_eq!(bits.get(index), (start..start + length).contains(&index));
            }
            let set = bits.count();
            for end in start..len {
                prop_assert_eq!(bits.all(start..end), (start..end).all(|index| bits.get(index)));
            }
            let ones: Vec<usize> = bits.ones().collect();
            prop_assert_eq!(ones, (start..(start + length).min(len)).collect::<Vec<_>>());
            bits.invert();
            prop_assert_eq!(bits.count(), len - set);
        }
    }
}
