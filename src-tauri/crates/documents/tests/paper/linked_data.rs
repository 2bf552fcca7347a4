//! The event for machines, checked by TypeScript against the vocabulary of schema.org (npm schema-dts).

use crate::{page, sample, tools};
use documents::Announcement;

/// A program that only compiles when the event is one of schema.org's.
fn program(announcements: &[Announcement]) -> String {
    let mut program = "import type { Event, WithContext } from \"schema-dts\";\n".to_owned();
    for (index, a) in announcements.iter().enumerate() {
        let html = page(a);
        let (_, rest) = html.split_once("application/ld+json\">").expect("a script");
        let event = rest.split_once("</script>").expect("its end").0.trim();
        program += &format!("export const event{index}: WithContext<Event> = {event};\n");
    }
    program
}

fn compiled(program: &str) -> Option<tools::Said> {
    let compiler = tools::tool("node_modules/typescript/bin/tsc")?;
    let vocabulary = [tools::tool("node_modules/schema-dts")?, tools::tool("node_modules/schema-dts-lib")?];
    let folder = tempfile::tempdir().expect("a folder");
    let modules = folder.path().join("node_modules");
    std::fs::create_dir(&modules).expect("a folder");
    for part in &vocabulary {
        copy(part, &modules.join(part.file_name().expect("a name")));
    }
    let source = folder.path().join("event.ts");
    std::fs::write(&source, program).expect("a file");
    let arguments = [
        tools::text_of(&compiler),
        "--noEmit",
        "--strict",
        "--target",
        "es2022",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
        tools::text_of(&source),
    ];
    tools::run("node", &arguments)
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn every_state_of_an_event_is_one_of_schema_org() {
    let all = [sample::announcement(), sample::changed(), sample::cancelled(), sample::bare()];
    let Some(said) = compiled(&program(&all)) else { return };
    assert!(said.ok, "{}{}", said.out, said.err);
}

#[test]
fn the_compiler_would_say_so_if_it_were_not() {
    let wrong = program(&[sample::announcement()]).replace("\"startDate\"", "\"beginning\"");
    let Some(said) = compiled(&wrong) else { return };
    assert!(!said.ok && said.out.contains("beginning"), "{}", said.out);
}
