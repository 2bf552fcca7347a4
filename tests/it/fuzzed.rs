//! Everything the fuzzer began with, and what ever stopped it (`tests/fuzz`), through the same promises.

#[path = "../fuzz/paper.rs"]
mod paper;
#[path = "../fuzz/promises.rs"]
mod promises;

type Promise = fn(&[u8]);

const TARGETS: [(&str, Promise); 7] = [
    ("import", promises::import),
    ("shared", promises::shared),
    ("table", promises::table),
    ("multistatus", promises::multistatus),
    ("mail", promises::mail),
    ("portable", promises::portable),
    ("paper", paper::paper),
];

#[test]
fn the_fuzzers_seeds_and_finds_keep_every_promise() {
    let fuzz = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    for (target, promise) in TARGETS {
        let mut seeds = 0;
        for folder in ["seeds", "finds"] {
            for file in std::fs::read_dir(fuzz.join(folder).join(target)).unwrap() {
                let path = file.unwrap().path();
                eprintln!("{}", path.display());
                promise(&std::fs::read(&path).unwrap());
                seeds += u32::from(folder == "seeds");
            }
        }
        assert!(seeds > 0, "{target} begins with nothing");
    }
}
