//! One poster by programs that aren't ours, each in a process of its own: what stands for a template filled in by an office.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::watch::once;

/// What a program was called, and how long it took; without a time where it isn't installed.
pub struct Peer {
    pub name: String,
    pub time: Option<Duration>,
}

/// What a poster says, as a web page.
const POSTER: &str = "<!DOCTYPE html><html lang=pl><meta charset=utf-8><title>Plakat</title>
<style>@page{size:A4;margin:16mm}body{font-family:sans-serif}h1{background:#0b3a78;color:#fff;padding:12mm}
.date{font-size:90pt;font-weight:bold}</style><h1>„Ławka dialogu”</h1><p>środa</p><p class=date>13 maja</p>
<p>godz. 17.00–19.30</p><h2>Szkoła Podstawowa nr 999</h2><p>ul. Przykładowa 34, Kraków</p>
<ul><li>wejście bez stopni<li>pętla indukcyjna<li>dostępna toaleta</ul><p>komunikacja · zieleń · bezpieczeństwo</p>
<p>Kontakt: tel. 12 000 00 00</p></html>";

/// WeasyPrint: an accessible PDF, as ours is. `LAWKA_BENCH_PYTHON` is the Python that has it.
pub fn weasyprint(folder: &Path) -> Peer {
    let python = std::env::var("LAWKA_BENCH_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let pdf = folder.join("plakat-weasyprint.pdf");
    let time = page(folder).and_then(|page| {
        run(Command::new(python).args(["-m", "weasyprint", "--pdf-variant", "pdf/ua-1"]).args([&page, &pdf]))
    });
    peer("WeasyPrint, one poster in a process of its own", time)
}

/// LibreOffice without a window.
pub fn libre_office(folder: &Path) -> Peer {
    let time = page(folder).and_then(|page| {
        let mut command = Command::new("soffice");
        run(command.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(folder).arg(&page))
    });
    peer("LibreOffice, one poster in a process of its own", time)
}

fn peer(name: &str, time: Option<Duration>) -> Peer {
    let name = if time.is_some() { name.to_owned() } else { format!("{name}: not installed") };
    Peer { name, time }
}

fn page(folder: &Path) -> Option<std::path::PathBuf> {
    let page = folder.join("plakat.html");
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&page, POSTER)).ok()?;
    Some(page)
}

/// The second of two runs: the first may have to warm the disk.
fn run(command: &mut Command) -> Option<Duration> {
    command.output().ok().filter(|output| output.status.success())?;
    let (time, output) = once(|| command.output());
    output.ok().filter(|output| output.status.success()).map(|_| time)
}
