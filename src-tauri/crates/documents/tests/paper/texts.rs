use crate::{USUAL, file, made_for, plain, sample, text};
use documents::count::x_length;
use documents::pieces::page::{bip_html, page_html};
use documents::pieces::text::{TEXT_CHANNELS, channel_text, easy_to_read};
use documents::{BuiltIn, Desk, Language, Library, Limits};

#[test]
fn every_channel_keeps_its_limit_even_with_the_longest_place() {
    let library = Library::new(&BuiltIn);
    for announcement in
        [sample::announcement(), sample::crowded(), sample::changed(), sample::cancelled(), sample::bare()]
    {
        let desk = Desk::new(&announcement, Language::Pl, &library).expect("a desk");
        for channel in TEXT_CHANNELS {
            let made = channel_text(&desk, channel, Limits::shipped()).expect("a text");
            let excused = announcement.venue.name.len() > 100 && channel == "tv_crawl";
            assert!(made.fits() || excused, "{channel}: {} of {:?}\n{}", made.length, made.limit, made.text);
        }
    }
}

#[test]
fn day_hour_and_place_come_first() {
    for path in
        ["społecznościowe/facebook-post.txt", "społecznościowe/instagram.txt", "społecznościowe/x.txt"]
    {
        let first = plain(text(&USUAL, path).lines().next().expect("a line"));
        assert_eq!(
            first,
            "Środa, 13 maja, godz. 17.00 – Szkoła Podstawowa nr 999 w Bieżanowie, ul. Przykładowa 34"
        );
        assert!(first.chars().count() <= 125);
    }
}

#[test]
fn an_entry_on_x_is_weighed_and_not_over() {
    assert!(x_length(text(&USUAL, "społecznościowe/x.txt").trim_end()) <= 280);
}

#[test]
fn the_officers_own_words_replace_the_made_ones() {
    let mut a = sample::announcement();
    a.own_words.insert("x_post".to_owned(), "Do zobaczenia w \"Klubie\" o godz. 17:00".to_owned());
    let pack = made_for(&a, &["x_post"]);
    assert_eq!(text(&pack, "społecznościowe/x.txt"), "Do zobaczenia w\u{a0}„Klubie” o\u{a0}godz.\u{a0}17.00");
}

#[test]
fn a_change_says_what_was_and_what_is() {
    let pack = made_for(&sample::changed(), &["facebook_post"]);
    let post = plain(text(&pack, "społecznościowe/facebook-post.txt"));
    assert!(post.starts_with("ZMIANA: środa, 13 maja, godz. 17.00 – "), "{post}");
    assert!(
        post.contains(
            "Kiedy – było: środa, 6 maja 2026 r., godz. 18.00 → jest: środa, 13 maja 2026 r., godz. 17.00"
        ),
        "{post}"
    );
    assert!(post.contains("Gdzie – było: Klub Wzorowy, ul. Wzorcowa 2 → jest: Szkoła Podstawowa"), "{post}");
}

#[test]
fn the_name_of_the_event_is_plain_and_short() {
    let text = plain(text(&USUAL, "społecznościowe/facebook-wydarzenie.txt"));
    assert!(text.starts_with("Nazwa: Ławka dialogu – Dzielnica XII Bieżanów-Prokocim Kiedy:"), "{text}");
}

#[test]
fn a_missing_translation_is_shown_as_missing_and_languages_do_not_mix() {
    let mut a = sample::announcement();
    a.translations.get_mut(&Language::En).expect("English").lead = None;
    a.translations.get_mut(&Language::En).expect("English").body = None;
    let post = text(&made_for(&a, &["facebook_post"]), "jezyki/en/post.txt").to_owned();
    assert!(post.contains("The full description is available in Polish on the meeting’s page."), "{post}");
    assert!(!post.contains("Porozmawiamy") && !post.contains("godz."), "{post}");
}

#[test]
fn no_one_letter_word_can_end_a_line() {
    for file in
        USUAL.files.iter().filter(|file| file.path.ends_with(".txt") && !file.path.contains("jezyki/en"))
    {
        let text = std::str::from_utf8(&file.bytes).expect("UTF-8");
        let orphan = text.split([' ', '\n']).find(|word| ["w", "z", "i", "o", "u", "a"].contains(word));
        assert_eq!(orphan, None, "{}", file.path);
    }
}

#[test]
fn a_cancelled_meeting_invites_nobody() {
    let library = Library::new(&BuiltIn);
    let a = sample::cancelled();
    let desk = Desk::new(&a, Language::Pl, &library).expect("a desk");
    let text = |channel| channel_text(&desk, channel, Limits::shipped()).expect("a text").text;
    let mut all: Vec<String> = TEXT_CHANNELS.iter().map(|channel| text(*channel)).collect();
    all.push(easy_to_read(&desk).expect("a text"));
    all.push(page_html(&desk, "wdobrymkierunku", None).expect("a page"));
    all.push(bip_html(&desk).expect("a note"));
    for text in all {
        for word in ["zaprasza", "Zapraszamy", "Wstęp wolny", "możesz", "Przyjdź", "zgłaszać", "Porozmawiamy"]
        {
            assert!(!text.contains(word), "{word}\n{text}");
        }
    }
}

#[test]
fn a_change_names_what_changed_and_nothing_else() {
    let said = |time: bool, place: bool| {
        let mut a = sample::changed();
        if let documents::Status::Rescheduled { previous_start, previous_place } = &mut a.status {
            *previous_start = previous_start.filter(|_| time);
            *previous_place = previous_place.take().filter(|_| place);
        }
        let library = Library::new(&BuiltIn);
        Desk::new(&a, Language::Pl, &library).expect("a desk").sheet.status.sentence
    };
    assert_eq!(plain(&said(true, false)), "Zmienił się termin spotkania.");
    assert_eq!(plain(&said(false, true)), "Zmieniło się miejsce spotkania.");
    assert_eq!(plain(&said(true, true)), "Zmieniły się termin i miejsce spotkania.");
}

#[test]
fn what_stands_for_a_picture_says_that_something_changed_and_what_it_was() {
    let changed = made_for(&sample::changed(), &["notice_board", "tv_board"]);
    let cancelled = made_for(&sample::cancelled(), &["notice_board"]);
    let alt = |pack: &documents::Pack, path| plain(file(pack, path).alt.as_deref().unwrap_or_default());
    for path in ["plakat/plakat-A4.png", "telewizja/plansza-1920x1080.png"] {
        let alt = alt(&changed, path);
        assert!(
            alt.contains(": ZMIANA. ") && alt.contains("Było: środa, 6 maja 2026 r., godz. 18.00."),
            "{alt}"
        );
    }
    assert!(alt(&cancelled, "plakat/plakat-A3.png").starts_with("Plakat: ODWOŁANE. "));
}

#[test]
fn an_event_and_the_councils_page_are_headed_by_the_change() {
    let pack = made_for(&sample::cancelled(), &["facebook_event", "district_web"]);
    let event = plain(text(&pack, "społecznościowe/facebook-wydarzenie.txt"));
    let (name, _) = event.split_once(" Kiedy:").expect("a name");
    assert_eq!(name, "Nazwa: ODWOŁANE: Ławka dialogu – Dzielnica XII Bieżanów-Prokocim");
    let page = text(&pack, "dzielnica/tekst-na-strone.txt");
    assert!(page.starts_with("ODWOŁANE: Spotkanie"), "{page}");
    assert!(
        page.split("\n\n").nth(1).is_some_and(|part| part.starts_with("Spotkanie zostało odwołane.")),
        "{page}"
    );
}

#[test]
fn an_easy_text_spells_everything_out() {
    let library = Library::new(&BuiltIn);
    for announcement in [sample::announcement(), sample::changed(), sample::cancelled()] {
        let desk = Desk::new(&announcement, Language::Pl, &library).expect("a desk");
        let easy = plain(&easy_to_read(&desk).expect("a text"));
        for short in ["godz.", " r.", "ul.", "tel.", "–19"] {
            assert!(!easy.contains(short), "{short}\n{easy}");
        }
    }
    let easy = plain(text(&USUAL, "prosty-jezyk/informacja-etr.txt"));
    assert!(easy.contains("Środa. 13 maja 2026 roku. Początek: godzina 17.00. Koniec: godzina "), "{easy}");
}

#[test]
fn an_editor_reads_the_page_without_escapes() {
    let page = text(&USUAL, "bip/notatka.html");
    assert!(
        page.contains(r#"<a href="https://www.krakow.example/lawka/42">krakow.example/lawka/42</a>"#),
        "{page}"
    );
}

#[test]
fn the_list_of_the_pack_goes_folder_by_folder() {
    let list = text(&USUAL, "CZYTAJ.txt");
    let mut folders: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split_once(" – ")?.0.split_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    folders.dedup();
    let mut once = folders.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(folders.len(), once.len(), "{folders:?}");
}
