//! Filling one day with busy blocks, in minutes of the local day.

use chrono::NaiveDate;

use super::SampleBusy;
use super::deck::Deck;
use super::random::Random;
use crate::district::{self, DistrictNumber};
use crate::hours::DayMinute;
use crate::time::Interval;

/// A title to deal: how long it takes, and the district where it happens (0: not known).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    pub title: String,
    pub minutes: u32,
    pub district: u8,
}

/// A block of one day, `[from, to)` in minutes of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DayBlock {
    pub from: u32,
    pub to: u32,
    pub title: String,
    pub district: u8,
}

impl DayBlock {
    pub fn of(card: Card, from: u32) -> Self {
        Self { from, to: from + card.minutes, title: card.title, district: card.district }
    }

    pub fn on(self, date: NaiveDate) -> SampleBusy {
        let instant = |minute: u32| DayMinute(minute as u16).on(date);
        let interval = Interval { start: instant(self.from), end: instant(self.to) };
        let point = district::by_number(DistrictNumber(self.district)).map(|district| district.centre);
        SampleBusy { interval, title: self.title, point }
    }
}

/// Walks from `from` to `to`, dealing cards with pauses such that about `percent` of the time is taken, round what
/// already stands in `day`. The day stays sorted.
pub(super) fn fill(
    random: &mut Random,
    deck: &mut Deck<Card>,
    day: &mut Vec<DayBlock>,
    (from, to): (u32, u32),
    percent: u32,
) {
    let mut cursor = from + random.quarters_around(pause(60, percent) / 2);
    while let Some(card) = deck.deal(random) {
        let pause = pause(card.minutes, percent);
        let travel = if card.district == 0 { 0 } else { TRAVEL };
        let start = clear_of(day, cursor, card.minutes, travel);
        if start + card.minutes > to {
            break;
        }
        cursor = start + card.minutes + random.quarters_around(pause).max(travel);
        day.push(DayBlock::of(card, start));
        day.sort_by_key(|block| block.from);
    }
}

/// What is kept free before and after a block in a district.
const TRAVEL: u32 = 30;

/// The mean pause after a block of so many minutes.
fn pause(minutes: u32, percent: u32) -> u32 {
    minutes * (100 - percent) / percent
}

/// The first minute from `cursor` on at which a block of this length, with the way there and back, meets nothing; the
/// day is sorted.
fn clear_of(day: &[DayBlock], cursor: u32, minutes: u32, travel: u32) -> u32 {
    day.iter().fold(cursor, |start, block| {
        let meets = start < block.to + travel && block.from < start + minutes + travel;
        if meets { block.to + travel } else { start }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(minutes: u32) -> Card {
        Card { title: "Narada".to_owned(), minutes, district: 0 }
    }

    #[test]
    fn blocks_go_round_what_already_stands_there() {
        let mut random = Random::for_part(5, 1);
        let mut deck = Deck::new(vec![card(60), card(90), card(45)], &mut random);
        let mut day = vec![DayBlock::of(card(90), 600)];
        fill(&mut random, &mut deck, &mut day, (480, 1020), 60);
        assert!(day.len() > 2);
        assert!(day.windows(2).all(|pair| pair[0].to <= pair[1].from));
        assert!(day.iter().all(|block| 480 <= block.from && block.to <= 1020));
    }

    #[test]
    fn a_block_that_touches_another_does_not_meet_it() {
        let day = [DayBlock::of(card(60), 600)];
        assert_eq!(clear_of(&day, 540, 60, 0), 540);
        assert_eq!(clear_of(&day, 555, 60, 0), 660);
        assert_eq!(clear_of(&day, 660, 60, 0), 660);
        assert_eq!(clear_of(&day, 660, 60, 30), 690);
    }
}
