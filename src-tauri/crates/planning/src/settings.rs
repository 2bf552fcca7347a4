//! What an office may set. Every figure that is a convention and not a law stands here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::announcement::AnnouncementLanguage;
use crate::channel::ChannelId;
use crate::conflict::{RuleId, Severity};
use crate::hours::DayMinute;
use crate::mail::MailAccount;
use crate::person::Gender;
use crate::place::{Travel, TravelLeg};
use crate::prices::Prices;
use crate::retention::Privacy;
use crate::safety::Safety;

/// Whether a rule counts, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RuleSetting {
    pub enabled: bool,
    /// Instead of the rule's own severity.
    pub severity: Option<Severity>,
}

/// Who announces, and whom residents may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Office {
    /// „Wydział Komunikacji Społecznej Urzędu Miasta Krakowa”.
    pub department: String,
    /// The name of the cycle, without quotation marks.
    pub cycle: String,
    /// The office of who invites, in the nominative; the name and gender are the holder's, never constants.
    pub host_office: String,
    pub host_name: Option<String>,
    pub host_gender: Gender,
    pub contact_name: String,
    pub contact_phone: String,
    pub contact_email: String,
    /// Pages of meetings are published under this address.
    pub page_base: String,
    /// Postal address, for letters.
    pub address: String,
    /// „z up. Prezydenta Miasta Krakowa”; empty when the holder signs in person.
    pub signature_on_behalf: String,
    pub signature_name: String,
    pub signature_post: String,
    /// Whom the media ask; empty: whom residents ask.
    pub press_name: String,
    pub press_phone: String,
    pub press_email: String,
    /// The office in other languages; what is missing there is shown as missing.
    pub translations: BTreeMap<AnnouncementLanguage, OfficeWords>,
}

/// Names of the office in another language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct OfficeWords {
    pub department: String,
    pub cycle: String,
    /// Office of who invites, as the Polish one of the settings.
    pub host_office: String,
}

impl Default for Office {
    fn default() -> Self {
        Self {
            department: "Wydział Komunikacji Społecznej Urzędu Miasta Krakowa".to_owned(),
            cycle: "Ławka dialogu".to_owned(),
            host_office: "Prezydent Miasta Krakowa".to_owned(),
            host_name: None,
            host_gender: Gender::Unstated,
            contact_name: "Wydział Komunikacji Społecznej".to_owned(),
            contact_phone: String::new(),
            contact_email: String::new(),
            page_base: "https://www.krakow.pl/lawka-dialogu".to_owned(),
            address: String::new(),
            signature_on_behalf: String::new(),
            signature_name: String::new(),
            signature_post: String::new(),
            press_name: String::new(),
            press_phone: String::new(),
            press_email: String::new(),
            translations: office_words(),
        }
    }
}

fn office_words() -> BTreeMap<AnnouncementLanguage, OfficeWords> {
    let words = |department: &str, cycle: &str, host_office: &str| OfficeWords {
        department: department.to_owned(),
        cycle: cycle.to_owned(),
        host_office: host_office.to_owned(),
    };
    BTreeMap::from([
        (
            AnnouncementLanguage::En,
            words(
                "Social Communication Department, Municipality of Kraków",
                "Bench of Dialogue",
                "The Mayor of Kraków",
            ),
        ),
        (
            AnnouncementLanguage::Uk,
            words("Відділ соціальної комунікації мерії Кракова", "Лавка діалогу", "Мер Кракова"),
        ),
    ])
}

/// All settings; a field that an older file lacks takes its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Settings {
    pub office: Office,
    /// Under this many calendar days between today and the meeting nothing is placed.
    pub lead_min_days: u16,
    /// The lead time to aim at.
    pub lead_target_days: u16,
    /// After so many days an imported calendar's free time is no longer believed.
    pub calendar_stale_days: u16,
    /// Hours within which everybody who asked is to be told.
    pub notice_hours: u16,
    /// Meetings on working days begin from here on, when residents can come.
    pub evening_from: DayMinute,
    /// Meetings a week that the Mayor should not exceed.
    pub week_limit: u8,
    /// Days between two meetings in one district.
    pub district_gap_days: u16,
    /// A venue more than this many times too large is wasteful, in percent of the people expected.
    pub waste_percent: u16,
    /// Working days an interpreter of sign language needs (Act of 19 August 2011, art. 12: at least 3).
    pub interpreter_days: u8,
    /// So many days before a hall's hold ends, it is said.
    pub hold_warning_days: u16,
    pub travel: Travel,
    /// Journeys between venues that take another time than [`Travel`] reckons.
    pub travel_table: Vec<TravelLeg>,
    /// What each departure from the wishes costs when a season is planned.
    pub season_prices: Prices,
    pub rules: BTreeMap<RuleId, RuleSetting>,
    pub disabled_channels: Vec<ChannelId>,
    pub privacy: Privacy,
    pub safety: Safety,
    /// The account that messages leave from; without one they stay drafts.
    pub mail: MailAccount,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            office: Office::default(),
            lead_min_days: 7,
            lead_target_days: 21,
            calendar_stale_days: 7,
            notice_hours: 24,
            evening_from: DayMinute::at(17, 0),
            week_limit: 2,
            district_gap_days: 60,
            waste_percent: 400,
            interpreter_days: 5,
            hold_warning_days: 3,
            travel: Travel::default(),
            travel_table: vec![],
            season_prices: Prices::default(),
            rules: BTreeMap::new(),
            disabled_channels: vec![],
            privacy: Privacy::default(),
            safety: Safety::default(),
            mail: MailAccount::default(),
        }
    }
}

impl Settings {
    /// How much a rule counts here; `None` when it is switched off.
    #[must_use]
    pub fn severity(&self, rule: RuleId, own: Severity) -> Option<Severity> {
        match self.rules.get(&rule) {
            Some(setting) if !setting.enabled => None,
            Some(setting) => Some(setting.severity.unwrap_or(own)),
            None => Some(own),
        }
    }
}
