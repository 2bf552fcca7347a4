//! Programs that aren't ours, to read what we write. A missing one fails the test where the test machine promised it
//! (`LAWKA_TOOLS_REQUIRED`), and is said otherwise.

use std::path::Path;
use std::process::Command;

/// The output of a reader, or `None` where it isn't installed and needn't be.
pub fn read(program: &str, arguments: &[&str]) -> Option<String> {
    let output = match Command::new(program).args(arguments).output() {
        Ok(output) => output,
        Err(error) if std::env::var_os("LAWKA_TOOLS_REQUIRED").is_some() => {
            panic!("{program} is needed for this test: {error}")
        }
        Err(error) => {
            eprintln!("not checked with {program}: {error}");
            return None;
        }
    };
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {errors}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a Python script prints; its argument is `sys.argv[1]`.
pub fn python(script: &str, argument: &Path) -> Option<String> {
    let program = std::env::var("LAWKA_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    read(&program, &["-c", script, &argument.display().to_string()])
}
