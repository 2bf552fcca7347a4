//! What fills the calendars of people: a beginning and its endings make the titles.

use super::duties::{
    HOST_DAYS, HOST_EVENINGS, INTERPRETER_DAYS, INTERPRETER_EVENINGS, ORGANISER_DAYS, ORGANISER_EVENINGS,
};
use crate::person::Duty;

/// What it is, how long it takes in minutes, and the endings with the district where it takes place; 0 is the office.
pub struct Errand {
    pub start: &'static str,
    pub minutes: u32,
    pub endings: &'static [(&'static str, u8)],
}

pub(super) const fn errand(
    start: &'static str,
    minutes: u32,
    endings: &'static [(&'static str, u8)],
) -> Errand {
    Errand { start, minutes, endings }
}

/// What fills a person's working days and evenings.
pub struct Agenda {
    pub days: &'static [Errand],
    pub evenings: &'static [Errand],
    /// From which full hour to which the working day is filled, and how much of it, in percent.
    pub day: (u16, u16),
    pub day_percent: u32,
    /// How many working evenings are taken, in percent.
    pub evening_percent: u32,
}

#[must_use]
pub const fn agenda(duty: Duty) -> Agenda {
    let (days, evenings) = titles(duty);
    let (day, day_percent, evening_percent) = match duty {
        Duty::Mayor => ((8, 17), 60, 32),
        Duty::Deputy => ((8, 17), 45, 20),
        Duty::Organiser => ((9, 16), 35, 12),
        Duty::Interpreter => ((8, 17), 35, 15),
        Duty::Host | Duty::Other => ((12, 17), 25, 15),
    };
    Agenda { days, evenings, day, day_percent, evening_percent }
}

const fn titles(duty: Duty) -> (&'static [Errand], &'static [Errand]) {
    match duty {
        Duty::Mayor => (MAYOR_DAYS, MAYOR_EVENINGS),
        Duty::Deputy => (DEPUTY_DAYS, DEPUTY_EVENINGS),
        Duty::Organiser => (ORGANISER_DAYS, ORGANISER_EVENINGS),
        Duty::Interpreter => (INTERPRETER_DAYS, INTERPRETER_EVENINGS),
        Duty::Host | Duty::Other => (HOST_DAYS, HOST_EVENINGS),
    }
}

const MAYOR_DAYS: &[Errand] = &[
    errand(
        "Spotkanie z inwestorem: ",
        90,
        &[
            ("park technologiczny", 0),
            ("centrum usług wspólnych", 0),
            ("hotel przy dworcu", 0),
            ("zakład lekkiej elektroniki", 0),
            ("modernizacja hali targowej", 2),
        ],
    ),
    errand(
        "Otwarcie ",
        90,
        &[
            ("szkoły po rozbudowie", 12),
            ("żłobka na 120 miejsc", 4),
            ("klubu seniora", 15),
            ("ścieżki rowerowej", 13),
            ("zielonego podwórka przy bibliotece", 16),
            ("nowej sali koncertowej szkoły muzycznej", 18),
            ("przystani dla kajaków", 7),
        ],
    ),
    errand(
        "Wizyta delegacji: ",
        120,
        &[
            ("Lipsk", 0),
            ("Edynburg", 0),
            ("Bordeaux", 0),
            ("Florencja", 0),
            ("Norymberga", 0),
            ("Wilno", 0),
            ("Tampere", 0),
        ],
    ),
    errand(
        "Narada: ",
        60,
        &[
            ("budżet miasta", 0),
            ("utrzymanie dróg i chodników", 0),
            ("transport publiczny", 0),
            ("jakość powietrza", 0),
            ("mieszkania komunalne", 0),
            ("bezpieczeństwo imprez", 0),
            ("sieć szkół", 0),
            ("zieleń i retencja", 0),
            ("planowanie przestrzenne", 0),
            ("cyfrowy urząd", 0),
        ],
    ),
    errand(
        "Wywiad: ",
        45,
        &[
            ("rozgłośnia akademicka", 0),
            ("tygodnik lokalny", 0),
            ("miejska telewizja", 0),
            ("podcast o miastach", 0),
        ],
    ),
    errand(
        "Wizja lokalna: ",
        90,
        &[
            ("przebudowa węzła przesiadkowego", 3),
            ("nabrzeże Wisły", 13),
            ("remont wiaduktu", 5),
            ("teren pod park", 14),
            ("plac budowy przychodni", 11),
            ("osuwisko przy drodze", 10),
        ],
    ),
    errand(
        "Rozmowa z ",
        60,
        &[
            ("rektorami uczelni", 0),
            ("zarządem spółki tramwajowej", 0),
            ("przewodniczącymi rad dzielnic", 0),
            ("radą seniorów", 0),
            ("młodzieżową radą miasta", 0),
            ("komendantem straży miejskiej", 0),
            ("dyrektorami szpitali miejskich", 0),
            ("izbą gospodarczą", 0),
        ],
    ),
    errand(
        "Uroczystość: ",
        90,
        &[
            ("wręczenie odznaczeń dla par małżeńskich", 1),
            ("ślubowanie strażników miejskich", 1),
            ("jubileusz setnych urodzin mieszkanki", 8),
            ("nagrody dla nauczycieli", 5),
            ("rocznica założenia klubu sportowego", 18),
        ],
    ),
    errand(
        "Posiedzenie ",
        120,
        &[
            ("zespołu zarządzania kryzysowego", 0),
            ("kapituły nagród miasta", 0),
            ("zarządu metropolii", 0),
            ("rady społecznej ds. klimatu", 0),
            ("konwentu prezydentów miast (zdalnie)", 0),
        ],
    ),
];

const MAYOR_EVENINGS: &[Errand] = &[
    errand(
        "Gala: ",
        150,
        &[
            ("Wolontariusz Roku", 2),
            ("Sportowiec Roku", 14),
            ("Przyjazna Szkoła", 18),
            ("Firma z Sercem", 13),
        ],
    ),
    errand(
        "Koncert: ",
        120,
        &[
            ("orkiestra młodzieżowa", 1),
            ("chór akademicki", 1),
            ("jubileusz szkoły muzycznej", 5),
            ("muzyka dawna", 1),
        ],
    ),
    errand(
        "Spotkanie: ",
        90,
        &[
            ("rada gospodarcza", 0),
            ("klub radnych", 0),
            ("stowarzyszenie kupców", 1),
            ("organizacje kombatanckie", 1),
        ],
    ),
    errand(
        "Otwarcie ",
        120,
        &[
            ("wystawy fotografii w galerii", 13),
            ("festiwalu filmowego", 1),
            ("sezonu w teatrze", 18),
            ("jarmarku sąsiedzkiego", 9),
        ],
    ),
];

const DEPUTY_DAYS: &[Errand] = &[
    errand(
        "Narada: ",
        60,
        &[
            ("inwestycje drogowe", 0),
            ("edukacja włączająca", 0),
            ("gospodarka odpadami", 0),
            ("kultura w dzielnicach", 0),
            ("pomoc społeczna", 0),
            ("budżet obywatelski", 0),
            ("mieszkalnictwo", 0),
            ("sport i rekreacja", 0),
            ("ochrona zabytków", 0),
        ],
    ),
    errand(
        "Posiedzenie ",
        120,
        &[
            ("komisji edukacji", 0),
            ("komisji planowania przestrzennego", 0),
            ("komisji mienia", 0),
            ("rady nadzorczej spółki wodociągowej", 0),
            ("zespołu ds. dostępności", 0),
        ],
    ),
    errand(
        "Wizytacja: ",
        90,
        &[
            ("przedszkole po remoncie", 6),
            ("dom pomocy społecznej", 8),
            ("stacja uzdatniania wody", 7),
            ("zajezdnia tramwajowa", 18),
            ("basen przy szkole", 16),
            ("schronisko dla zwierząt", 7),
        ],
    ),
    errand(
        "Rozmowa z ",
        60,
        &[
            ("dyrektorami szkół", 0),
            ("wykonawcą przebudowy ulicy", 0),
            ("przedstawicielami związków zawodowych", 0),
            ("opiekunami zabytków", 0),
            ("rodzicami uczniów", 0),
            ("operatorem rowerów miejskich", 0),
        ],
    ),
    errand(
        "Dyżur: ",
        120,
        &[("przyjęcia mieszkańców", 0), ("skargi i wnioski", 0), ("rozmowy z radnymi dzielnic", 0)],
    ),
];

const DEPUTY_EVENINGS: &[Errand] = &[
    errand(
        "Konsultacje: ",
        120,
        &[
            ("plan ogólny miasta", 5),
            ("nowa siatka autobusów", 12),
            ("park rzeczny", 10),
            ("strategia kultury", 1),
        ],
    ),
    errand("Premiera: ", 120, &[("teatr lalek", 18), ("teatr tańca", 13), ("film dokumentalny", 1)]),
    errand(
        "Turniej: ",
        90,
        &[("szkolna liga koszykówki", 14), ("szachy międzypokoleniowe", 3), ("piłka ręczna", 15)],
    ),
];
