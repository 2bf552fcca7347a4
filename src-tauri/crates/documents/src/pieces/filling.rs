//! Filling text templates (minijinja): posts, pages, parts of Word documents.

use crate::bounded::FUEL;
use crate::desk::Desk;
use crate::error::{PaperError, TemplateFault};
use crate::templates::{Library, built_in_text};
use crate::typography::clean;
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, UndefinedBehavior, Value};

/// Templates that others include; overriding one of them changes all that include it.
const PARTS: [&str; 6] = [
    "texts/_access.txt",
    "texts/_change.txt",
    "texts/_informs.txt",
    "texts/facebook_post.txt",
    "texts/instagram_post.txt",
    "texts/x_post.txt",
];

/// Fills a template, the overriding one first; text templates are tidied (no blank lines in a row).
///
/// # Errors
/// [`PaperError::Template`] with file and line when the built-in template fails.
pub(crate) fn render(desk: &Desk<'_>, path: &str, values: Value) -> Result<String, PaperError> {
    render_in(desk.library, path, values)
}

/// The same for what is no announcement.
///
/// # Errors
/// As [`render`].
pub(crate) fn render_in(library: &Library<'_>, path: &str, values: Value) -> Result<String, PaperError> {
    let text = filled(library, path, &values)?;
    // Markup of ours stands in quotation marks and never in a script, so that a slash needs no escape: an editor reads it.
    Ok(if path.ends_with(".txt") { clean(&text) + "\n" } else { text.replace("&#x2f;", "/") })
}

fn filled(library: &Library<'_>, path: &str, values: &Value) -> Result<String, TemplateFault> {
    let overridden = |path: &str| library.overriding(path);
    let parts: Vec<(&str, String)> =
        PARTS.iter().filter_map(|part| Some((*part, overridden(part)?))).collect();
    let own = overridden(path);
    if own.is_some() || path.starts_with("texts/") && !parts.is_empty() {
        let source = own.map_or_else(|| built_in_text(path).map(str::to_owned), Ok)?;
        match fill(path, &source, &parts, values) {
            Ok(text) => return Ok(text),
            Err(fault) => library.report(fault),
        }
    }
    fill(path, built_in_text(path)?, &[], values)
}

fn fill(path: &str, source: &str, parts: &[(&str, String)], values: &Value) -> Result<String, TemplateFault> {
    let fault = |error: Error| template_fault(path, &error);
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Bounds time and memory, and what is put out.
    environment.set_fuel(Some(FUEL));
    let syntax =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.map_err(fault)?);
    let parts: Vec<(String, String)> =
        parts.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect();
    environment.set_loader(move |name| {
        let own = parts.iter().find(|(part, _)| part == name).map(|(_, text)| text.clone());
        Ok(own.or_else(|| built_in_text(name).ok().map(str::to_owned)))
    });
    let template = environment.template_from_named_str(path, source).map_err(fault)?;
    template.render(values).map_err(fault)
}

/// The innermost fault: an error inside an included part is the part's.
fn template_fault(path: &str, error: &Error) -> TemplateFault {
    let mut inner = error;
    while let Some(source) =
        std::error::Error::source(inner).and_then(|source| source.downcast_ref::<Error>())
    {
        inner = source;
    }
    let detail = inner.detail().map_or(String::new(), |detail| format!(": {detail}"));
    TemplateFault {
        file: inner.name().unwrap_or(path).to_owned(),
        line: inner.line(),
        reason: format!("{}{detail}", inner.kind()),
    }
}
