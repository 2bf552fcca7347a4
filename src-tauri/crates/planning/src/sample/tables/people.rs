//! Invented people. No row may name a person who holds or has held a real office.

use crate::person::{Duty, Gender};

pub struct PersonRow {
    pub name: &'static str,
    pub gender: Gender,
    pub office: &'static str,
    pub duty: Duty,
}

const fn woman(name: &'static str, office: &'static str, duty: Duty) -> PersonRow {
    PersonRow { name, gender: Gender::Feminine, office, duty }
}

const fn man(name: &'static str, office: &'static str, duty: Duty) -> PersonRow {
    PersonRow { name, gender: Gender::Masculine, office, duty }
}

/// The Mayor comes first, as the first candidate of a pool.
pub const PEOPLE: [PersonRow; 12] = [
    man("Gniewomir Zarzecki", "Prezydent Miasta Krakowa", Duty::Mayor),
    woman("Jagna Topolnicka", "Zastępczyni Prezydenta Miasta Krakowa", Duty::Deputy),
    man("Wit Kalinowiecki", "Zastępca Prezydenta Miasta Krakowa", Duty::Deputy),
    woman("Apolonia Grodzieńska", "Zastępczyni Prezydenta Miasta Krakowa", Duty::Deputy),
    man("Sambor Łęgowiecki", "Zastępca Prezydenta Miasta Krakowa", Duty::Deputy),
    woman("Kalina Wrzosek", "Główna specjalistka w Wydziale Komunikacji Społecznej", Duty::Organiser),
    man("Iwo Modrzejewicz", "Inspektor w Wydziale Komunikacji Społecznej", Duty::Organiser),
    woman("Dobrawa Cisowska", "Podinspektorka w Wydziale Komunikacji Społecznej", Duty::Organiser),
    man("Tymon Jaskólecki", "Koordynator spotkań w dzielnicach", Duty::Host),
    woman("Halszka Olchowicz", "Koordynatorka spotkań w dzielnicach", Duty::Host),
    woman("Róża Pawlikowiec", "Tłumaczka polskiego języka migowego (PJM)", Duty::Interpreter),
    man("Miron Sadecki", "Tłumacz polskiego języka migowego (PJM)", Duty::Interpreter),
];
