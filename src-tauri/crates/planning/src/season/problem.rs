//! The instance in the dense form the search runs on: numbers for names, and for each meeting and day the places it may take,
//! cheapest first, with everything that does not depend on other meetings already decided.

/// A place a meeting may take on one day, as far as it is alone in the season.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choice {
    /// Its own price with the cheapest candidates free at that time.
    pub cost: u32,
    /// Index into [`Meeting::venues`].
    pub venue: u16,
    /// Start, in slots of 15 minutes from 00:00.
    pub slot: u8,
    /// Candidates (bits as in [`Meeting::candidates`]) free at that time.
    pub free: u64,
}

/// The choices of one day: `choices[from..to]` of the meeting, cheapest first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DayChoices {
    pub day: u16,
    /// The price of the cheapest.
    pub low: u32,
    pub from: u32,
    pub to: u32,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub person: u32,
    /// Including the price of changing the person.
    pub cost: u32,
    /// Minutes present before and after the start.
    pub before: i32,
    pub after: i32,
    /// The bits of the same person, this one among them.
    pub alike: u64,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct RoleChoice {
    /// Its candidates' bits, cheapest lowest.
    pub mask: u64,
    /// The price of leaving it empty; `None`: required.
    pub empty: Option<u32>,
}

/// Where a fixed meeting stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FixedPlace {
    pub day: u16,
    /// Minutes from 00:00; need not lie on the grid.
    pub start: i32,
    pub venue: u32,
}

#[derive(Debug)]
pub(crate) struct Meeting {
    pub fixed: Option<FixedPlace>,
    pub home: Option<u16>,
    /// It stands today and may move, at a price.
    pub moves: bool,
    /// The price of leaving it out.
    pub left_out: i64,
    /// Minutes the venue is taken before and after the start.
    pub before: i32,
    pub after: i32,
    /// Venues it may use.
    pub venues: Vec<u32>,
    /// Of a fixed meeting: those who are there.
    pub candidates: Vec<Candidate>,
    pub roles: Vec<RoleChoice>,
    /// No person is a candidate for two roles.
    pub disjoint: bool,
    /// The number of its first candidate among all.
    pub first_node: u32,
    /// Days with a choice, cheapest first.
    pub days: Vec<DayChoices>,
    pub choices: Vec<Choice>,
}

impl Meeting {
    /// The meeting with other choices.
    pub fn with(&self, (days, choices): (Vec<DayChoices>, Vec<Choice>)) -> Self {
        Meeting {
            days,
            choices,
            venues: self.venues.clone(),
            candidates: self.candidates.clone(),
            roles: self.roles.clone(),
            ..*self
        }
    }

    /// Whether there is more than one place, or more than one cast, for it.
    pub fn is_open(&self) -> bool {
        let cast = |c: &Choice| self.roles.iter().any(|r| (c.free & r.mask).count_ones() > 1);
        self.choices.len() > 1 || self.choices.iter().any(cast)
    }
}

/// Limits of a person; `u16::MAX`: none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub per_day: u16,
    pub per_week: u16,
}

#[derive(Debug)]
pub(crate) struct Problem {
    pub days: usize,
    pub weeks: usize,
    pub week: Vec<u16>,
    pub limits: Vec<Limits>,
    pub venue_district: Vec<u16>,
    pub districts: usize,
    /// Minutes, row by row.
    pub travel: Vec<i32>,
    /// Days two meetings of a district must be apart.
    pub gap: i32,
    /// The price of two meetings of a district so many days apart; 0 from its length on.
    pub spacing: Vec<i64>,
    /// The price of the n-th further meeting in a week that has n.
    pub week_price: Vec<i64>,
    pub meetings: Vec<Meeting>,
    /// How many days a meeting may reach into: 0 when none can touch another date's, travel included.
    pub reach: i32,
    /// Starting minute of each day on the UTC axis, relative to the first.
    pub zero: Vec<i32>,
    /// The smallest price that is not 0.
    pub finest: i64,
    /// Candidates of all meetings together.
    pub nodes: usize,
    /// The meetings of each district.
    pub residents: Vec<Vec<u32>>,
}

impl Problem {
    /// The problem with other meetings in it.
    pub fn with(&self, meetings: Vec<Meeting>) -> Self {
        Problem {
            meetings,
            week: self.week.clone(),
            limits: self.limits.clone(),
            venue_district: self.venue_district.clone(),
            travel: self.travel.clone(),
            spacing: self.spacing.clone(),
            week_price: self.week_price.clone(),
            zero: self.zero.clone(),
            residents: self.residents.clone(),
            ..*self
        }
    }

    pub fn way(&self, a: u16, b: u16) -> i32 {
        self.travel[a as usize * self.districts + b as usize]
    }

    pub fn spacing(&self, days_apart: i32) -> i64 {
        self.spacing.get(days_apart.unsigned_abs() as usize).copied().unwrap_or(0)
    }
}
