//! What the program is started with. `--data DIR`, or LAWKA_DATA: where its data lies, else the platform's own folder.
//! `--sample`: the sample department where there is nothing yet.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// How the program was asked to start.
#[derive(Debug, PartialEq)]
pub struct Arguments {
    /// The folder of the department's data.
    pub data: Option<PathBuf>,
    /// An empty register is filled with the sample department.
    pub sample: bool,
}

const KNOWN: &str = "known: --data DIR, --sample";

impl Arguments {
    /// Reads the command line and the environment. Anything unknown is refused in words.
    pub fn read(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        Self::of(words, std::env::var_os("LAWKA_DATA"))
    }

    fn of(mut words: impl Iterator<Item = OsString>, environment: Option<OsString>) -> Result<Self, String> {
        let mut data = environment.filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let mut sample = false;
        while let Some(word) = words.next() {
            if word == OsStr::new("--sample") {
                sample = true;
            } else if word == OsStr::new("--data") {
                data = Some(words.next().ok_or("--data needs a folder")?.into());
            } else {
                return Err(format!("unknown argument {}; {KNOWN}", word.display()));
            }
        }
        Ok(Self { data, sample })
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
        let data = |words: &[&str], environment| of(words, environment).map(|arguments| arguments.data);
        assert_eq!(data(&["--data", "here"], Some("there")), Ok(Some("here".into())));
        assert_eq!(data(&[], Some("there")), Ok(Some("there".into())));
        assert_eq!(data(&[], Some("")), Ok(None));
    }

    #[test]
    fn the_sample_is_there_only_for_those_who_ask() {
        assert_eq!(of(&["--sample"], None), Ok(Arguments { data: None, sample: true }));
        assert_eq!(of(&[], None), Ok(Arguments { data: None, sample: false }));
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        assert_eq!(of(&["--date", "x"], None), Err(format!("unknown argument --date; {KNOWN}")));
        assert_eq!(of(&["--data"], None), Err("--data needs a folder".to_owned()));
    }
}
