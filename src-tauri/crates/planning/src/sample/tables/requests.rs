//! Twenty letters as residents, associations and councils write them. People, bodies and letters are invented.

use crate::access::Feature::{self, AccessibleToilet, InductionLoop, Parking, QuietCorner, StepFree, Stop};
use crate::audience::Audience;
use crate::person::Gender;
use crate::venue::Layout;

/// Who is asked to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    Mayor,
    /// The Mayor or one of the deputies.
    MayorOrDeputy,
}

/// A wish for dates, as days from the day of the sample.
pub type Window = Option<(u64, u64)>;

pub struct RequestRow {
    pub title: &'static str,
    pub topic: &'static str,
    /// Unit and class of the file plan; without one the letter hasn't been entered yet.
    pub file: Option<&'static str>,
    pub requester: (&'static str, Gender),
    pub body: Option<&'static str>,
    pub bodies: &'static [&'static str],
    pub district: Option<u8>,
    pub audience: Audience,
    pub attendance: u32,
    pub layout: Option<Layout>,
    pub needs: &'static [Feature],
    pub minutes: u32,
    pub weekdays: &'static [u8],
    /// Earliest and latest start, full hours.
    pub hours: Option<(u16, u16)>,
    pub window: Window,
    pub speaker: Speaker,
    pub interpreter: bool,
    pub host: bool,
    pub remarks: Option<&'static str>,
}

const F: Gender = Gender::Feminine;
const M: Gender = Gender::Masculine;
const EVENING: Option<(u16, u16)> = Some((17, 19));
const OFFICE: Option<&str> = Some("KS-02.0632");
const COUNCILLOR: Option<&str> = Some("OR-03.0003");
const COUNCIL: Option<&str> = Some("BR-04.0632");

const ROW: RequestRow = RequestRow {
    title: "",
    topic: "",
    file: OFFICE,
    requester: ("", Gender::Unstated),
    body: None,
    bodies: &[],
    district: None,
    audience: Audience::Residents,
    attendance: 0,
    layout: None,
    needs: &[],
    minutes: 90,
    weekdays: &[2, 3, 4],
    hours: EVENING,
    window: None,
    speaker: Speaker::Mayor,
    interpreter: false,
    host: false,
    remarks: None,
};

pub const REQUESTS: [RequestRow; 20] = [
    RequestRow {
        title: "Pętla autobusowa przy Osiedlu Rżąka",
        topic: "Gdzie powstanie nowa pętla autobusowa, jak będzie chroniona przed hałasem i którędy piesi bezpiecznie dojdą do przystanków.",
        file: COUNCIL,
        requester: ("Grażyna Sowińczak", F),
        body: Some("Stowarzyszenie „Sąsiedzka Rżąka”"),
        bodies: &["Rada Dzielnicy XII Bieżanów-Prokocim"],
        district: Some(12),
        attendance: 140,
        needs: &[StepFree],
        host: true,
        remarks: Some("Prosimy o mapę przebiegu linii do wglądu na sali."),
        ..ROW
    },
    RequestRow {
        title: "Park kieszonkowy zamiast dzikiego parkingu",
        topic: "Mieszkańcy chcieliby wspólnie zaprojektować niewielki park na placu między blokami: drzewa, ławki i miejsce zabaw dla najmłodszych.",
        requester: ("Bartłomiej Krzywonos", M),
        body: Some("Grupa sąsiedzka „Zielony Kwartał”"),
        bodies: &["Rada Dzielnicy II Grzegórzki"],
        district: Some(2),
        attendance: 70,
        layout: Some(Layout::Tables),
        minutes: 120,
        window: Some((21, 60)),
        ..ROW
    },
    RequestRow {
        title: "Bezpieczna droga do szkoły na Klinach",
        topic: "Przejścia dla pieszych, prędkość samochodów i chodniki w okolicy szkoły – rodzice proszą o rozmowę przed kolejnym semestrem.",
        requester: ("Patrycja Wrotek", F),
        body: Some("Rada Rodziców przy Szkole Podstawowej nr 221"),
        bodies: &["Szkoła Podstawowa nr 221", "Rada Dzielnicy VIII Dębniki"],
        district: Some(8),
        audience: Audience::Parents,
        attendance: 110,
        hours: Some((17, 18)),
        window: Some((14, 56)),
        remarks: Some("Przyda się kącik dla dzieci – część rodziców nie ma z kim ich zostawić."),
        ..ROW
    },
    RequestRow {
        title: "Co dalej z planem miejscowym dla Górki Narodowej",
        topic: "Wysokość nowej zabudowy, teren pod szkołę i zieleń w projekcie planu miejscowego oraz terminy składania uwag.",
        file: COUNCILLOR,
        requester: ("Zbigniew Pietruszak", M),
        body: Some("Towarzystwo Przyjaciół Górki Narodowej"),
        bodies: &["Rada Dzielnicy IV Prądnik Biały"],
        district: Some(4),
        attendance: 200,
        minutes: 120,
        host: true,
        ..ROW
    },
    RequestRow {
        title: "Cisza nocna na Kazimierzu",
        topic: "Hałas z ogródków gastronomicznych po godz. 22.00, patrole straży miejskiej i dobre zasady współżycia mieszkańców, gości i restauratorów.",
        requester: ("Eugenia Lipska-Mróz", F),
        body: Some("Wspólnoty mieszkaniowe kwartału południowego"),
        bodies: &["Rada Dzielnicy I Stare Miasto", "Izba Restauratorów Kazimierza"],
        district: Some(1),
        attendance: 85,
        needs: &[StepFree],
        ..ROW
    },
    RequestRow {
        title: "Strefa płatnego parkowania – zasady dla mieszkańców",
        topic: "Abonamenty, godziny obowiązywania i miejsca dla odwiedzających; prosimy o wyjaśnienie zmian w przystępny sposób.",
        requester: ("Mirosław Dutkowski", M),
        district: Some(5),
        attendance: 120,
        weekdays: &[2, 4],
        speaker: Speaker::MayorOrDeputy,
        remarks: Some("Można odpowiedzieć e-mailem; telefon odbieram po godz. 16.00."),
        ..ROW
    },
    RequestRow {
        title: "Hałas kolejowy i kładka nad torami w Mydlnikach",
        topic: "Ekrany akustyczne, nocne przejazdy pociągów towarowych i brakujące przejście na drugą stronę torów.",
        file: COUNCIL,
        requester: ("Longina Baranowicz", F),
        body: Some("Komitet Mieszkańców Mydlnik"),
        bodies: &["Rada Dzielnicy VI Bronowice"],
        district: Some(6),
        attendance: 95,
        needs: &[StepFree],
        speaker: Speaker::MayorOrDeputy,
        ..ROW
    },
    RequestRow {
        title: "Spokojne niedziele wokół Lasu Wolskiego",
        topic: "Parkowanie na trawnikach, kolejki samochodów i pomysł na autobus wahadłowy w dni wolne od pracy.",
        requester: ("Kajetan Wydrych", M),
        body: Some("Stowarzyszenie „Nasz Las”"),
        bodies: &["Rada Dzielnicy VII Zwierzyniec"],
        district: Some(7),
        attendance: 80,
        weekdays: &[3, 4],
        window: Some((21, 70)),
        ..ROW
    },
    RequestRow {
        title: "Odcinek ulicy bez chodnika w Borku Fałęckim",
        topic: "Piesi idą poboczem do przystanku i sklepu; mieszkańcy pytają o projekt chodnika, oświetlenie i termin prac.",
        requester: ("Stefania Gruszczyk", F),
        bodies: &["Rada Dzielnicy IX Łagiewniki-Borek Fałęcki"],
        district: Some(9),
        attendance: 60,
        hours: Some((16, 18)),
        speaker: Speaker::MayorOrDeputy,
        ..ROW
    },
    RequestRow {
        title: "Dojście do uzdrowiska: światło, ścieżka i przystanek",
        topic: "Oświetlenie drogi do parku zdrojowego, wygodna ścieżka dla pieszych i wiata na przystanku, z którego korzystają kuracjusze.",
        requester: ("Teodor Makówka", M),
        body: Some("Klub Sportowy „Źródlanka”"),
        bodies: &["Rada Dzielnicy X Swoszowice"],
        district: Some(10),
        attendance: 75,
        window: Some((10, 63)),
        ..ROW
    },
    RequestRow {
        title: "Dzienny dom opieki dla seniorów na Kurdwanowie",
        topic: "Seniorzy i ich opiekunowie pytają o miejsce spotkań, posiłki i zajęcia w ciągu dnia oraz o transport dla osób słabiej chodzących.",
        requester: ("Wiesława Odrowicz", F),
        body: Some("Klub Seniora „Pogodna Przystań”"),
        bodies: &["Rada Seniorów", "Rada Dzielnicy XI Podgórze Duchackie"],
        district: Some(11),
        audience: Audience::Seniors,
        attendance: 90,
        needs: &[StepFree, AccessibleToilet, InductionLoop, Stop],
        hours: Some((11, 16)),
        interpreter: true,
        host: true,
        remarks: Some("Prosimy o spotkanie przed zmrokiem i o tłumacza PJM."),
        ..ROW
    },
    RequestRow {
        title: "Zabłocie w godzinach szczytu",
        topic: "Korki na wylotach z osiedla, kursowanie tramwajów i bezpieczne przejazdy rowerowe do kładki nad Wisłą.",
        requester: ("Oskar Nizgorski", M),
        body: Some("Forum Mieszkańców Zabłocia"),
        bodies: &["Rada Dzielnicy XIII Podgórze"],
        district: Some(13),
        attendance: 160,
        speaker: Speaker::MayorOrDeputy,
        host: true,
        ..ROW
    },
    RequestRow {
        title: "Zieleń dawnego lotniska a nowe bloki",
        topic: "Ile drzew zostanie, gdzie powstanie park i jak zabudowa wpłynie na przewietrzanie Czyżyn.",
        requester: ("Malwina Strugacz", F),
        body: Some("Inicjatywa „Pas Startowy dla Drzew”"),
        bodies: &["Rada Dzielnicy XIV Czyżyny"],
        district: Some(14),
        attendance: 180,
        minutes: 120,
        ..ROW
    },
    RequestRow {
        title: "Tramwaj w Mistrzejowicach – jak przetrwać budowę",
        topic: "Objazdy, dojazd do sklepów i przychodni oraz wsparcie dla kupców na czas prac.",
        file: COUNCIL,
        requester: ("Sylwester Kramarczyk", M),
        body: Some("Stowarzyszenie Kupców Mistrzejowickich"),
        bodies: &["Rada Dzielnicy XV Mistrzejowice"],
        district: Some(15),
        attendance: 130,
        needs: &[StepFree, AccessibleToilet],
        weekdays: &[2, 3],
        host: true,
        ..ROW
    },
    RequestRow {
        title: "Młodzi pytają o miasto",
        topic: "Uczniowie szkół średnich przygotowali pytania o komunikację nocną, miejsca spotkań i Młodzieżową Radę Miasta.",
        requester: ("Nikodem Zapała", M),
        body: Some("Samorząd Uczniowski LII Liceum Ogólnokształcącego"),
        bodies: &["LII Liceum Ogólnokształcące"],
        district: Some(16),
        audience: Audience::Youth,
        attendance: 190,
        hours: Some((15, 17)),
        interpreter: true,
        ..ROW
    },
    RequestRow {
        title: "Odwodnienie ulic w Luboczy i Wadowie",
        topic: "Po ulewach woda stoi na posesjach; mieszkańcy proszą o harmonogram czyszczenia rowów i budowy kanalizacji opadowej.",
        file: COUNCILLOR,
        requester: ("Czesława Pasternik", F),
        body: Some("Koło Gospodyń i Gospodarzy w Luboczy"),
        bodies: &["Rada Dzielnicy XVII Wzgórza Krzesławickie", "Ochotnicza Straż Pożarna w Luboczy"],
        district: Some(17),
        attendance: 100,
        needs: &[Stop],
        ..ROW
    },
    RequestRow {
        title: "Przyszłość terenów poprzemysłowych w Nowej Hucie",
        topic: "Nowe miejsca pracy, oczyszczanie gruntów i zielony pas ochronny – wielka debata z udziałem dawnych pracowników kombinatu.",
        requester: ("Henryk Szlagowski", M),
        body: Some("Stowarzyszenie „Pamięć i Przyszłość Huty”"),
        bodies: &["Rada Dzielnicy XVIII Nowa Huta"],
        district: Some(18),
        attendance: 300,
        needs: &[StepFree, InductionLoop],
        minutes: 120,
        interpreter: true,
        host: true,
        remarks: Some("Wielu uczestników korzysta z aparatów słuchowych – pętla indukcyjna jest niezbędna."),
        ..ROW
    },
    RequestRow {
        title: "Mieszkanie na start – debata studentów i absolwentów",
        topic: "Najem miejski, akademiki i pierwsza praca: samorządy studenckie zapraszają na otwartą rozmowę.",
        requester: ("Liwia Kotarbska", F),
        body: Some("Porozumienie Samorządów Studenckich"),
        audience: Audience::Students,
        attendance: 600,
        weekdays: &[3, 4],
        remarks: Some("Liczba uczestników według zapisów; transmisja mile widziana."),
        ..ROW
    },
    RequestRow {
        title: "Całodniowe warsztaty o żłobkach i przedszkolach",
        topic: "Osiem godzin pracy przy stolikach z udziałem rodziców, dyrektorek placówek i pracodawców z Prądnika Czerwonego.",
        requester: ("Judyta Perlik", F),
        body: Some("Fundacja „Pierwszy Krok”"),
        bodies: &["Rada Dzielnicy III Prądnik Czerwony"],
        district: Some(3),
        audience: Audience::Parents,
        attendance: 200,
        layout: Some(Layout::Tables),
        minutes: 480,
        weekdays: &[],
        hours: Some((9, 10)),
        speaker: Speaker::MayorOrDeputy,
        ..ROW
    },
    RequestRow {
        title: "Organizacje pozarządowe i miasto: współpraca bez barier",
        topic: "Proste zasady konkursów, lokale na działalność społeczną i dostępność wydarzeń dla osób wrażliwych na hałas.",
        requester: ("Ksenia Horodko", F),
        body: Some("Federacja „Razem dla Dzielnic”"),
        bodies: &["Centrum Wielu Kultur „Przystanek”", "Fundacja „Cichy Kąt”"],
        audience: Audience::Ngos,
        attendance: 150,
        needs: &[StepFree, InductionLoop, Parking, QuietCorner],
        weekdays: &[2, 3, 4, 5],
        hours: Some((16, 18)),
        interpreter: true,
        ..ROW
    },
];
