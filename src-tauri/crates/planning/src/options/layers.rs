//! Rows of bits by rule and weight, and what they add up to.

use super::SlotBits;
use crate::conflict::{RuleId, Severity, Verdict};

/// The starts at which one rule says something, with its weight.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub rule: RuleId,
    pub severity: Severity,
    pub bits: SlotBits,
}

/// Layers while they are painted: one for each rule and weight, whoever it speaks of.
#[derive(Clone, Debug)]
pub(super) struct Layers {
    len: usize,
    rows: Vec<Layer>,
}

impl Layers {
    pub fn new(len: usize) -> Self {
        Self { len, rows: Vec::new() }
    }

    /// The row to paint into; a new one is empty.
    pub fn row(&mut self, rule: RuleId, severity: Severity) -> &mut SlotBits {
        let known = self.rows.iter().position(|layer| layer.rule == rule && layer.severity == severity);
        let index = known.unwrap_or_else(|| {
            self.rows.push(Layer { rule, severity, bits: SlotBits::new(self.len) });
            self.rows.len() - 1
        });
        &mut self.rows[index].bits
    }

    pub fn add(&mut self, layer: &Layer) {
        self.row(layer.rule, layer.severity).or(&layer.bits);
    }

    /// What these and others both say.
    pub fn common(mut self, others: &Self) -> Self {
        for layer in &mut self.rows {
            match others
                .rows
                .iter()
                .find(|other| (other.rule, other.severity) == (layer.rule, layer.severity))
            {
                Some(other) => layer.bits.and(&other.bits),
                None => layer.bits = SlotBits::new(self.len),
            }
        }
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = &Layer> {
        self.rows.iter()
    }

    /// Those with a bit set.
    pub fn painted(mut self) -> Vec<Layer> {
        self.rows.retain(|layer| layer.bits.any());
        self.rows
    }
}

/// The starts at which something warns, is unknown, or blocks.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    warned: SlotBits,
    unknown: SlotBits,
    blocked: SlotBits,
}

impl Standing {
    pub fn new(len: usize) -> Self {
        Self { warned: SlotBits::new(len), unknown: SlotBits::new(len), blocked: SlotBits::new(len) }
    }

    pub fn of<'a>(len: usize, layers: impl Iterator<Item = &'a Layer>) -> Self {
        let mut standing = Self::new(len);
        layers.for_each(|layer| standing.add(layer));
        standing
    }

    pub fn add(&mut self, layer: &Layer) {
        match layer.severity {
            Severity::Notes => {}
            Severity::Warns => self.warned.or(&layer.bits),
            Severity::Unknown => self.unknown.or(&layer.bits),
            Severity::Blocks => self.blocked.or(&layer.bits),
        }
    }

    pub fn verdict(&self, slot: usize) -> Verdict {
        if self.blocked.get(slot) {
            Verdict::Blocked
        } else if self.unknown.get(slot) {
            Verdict::Unknown
        } else if self.warned.get(slot) {
            Verdict::Warned
        } else {
            Verdict::Free
        }
    }

    /// Starts whose verdict is exactly the level.
    pub fn exactly(&self, level: Severity) -> SlotBits {
        let mut row = match level {
            Severity::Blocks => return self.blocked.clone(),
            Severity::Unknown => self.unknown.clone(),
            Severity::Warns | Severity::Notes => self.warned.clone(),
        };
        row.and_not(&self.blocked);
        if level != Severity::Unknown {
            row.and_not(&self.unknown);
        }
        row
    }

    /// Starts whose verdict is the level or worse.
    pub fn at_least(&self, level: Severity) -> SlotBits {
        let mut row = self.blocked.clone();
        if level <= Severity::Unknown {
            row.or(&self.unknown);
        }
        if level <= Severity::Warns {
            row.or(&self.warned);
        }
        row
    }
}
