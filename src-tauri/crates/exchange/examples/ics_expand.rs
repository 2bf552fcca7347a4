//! `ics_expand [--json] ics expand FILE... --from DATE --to DATE`: what `lawka ics expand` prints, without the rest.

use std::error::Error;
use std::io::Write;

use exchange::ical::report::Report;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut files, mut from, mut to) = (Vec::new(), None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" | "ics" | "expand" => {}
            "--from" => from = args.next(),
            "--to" => to = args.next(),
            _ => files.push(arg),
        }
    }
    let (from, to) = (from.ok_or("--from DATE")?.parse()?, to.ok_or("--to DATE")?.parse()?);
    let mut report = Report::default();
    for file in files {
        let source = std::io::BufReader::new(std::fs::File::open(&file)?);
        report.add(&file, source, (from, to), chrono_tz::Europe::Warsaw)?;
    }
    serde_json::to_writer(std::io::stdout().lock(), &report)?;
    Ok(writeln!(std::io::stdout())?)
}
