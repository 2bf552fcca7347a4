//! What holds for any data that templates are filled with (see promises.rs).

use documents::pieces::page::{bip_html, page_html};
use documents::pieces::text::{TEXT_CHANNELS, channel_text, easy_to_read, poster_twin};
use documents::{Announcement, BuiltIn, Desk, Library, Limits};

/// An announcement as JSON: every text comes, and nothing in it becomes markup.
pub fn paper(bytes: &[u8]) {
    let Ok(announcement) = serde_json::from_slice::<Announcement>(bytes) else { return };
    let library = Library::new(&BuiltIn);
    let Ok(desk) = Desk::new(&announcement, announcement.language, &library) else { return };
    let limits = Limits::default();
    for channel in TEXT_CHANNELS {
        let text = channel_text(&desk, channel, &limits).expect("a text");
        assert!(text.own || !text.text.contains('\u{202e}'), "{channel}");
    }
    let _ = (easy_to_read(&desk).expect("a text"), poster_twin(&desk).expect("a text"));
    let page = page_html(&desk, "krakow_pl", None).expect("a page");
    assert_eq!(page.matches("<script").count(), 1, "the event for machines, and no other");
    assert_eq!(page.matches("</script").count(), 1);
    assert_eq!(bip_html(&desk).expect("a page").matches("<script").count(), 0);
    assert_eq!(library.faults(), []);
}
