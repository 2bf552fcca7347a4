//! One program that is run: with what, where, and what is said when it fails.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::Outcome;

/// Whether Cargo set a variable for the package it runs.
fn is_of_our_package(name: &str) -> bool {
    name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}

/// A program about to be run. It shares our output and gets no input unless told otherwise.
#[derive(Debug)]
pub struct Step {
    command: Command,
    shown: String,
    apart: bool,
}

impl Step {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(executable(program.as_ref()));
        command.stdin(Stdio::null());
        Self { command, shown: program.as_ref().to_string_lossy().into_owned(), apart: false }
    }

    /// Cargo itself, the one that runs us. What it told us of our own package stays with us: build scripts that watch it
    /// (ring's does) would run again, and whatever is built on them would be compiled anew each time somebody calls Cargo
    /// by hand in between.
    pub fn cargo() -> Self {
        let mut step = Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        for (name, _) in std::env::vars_os() {
            if is_of_our_package(&name.to_string_lossy()) {
                step.command.env_remove(name);
            }
        }
        "cargo".clone_into(&mut step.shown);
        step
    }

    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        for arg in args {
            self.shown.push(' ');
            self.shown.push_str(&arg.as_ref().to_string_lossy());
            self.command.arg(arg);
        }
        self
    }

    pub fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// Lets the person at the terminal answer (a password for sudo, the window's own terminal).
    pub fn with_input(mut self) -> Self {
        self.command.stdin(Stdio::inherit());
        self
    }

    /// Keeps what it prints to ourselves.
    pub fn quiet(mut self) -> Self {
        self.command.stdout(Stdio::null()).stderr(Stdio::null());
        self
    }

    /// Shows what it prints in one piece when it has ended: others print meanwhile.
    pub fn apart(mut self) -> Self {
        self.apart = true;
        self
    }

    /// Runs it; anything but success is a reason to stop.
    pub fn run(mut self) -> Outcome {
        let status = if self.apart { self.status_in_one_piece() } else { self.command.status() };
        let status = status.map_err(|error| self.cannot_start(&error))?;
        if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", self.shown)) }
    }

    fn status_in_one_piece(&mut self) -> std::io::Result<ExitStatus> {
        let output = self.command.output()?;
        let mut stdout = std::io::stdout().lock();
        stdout.write_all(&output.stdout)?;
        stdout.write_all(&output.stderr)?;
        Ok(output.status)
    }

    /// Whether it ran and succeeded.
    pub fn succeeds(self) -> bool {
        self.quiet().run().is_ok()
    }

    /// What it printed.
    pub fn output(mut self) -> Outcome<String> {
        self.command.stderr(Stdio::inherit());
        let output = self.command.output().map_err(|error| self.cannot_start(&error))?;
        if !output.status.success() {
            return Err(format!("`{}` ended with {}", self.shown, output.status));
        }
        String::from_utf8(output.stdout).map_err(|_| format!("`{}` printed no text", self.shown))
    }

    /// What it printed, or nothing when it failed.
    pub fn output_or_nothing(mut self) -> String {
        self.command.stderr(Stdio::null());
        self.command
            .output()
            .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
            .unwrap_or_default()
    }

    fn cannot_start(&self, error: &std::io::Error) -> String {
        format!("`{}` cannot be started: {error}", self.shown)
    }
}

/// npm's programs are scripts with an ending of their own on Windows.
fn executable(program: &OsStr) -> OsString {
    let script = cfg!(windows) && ["npm", "npx"].iter().any(|name| program == OsStr::new(name));
    if script { format!("{}.cmd", program.to_string_lossy()).into() } else { program.to_owned() }
}
