//! Docstrings, f-strings and t-strings: the choice of quotes that needs the fewest escapes.

use pycore_unicode::{SurrogateStr, SurrogateString, is_printable, write_escape, write_repr};

use super::precedence::Precedence;
use super::{UnparseError, Unparser, Written};
use crate::{Constant, Expr, ExprInterpolation};

/// Every kind of quotes in order of preference.
const ALL_QUOTES: [&str; 4] = ["'", "\"", "\"\"\"", "'''"];
/// Those that can hold line ends.
const TRIPLE_QUOTES: [&str; 2] = ["\"\"\"", "'''"];

/// A piece of an f-string between its quotes.
enum Part {
    /// Literal text, braces doubled, not yet escaped.
    Text(SurrogateString),
    /// Source text of a field with its braces.
    Field(String),
}

/// Escape text for quotes of one of the kinds `allowed`: the escaped text, and the kinds that fit it, best
/// first.
fn escape(
    text: SurrogateStr<'_>,
    allowed: &[&'static str],
    escape_whitespace: bool,
) -> (String, Vec<&'static str>) {
    let mut escaped = String::with_capacity(text.as_bytes().len());
    for point in text.code_points() {
        let keep = match point {
            0x09 | 0x0A => !escape_whitespace,
            0x5C => false,
            _ => is_printable(point),
        };
        match char::from_u32(point) {
            Some(char) if keep => escaped.push(char),
            _ => write_escape(&mut escaped, point),
        }
    }
    let mut fitting: Vec<&'static str> = allowed
        .iter()
        .copied()
        .filter(|quotes| quotes.len() == 3 || !escaped.contains('\n'))
        .filter(|quotes| !escaped.contains(quotes))
        .collect();
    if fitting.is_empty() {
        let mut text_repr = String::new();
        write_repr(&mut text_repr, text);
        let quote = if text_repr.starts_with('"') { "\"" } else { "'" };
        let quotes = allowed.iter().copied().find(|quotes| quotes.contains(quote));
        let inner = text_repr[1..text_repr.len() - 1].to_owned();
        return (inner, vec![quotes.unwrap_or(quote)]);
    }
    if let Some(last) = escaped.chars().next_back() {
        // A quote at the end runs into the closing ones: prefer the other kind, else escape it.
        fitting.sort_by_key(|quotes| quotes.starts_with(last));
        if fitting[0].starts_with(last) {
            escaped.insert(escaped.len() - 1, '\\');
        }
    }
    (escaped, fitting)
}

/// The text between the quotes as `repr` with single quotes would show it.
fn escape_single(text: SurrogateStr<'_>) -> String {
    // A double quote in front makes `repr` choose single quotes.
    let mut quoted = SurrogateString::from("\"");
    quoted.push_text(text);
    let mut shown = String::new();
    write_repr(&mut shown, quoted.as_text());
    shown[2..shown.len() - 1].to_owned()
}

/// Choose the quotes for the parts of an f-string and join them.
fn join(parts: &[Part]) -> String {
    choose(parts).unwrap_or_else(|| {
        // No kind of quotes suits all parts: triple single ones, inside of which single quotes are escaped.
        let inner: String = parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => escape_single(text.as_text()),
                Part::Field(source) => source.clone(),
            })
            .collect();
        format!("'''{inner}'''")
    })
}

fn choose(parts: &[Part]) -> Option<String> {
    let mut allowed = ALL_QUOTES.to_vec();
    let mut inner = String::new();
    for part in parts {
        match part {
            Part::Text(text) => {
                let (escaped, fitting) = escape(text.as_text(), &allowed, true);
                if !fitting.iter().any(|quotes| allowed.contains(quotes)) {
                    return None;
                }
                allowed = fitting;
                inner.push_str(&escaped);
            }
            Part::Field(source) => {
                if source.contains('\n') {
                    allowed.retain(|quotes| quotes.len() == 3);
                    if allowed.is_empty() {
                        return None;
                    }
                }
                // Quotes may be used again inside of a field, but rather not.
                if allowed.iter().any(|quotes| !source.contains(quotes)) {
                    allowed.retain(|quotes| !source.contains(quotes));
                }
                inner.push_str(source);
            }
        }
    }
    let quotes = allowed[0];
    Some(format!("{quotes}{inner}{quotes}"))
}

/// Double the braces of literal text.
fn double_braces(text: SurrogateStr<'_>) -> SurrogateString {
    let mut doubled = SurrogateString::new();
    for point in text.code_points() {
        doubled.push_code_point(point);
        if point == u32::from('{') || point == u32::from('}') {
            doubled.push_code_point(point);
        }
    }
    doubled
}

impl<'a> Unparser<'a> {
    /// A string with triple quotes.
    pub(super) fn docstring(&mut self, text: SurrogateStr<'_>) {
        let (escaped, fitting) = escape(text, &TRIPLE_QUOTES, false);
        self.write(fitting[0]);
        self.write(&escaped);
        self.write(fitting[0]);
    }

    /// An f-string or t-string.
    pub(super) fn joined(&mut self, prefix: &str, values: &'a [Expr<'a>]) -> Written {
        let mut parts = Vec::with_capacity(values.len());
        for &value in values {
            self.part(value, &mut parts)?;
        }
        self.write(prefix);
        self.write(&join(&parts));
        Ok(())
    }

    fn part(&mut self, node: Expr<'a>, parts: &mut Vec<Part>) -> Written {
        match node {
            Expr::Constant(constant) => {
                let Constant::Str(text) = constant.value else {
                    return Err(UnparseError::StringPart);
                };
                parts.push(Part::Text(double_braces(text)));
            }
            Expr::FormattedValue(_) | Expr::Interpolation(_) => {
                let start = self.out.len();
                self.expression(node, Precedence::Test)?;
                parts.push(Part::Field(self.out.split_off(start)));
            }
            _ => return Err(UnparseError::StringPart),
        }
        Ok(())
    }

    /// The source text of a field's expression.
    pub(super) fn field_value(&mut self, value: Expr<'a>) -> Result<String, UnparseError> {
        let start = self.out.len();
        self.expression(value, Precedence::Or)?;
        Ok(self.out.split_off(start))
    }

    pub(super) fn interpolation(&mut self, node: &'a ExprInterpolation<'a>) -> Written {
        let text = match node.str {
            Constant::None => self.field_value(node.value)?,
            Constant::Str(text) => text.as_str().ok_or(UnparseError::Unsupported)?.to_owned(),
            _ => return Err(UnparseError::Unsupported),
        };
        self.field(&text, node.conversion, node.format_spec)
    }

    /// `{text!conversion:specification}`
    pub(super) fn field(
        &mut self,
        text: &str,
        conversion: i32,
        specification: Option<Expr<'a>>,
    ) -> Written {
        // Two opening braces would be literal text.
        self.write(if text.starts_with('{') { "{ " } else { "{" });
        self.write(text);
        if let Some(conversion) = u32::try_from(conversion).ok().and_then(char::from_u32) {
            self.out.push('!');
            self.out.push(conversion);
        }
        if let Some(specification) = specification {
            self.write(":");
            self.specification(specification)?;
        }
        self.write("}");
        Ok(())
    }

    fn specification(&mut self, node: Expr<'a>) -> Written {
        match node {
            Expr::JoinedStr(node) => {
                node.values.iter().try_for_each(|&value| self.specification(value))
            }
            Expr::Constant(constant) => {
                let Constant::Str(text) = constant.value else {
                    return Err(UnparseError::StringPart);
                };
                for point in double_braces(text).as_text().code_points() {
                    match char::from_u32(point) {
                        Some(char @ ('\\' | '\'' | '"')) => {
                            self.out.push('\\');
                            self.out.push(char);
                        }
                        Some('\n') => self.write("\\n"),
                        Some(char) => self.out.push(char),
                        // CPython leaves a surrogate as it is, which no source file can hold.
                        None => write_escape(&mut self.out, point),
                    }
                }
                Ok(())
            }
            Expr::FormattedValue(_) | Expr::Interpolation(_) => {
                self.expression(node, Precedence::Test)
            }
            _ => Err(UnparseError::StringPart),
        }
    }
}
