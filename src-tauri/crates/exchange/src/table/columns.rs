//! Which column of the file is which of ours.

use super::error::TableError;
use super::words::folded;

/// One column of ours: its name, whether a table without it is refused, and the headers it answers to, folded
/// ([`folded`]); its own name with spaces is one of them.
pub struct Column {
    pub name: &'static str,
    pub required: bool,
    pub headers: &'static [&'static str],
}

impl Column {
    fn answers_to(&self, header: &str) -> bool {
        header == self.name.replace('_', " ") || self.headers.contains(&header)
    }
}

/// For each of our columns, where it stands in the file.
#[derive(Debug)]
pub struct Layout {
    places: Vec<(&'static str, usize)>,
    pub unknown: Vec<String>,
}

impl Layout {
    pub fn of(header: &[String], columns: &[Column]) -> Result<Self, TableError> {
        let mut layout = Self { places: Vec::new(), unknown: Vec::new() };
        for (at, found) in header.iter().enumerate().filter(|(_, found)| !found.is_empty()) {
            match columns.iter().find(|column| column.answers_to(&folded(found))) {
                Some(column) => layout.take(column.name, at, header)?,
                None => layout.unknown.push(found.clone()),
            }
        }
        let absent = columns.iter().filter(|column| column.required && layout.place(column.name).is_none());
        let missing: Vec<&'static str> = absent.map(|column| column.name).collect();
        if missing.is_empty() {
            return Ok(layout);
        }
        let found = header.iter().filter(|found| !found.is_empty()).cloned().collect();
        Err(TableError::MissingColumns { missing, found })
    }

    fn take(&mut self, column: &'static str, at: usize, header: &[String]) -> Result<(), TableError> {
        if let Some(before) = self.place(column) {
            let (first, second) = (header[before].clone(), header[at].clone());
            return Err(TableError::RepeatedColumn { column, first, second });
        }
        self.places.push((column, at));
        Ok(())
    }

    pub fn place(&self, column: &str) -> Option<usize> {
        self.places.iter().find(|(name, _)| *name == column).map(|(_, at)| *at)
    }
}
