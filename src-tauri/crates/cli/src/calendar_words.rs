//! Why a part of a calendar was not understood, in words.

use exchange::ical::Reason;

pub fn unread_because(reason: &Reason) -> String {
    match reason {
        Reason::NotAContentLine => "tego wiersza nie można odczytać".to_owned(),
        Reason::LineTooLong { limit } => format!("wiersz jest dłuższy niż {limit} bajtów"),
        Reason::StrayEnd { name } => format!("koniec części {name}, która się nie zaczęła"),
        Reason::Unclosed { name } => format!("część {name} nie ma końca"),
        Reason::NestedTooDeep { limit } => format!("części są zagnieżdżone głębiej niż {limit} razy"),
        Reason::NoStart => "wydarzenie nie ma początku".to_owned(),
        Reason::NotADate { property, value } => format!("w polu {property} nie ma daty: {value}"),
        Reason::NotADuration { value } => format!("to nie jest czas trwania: {value}"),
        Reason::BadRule { .. } => "reguła powtarzania jest niezrozumiała".to_owned(),
        Reason::UnknownZone { tzid } => {
            format!("nieznana strefa czasowa {tzid}; przyjęto czas miejscowy")
        }
        Reason::TooManyDates { limit } => format!("więcej dat niż {limit}"),
        Reason::TooManyEvents { limit } => format!("więcej wydarzeń niż {limit}; dalszych nie wczytano"),
        Reason::TooManyOccurrences { limit } => {
            format!("więcej powtórzeń niż {limit}; dalszych nie wczytano")
        }
        Reason::EndlessRule => {
            "reguły powtarzania nie da się prześledzić; dalszych powtórzeń nie wczytano".to_owned()
        }
        Reason::CalendarScale => "to nie jest kalendarz gregoriański".to_owned(),
        Reason::OutOfCalendar => "data wypada poza kalendarzem".to_owned(),
        Reason::TooManyFaults { limit } => {
            format!("błędów jest więcej niż {limit}; dalszych nie wymieniono")
        }
        Reason::OutsideCalendar { name } => format!("część {name} stoi poza kalendarzem"),
        Reason::NoCalendar => "w pliku nie ma kalendarza".to_owned(),
    }
}
