//! What fills venues: weekly courses and single events, by kind. A title and its length in minutes.

use crate::venue::VenueKind;

pub type Course = (&'static str, u32);

/// What comes every week.
#[must_use]
pub const fn courses(kind: VenueKind) -> &'static [Course] {
    match kind {
        VenueKind::School => &[
            ("Tenis stołowy dla młodzieży", 90),
            ("Zajęcia koła teatralnego", 90),
            ("Szkolny klub debat", 60),
            ("Próba chóru szkolnego", 75),
            ("Gimnastyka dla dorosłych", 60),
            ("Zajęcia z robotyki", 120),
            ("Koło szachowe", 90),
            ("Nauka tańca dla dorosłych", 90),
            ("Próba orkiestry dętej", 120),
        ],
        VenueKind::CultureCentre => &[
            ("Próba zespołu ludowego", 120),
            ("Kurs ceramiki", 120),
            ("Warsztaty rysunku", 90),
            ("Joga dla każdego", 60),
            ("Studio piosenki", 90),
            ("Klub gier planszowych", 150),
            ("Balet dla dzieci", 60),
            ("Próba teatru seniorów", 120),
            ("Lekcje gitary", 60),
            ("Spotkanie klubu rękodzieła", 120),
        ],
        VenueKind::SportsClub => &[
            ("Trening seniorów", 120),
            ("Trening juniorów", 90),
            ("Szkółka piłkarska", 75),
            ("Tenis stołowy", 120),
            ("Aikido", 90),
            ("Nordic walking – zbiórka", 30),
        ],
        VenueKind::CityHall => &[
            ("Szkolenie pracowników", 180),
            ("Komisja konkursowa", 120),
            ("Posiedzenie komisji dialogu obywatelskiego", 120),
            ("Narada wydziałów", 90),
            ("Konferencja prasowa", 60),
        ],
        VenueKind::Library => &[
            ("Dyskusyjny Klub Książki", 90),
            ("Głośne czytanie dla dzieci", 60),
            ("Lekcja biblioteczna", 90),
            ("Konwersacje po angielsku", 60),
            ("Warsztaty obsługi komputera", 120),
        ],
        VenueKind::SeniorsClub => &[
            ("Gimnastyka dla zdrowych pleców", 60),
            ("Brydż i szachy", 180),
            ("Chór „Złota Nuta”", 120),
            ("Kurs obsługi smartfona", 90),
            ("Kawiarenka wspomnień", 120),
        ],
        VenueKind::Outdoor | VenueKind::Other => &[
            ("Próba kapeli", 120),
            ("Zebranie strażaków ochotników", 120),
            ("Spotkanie koła gospodyń", 150),
            ("Zumba", 60),
        ],
    }
}

/// What comes once, in an evening or on a Saturday.
#[must_use]
pub const fn events(kind: VenueKind) -> &'static [Course] {
    match kind {
        VenueKind::School => &[
            ("Zebranie z rodzicami", 120),
            ("Wieczór talentów", 150),
            ("Szkolny turniej rodzinny", 150),
            ("Dzień otwarty szkoły", 150),
            ("Przedstawienie szkolne", 120),
        ],
        VenueKind::CultureCentre => &[
            ("Koncert kameralny", 120),
            ("Wernisaż wystawy", 120),
            ("Spektakl dla dzieci", 90),
            ("Przegląd zespołów amatorskich", 180),
            ("Spotkanie podróżnicze", 120),
            ("Potańcówka międzypokoleniowa", 180),
        ],
        VenueKind::SportsClub => &[
            ("Mecz ligowy", 150),
            ("Mecz towarzyski", 120),
            ("Turniej orlików", 180),
            ("Walne zebranie klubu", 120),
        ],
        VenueKind::CityHall => &[
            ("Wręczenie stypendiów", 120),
            ("Debata o strategii miasta", 120),
            ("Nadanie tytułów zasłużonych", 120),
        ],
        VenueKind::Library => {
            &[("Spotkanie autorskie", 90), ("Kiermasz książek", 120), ("Wieczór poezji", 90)]
        }
        VenueKind::SeniorsClub => {
            &[("Wieczór pieśni", 120), ("Wykład o profilaktyce zdrowia", 90), ("Urodziny klubu", 150)]
        }
        VenueKind::Outdoor | VenueKind::Other => &[
            ("Zabawa sąsiedzka", 180),
            ("Wieczór tradycji i kuchni lokalnej", 120),
            ("Jubileusz jednostki", 150),
        ],
    }
}
