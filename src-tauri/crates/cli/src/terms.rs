//! The office's words for kinds of things, as the window has them in `ui/src/words/pl/terms.ts`.

use planning::access::Feature;
use planning::lifecycle::{Stage, Step};
use planning::request::{RequestFault, RoleKind};
use store::EntityKind;

pub const fn role(role: RoleKind) -> &'static str {
    match role {
        RoleKind::Speaker => "rozmówca mieszkańców",
        RoleKind::Organiser => "organizacja",
        RoleKind::Host => "gospodarz miejsca",
        RoleKind::Interpreter => "tłumacz PJM",
        RoleKind::Guest => "gość",
    }
}

pub const fn feature(feature: Feature) -> &'static str {
    match feature {
        Feature::StepFree => "wejście bez stopni",
        Feature::Lift => "winda",
        Feature::AccessibleToilet => "dostępna toaleta",
        Feature::InductionLoop => "pętla indukcyjna",
        Feature::Parking => "miejsce parkingowe dla osoby z niepełnosprawnością",
        Feature::Stop => "przystanek w pobliżu",
        Feature::QuietCorner => "cichy kąt",
    }
}

pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Requested => "wniosek",
        Stage::Held => "termin wstępny",
        Stage::Confirmed => "zatwierdzone",
        Stage::Announced => "ogłoszone",
        Stage::Moved => "przeniesione",
        Stage::TookPlace => "odbyło się",
        Stage::Cancelled => "odwołane",
        Stage::Declined => "odrzucone",
    }
}

pub const fn lifecycle_step(step: Step) -> &'static str {
    match step {
        Step::Hold => "rezerwacja terminu",
        Step::Move => "przeniesienie",
        Step::Confirm => "zatwierdzenie",
        Step::Announce => "ogłoszenie",
        Step::Cancel => "odwołanie",
        Step::Release => "powrót na listę wniosków",
        Step::Decline => "odmowa",
        Step::Close => "zamknięcie",
    }
}

pub const fn thing(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "osoba",
        EntityKind::Venue => "miejsce",
        EntityKind::Request => "wniosek",
        EntityKind::Meeting => "spotkanie",
        EntityKind::Notice => "zawiadomienie",
        EntityKind::Calendar => "kalendarz",
        EntityKind::Period => "okres",
        EntityKind::Publication => "publikacja",
        EntityKind::Release => "wydanie",
        EntityKind::Announcement => "ogłoszenie",
        EntityKind::Letter => "pismo",
        EntityKind::Outcome => "przebieg spotkania",
        EntityKind::Settings => "ustawienia",
        EntityKind::Register => "rejestr",
        EntityKind::Waiver => "pominięcie uwagi",
        EntityKind::Mail => "wiadomość",
    }
}

pub const fn fault(fault: RequestFault) -> &'static str {
    match fault {
        RequestFault::TitleMissing => "brak tytułu",
        RequestFault::RequesterMissing => "nie podano, kto wnioskuje",
        RequestFault::CaseMarkMalformed => "znak sprawy powinien wyglądać tak: OR-03.0003.275.2026",
        RequestFault::DurationOutOfRange => "czas trwania powinien wynosić od 15 minut do 8 godzin",
        RequestFault::WishesReversed => "pierwszy dzień życzenia jest po ostatnim",
        RequestFault::AttendanceOutOfRange => "liczba osób jest poza zakresem",
    }
}
