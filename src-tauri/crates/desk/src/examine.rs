//! What is wrong with this installation, and what to do: `lawka doctor`. Answers also when the register can't be opened.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use planning::time::warsaw;
use serde::Serialize;
use store::{COPIES, Condition, Key, Store};
use ts_rs::TS;

use crate::keep_copies::{CopyReason, list};
use crate::machine::{Machine, MachineFault};
use crate::{Desk, DeskError, Failure};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Health {
    Good,
    /// Works, but somebody should look at it.
    Warns,
    /// Doesn't work.
    Wrong,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export)]
pub enum Finding {
    /// The data folder can be written.
    Folder {
        path: String,
        error: Option<DeskError>,
    },
    /// The register opens and is sound.
    Register {
        path: String,
        error: Option<DeskError>,
        broken: u32,
    },
    Schema {
        found: u32,
    },
    Size {
        #[ts(type = "number")]
        bytes: u64,
        #[ts(type = "number")]
        log_bytes: u64,
    },
    /// Room on the disk of the data folder; `None` where the system doesn't tell.
    Space {
        #[ts(type = "number | null")]
        free_bytes: Option<u64>,
    },
    /// The newest copy.
    Copies {
        count: u32,
        #[serde(with = "warsaw::serde_instant_option")]
        #[ts(type = "string | null")]
        newest: Option<DateTime<Utc>>,
    },
    SecondFolder {
        path: String,
        error: Option<DeskError>,
    },
    /// The clock stands before the last change of the register.
    Clock {
        #[ts(type = "number")]
        behind_minutes: i64,
    },
    Encryption {
        encrypted: bool,
    },
    /// A settings or policy file of this machine can't be understood.
    Machine {
        path: String,
        detail: String,
    },
}

/// A finding and how bad it is.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Examined {
    pub health: Health,
    #[serde(flatten)]
    #[ts(flatten)]
    pub finding: Finding,
}

/// Everything that was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Examination {
    pub version: String,
    pub system: String,
    /// The worst of all findings.
    pub health: Health,
    pub findings: Vec<Examined>,
}

/// Below this there is hardly room for the next pack and copy.
const LITTLE_SPACE: u64 = 500 * 1024 * 1024;
const NO_SPACE: u64 = 20 * 1024 * 1024;
const LARGE_LOG: u64 = 256 * 1024 * 1024;

/// Looks at a data folder, whether or not its register opens. An encrypted one needs its key.
#[must_use]
pub fn examine(folder: &Path, key: Option<&Key>, now: DateTime<Utc>) -> Examination {
    let mut findings = vec![folder_finding(folder), space(folder)];
    // Looking must not make a register where there is none.
    let path = folder.join("lawka.db");
    let opened = path.exists().then(|| Store::open_with(&path, key));
    match opened {
        Some(Ok(store)) => findings.extend(of_store(&store, folder, now)),
        Some(Err(error)) => findings.push(register(&path, Some(error.into()), 0)),
        None => findings.push(register(&path, Some(missing(&path)), 0)),
    }
    findings.push(copies(folder, now));
    findings.extend(Machine::read().1.into_iter().map(machine));
    examination(findings)
}

impl Desk {
    /// Looks at the installation this desk works on.
    #[must_use]
    pub fn examine(&self) -> Examination {
        let (folder, now) = (self.folder(), self.now());
        let mut findings = vec![folder_finding(folder), space(folder)];
        findings.extend(of_store(self.store(), folder, now));
        findings.push(copies(folder, now));
        findings.extend(Machine::read().1.into_iter().map(machine));
        examination(findings)
    }
}

fn examination(findings: Vec<Examined>) -> Examination {
    Examination {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        health: findings.iter().map(|each| each.health).max().unwrap_or(Health::Good),
        findings,
    }
}

const fn examined(health: Health, finding: Finding) -> Examined {
    Examined { health, finding }
}

fn by(wrong: bool, health: Health) -> Health {
    if wrong { health } else { Health::Good }
}

/// Writes a file and removes it: rights alone don't tell (a full disk, a share that is gone).
fn write_error(folder: &Path) -> Option<DeskError> {
    let path = folder.join(format!(".lawka-{}.probe", std::process::id()));
    let written = std::fs::write(&path, [0; 4096]);
    let removed = std::fs::remove_file(&path);
    written.and(removed).err().map(|error| DeskError::file(folder, &error))
}

fn folder_finding(folder: &Path) -> Examined {
    let error = write_error(folder);
    let health = by(error.is_some(), Health::Wrong);
    examined(health, Finding::Folder { path: folder.display().to_string(), error })
}

fn space(folder: &Path) -> Examined {
    let free_bytes = crate::machine::free_bytes(folder);
    let health = match free_bytes {
        Some(free) if free < NO_SPACE => Health::Wrong,
        Some(free) if free < LITTLE_SPACE => Health::Warns,
        _ => Health::Good,
    };
    examined(health, Finding::Space { free_bytes })
}

fn missing(path: &Path) -> DeskError {
    DeskError::file(path, &std::io::Error::from(std::io::ErrorKind::NotFound))
}

fn register(path: &Path, error: Option<DeskError>, broken: usize) -> Examined {
    let health = by(error.is_some() || broken > 0, Health::Wrong);
    let broken = u32::try_from(broken).unwrap_or(u32::MAX);
    examined(health, Finding::Register { path: path.display().to_string(), error, broken })
}

fn of_store(store: &Store, folder: &Path, now: DateTime<Utc>) -> Vec<Examined> {
    let verified = store.verify();
    let broken = verified.as_ref().map_or(0, Vec::len);
    let mut findings = vec![register(store.path(), verified.err().map(DeskError::from), broken)];
    if let Ok(condition) = store.condition() {
        findings.extend(of_condition(&condition, now));
    }
    let (machine, _) = Machine::read();
    let second = store.read(|reader| Ok(machine.apply(reader.settings()?).safety.second_folder));
    findings.extend(second.ok().flatten().map(|second| second_folder(folder, Path::new(&second))));
    findings
}

fn of_condition(condition: &Condition, now: DateTime<Utc>) -> Vec<Examined> {
    let Condition { bytes, log_bytes, schema, encrypted, last_change_s, .. } = *condition;
    let last = last_change_s.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    let behind_minutes = last.map_or(0, |last| (last - now).num_minutes().max(0));
    vec![
        examined(Health::Good, Finding::Schema { found: schema }),
        examined(by(log_bytes > LARGE_LOG, Health::Warns), Finding::Size { bytes, log_bytes }),
        examined(by(behind_minutes > 5, Health::Warns), Finding::Clock { behind_minutes }),
        examined(Health::Good, Finding::Encryption { encrypted }),
    ]
}

fn second_folder(folder: &Path, second: &Path) -> Examined {
    let same = second.starts_with(folder);
    let detail = "the second folder lies in the data folder".to_owned();
    let within = Failure::File { path: second.display().to_string(), detail };
    let error = if same { Some(within.into()) } else { write_error(second) };
    let health = by(error.is_some(), Health::Warns);
    examined(health, Finding::SecondFolder { path: second.display().to_string(), error })
}

fn copies(folder: &Path, now: DateTime<Utc>) -> Examined {
    let copies = list(&folder.join(COPIES)).unwrap_or_default();
    let newest = copies.iter().find(|copy| copy.reason == CopyReason::Automatic).map(|copy| copy.at);
    let old = newest.is_none_or(|newest| now - newest > TimeDelta::days(7));
    let count = u32::try_from(copies.len()).unwrap_or(u32::MAX);
    examined(by(old, Health::Warns), Finding::Copies { count, newest })
}

fn machine(MachineFault { path, detail }: MachineFault) -> Examined {
    examined(Health::Wrong, Finding::Machine { path, detail })
}
