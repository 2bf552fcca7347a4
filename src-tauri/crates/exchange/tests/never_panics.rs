//! Whatever the bytes, an answer comes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use exchange::ical::{Window, busy, expand};
use exchange::table::{read_people, read_requests, read_venues};
use proptest::prelude::*;

const SEED: &str = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nX-WR-TIMEZONE:Europe/Warsaw\r\nBEGIN:VTIMEZONE\r\nTZID:Klub\r\n\
    BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
    END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Klub:20270318T180000\r\nDURATION:P1DT2H\r\n\
    RRULE:FREQ=MONTHLY;BYDAY=-1TH;BYSETPOS=1;WKST=SU\r\nRDATE;VALUE=PERIOD:20270401T100000Z/PT1H\r\nEXDATE;VALUE=DATE:20270422\r\n\
    SUMMARY:Rada\\, sesja\r\nGEO:50.06;19.94\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\n\
    RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=\"Klub\":20270527T180000\r\nDTSTART:20270528T170000Z\r\nDTEND:20270528T190000Z\r\nEND:VEVENT\r\n\
    BEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20270318T180000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n";

const TABLE: &str = "nazwa;adres;pojemność;tytuł;wnioskodawca;osoba;godziny;dzielnica;telefon;szerokość;od;dni;godzina od\n\
    Klub;ul. Przykładowa 1;120;Spotkanie;Rada;Ewa Wzorowa;pn-pt 8.00-16.00;XII;12 616 00 00;50,06;2027-03-18;wt-czw;18.00\n";

/// Replaces, repeats and cuts pieces of `seed`, and puts in what parsers stumble over.
fn mutated(seed: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "",
        ":",
        ";",
        "=",
        "\"",
        ",",
        "\\",
        "\r\n ",
        "-",
        "0",
        "9999",
        "-1",
        "ż",
        "T",
        "Z",
        "P",
        "+",
        "^",
        "\n",
        "99999999999999999999",
        "BEGIN:VEVENT\r\n",
        "END:VCALENDAR\r\n",
        "\u{FEFF}",
    ]);
    let edit = (any::<prop::sample::Index>(), 0..12_usize, pieces);
    prop::collection::vec(edit, 1..8).prop_map(move |edits| {
        let mut bytes = seed.as_bytes().to_vec();
        for (place, cut, piece) in edits {
            let start = place.index(bytes.len() + 1);
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_damaged_calendar_gives_an_answer(bytes in mutated(SEED)) {
        let window = Window { from: "2027-01-01T00:00:00Z".parse().unwrap(), to: "2028-01-01T00:00:00Z".parse().unwrap() };
        let expansion = expand(&bytes, window, chrono_tz::Europe::Warsaw);
        let blocks = busy(&expansion, chrono_tz::Europe::Warsaw);
        prop_assert!(blocks.iter().all(|block| block.start < block.end));
        prop_assert!(blocks.windows(2).all(|pair| pair[0].start <= pair[1].start));
        prop_assert!(expansion.occurrences.iter().all(|occurrence| occurrence.start <= occurrence.end));
    }

    #[test]
    fn a_damaged_table_gives_an_answer(bytes in mutated(TABLE)) {
        let by_name = |_: &str| None;
        let _ = (read_people(&bytes, "a.csv"), read_venues(&bytes, "a.csv", &by_name), read_requests(&bytes, "a.csv", &by_name));
    }
}

/// What the fuzzer began with, and what ever stopped it.
#[test]
fn the_fuzzers_seeds_and_finds_give_an_answer() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fuzz");
    let window =
        Window { from: "2027-01-01T00:00:00Z".parse().unwrap(), to: "2028-01-01T00:00:00Z".parse().unwrap() };
    let mut read = 0;
    for file in
        ["seeds/import", "finds/import"].iter().flat_map(|name| std::fs::read_dir(folder.join(name)).unwrap())
    {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let expansion = expand(&bytes, window, chrono_tz::Europe::Warsaw);
        let blocks = busy(&expansion, chrono_tz::Europe::Warsaw);
        assert!(blocks.iter().all(|block| block.start < block.end));
        read += 1;
    }
    assert!(read > 0);
}
