//! Accessibility features that an announcement speaks about (act of 19 July 2019, art. 6).

use serde::{Deserialize, Serialize};

/// A feature of the place or of the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Entrance without steps.
    StepFree,
    Ramp,
    Lift,
    /// Doors at least 90 cm wide.
    WideDoors,
    AccessibleToilet,
    /// Places for wheelchairs in the hall.
    WheelchairPlaces,
    /// Parking places for persons with disabilities.
    DisabledParking,
    /// Entry with an assistance dog.
    AssistanceDog,
    /// Induction loop.
    InductionLoop,
    /// Polish Sign Language interpreter, on site or online.
    SignLanguage,
    /// Live captions.
    Captions,
    /// Text easy to read (ETR).
    EasyToRead,
    QuietRoom,
    /// Transmission on the internet.
    Stream,
}

impl Feature {
    /// Every feature, in the order of the announcement's checklist.
    pub const ALL: [Self; 14] = [
        Self::StepFree,
        Self::Ramp,
        Self::Lift,
        Self::WideDoors,
        Self::AccessibleToilet,
        Self::WheelchairPlaces,
        Self::DisabledParking,
        Self::AssistanceDog,
        Self::InductionLoop,
        Self::SignLanguage,
        Self::Captions,
        Self::EasyToRead,
        Self::QuietRoom,
        Self::Stream,
    ];

    /// The key in `words/*.json` and the name of the pictogram.
    pub const fn key(self) -> &'static str {
        match self {
            Self::StepFree => "step_free",
            Self::Ramp => "ramp",
            Self::Lift => "lift",
            Self::WideDoors => "wide_doors",
            Self::AccessibleToilet => "accessible_toilet",
            Self::WheelchairPlaces => "wheelchair_places",
            Self::DisabledParking => "disabled_parking",
            Self::AssistanceDog => "assistance_dog",
            Self::InductionLoop => "induction_loop",
            Self::SignLanguage => "sign_language",
            Self::Captions => "captions",
            Self::EasyToRead => "easy_to_read",
            Self::QuietRoom => "quiet_room",
            Self::Stream => "stream",
        }
    }
}

/// What is known about a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    Yes,
    No,
    /// Nobody said. Printed as „brak informacji”.
    Unknown,
}
