//! What IT sets for a machine: a settings file, and a policy file that nobody in the office can change.
//!
//! Both are JSON with the same fields (`lawka.json` and `policy.json`), in `/etc/lawka`, `C:\ProgramData\Lawka` or
//! `/Library/Application Support/Lawka`. What the policy sets counts whatever the settings of the register or the settings
//! file say; what the settings file sets counts where nobody has set anything else.

use std::path::{Path, PathBuf};

use planning::channel::ChannelId;
use planning::settings::Settings;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a machine may set. An unknown field is a mistake that `lawka doctor` tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Machine {
    /// The folder of the register, when none is given.
    pub data_folder: Option<PathBuf>,
    /// Copies go there as well.
    pub second_folder: Option<String>,
    /// The window is locked when nobody has touched it for so many minutes.
    pub lock_after_minutes: Option<u16>,
    /// The calendar server that is offered when an account is added.
    pub server: Option<String>,
    /// Channels that this office doesn't use.
    pub disabled_channels: Option<Vec<ChannelId>>,
}

/// A file that can't be understood; it counts as if it were not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineFault {
    pub path: String,
    pub detail: String,
}

const SETTINGS: &str = "lawka.json";
const POLICY: &str = "policy.json";
const MOST_BYTES: u64 = 1024 * 1024;

/// Where both files lie; `LAWKA_MACHINE` names another folder, for tests.
fn folder() -> PathBuf {
    if let Some(folder) = std::env::var_os("LAWKA_MACHINE") {
        return folder.into();
    }
    if cfg!(windows) {
        let base = std::env::var_os("ProgramData").unwrap_or_else(|| "C:\\ProgramData".into());
        return Path::new(&base).join("Lawka");
    }
    if cfg!(target_os = "macos") {
        return "/Library/Application Support/Lawka".into();
    }
    "/etc/lawka".into()
}

/// Settings and policy of a machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MachineFiles {
    pub settings: Machine,
    pub policy: Machine,
}

impl Machine {
    /// Both files of this machine, and what is wrong with them.
    #[must_use]
    pub fn read() -> (MachineFiles, Vec<MachineFault>) {
        read_in(&folder())
    }
}

impl MachineFiles {
    /// The folder of the register: the policy's, else the one asked for, else the settings'.
    #[must_use]
    pub fn data_folder(&self, asked: Option<PathBuf>) -> Option<PathBuf> {
        let settings = || self.settings.data_folder.clone();
        self.policy.data_folder.clone().or(asked).or_else(settings)
    }

    /// The calendar server of the office: the policy's, else the settings'.
    #[must_use]
    pub fn server(&self) -> Option<String> {
        self.policy.server.clone().or_else(|| self.settings.server.clone())
    }

    /// The register's settings as they count on this machine.
    #[must_use]
    pub fn apply(&self, mut settings: Settings) -> Settings {
        let safety = &mut settings.safety;
        if safety.second_folder.is_none() {
            safety.second_folder.clone_from(&self.settings.second_folder);
        }
        if let Some(folder) = &self.policy.second_folder {
            safety.second_folder = Some(folder.clone());
        }
        safety.lock_after_minutes = (self.policy.lock_after_minutes)
            .or(safety.lock_after_minutes)
            .or(self.settings.lock_after_minutes);
        for channels in
            [&self.settings.disabled_channels, &self.policy.disabled_channels].into_iter().flatten()
        {
            let new = channels.iter().filter(|channel| !settings.disabled_channels.contains(channel));
            let new: Vec<ChannelId> = new.cloned().collect();
            settings.disabled_channels.extend(new);
        }
        settings
    }
}

fn read_in(folder: &Path) -> (MachineFiles, Vec<MachineFault>) {
    let mut faults = Vec::new();
    let mut one = |name: &str| match read(&folder.join(name)) {
        Ok(found) => found.unwrap_or_default(),
        Err(fault) => {
            faults.push(fault);
            Machine::default()
        }
    };
    let files = MachineFiles { settings: one(SETTINGS), policy: one(POLICY) };
    (files, faults)
}

fn read(path: &Path) -> Result<Option<Machine>, MachineFault> {
    let fault = |detail: String| MachineFault { path: path.display().to_string(), detail };
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(fault(error.to_string())),
        Ok(file) if file.len() > MOST_BYTES => return Err(fault(format!("{} bytes", file.len()))),
        Ok(_) => {}
    }
    let bytes = std::fs::read(path).map_err(|error| fault(error.to_string()))?;
    serde_json::from_slice(&bytes).map(Some).map_err(|error| fault(error.to_string()))
}

/// Room on the disk of a folder; `None` where the system doesn't tell.
#[cfg(unix)]
pub(crate) fn free_bytes(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail * disk.f_frsize)
}

#[cfg(not(unix))]
pub(crate) const fn free_bytes(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(settings: &str, policy: &str) -> (MachineFiles, Vec<MachineFault>) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(SETTINGS), settings).unwrap();
        std::fs::write(folder.path().join(POLICY), policy).unwrap();
        read_in(folder.path())
    }

    #[test]
    fn the_policy_counts_more_than_the_office_and_the_office_more_than_the_settings_file() {
        let (both, faults) = files(
            r#"{"second_folder": "/z/ustawien", "data_folder": "/dane", "server": "https://kalendarz.example"}"#,
            r#"{"second_folder": "/z/polityki", "disabled_channels": ["x"], "lock_after_minutes": 5}"#,
        );
        assert_eq!(faults, []);
        let mut office = Settings::default();
        office.safety.second_folder = Some("/biuro".to_owned());
        let counts = both.apply(office);
        assert_eq!(counts.safety.second_folder.as_deref(), Some("/z/polityki"));
        assert_eq!(counts.disabled_channels, [ChannelId("x".to_owned())]);
        let (without_policy, _) =
            files(r#"{"second_folder": "/z/ustawien", "lock_after_minutes": 30}"#, "{}");
        let own = without_policy.apply(Settings::default());
        assert_eq!(own.safety.second_folder.as_deref(), Some("/z/ustawien"));
        assert_eq!(both.server(), Some("https://kalendarz.example".to_owned()));
        assert_eq!((counts.safety.lock_after_minutes, own.safety.lock_after_minutes), (Some(5), Some(30)));
        assert_eq!(both.data_folder(None), Some("/dane".into()));
        assert_eq!(both.data_folder(Some("/inne".into())), Some("/inne".into()));
    }

    #[test]
    fn a_file_that_is_not_understood_is_told_and_counts_for_nothing() {
        let (files, faults) = files("{\"second_foldr\": \"x\"}", "nie json");
        assert_eq!(files, MachineFiles::default());
        assert_eq!(faults.len(), 2);
        assert!(faults[0].detail.contains("second_foldr"), "{faults:?}");
    }

    #[test]
    fn no_files_are_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_in(folder.path()), (MachineFiles::default(), vec![]));
    }
}
