//! Forms of address: the vocative by office and gender, chosen by a person and never guessed from a name. Surnames are
//! not declined.

use crate::announcement::Gender;
use serde::{Deserialize, Serialize};

/// Office of an addressee, for the salutation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// No office: „Szanowny Panie,” „Szanowna Pani,”
    #[default]
    Person,
    Councillor,
    /// Chair of a council or of a board.
    Chair,
    /// President of the city, or a deputy.
    President,
    Director,
    /// A body or several persons: „Szanowni Państwo,”
    Body,
}

/// „Szanowna Pani Radna,”; an unset gender gives „Szanowni Państwo,”.
pub const fn salutation(role: Role, gender: Gender) -> &'static str {
    match (role, gender) {
        (Role::Body, _) | (_, Gender::Unset) => "Szanowni Państwo,",
        (Role::Person, Gender::Masculine) => "Szanowny Panie,",
        (Role::Person, Gender::Feminine) => "Szanowna Pani,",
        (Role::Councillor, Gender::Masculine) => "Szanowny Panie Radny,",
        (Role::Councillor, Gender::Feminine) => "Szanowna Pani Radna,",
        (Role::Chair, Gender::Masculine) => "Szanowny Panie Przewodniczący,",
        (Role::Chair, Gender::Feminine) => "Szanowna Pani Przewodnicząca,",
        (Role::President, Gender::Masculine) => "Szanowny Panie Prezydencie,",
        (Role::President, Gender::Feminine) => "Szanowna Pani Prezydent,",
        (Role::Director, Gender::Masculine) => "Szanowny Panie Dyrektorze,",
        (Role::Director, Gender::Feminine) => "Szanowna Pani Dyrektor,",
    }
}

/// „Pana”, „Pani”, „Państwa” before „wniosek”.
pub const fn possessive(role: Role, gender: Gender) -> &'static str {
    match (role, gender) {
        (Role::Body, _) | (_, Gender::Unset) => "Państwa",
        (_, Gender::Masculine) => "Pana",
        (_, Gender::Feminine) => "Pani",
    }
}

/// „Pan”, „Pani”, „Państwo” above an address.
pub const fn title(role: Role, gender: Gender) -> &'static str {
    match (role, gender) {
        (Role::Body, _) | (_, Gender::Unset) => "",
        (_, Gender::Masculine) => "Pan",
        (_, Gender::Feminine) => "Pani",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocative_agrees_with_office_and_gender() {
        assert_eq!(salutation(Role::Councillor, Gender::Feminine), "Szanowna Pani Radna,");
        assert_eq!(salutation(Role::Chair, Gender::Masculine), "Szanowny Panie Przewodniczący,");
        assert_eq!(salutation(Role::Director, Gender::Unset), "Szanowni Państwo,");
        assert_eq!(salutation(Role::Body, Gender::Feminine), "Szanowni Państwo,");
    }
}
