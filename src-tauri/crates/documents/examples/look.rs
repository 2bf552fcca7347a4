//! Writes the invented announcement's papers into a folder, to be looked at:
//! `cargo run --example look -- DIR [TEMPLATES [PHOTO]]`. With a folder of templates a change shows without a rebuild.

#[path = "../tests/paper/sample.rs"]
#[allow(clippy::expect_used, reason = "the sample is shared with the tests")]
mod sample;

use documents::pieces::image::{Format, image_at};
use documents::pieces::poster::{Paper, poster};
use documents::{Desk, Language, Library, PackFile, PackOptions, Photo, letters, pack};
use std::collections::BTreeMap;
use std::path::Path;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "look".to_owned());
    let mut overrides = BTreeMap::new();
    if let Some(root) = arguments.next() {
        templates(Path::new(&root), "", &mut overrides)?;
    }
    let photo = arguments.next().map(std::fs::read).transpose()?;
    let photo = photo.map(|bytes| Photo {
        bytes,
        alt: "Ludzie na ławce".to_owned(),
        credit: "Jan Wzorcowy".to_owned(),
    });
    let options = PackOptions { templates: &overrides, ..PackOptions::default() };
    for (name, announcement) in [
        ("usual", sample::announcement()),
        ("crowded", sample::crowded()),
        ("bare", sample::bare()),
        ("changed", sample::changed()),
        ("cancelled", sample::cancelled()),
        ("photo", sample::with_photo(sample::announcement())),
    ] {
        let mut announcement: documents::Announcement = announcement;
        announcement.photo = photo.clone().or(announcement.photo);
        let made = pack(&announcement, sample::ICS.as_bytes().to_vec(), &options)?;
        let mut files = made.files;
        files.extend(letters(&announcement, &sample::letters(), &options)?);
        write(&Path::new(&folder).join(name), files)?;
        made.template_faults.iter().for_each(|fault| eprintln!("{fault}"));
    }
    sizes(&Path::new(&folder).join("sizes"), &Library::new(&overrides))?;
    // What belongs to no announcement.
    let apart = sample::decline_files().into_iter().chain([sample::report()]);
    write(&Path::new(&folder).join("apart"), apart.collect())?;
    Ok(())
}

/// The poster and the pictures of every size of words.
fn sizes(folder: &Path, library: &Library<'_>) -> Outcome {
    std::fs::create_dir_all(folder)?;
    let shapes = [(false, false), (false, true), (true, false), (true, true)];
    for (place, (six, photo)) in sample::PLACES.iter().flat_map(|place| shapes.map(|shape| (place, shape))) {
        let a = sample::sized(place, six, photo);
        let length = place.chars().count();
        let name = format!("{length}-{}-{}", if six { 6 } else { 1 }, if photo { "zdjecie" } else { "bez" });
        let desk = Desk::new(&a, Language::Pl, library)?;
        std::fs::write(folder.join(format!("{name}-plakat.png")), poster(&desk, Paper::A4)?.png(72.0)?)?;
        for format in Format::ALL {
            let path = folder.join(format!("{name}-{}.png", format.name()));
            std::fs::write(path, image_at(&desk, format, 0.5)?)?;
        }
    }
    Ok(())
}

fn write(folder: &Path, files: Vec<PackFile>) -> std::io::Result<()> {
    for file in files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        std::fs::write(path, file.bytes)?;
    }
    Ok(())
}

fn templates(root: &Path, below: &str, found: &mut BTreeMap<String, String>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(root.join(below))? {
        let entry = entry?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            templates(root, &format!("{path}/"), found)?;
        } else {
            found.insert(path, std::fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}
