//! Licence expressions (SPDX 2.3, annex D) against a list of licences we may ship.

/// Whether at least one way of reading `expression` uses only licences in `allowed`. The old "A/B" means A OR B.
pub fn permits(expression: &str, allowed: &[&str]) -> bool {
    let tokens = tokens(expression);
    let mut reader = Reader { tokens: &tokens, allowed };
    reader.either() == Some(true) && reader.tokens.is_empty()
}

fn tokens(expression: &str) -> Vec<String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    spaced.split_whitespace().map(str::to_owned).collect()
}

/// Reads from the left; OR binds weaker than AND, AND weaker than WITH. `None` is what cannot be read.
struct Reader<'a> {
    tokens: &'a [String],
    allowed: &'a [&'a str],
}

impl Reader<'_> {
    fn either(&mut self) -> Option<bool> {
        let mut fits = self.both()?;
        while self.take("OR") {
            fits |= self.both()?;
        }
        Some(fits)
    }

    fn both(&mut self) -> Option<bool> {
        let mut fits = self.one()?;
        while self.take("AND") {
            fits &= self.one()?;
        }
        Some(fits)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let fits = self.either()?;
            return self.take(")").then_some(fits);
        }
        let mut licence = self.word()?;
        if self.take("WITH") {
            licence = format!("{licence} WITH {}", self.word()?);
        }
        Some(self.allowed.contains(&licence.as_str()))
    }

    fn word(&mut self) -> Option<String> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first.clone())
    }

    fn take(&mut self, word: &str) -> bool {
        match self.tokens.split_first() {
            Some((first, rest)) if first == word => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::permits;

    const ALLOWED: &[&str] = &["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"];

    #[test]
    fn one_permitted_choice_is_enough_but_every_part_of_it_must_be_permitted() {
        assert!(permits("MIT", ALLOWED));
        assert!(permits("GPL-3.0 OR MIT", ALLOWED));
        assert!(permits("(MIT OR GPL-2.0) AND Unicode-3.0", ALLOWED));
        assert!(permits("MIT/Apache-2.0", ALLOWED));
        assert!(permits("Apache-2.0 WITH LLVM-exception OR GPL-2.0", ALLOWED));
        assert!(!permits("MIT AND GPL-3.0", ALLOWED));
        assert!(!permits("AGPL-3.0", ALLOWED));
        assert!(!permits("MIT WITH Classpath-exception-2.0", ALLOWED));
    }

    #[test]
    fn what_cannot_be_read_is_not_permitted() {
        for broken in ["", "(MIT", "MIT)", "MIT OR", "MIT MIT"] {
            assert!(!permits(broken, ALLOWED), "{broken}");
        }
    }
}
