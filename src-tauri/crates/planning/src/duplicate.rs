//! Whether a letter asks for what another one asks for already.
//!
//! Example: the chair of a residents' association writes in March and a neighbour in April, both about the bus loop at
//! Osiedle Rżąka: one meeting serves both. Nothing is decided; the officer is shown the likeness and why.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fold::fold;
use crate::id::RequestId;
use crate::request::{Request, RequestDetails, RequestState};

/// Why two requests may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Likeness {
    SameCase,
    SameRequester,
    /// Most words of the title and the topic.
    SameMatter,
}

/// A request that may be the same, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Duplicate {
    pub request_id: RequestId,
    pub title: String,
    pub state: RequestState,
    pub because: Vec<Likeness>,
}

/// So many of the words of the shorter text must stand in the other. Percent.
const MOST_WORDS: usize = 60;
/// Fewer words say nothing.
const FEWEST_WORDS: usize = 3;

/// What is in the register already and looks like this one, the likeliest first; `own` is the request itself.
#[must_use]
pub fn duplicates<'a>(
    wanted: &RequestDetails,
    own: Option<RequestId>,
    known: impl Iterator<Item = &'a Request>,
) -> Vec<Duplicate> {
    let words = words_of(wanted);
    let mut found: Vec<Duplicate> = known
        .filter(|request| Some(request.id) != own)
        .filter_map(|request| {
            let because = likenesses(wanted, &words, request);
            let alike = because.contains(&Likeness::SameCase) || because.contains(&Likeness::SameMatter);
            let (title, state) = (request.title.clone(), request.state);
            alike.then_some(Duplicate { request_id: request.id, title, state, because })
        })
        .collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.because.len()), std::cmp::Reverse(one.request_id)));
    found.truncate(5);
    found
}

fn likenesses(wanted: &RequestDetails, words: &BTreeSet<String>, other: &Request) -> Vec<Likeness> {
    let same_text = |one: &str, other: &str| !one.trim().is_empty() && fold(one.trim()) == fold(other.trim());
    let case = wanted.case_mark.is_some() && wanted.case_mark == other.case_mark;
    let (asked, asker) = (&wanted.requester, &other.requester);
    let email = asked.email.is_some() && asked.email == asker.email;
    let elsewhere =
        wanted.district.is_some() && other.district.is_some() && wanted.district != other.district;
    [
        (case, Likeness::SameCase),
        (same_text(&asked.name, &asker.name) || email, Likeness::SameRequester),
        (!elsewhere && share(words, &words_of(&other.details)), Likeness::SameMatter),
    ]
    .into_iter()
    .filter_map(|(holds, why)| holds.then_some(why))
    .collect()
}

/// Stems, so that Polish endings do not matter: the first five letters of every word of four letters or more.
fn words_of(details: &RequestDetails) -> BTreeSet<String> {
    let text = fold(&format!("{} {}", details.title, details.topic));
    let long = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() >= 4);
    long.map(|word| word.chars().take(5).collect()).collect()
}

fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let fewer = one.len().min(other.len());
    fewer >= FEWEST_WORDS && one.intersection(other).count() * 100 >= fewer * MOST_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::district::DistrictNumber;

    fn asking(title: &str, name: &str) -> RequestDetails {
        let mut details = RequestDetails { title: title.into(), ..RequestDetails::default() };
        details.requester.name = name.into();
        details
    }

    fn request(id: i64, details: RequestDetails) -> Request {
        Request { id: RequestId(id), state: RequestState::Waiting, decline_reason: None, details }
    }

    fn found(wanted: &RequestDetails, known: &[Request]) -> Vec<(i64, Vec<Likeness>)> {
        let all = duplicates(wanted, None, known.iter());
        all.into_iter().map(|one| (one.request_id.0, one.because)).collect()
    }

    #[test]
    fn the_same_matter_in_other_words_and_endings_is_shown() {
        let known = [
            request(1, asking("Pętla autobusowa przy osiedlu Rżąka", "Jan Próbny")),
            request(2, asking("Plac zabaw w parku Lotników", "Jan Próbny")),
        ];
        let wanted = asking("Spotkanie o pętli autobusowej na osiedle Rżąka", "Ewa Inna");
        assert_eq!(found(&wanted, &known), [(1, vec![Likeness::SameMatter])]);
    }

    #[test]
    fn one_requester_may_ask_twice_about_different_things() {
        let known = [request(1, asking("Plac zabaw w parku Lotników", "Jan Próbny"))];
        assert_eq!(found(&asking("Chodnik przy ulicy Tynieckiej", "Jan Próbny"), &known), []);
    }

    #[test]
    fn the_same_case_is_shown_first_whatever_it_is_called() {
        let marked =
            |title: &str| RequestDetails { case_mark: Some("KS.0632.1.2026".into()), ..asking(title, "A") };
        let known = [
            request(1, asking("Chodnik przy ulicy Tynieckiej nocą", "B")),
            request(2, marked("Oświetlenie")),
        ];
        let all = found(&marked("Chodnik przy ulicy Tynieckiej nocą"), &known);
        assert_eq!(all[0], (2, vec![Likeness::SameCase, Likeness::SameRequester]));
        assert_eq!(all[1].0, 1);
    }

    #[test]
    fn two_districts_with_one_trouble_are_two_matters_and_a_request_is_not_its_own_double() {
        let here =
            RequestDetails { district: Some(DistrictNumber(9)), ..asking("Nocny hałas na ulicach", "A") };
        let there = RequestDetails { district: Some(DistrictNumber(1)), ..here.clone() };
        assert_eq!(found(&here, &[request(1, there)]), []);
        assert_eq!(duplicates(&here, Some(RequestId(1)), [request(1, here.clone())].iter()), []);
    }
}
