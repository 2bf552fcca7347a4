//! TEXT values: escapes undone (RFC 5545 §3.3.11).

/// `\n` and `\N` a line break, `\,` `\;` `\\` the character itself; any other backslash stays.
pub fn unescape(value: &str) -> String {
    if !value.contains('\\') {
        return value.to_owned();
    }
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') => out.push('\n'),
            Some(kept @ (',' | ';' | '\\' | '"' | ':')) => out.push(kept),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_once() {
        assert_eq!(
            unescape(r"Kraków\, sala 2\; piętro\\1\nwejście\Nod Rynku \x\"),
            "Kraków, sala 2; piętro\\1\nwejście\nod Rynku \\x\\"
        );
    }
}
