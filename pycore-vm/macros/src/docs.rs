//! Documentation comments: the signature line, and what is left as `__doc__`.

use proc_macro2::{Literal, Span};
use syn::{Attribute, Expr, ExprLit, Lit, Meta};

use crate::signature::TextSignature;

/// What a function's documentation says.
pub(crate) struct Documentation {
    /// The signature in the first line, if there is one.
    pub(crate) signature: Option<TextSignature>,
    /// The rest, without blank lines around it.
    pub(crate) text: String,
}

/// The lines of the documentation comments among some attributes.
fn lines(attributes: &[Attribute]) -> Vec<(String, Span)> {
    let mut lines = Vec::new();
    for attribute in attributes {
        if let Meta::NameValue(pair) = &attribute.meta
            && pair.path.is_ident("doc")
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value
        {
            lines.extend(text.value().split('\n').map(|line| (line.to_string(), text.span())));
        }
    }
    lines
}

impl Documentation {
    /// Reads the documentation comments among a function's attributes.
    pub(crate) fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let lines = lines(attributes);
        let mut used = 0;
        let mut signature = None;
        if let Some((first, span)) = lines.first()
            && let Some(looks_like) = TextSignature::begins(first.trim())
        {
            // A long signature goes on until its parentheses are closed; Python sees its lines as they are.
            let mut text = String::new();
            while let Some((line, _)) = lines.get(used) {
                used += 1;
                text.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
                if TextSignature::is_complete(&text) {
                    break;
                }
                text.push('\n');
            }
            match TextSignature::parse(&text) {
                Ok(parsed) => signature = Some(parsed),
                Err(_) if !looks_like => used = 0,
                Err(message) => return Err(syn::Error::new(*span, message)),
            }
        }
        let rest = lines[used..].iter();
        let rest = rest.map(|(line, _)| line.strip_prefix(' ').unwrap_or(line).trim_end());
        let text = rest.collect::<Vec<_>>().join("\n").trim_matches('\n').to_string();
        Ok(Self { signature, text })
    }
}

/// A C string literal.
pub(crate) fn c_string(text: &str, span: Span) -> syn::Result<Literal> {
    let Ok(text) = std::ffi::CString::new(text) else {
        return Err(syn::Error::new(span, "a zero character cannot be in a C string"));
    };
    let mut literal = Literal::c_string(&text);
    literal.set_span(span);
    Ok(literal)
}
