//! Parameters of a content line as they stand, in their order.

use crate::ical::tree::value_of;

/// The value of a parameter, quotes and all.
pub fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    pieces(line).into_iter().skip(1).find_map(|piece| named(piece, name))
}

/// Our change in somebody else's line: only what `now` says differently from `before` is changed in what is `standing`.
pub fn revised(standing: &str, before: &str, now: &str) -> String {
    let mut line = standing.to_owned();
    for name in names(before).into_iter().chain(names(now)) {
        let (old, new) = (value(before, name), value(now, name));
        let is_there =
            new.zip(value(&line, name)).is_some_and(|(new, there)| new.eq_ignore_ascii_case(there));
        if old != new && !is_there {
            line = put(&line, name, new);
        }
    }
    if value_of(before) != value_of(now) {
        line = format!("{}:{}", pieces(&line).join(";"), value_of(now).unwrap_or_default());
    }
    line
}

/// The line with another value of one parameter, which needs no quotes.
pub fn with(line: &str, name: &str, value: &str) -> String {
    put(line, name, Some(value))
}

fn put(line: &str, name: &str, value: Option<&str>) -> String {
    let mut head: Vec<String> = pieces(line).into_iter().map(str::to_owned).collect();
    let at = head.iter().skip(1).position(|piece| named(piece, name).is_some()).map(|at| at + 1);
    match (at, value.map(|value| format!("{name}={value}"))) {
        (Some(at), Some(piece)) => head[at] = piece,
        (Some(at), None) => drop(head.remove(at)),
        (None, Some(piece)) => head.push(piece),
        (None, None) => {}
    }
    format!("{}:{}", head.join(";"), value_of(line).unwrap_or_default())
}

/// The name of the property and each parameter.
fn pieces(line: &str) -> Vec<&str> {
    let head = value_of(line).map_or(line, |value| &line[..line.len() - value.len() - 1]);
    let mut quoted = false;
    head.split(|c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    })
    .collect()
}

fn named<'a>(piece: &'a str, name: &str) -> Option<&'a str> {
    let (key, value) = piece.split_once('=')?;
    key.trim().eq_ignore_ascii_case(name).then_some(value)
}

fn names(line: &str) -> Vec<&str> {
    pieces(line).into_iter().skip(1).filter_map(|piece| Some(piece.split_once('=')?.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_changed_and_the_rest_stays_as_it_was_written() {
        let standing = "ATTENDEE;X-NUM=0;partstat=ACCEPTED;CN=\"Żak; Łucja: dr\":mailto:L@example.pl";
        let before = "ATTENDEE;CN=Łucja;PARTSTAT=ACCEPTED:mailto:l@example.pl";
        let now = "ATTENDEE;CN=Łucja;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:l@example.pl";
        assert_eq!(
            revised(standing, before, now),
            "ATTENDEE;X-NUM=0;PARTSTAT=NEEDS-ACTION;CN=\"Żak; Łucja: dr\";RSVP=TRUE:mailto:L@example.pl"
        );
        assert_eq!(revised(standing, before, before), standing);
        let moved = "ATTENDEE;CN=Łucja:mailto:nowy@example.pl";
        assert_eq!(
            revised(standing, before, moved),
            "ATTENDEE;X-NUM=0;CN=\"Żak; Łucja: dr\":mailto:nowy@example.pl"
        );
    }

    #[test]
    fn a_line_without_parameters_or_a_value_is_no_trap() {
        assert_eq!(value("ATTENDEE:mailto:a;PARTSTAT=ACCEPTED", "PARTSTAT"), None);
        assert_eq!(value("ATTENDEE;PARTSTAT=ACCEPTED", "PARTSTAT"), Some("ACCEPTED"));
        assert_eq!(revised("ATTENDEE", "ATTENDEE:a", "ATTENDEE;ROLE=CHAIR:a"), "ATTENDEE;ROLE=CHAIR:");
    }
}
