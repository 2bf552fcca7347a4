//! What fills the calendars of organisers, hosts and interpreters.

use super::errands::{Errand, errand};

pub const ORGANISER_DAYS: &[Errand] = &[
    errand(
        "Przygotowanie ",
        90,
        &[
            ("komunikatu prasowego", 0),
            ("plakatu do druku", 0),
            ("prezentacji dla rad dzielnic", 0),
            ("umowy najmu sali", 0),
            ("raportu po spotkaniu", 0),
            ("odpowiedzi na interpelację", 0),
            ("scenariusza spotkania", 0),
            ("listy pytań z poprzedniego spotkania", 0),
            ("wpisów do mediów społecznościowych", 0),
            ("ogłoszenia w wersji do czytania", 0),
        ],
    ),
    errand(
        "Oględziny sali: ",
        90,
        &[
            ("szkoła w Prokocimiu", 12),
            ("klub na Ugorku", 3),
            ("dom kultury w Bronowicach", 6),
            ("hala w Czyżynach", 14),
            ("świetlica na Woli Justowskiej", 7),
            ("aula w Bieńczycach", 16),
            ("dom ludowy w Luboczy", 17),
            ("czytelnia na Dąbiu", 2),
            ("klub w Swoszowicach", 10),
        ],
    ),
    errand(
        "Szkolenie: ",
        120,
        &[
            ("dostępność dokumentów", 0),
            ("ochrona danych osobowych", 0),
            ("prosty język", 0),
            ("trudne rozmowy", 0),
            ("elektroniczny obieg dokumentów", 0),
            ("pierwsza pomoc", 0),
        ],
    ),
    errand(
        "Spotkanie: ",
        60,
        &[
            ("redakcja portalu miejskiego", 0),
            ("grafik i drukarnia", 0),
            ("biuro rad dzielnic", 0),
            ("nagłośnienie i transmisja", 0),
            ("koordynatorki dostępności", 0),
            ("zarząd dróg", 0),
            ("straż miejska", 0),
            ("rada dzielnicy – plan rozmowy", 0),
            ("wydział edukacji – udostępnienie szkół", 0),
            ("dyrektorki klubów kultury", 0),
        ],
    ),
];

pub const ORGANISER_EVENINGS: &[Errand] = &[errand(
    "Obsługa wydarzenia: ",
    120,
    &[
        ("debata o zieleni", 5),
        ("spotkanie z seniorami", 11),
        ("warsztaty budżetu obywatelskiego", 16),
        ("wieczór wolontariatu", 2),
        ("konsultacje w bibliotece", 13),
    ],
)];

pub const HOST_DAYS: &[Errand] = &[
    errand(
        "Odbiór kluczy i próba sprzętu: ",
        60,
        &[("klub w Mistrzejowicach", 15), ("aula w Krowodrzy", 5), ("dom ludowy w Luboczy", 17)],
    ),
    errand(
        "Dyżur informacyjny: ",
        120,
        &[("punkt w magistracie", 0), ("punkt w Nowej Hucie", 18), ("punkt w Podgórzu", 13)],
    ),
];

pub const HOST_EVENINGS: &[Errand] = &[errand(
    "Prowadzenie spotkania: ",
    120,
    &[
        ("klub mieszkańców w Swoszowicach", 10),
        ("sąsiedzka kawiarenka na Ruczaju", 8),
        ("wieczór map i planów", 1),
        ("rozmowy o podwórkach", 2),
    ],
)];

pub const INTERPRETER_DAYS: &[Errand] = &[
    errand(
        "Tłumaczenie PJM: ",
        120,
        &[
            ("sala obsługi mieszkańców", 0),
            ("wizyta w przychodni", 3),
            ("zebranie w szkole", 16),
            ("komisja wspólna", 0),
            ("oprowadzanie po muzeum", 13),
            ("egzamin na prawo jazdy", 14),
        ],
    ),
    errand(
        "Nagranie PJM: ",
        90,
        &[
            ("komunikat o objazdach", 0),
            ("jak złożyć wniosek przez internet", 0),
            ("zaproszenie na spotkanie", 0),
            ("informator o szkołach", 0),
            ("strona o zakresie działania urzędu", 0),
        ],
    ),
];

pub const INTERPRETER_EVENINGS: &[Errand] = &[errand(
    "Tłumaczenie PJM: ",
    120,
    &[
        ("spektakl w teatrze", 18),
        ("wykład otwarty", 5),
        ("spotkanie autorskie", 1),
        ("kurs dla rodziców", 11),
    ],
)];
