//! `lawka`: the same desk without a window, for automation, tests and the city's IT. The contract is in `README.md`.

mod announcing;
mod arguments;
mod calendar_words;
mod commands;
mod error;
mod facts;
mod names;
mod output;
mod place;
mod table_words;
mod terms;
mod trust_words;
mod words;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to stdout with 0, wrong usage to stderr with 2, as clap has it.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match commands::run(&arguments) {
        Ok(answer) => output::answer(&answer, arguments.json),
        Err(error) => output::error(&error, arguments.json),
    }
}
