//! The recovery code of an encrypted register: what its key is made from, in letters and digits that a person can write down.
//!
//! Eight groups of four of Crockford's base 32, which has no I, L, O or U: 18 random bytes and two that tell a slip of the
//! pen. Nothing else opens the register: who has the code has the key.

use sha2::{Digest, Sha256};

use crate::key::Key;

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET: usize = 18;
const GROUP: usize = 4;

/// It stands in no log: its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; SECRET]);

/// A letter was left out, changed or added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a recovery code")]
pub struct NoRecoveryCode;

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecoveryCode(…)")
    }
}

impl RecoveryCode {
    /// From bytes of a generator for secrets.
    #[must_use]
    pub const fn new(random: [u8; SECRET]) -> Self {
        Self(random)
    }

    /// The key it stands for. The code is random in 144 bits, so no slow derivation is needed.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::new(Sha256::new().chain_update(b"lawka register key 1").chain_update(self.0).finalize().into())
    }

    fn check(&self) -> [u8; 2] {
        let digest = Sha256::new().chain_update(b"lawka recovery code 1").chain_update(self.0).finalize();
        [digest[0], digest[1]]
    }
}

/// In groups, as it is shown and written down.
impl std::fmt::Display for RecoveryCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = [self.0.as_slice(), &self.check()].concat();
        let mut letters = String::new();
        for five in bytes.chunks(5) {
            let number = five.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
            for place in (0..8).rev() {
                if !letters.is_empty() && letters.replace('-', "").len().is_multiple_of(GROUP) {
                    letters.push('-');
                }
                letters.push(char::from(LETTERS[((number >> (place * 5)) & 31) as usize]));
            }
        }
        formatter.write_str(&letters)
    }
}

/// Small letters, blanks and missing hyphens don't matter; O is read as 0, I and L as 1.
impl std::str::FromStr for RecoveryCode {
    type Err = NoRecoveryCode;

    fn from_str(text: &str) -> Result<Self, NoRecoveryCode> {
        let digits: Vec<u64> = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(digit)
            .collect::<Option<_>>()
            .ok_or(NoRecoveryCode)?;
        let numbers =
            digits.chunks(8).map(|eight| eight.iter().fold(0, |number, digit| (number << 5) | digit));
        let bytes: Vec<u8> = numbers.flat_map(|number: u64| number.to_be_bytes()[3..].to_vec()).collect();
        let (secret, check) = bytes.split_at_checked(SECRET).ok_or(NoRecoveryCode)?;
        let code = Self(secret.try_into().map_err(|_| NoRecoveryCode)?);
        if digits.len() == 32 && check == code.check() { Ok(code) } else { Err(NoRecoveryCode) }
    }
}

fn digit(letter: char) -> Option<u64> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    LETTERS.iter().position(|known| char::from(*known) == letter).map(|place| place as u64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_shown_is_read_again_however_it_is_written_down(random: [u8; SECRET]) {
            let code = RecoveryCode::new(random);
            let shown = code.to_string();
            prop_assert_eq!(shown.len(), 39);
            prop_assert_eq!(shown.parse(), Ok(code.clone()));
            let by_hand = shown.replace('-', " ").to_lowercase().replace('0', "o").replace('1', "l");
            prop_assert_eq!(by_hand.parse(), Ok(code));
        }

        #[test]
        fn one_wrong_letter_is_noticed(random: [u8; SECRET], at in 0_usize..32, by in 1_usize..32) {
            let shown = RecoveryCode::new(random).to_string().replace('-', "");
            let letter = shown.as_bytes()[at];
            let place = LETTERS.iter().position(|known| *known == letter).unwrap();
            let other = char::from(LETTERS[(place + by) % 32]);
            let wrong: String =
                shown.chars().enumerate().map(|(here, letter)| if here == at { other } else { letter }).collect();
            prop_assert_eq!(wrong.parse::<RecoveryCode>(), Err(NoRecoveryCode));
        }

        #[test]
        fn anything_else_is_no_code(text in ".{0,60}") {
            prop_assert_eq!(text.parse::<RecoveryCode>(), Err(NoRecoveryCode));
        }
    }

    #[test]
    fn neither_code_nor_key_can_be_printed_by_mistake() {
        let code = RecoveryCode::new([7; SECRET]);
        assert_eq!(format!("{code:?} {:?}", code.key()), "RecoveryCode(…) Key(…)");
    }
}
