//! Content lines: escaping, parameters, folding (RFC 5545 §3.1).

/// Octets of one physical line, its CRLF not counted.
const OCTETS: usize = 75;

#[derive(Debug, Default)]
pub struct Lines {
    out: String,
}

impl Lines {
    /// `value` as it stands: for words and numbers of our own making.
    pub fn plain(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", without_controls(value)));
    }

    /// `value` as TEXT, escaped.
    pub fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// A list of TEXT values.
    pub fn texts(&mut self, name: &str, values: &[String]) {
        let list: Vec<String> = values.iter().map(|value| escaped(value)).collect();
        self.line(&format!("{name}:{}", list.join(",")));
    }

    /// `params`: names and plain values.
    pub fn with_params(&mut self, name: &str, params: &[(&str, &str)], value: &str) {
        let params: String = params.iter().map(|(key, value)| format!(";{key}={}", param(value))).collect();
        self.line(&format!("{name}{params}:{}", without_controls(value)));
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    /// A whole content line as it stands, folded.
    pub fn line(&mut self, line: &str) {
        let mut room = OCTETS;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.out.push_str("\r\n ");
                room = OCTETS - 1;
            }
            self.out.push(c);
            room -= c.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// TEXT (§3.3.11): backslash, semicolon, comma and line breaks escaped; other controls have no place in it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(c),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// A parameter value: carets by RFC 6868, quoted where a delimiter stands in it.
pub fn param(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.replace("\r\n", "\n").chars() {
        match c {
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            '\n' | '\r' => out.push_str("^n"),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    let quoted =
        out.is_empty() || out.contains([':', ';', ',']) || out.starts_with(' ') || out.ends_with(' ');
    if quoted { format!("\"{out}\"") } else { out }
}

fn without_controls(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}
