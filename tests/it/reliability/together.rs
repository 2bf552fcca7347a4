//! Two officers over connections that break, servers that lose what they were told, programs that are killed: both
//! registers are equal in the end, no edit is lost, none is doubled. `LAWKA_SEEDS=5..505` tries those runs.

use std::ops::Range;

use lawka_tests::reliability::{Ran, run};
use lawka_tests::servers::{Kind, Server};

use super::{publish, tries};

#[test]
fn two_officers_over_a_bad_connection_to_radicale_end_with_the_same_register() {
    runs_against(Kind::Radicale);
}

#[test]
fn two_officers_over_a_bad_connection_to_xandikos_end_with_the_same_register() {
    runs_against(Kind::Xandikos);
}

fn runs_against(kind: Kind) {
    let Some(mut server) = Server::start(kind) else { return };
    let mut sum = Ran::default();
    for seed in seeds() {
        sum += run(&mut server, seed);
    }
    let figures = format!(
        "{} edits, {} faults, {} restored backups, {} kills, {} decisions",
        sum.edits, sum.faults, sum.restores, sum.kills, sum.conflicts
    );
    let runs = format!("two officers over {kind:?}, {} runs", seeds().count());
    publish(
        &format!("together-{kind:?}"),
        &[(&runs, figures), ("edits of theirs lost, doubled, or different in the end", "0".to_owned())],
    );
}

fn seeds() -> Range<u64> {
    let told = std::env::var("LAWKA_SEEDS").ok();
    let told = told.map(|told| {
        let (first, end) = told.split_once("..").expect("as 0..500");
        first.parse().unwrap()..end.parse().unwrap()
    });
    told.unwrap_or(0..tries(3, 500))
}
