//! The sentences about copies, verification and personal data.

use desk::{Erased, Examination, Examined, Finding, Health, Recoded, RecoveryCode, Restored, Verified};
use store::{AccessKind, Broken, Entity, EntityKind};

use crate::names::Names;
use crate::{terms, words};

pub fn restored(restored: &Restored) -> String {
    let mut text = format!("Przywrócono rejestr z kopii {}.", restored.from);
    if !restored.kept.is_empty() {
        text += &format!(" Poprzedni stan zachowano: {}.", restored.kept);
    }
    if restored.erased_again > 0 {
        text += &format!(
            " Ponownie usunięto dane osób usuniętych po utworzeniu kopii: {}.",
            restored.erased_again
        );
    }
    text
}

pub fn verified(verified: &Verified) -> String {
    if verified.broken.is_empty() {
        return format!(
            "Rejestr jest cały. Dziennik: {} wpisów, ostatnie ogniwo {}. Wydania: {}, sprawdzone pakiety: {}.",
            verified.ledger.rows,
            if verified.ledger.chain.is_empty() { "–" } else { &verified.ledger.chain },
            verified.releases,
            verified.packs_read
        );
    }
    let lines: Vec<String> = verified.broken.iter().map(|each| format!("  {}", broken(each))).collect();
    format!(
        "Rejestr nie jest taki, jaki został zapisany:\n{}\nProszę zachować ten stan dla informatyka i przywrócić kopię: lawka restore PLIK",
        lines.join("\n")
    )
}

fn broken(broken: &Broken) -> String {
    match broken {
        Broken::Database { detail } => format!("plik bazy danych: {detail}"),
        Broken::LedgerRow { id } => format!("dziennik: wpis {id} zmieniono poza programem"),
        Broken::LedgerCut { last, counted } => {
            format!("dziennik: brakuje wpisów na końcu (jest {last}, powinno być {counted})")
        }
        Broken::LedgerDiffers { id } => format!("dziennik: wpis {id} jest inny niż w kopii"),
        Broken::Release { release_id, part } => format!("wydanie {release_id}: zmieniono część „{part}”"),
        Broken::Pack { release_id, path } => {
            format!("wydanie {release_id}: plik {path} nie jest wydanym pakietem")
        }
    }
}

pub fn erased(erased: &Erased) -> String {
    let mut text =
        "Usunięto dane osobowe; w rejestrze został zapis: kto, kiedy i na jakiej podstawie.".to_owned();
    if !erased.scrubbed {
        text += " Inny program właśnie czyta rejestr: resztę usunie następne uruchomienie.";
    }
    if erased.copies > 0 {
        text += &format!(
            " Wcześniejsze kopie ({}) znikną same najpóźniej {}; przywrócenie kopii nie przywraca tych danych.",
            erased.copies, erased.copies_gone_by
        );
    }
    if !erased.also_asked.is_empty() {
        let ids: Vec<String> = erased.also_asked.iter().map(ToString::to_string).collect();
        text += &format!(" Ta sama osoba zgłosiła też wnioski: {} (bez zmian).", ids.join(", "));
    }
    text
}

/// Shown once; nobody can show it again.
pub fn recovery_code(code: &RecoveryCode) -> String {
    format!(
        "Kod odzyskiwania: {code}\nProszę go teraz zapisać i przechować poza tym komputerem. Program nie pokaże go ponownie, a bez kodu i bez pęku kluczy nikt nie otworzy rejestru."
    )
}

pub fn encrypted(recoded: &Recoded) -> String {
    let key = if recoded.in_keychain {
        "Klucz jest w pęku kluczy systemu."
    } else {
        "System nie ma pęku kluczy: przy każdym otwarciu trzeba podać kod (--recovery-code albo LAWKA_RECOVERY_CODE)."
    };
    format!("Rejestr jest zaszyfrowany, kopie także ({}). {key}{}", recoded.copies, left(recoded))
}

pub fn opened(recoded: &Recoded) -> String {
    format!("Rejestr nie jest już zaszyfrowany, kopie także nie ({}).{}", recoded.copies, left(recoded))
}

fn left(recoded: &Recoded) -> String {
    if recoded.left.is_empty() {
        return String::new();
    }
    format!(
        "\nBez zmian pozostały; proszę je przejrzeć i usunąć albo zachować osobno:\n  {}",
        recoded.left.join("\n  ")
    )
}

pub const fn access(what: AccessKind) -> &'static str {
    match what {
        AccessKind::Viewed => "wyświetlenie",
        AccessKind::Exported => "wydanie danych osoby",
        AccessKind::ExportedAll => "kopia lub eksport całego rejestru",
    }
}

pub fn thing(entity: Entity) -> String {
    match entity.kind {
        EntityKind::Register => terms::thing(entity.kind).to_owned(),
        kind => format!("{} {}", terms::thing(kind), entity.id),
    }
}

pub fn examination(examination: &Examination) -> String {
    let head = format!("Ławka {}, {}", examination.version, examination.system);
    let lines: Vec<String> = examination.findings.iter().map(finding).collect();
    format!("{head}\n{}", lines.join("\n"))
}

fn finding(examined: &Examined) -> String {
    let mark = match examined.health {
        Health::Good => "dobrze  ",
        Health::Warns => "uwaga   ",
        Health::Wrong => "BŁĄD    ",
    };
    format!("{mark}{}", said(&examined.finding, examined.health))
}

fn said(finding: &Finding, health: Health) -> String {
    let good = health == Health::Good;
    match finding {
        Finding::Folder { path, error } => with_error(format!("folder danych {path}"), error.as_ref()),
        Finding::Register { path, error, broken } if *broken > 0 => {
            let text = format!("rejestr {path}: niezgodności: {broken}; zobacz: lawka verify");
            with_error(text, error.as_ref())
        }
        Finding::Register { path, error, .. } => with_error(format!("rejestr {path}"), error.as_ref()),
        Finding::Schema { found } => format!("schemat rejestru: {found}"),
        Finding::Size { bytes, log_bytes } => {
            format!("wielkość: {}, dziennik zapisu: {}", size(*bytes), size(*log_bytes))
        }
        Finding::Space { free_bytes: None } => "wolne miejsce: nieznane".to_owned(),
        Finding::Space { free_bytes: Some(free) } if good => format!("wolne miejsce: {}", size(*free)),
        Finding::Space { free_bytes: Some(free) } => {
            format!("mało miejsca na dysku: {}; proszę zwolnić miejsce", size(*free))
        }
        Finding::Copies { count, newest } => match newest {
            Some(newest) => format!("kopie: {count}, najnowsza {}", crate::facts::civil(*newest)),
            None => "nie ma jeszcze kopii; powstaje przy uruchomieniu okna albo przez: lawka backup PLIK"
                .to_owned(),
        },
        Finding::SecondFolder { path, error } => {
            with_error(format!("drugi folder kopii {path}"), error.as_ref())
        }
        Finding::Clock { .. } if good => "zegar komputera".to_owned(),
        Finding::Clock { behind_minutes } => format!(
            "zegar komputera stoi {behind_minutes} min przed ostatnim zapisem rejestru; proszę sprawdzić datę i godzinę"
        ),
        Finding::Encryption { encrypted: true } => "rejestr jest zaszyfrowany".to_owned(),
        Finding::Encryption { .. } => {
            "rejestr nie jest zaszyfrowany: zaszyfruje go polecenie lawka encrypt; poza tym chroni go tylko szyfrowanie dysku (BitLocker, LUKS, FileVault)".to_owned()
        }
        Finding::Machine { path, detail } => format!("plik ustawień komputera {path}: {detail}"),
    }
}

fn with_error(text: String, error: Option<&desk::DeskError>) -> String {
    match error {
        None => text,
        Some(error) => format!("{text}: {}", words::desk(error, &Names::default())),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_048_576 => format!("{} kB", bytes.div_ceil(1024)),
        1_048_576..1_073_741_824 => format!("{} MB", bytes / 1_048_576),
        _ => format!("{} GB", bytes / 1_073_741_824),
    }
}
