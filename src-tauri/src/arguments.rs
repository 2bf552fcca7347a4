//! What the program is started with: `--data DIR`, or LAWKA_DATA; else the platform's own folder for its data.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// How the program was asked to start.
#[derive(Debug, PartialEq)]
pub struct Arguments {
    /// The folder of the department's data.
    pub data: Option<PathBuf>,
}

impl Arguments {
    /// Reads the command line and the environment. Anything unknown is refused in words.
    pub fn read(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        Self::of(words, std::env::var_os("LAWKA_DATA"))
    }

    fn of(mut words: impl Iterator<Item = OsString>, environment: Option<OsString>) -> Result<Self, String> {
        let mut data = environment.filter(|folder| !folder.is_empty()).map(PathBuf::from);
        while let Some(word) = words.next() {
            if word != OsStr::new("--data") {
                return Err(format!("unknown argument {}; known: --data DIR", word.display()));
            }
            data = Some(words.next().ok_or("--data needs a folder")?.into());
        }
        Ok(Self { data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str], environment: Option<&str>) -> Result<Arguments, String> {
        Arguments::of(words.iter().map(OsString::from), environment.map(OsString::from))
    }

    #[test]
    fn the_command_line_goes_before_the_environment() {
        assert_eq!(of(&["--data", "here"], Some("there")), Ok(Arguments { data: Some("here".into()) }));
        assert_eq!(of(&[], Some("there")), Ok(Arguments { data: Some("there".into()) }));
        assert_eq!(of(&[], Some("")), Ok(Arguments { data: None }));
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        assert_eq!(of(&["--date", "x"], None), Err("unknown argument --date; known: --data DIR".to_owned()));
        assert_eq!(of(&["--data"], None), Err("--data needs a folder".to_owned()));
    }
}
