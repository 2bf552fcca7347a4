//! Writes the invented announcement's papers into a folder, to be looked at: `cargo run --example look -- DIR`.

#[path = "../tests/paper/sample.rs"]
mod sample;

use documents::{BuiltIn, Desk, Language, Library, pieces::poster};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "look".to_owned());
    std::fs::create_dir_all(&folder)?;
    let library = Library::new(&BuiltIn);
    for (name, announcement) in [("usual", sample::announcement()), ("crowded", sample::crowded()), ("bare", sample::bare())] {
        let desk = Desk::new(&announcement, Language::Pl, &library)?;
        let poster = poster::poster(&desk, poster::Paper::A4)?;
        std::fs::write(format!("{folder}/{name}.png"), poster.png(100.0)?)?;
        std::fs::write(format!("{folder}/{name}.pdf"), poster.pdf()?)?;
    }
    Ok(())
}
