//! Titles dealt like cards: none comes again before all have come.

use super::random::Random;

#[derive(Debug)]
pub(super) struct Deck<T> {
    cards: Vec<T>,
    next: usize,
}

impl<T: Clone> Deck<T> {
    pub fn new(mut cards: Vec<T>, random: &mut Random) -> Self {
        random.shuffle(&mut cards);
        Self { cards, next: 0 }
    }

    /// The next card; `None` only from an empty deck.
    pub fn deal(&mut self, random: &mut Random) -> Option<T> {
        if self.next == self.cards.len() {
            random.shuffle(&mut self.cards);
            self.next = 0;
        }
        let card = self.cards.get(self.next).cloned();
        self.next += 1;
        card
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_cards_come_before_one_comes_again() {
        let mut random = Random::for_part(3, 1);
        let mut deck = Deck::new((0..9).collect(), &mut random);
        for _ in 0..3 {
            let mut round: Vec<i32> = (0..9).filter_map(|_| deck.deal(&mut random)).collect();
            round.sort_unstable();
            assert_eq!(round, (0..9).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_empty_deck_deals_nothing() {
        let mut random = Random::for_part(3, 1);
        assert_eq!(Deck::<i32>::new(vec![], &mut random).deal(&mut random), None);
    }
}
