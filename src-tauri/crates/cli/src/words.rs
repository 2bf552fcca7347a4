//! The sentences of the command line. Rules answer with facts; here they become Polish, each with its way out.

use desk::{BookingCard, DeskError, Failure, Refusal, ServerFault};
use planning::booking::BookingState;
use planning::conflict::{Checked, Placement, Reason, Severity, Verdict};
use planning::options::{Obstacles, WayOut};
use store::StepName;

use crate::announcing;
use crate::error::CommandError;
use crate::facts::{civil, fact};
use crate::names::Names;
use crate::table_words::not_a_table;
use crate::terms;

pub fn error(error: &CommandError) -> String {
    match error {
        CommandError::Usage(message) => format!("Błędne wywołanie: {message}. Pomoc: lawka --help"),
        CommandError::Failed(message) => format!("Nie udało się: {message}"),
        CommandError::Broken(found) => found.text.clone(),
        CommandError::Desk(error, names) => desk(error, names),
    }
}

pub fn desk(error: &DeskError, names: &Names) -> String {
    match error {
        DeskError::Refused { refusal: no } => refusal(no, names),
        DeskError::Failed { failure: broken } => failure(broken),
    }
}

fn refusal(refusal: &Refusal, names: &Names) -> String {
    match refusal {
        Refusal::Conflicts { reasons: found, alternatives: ways_out, overridable } => {
            let way = if *overridable { "\nMożna też podać powód: --override \"…\"." } else { "" };
            format!("Termin jest zajęty.\n{}{}{way}", reasons(found, names), alternatives(ways_out, names))
        }
        Refusal::StepNotAllowed { thing, from, step } => {
            format!(
                "Tego kroku nie ma na tym etapie: {} przy stanie „{}” ({} {}).",
                terms::lifecycle_step(*step),
                terms::stage(*from),
                terms::thing(thing.kind),
                thing.id
            )
        }
        Refusal::RequestNotWaiting { request_id, meeting_id } => match meeting_id {
            Some(meeting) => format!(
                "Wniosek {request_id} ma już spotkanie {meeting}; można je przenieść: lawka move {meeting} …"
            ),
            None => format!("Wniosek {request_id} nie czeka na termin."),
        },
        Refusal::NotFound { thing } => {
            format!("Nie ma takiej pozycji: {} {}. Zobacz: lawka list …", terms::thing(thing.kind), thing.id)
        }
        Refusal::RequestFaults { faults } => {
            let faults: Vec<&str> = faults.iter().copied().map(terms::fault).collect();
            format!("Wniosek wymaga poprawy: {}.", faults.join("; "))
        }
        Refusal::ReasonNeeded => "Proszę podać powód słowami: --reason \"…\".".to_owned(),
        Refusal::NotEmpty { people, venues, requests } => format!(
            "Rejestr nie jest pusty (osoby: {people}, miejsca: {venues}, wnioski: {requests}); przykładowy wydział wczytuje się tylko do pustego. Proszę wskazać inny folder: --data DIR."
        ),
        Refusal::NothingToUndo => "Nie ma czego cofnąć.".to_owned(),
        Refusal::NothingToRedo => "Nie ma czego ponowić.".to_owned(),
        Refusal::ReleasedStays { step: StepName::Export } => {
            "Wydanego ogłoszenia nie cofa się; spotkanie można przenieść albo odwołać.".to_owned()
        }
        Refusal::ReleasedStays { step: StepName::SendMail } => {
            "Wysłanej wiadomości nie cofa się; adresata trzeba zawiadomić o zmianie.".to_owned()
        }
        Refusal::ReleasedStays { step: of } => format!("Tego kroku się nie cofa: {}.", step(*of)),
        Refusal::UnknownChannel { channel_id } => {
            format!("Nie ma kanału „{channel_id}”. Zobacz: lawka list channels")
        }
        Refusal::ChannelSwitchedOff { channel_id } => {
            format!("Kanał „{channel_id}” jest wyłączony w ustawieniach.")
        }
        Refusal::NotATable { error, .. } => not_a_table(error),
        Refusal::NotACalendar { detail } => {
            format!("To nie jest kalendarz iCalendar. {detail} Nic nie zmieniono.")
        }
        Refusal::CannotBePrinted { detail } => {
            format!("Ogłoszenia nie da się złożyć: {detail}. Proszę skrócić tekst.")
        }
        Refusal::NotALetter { name } => {
            format!("Plik {name} nie jest pismem w formacie PDF, PNG, JPEG ani wiadomością .eml.")
        }
        Refusal::LetterTooLarge { bytes, most } => format!(
            "Plik ma {} MB, a pismo może mieć najwyżej {} MB. Proszę zmniejszyć skan.",
            bytes.div_ceil(1 << 20),
            most >> 20
        ),
        Refusal::OutcomeFaults { .. } => {
            "Zapis przebiegu spotkania jest niepełny: każda sprawa ma mieć treść, a udzielona odpowiedź – słowa.".to_owned()
        }
        Refusal::PersonalDataInText { found } => format!(
            "W tekście dla mieszkańców stoją dane osobowe: {}. Proszę je usunąć z tytułu lub tematu wniosku; nic nie wydano.",
            found.join(", ")
        ),
        Refusal::NewerDatabase { found, known } => format!(
            "Rejestr zapisała nowsza wersja programu (schemat {found}, ten program zna {known}). Proszę zaktualizować program; rejestru nie zmieniono."
        ),
        Refusal::NotFinal { meeting_id, .. } => {
            format!(
                "Termin spotkania {meeting_id} nie jest na to gotowy. Najpierw: lawka confirm {meeting_id}"
            )
        }
        Refusal::HoldIsOver { hold_until } => format!(
            "Sali nie da się zatrzymać do dnia, który minął ({}). Proszę podać dzień od dziś: --until DATA.",
            hold_until.format("%d.%m.%Y")
        ),
        Refusal::Empty { field } => format!("Pole „{field}” nie może być puste."),
        Refusal::NotACopy { path, detail } => {
            format!(
                "{path} nie jest całą kopią rejestru: {detail}. Nic nie zmieniono; proszę wskazać inną kopię."
            )
        }
        Refusal::IsTheRegister { path } => {
            format!("{path} to sam rejestr. Proszę wskazać inny plik; nic nie zmieniono.")
        }
        Refusal::FolderNotEmpty { path } => {
            format!("Folder {path} nie jest pusty. Proszę wskazać nowy albo pusty folder.")
        }
        Refusal::NotPortable { detail } => {
            format!("To nie jest pełny eksport rejestru: {detail}. Nic nie zmieniono.")
        }
        Refusal::KeptForArchive { request_id, class } => format!(
            "Wniosek {request_id} należy do klasy {class}, której akta przechowuje się wieczyście (art. 17 ust. 3 lit. d RODO). Danych nie usunięto; okres zmienia się w ustawieniach."
        ),
        Refusal::Locked => "Rejestr jest zaszyfrowany, a pęk kluczy nie zna klucza. Proszę podać kod odzyskiwania: --recovery-code KOD albo zmienna LAWKA_RECOVERY_CODE.".to_owned(),
        Refusal::WrongRecoveryCode { path } => format!(
            "Ten kod odzyskiwania nie otwiera pliku {path}. Proszę sprawdzić, czy to kod tego rejestru; jeśli tak, plik jest uszkodzony i trzeba przywrócić kopię."
        ),
        Refusal::NotARecoveryCode => "To nie jest kod odzyskiwania: brakuje znaku albo któryś jest inny. Kod ma osiem grup po cztery znaki.".to_owned(),
        Refusal::WrongPassphrase { .. } => "To nie jest hasło blokady okna.".to_owned(),
        Refusal::PassphraseTooShort { least } => format!("Hasło blokady ma mieć co najmniej {least} znaków."),
        Refusal::EncryptedAlready => "Rejestr jest już zaszyfrowany innym kodem. Aby zmienić kod: najpierw lawka decrypt, potem lawka encrypt.".to_owned(),
        Refusal::NotEncryptedNow => "Rejestr nie jest zaszyfrowany.".to_owned(),
        Refusal::NotAnAddress { url } => format!("To nie jest adres serwera kalendarzy: {url}"),
        Refusal::NotEncrypted { url } => {
            format!(
                "Połączenie z {url} nie byłoby szyfrowane. Proszę podać adres zaczynający się od https://."
            )
        }
        Refusal::ServerElsewhere { domain, host } => format!(
            "Domena {domain} podaje serwer {host}, który do niej nie należy. Hasła tam nie wysłano. Jeśli to właściwy serwer, proszę podać jego adres: --url https://{host}"
        ),
        Refusal::AccountIsThere { account_id, url, user } => format!(
            "Konto „{user}” na serwerze {url} już jest (numer {account_id}), a jedno konto dodaje się raz. Kalendarze do wymiany wybiera się poleceniem: lawka account choose {account_id}. Aby dodać konto od nowa, proszę najpierw je usunąć: lawka account remove {account_id}"
        ),
        Refusal::NoSuchAccount { account_id } => {
            format!("Nie ma konta {account_id}. Zobacz: lawka account list")
        }
        Refusal::NoPassword { account_id } => format!(
            "Nie ma hasła do konta {account_id}. Proszę ustawić zmienną podaną w --password-env albo dodać konto jeszcze raz."
        ),
        Refusal::NoSuchCollection { name, found } => {
            format!("Nie ma kalendarza ani książki adresowej „{name}”. Są: {}.", found.join(", "))
        }
        Refusal::NotAnAddressBook { name } => {
            format!(
                "Dane osobowe wnioskodawców zapisuje się tylko w książce adresowej; „{name}” nią nie jest."
            )
        }
        Refusal::NoSuchConflict { conflict_id } => {
            format!("Nie ma otwartej rozbieżności {conflict_id}. Zobacz: lawka conflicts")
        }
        Refusal::NoSuchSubscription { subscription_id } => {
            format!("Nie ma subskrypcji {subscription_id}. Zobacz: lawka calendar list")
        }
        Refusal::NoCopy => "Tu nie może być kopii. Proszę wybrać: --take mine albo --take theirs".to_owned(),
        Refusal::StillNeeded { name } => format!(
            "„{name}” jest tu jeszcze potrzebne. Proszę wybrać: --take mine, albo najpierw odwołać to, co z tego korzysta."
        ),
        Refusal::NotReady { findings } => {
            let lines: Vec<String> = findings.iter().map(announcing::line).collect();
            format!("Żaden kanał nie jest gotowy:\n{}", lines.join("\n"))
        }
        Refusal::NothingStale { meeting_id } => {
            format!("Żaden kanał spotkania {meeting_id} nie pokazuje nieaktualnych danych.")
        }
        Refusal::NoSuchFinding { key } => {
            format!("Na liście kontrolnej nie ma uwagi „{key}”. Lista: lawka checklist SPOTKANIE")
        }
        Refusal::CannotBeWaived { key } => {
            format!("Uwagi „{key}” nie można pominąć: trzeba poprawić treść.")
        }
        Refusal::NotAPicture { detail } => {
            format!("Plik nie jest zdjęciem ({detail}). Proszę podać plik JPEG lub PNG.")
        }
        Refusal::NoSuchPicture => "Tego obrazu nie ma w rejestrze.".to_owned(),
        Refusal::Stopped => "Praca została zatrzymana; nic nie jest zapisane w połowie.".to_owned(),
        Refusal::MailAccountMissing => {
            "Nie ma konta pocztowego. Ustawia się je w oknie programu, w Ustawieniach, albo poleceniem lawka mail-account.".to_owned()
        }
        Refusal::PasswordNeeded => {
            "Potrzebne jest hasło do konta pocztowego: zmienna LAWKA_MAIL_PASSWORD.".to_owned()
        }
        Refusal::NoAddress { notice_id } => {
            format!("Adresat zawiadomienia {notice_id} nie ma adresu e-mail.")
        }
        Refusal::AlreadyQueued { mail_id } => {
            format!("Wiadomość jest już w skrzynce nadawczej: {mail_id}.")
        }
        Refusal::MailIsPast { mail_id, state } => {
            format!("Wiadomość {mail_id} jest w stanie: {}.", announcing::mail_state(*state))
        }
    }
}

fn failure(failure: &Failure) -> String {
    match failure {
        Failure::DiskFull { path } => {
            format!("Brak miejsca na dysku. {path} Proszę zwolnić miejsce i powtórzyć; nic nie zmieniono.")
        }
        Failure::ReadOnly { path } => format!(
            "Nie można zapisać: {path}. Proszę wybrać inny folder albo poprosić o uprawnienia; nic nie zmieniono."
        ),
        Failure::Busy => "Rejestr jest zajęty przez inny program. Proszę powtórzyć za chwilę.".to_owned(),
        Failure::Damaged { detail } => {
            format!("Plik rejestru jest uszkodzony: {detail}. Proszę przywrócić kopię zapasową.")
        }
        Failure::File { path, detail } => format!("Nie można odczytać lub zapisać {path}: {detail}"),
        Failure::Paper { detail } => format!("Nie udało się złożyć dokumentu: {detail}"),
        Failure::Mail { detail } => {
            format!("Serwer poczty: {detail}. Nic nie zostało wysłane.")
        }
        Failure::Fault { detail } => format!("Błąd programu: {detail}"),
        Failure::Server { fault, detail } => format!("{} ({detail})", server(*fault)),
        Failure::Keychain { detail } => format!(
            "Systemowy magazyn haseł nie odpowiada: {detail}. Hasło można podać w zmiennej środowiska: --password-env"
        ),
    }
}

const fn server(fault: ServerFault) -> &'static str {
    match fault {
        ServerFault::Unreachable => "Nie ma połączenia z serwerem kalendarzy; zmiany poczekają.",
        ServerFault::TimedOut => "Serwer kalendarzy nie odpowiedział na czas; zmiany poczekają.",
        ServerFault::NotLetIn => "Serwer kalendarzy nie przyjął nazwy lub hasła. Proszę je sprawdzić.",
        ServerFault::PasswordMissing => "Nie ma hasła do tego konta. Można je podać w zmiennej środowiska.",
        ServerFault::Forbidden => "To konto nie ma na to uprawnień.",
        ServerFault::NotFound => "Pod tym adresem nie ma kalendarza.",
        ServerFault::AsksToWait => "Serwer kalendarzy prosi, żeby poczekać; zmiany zostaną wysłane później.",
        ServerFault::NoRoom => "Na serwerze kalendarzy nie ma już miejsca.",
        ServerFault::TooLarge => "Odpowiedź serwera jest większa, niż wolno przyjąć.",
        ServerFault::Certificate => {
            "Temu komputerowi nieznany jest certyfikat serwera. Certyfikat urzędu podaje --certificate."
        }
        ServerFault::Contradicts => "To, co stoi na serwerze, przeczy zapisowi.",
        ServerFault::NotUnderstood => "Odpowiedź serwera jest niezrozumiała.",
        ServerFault::Stopped => "Przerwano; to, co zrobiono, pozostaje.",
    }
}

/// The verdict, then each reason on its own line, then the way out.
pub fn verdict(checked: &Checked, alternatives_found: &[Placement], names: &Names) -> String {
    let head = match checked.verdict {
        Verdict::Free => "wolne",
        Verdict::Warned => "możliwe z zastrzeżeniem",
        Verdict::Unknown => "niepewne: kalendarz jest nieaktualny",
        Verdict::Blocked => "zajęte",
    };
    let mut text = head.to_owned();
    if !checked.reasons.is_empty() {
        text.push('\n');
        text.push_str(&reasons(&checked.reasons, names));
    }
    text + &alternatives(alternatives_found, names)
}

/// Why a window has nothing free: each set of obstacles, and what would open without it.
pub fn obstacles(found: &Obstacles, names: &Names) -> String {
    if found.free > 0 {
        return format!("Wolne terminy w tym czasie: {}.", found.free);
    }
    if found.ways.is_empty() {
        return "Nic nie jest wolne i żadna zmiana tego nie otworzy; proszę wybrać późniejsze dni."
            .to_owned();
    }
    let way = |way: &WayOut| {
        let all =
            way.obstacles.iter().map(|one| crate::facts::obstacle(one, names)).collect::<Vec<_>>().join("; ");
        format!("  {all} (otworzy terminów: {}, pierwszy {})", way.opens, civil(way.first.start))
    };
    let ways = found.ways.iter().map(way).collect::<Vec<_>>().join("\n");
    format!("Nic nie jest wolne. Najmniej trzeba, żeby ustąpiło jedno z tych:\n{ways}")
}

pub fn booking(card: &BookingCard) -> String {
    let state = match card.booking.state {
        BookingState::Asked => "zapytano",
        BookingState::Promised => "obiecana",
        BookingState::Booked => "zarezerwowana",
        BookingState::Refused => "odmowa",
    };
    let until =
        card.booking.hold_until.map(|day| format!(", do {}", day.format("%d.%m.%Y"))).unwrap_or_default();
    format!("  {} ({}): {state}{until}", card.venue_name, civil(card.booking.interval.start))
}

fn alternatives(ways_out: &[Placement], names: &Names) -> String {
    if ways_out.is_empty() {
        return String::new();
    }
    let one = |at: &Placement| format!("{}, {}", civil(at.start), names.venue(at.venue_id));
    format!("\nMożliwe zamiast tego: {}.", ways_out.iter().map(one).collect::<Vec<_>>().join("; "))
}

pub fn reasons(reasons: &[Reason], names: &Names) -> String {
    let line = |reason: &Reason| format!("  {}: {}", severity(reason.severity), fact(&reason.fact, names));
    reasons.iter().map(line).collect::<Vec<_>>().join("\n")
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Notes => "uwaga",
        Severity::Warns => "zastrzeżenie",
        Severity::Unknown => "niepewne",
        Severity::Blocks => "przeszkoda",
    }
}

/// The name of a step, in the genitive-free form that suits „Cofnięto: …”.
pub const fn step(step: StepName) -> &'static str {
    match step {
        StepName::Sample => "wczytanie przykładowego wydziału",
        StepName::ImportPeople => "wczytanie osób",
        StepName::ImportVenues => "wczytanie miejsc",
        StepName::ImportRequests => "wczytanie wniosków",
        StepName::ImportCalendar => "wczytanie kalendarza",
        StepName::ReceiveRequest => "przyjęcie wniosku",
        StepName::EditRequest => "zmiana wniosku",
        StepName::DeclineRequest => "odmowa",
        StepName::AttachLetter => "dołączenie pisma",
        StepName::RemoveLetter => "usunięcie pisma",
        StepName::RecordOutcome => "zapis przebiegu spotkania",
        StepName::PlaceMeeting => "zarezerwowanie terminu",
        StepName::MoveMeeting => "przeniesienie spotkania",
        StepName::ReleaseMeeting => "zwolnienie terminu",
        StepName::ConfirmMeeting => "zatwierdzenie terminu",
        StepName::CancelMeeting => "odwołanie spotkania",
        StepName::CloseMeeting => "zamknięcie spotkania",
        StepName::BookVenue => "rezerwacja sali",
        StepName::MarkNotice => "odnotowanie zawiadomienia",
        StepName::EditAnnouncement => "zmiana treści ogłoszenia",
        StepName::PutPhoto => "zdjęcie do ogłoszenia",
        StepName::Waive => "pominięcie uwagi z listy kontrolnej",
        StepName::QueueMail => "wiadomość do wysłania",
        StepName::SendMail => "wysłanie wiadomości",
        StepName::SettleMail => "rozstrzygnięcie o wiadomości",
        StepName::Export => "wydanie pakietu",
        StepName::Publish => "odnotowanie publikacji",
        StepName::EditPerson => "zmiana danych osoby",
        StepName::EditVenue => "zmiana danych miejsca",
        StepName::EditSettings => "zmiana ustawień",
        StepName::EditPeriods => "zmiana okresów",
        StepName::ApplySeason => "zastosowanie planu sezonu",
        StepName::EraseRequester => "usunięcie danych wnioskodawcy",
        StepName::ErasePerson => "usunięcie danych osoby",
        StepName::ForgetNeeds => "usunięcie szczególnych potrzeb po spotkaniu",
        StepName::RestoreCopy => "przywrócenie kopii rejestru",
        StepName::Synchronise => "synchronizacja",
        StepName::ResolveConflict => "rozstrzygnięcie rozbieżności",
        StepName::Undo => "cofnięcie",
        StepName::Redo => "ponowienie",
    }
}
