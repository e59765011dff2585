//! The Rust side of a function: its parameters, held against the Python signature; and the call of it.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{FnArg, Ident, Pat, Signature, Type};

use crate::docs::c_string;
use crate::signature::{Kind, TextSignature};

/// The parameters of a Rust function, by role.
pub(crate) struct Parameters<'f> {
    /// `&self`
    pub(crate) receiver: bool,
    /// `class: &TypeObject` or `module: &Object`, where they may be.
    pub(crate) explicit: bool,
    /// Whether the thread comes after the receiver.
    pub(crate) thread: bool,
    /// What is left: the values.
    pub(crate) values: Vec<(&'f Ident, &'f Type)>,
}

impl<'f> Parameters<'f> {
    /// Sorts the parameters; `explicit` is the name that a first parameter must have to be the receiver.
    pub(crate) fn of(signature: &'f Signature, explicit: Option<&str>) -> syn::Result<Self> {
        let mut found =
            Self { receiver: false, explicit: false, thread: false, values: Vec::new() };
        for (index, input) in signature.inputs.iter().enumerate() {
            let typed = match input {
                FnArg::Receiver(receiver) => {
                    if receiver.reference.is_none() || receiver.mutability.is_some() {
                        return Err(error(receiver, "objects are shared: the receiver is `&self`"));
                    }
                    found.receiver = true;
                    continue;
                }
                FnArg::Typed(typed) => typed,
            };
            let Pat::Ident(pattern) = &*typed.pat else {
                return Err(error(&typed.pat, "a parameter of a Python function is a plain name"));
            };
            let name = pattern.ident.to_string();
            if index == 0 && explicit == Some(name.trim_start_matches('_')) {
                found.explicit = true;
            } else if last_segment(&typed.ty).is_some_and(|name| name == "Thread") {
                if found.thread || !found.values.is_empty() {
                    return Err(error(&typed.ty, "the thread comes once, before the values"));
                }
                found.thread = true;
            } else {
                found.values.push((&pattern.ident, &*typed.ty));
            }
        }
        Ok(found)
    }

    /// Whether the function takes its arguments as they come.
    pub(crate) fn is_raw(&self) -> bool {
        matches!(&self.values[..], [(_, only)] if last_segment(only).is_some_and(|name| name == "Arguments"))
    }
}

/// An error at something.
pub(crate) fn error(place: &impl Spanned, message: impl std::fmt::Display) -> syn::Error {
    syn::Error::new(place.span(), message)
}

/// The name of a type without path, reference and parameters.
pub(crate) fn last_segment(of: &Type) -> Option<&Ident> {
    match of {
        Type::Reference(reference) => last_segment(&reference.elem),
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.ident),
        Type::Paren(inner) => last_segment(&inner.elem),
        Type::Group(inner) => last_segment(&inner.elem),
        _ => None,
    }
}

/// How arguments reach a function; it decides the flags of the C definition.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Convention {
    NoArguments,
    OneArgument,
    Positional,
    Keywords,
}

impl Convention {
    /// Its name in `declare`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NoArguments => "NoArguments",
            Self::OneArgument => "OneArgument",
            Self::Positional => "Positional",
            Self::Keywords => "Keywords",
        }
    }
}

/// Holds the values of a Rust function against the Python signature.
pub(crate) fn check(
    signature: &TextSignature,
    parameters: &Parameters<'_>,
    place: Span,
) -> syn::Result<()> {
    let (python, rust) = (&signature.parameters, &parameters.values);
    if python.len() != rust.len() {
        let names: Vec<_> = python.iter().map(|parameter| parameter.name.as_str()).collect();
        let message = format!(
            "`{}` has {} parameters in its signature ({}) and {} in Rust",
            signature.name,
            python.len(),
            names.join(", "),
            rust.len()
        );
        return Err(syn::Error::new(place, message));
    }
    for (parameter, (_, rust_type)) in python.iter().zip(rust) {
        let is_option = matches!(rust_type, Type::Path(_))
            && last_segment(rust_type).is_some_and(|n| n == "Option");
        let is_value = !matches!(parameter.kind, Kind::Rest | Kind::Keywords);
        if is_value && parameter.default.is_some() && !is_option {
            let message = format!(
                "`{}` has a default: its type is `Option<..>`, None when absent",
                parameter.name
            );
            return Err(error(rust_type, message));
        }
        if is_value && parameter.default.is_none() && is_option {
            let message = format!(
                "`{}` has no default in the signature, so it cannot be absent",
                parameter.name
            );
            return Err(error(rust_type, message));
        }
    }
    Ok(())
}

/// The convention that CPython would use.
pub(crate) fn convention(signature: &TextSignature) -> Convention {
    match &signature.parameters[..] {
        [] => Convention::NoArguments,
        [only] if only.kind == Kind::PositionalOnly && only.default.is_none() => {
            Convention::OneArgument
        }
        all if all
            .iter()
            .all(|parameter| matches!(parameter.kind, Kind::PositionalOnly | Kind::Rest)) =>
        {
            Convention::Positional
        }
        _ => Convention::Keywords,
    }
}

/// The `Signature` value of `declare`.
pub(crate) fn descriptor(
    signature: &TextSignature,
    text: &str,
    place: Span,
) -> syn::Result<TokenStream> {
    let name = c_string(&signature.name, place)?;
    let doc = c_string(&signature.internal_doc(text), place)?;
    let values: Vec<_> = signature
        .parameters
        .iter()
        .filter(|one| !matches!(one.kind, Kind::Rest | Kind::Keywords))
        .collect();
    let count = |filter: &dyn Fn(&Kind, bool) -> bool| {
        let found = values.iter().filter(|one| filter(&one.kind, one.default.is_some())).count();
        Literal::u8_suffixed(found as u8)
    };
    let positional_only = count(&|kind, _| *kind == Kind::PositionalOnly);
    let positional = count(&|kind, _| *kind != Kind::KeywordOnly);
    let required_positional = count(&|kind, default| *kind != Kind::KeywordOnly && !default);
    let required_keywords = count(&|kind, default| *kind == Kind::KeywordOnly && !default);
    let has = |kind| signature.parameters.iter().any(|one| one.kind == kind);
    let (rest, keywords) = (has(Kind::Rest), has(Kind::Keywords));
    let parameters = values.iter().map(|one| {
        let (name, none) = (&one.name, one.default.as_deref() == Some("None"));
        quote!(Parameter { name: #name, or_none: #none })
    });
    let parameters = quote!(&[#(#parameters),*]);
    Ok(quote! {
        &Signature {
            name: #name,
            doc: #doc,
            parameters: #parameters,
            positional_only: #positional_only,
            positional: #positional,
            required_positional: #required_positional,
            required_keywords: #required_keywords,
            rest: #rest,
            keywords: #keywords,
        }
    })
}

/// The descriptor of a function that takes its arguments as they come.
pub(crate) fn raw_descriptor(name: &str, doc: &str, place: Span) -> syn::Result<TokenStream> {
    let (name, doc) = (c_string(name, place)?, c_string(doc, place)?);
    Ok(quote!(&Signature::raw(#name, #doc)))
}

/// The expressions for the values of a parsed call, out of `bound`.
pub(crate) fn bound_values(
    signature: &TextSignature,
    parameters: &Parameters<'_>,
) -> Vec<TokenStream> {
    let mut index = 0usize;
    let mut values = Vec::new();
    for (parameter, (name, _)) in signature.parameters.iter().zip(&parameters.values) {
        let span = name.span().resolved_at(Span::call_site());
        let method = match (parameter.kind, &parameter.default) {
            (Kind::Rest, _) => {
                values.push(quote_spanned!(span=> bound.rest()));
                continue;
            }
            (Kind::Keywords, _) => {
                values.push(quote_spanned!(span=> bound.keywords()));
                continue;
            }
            (_, Some(default)) if default == "None" => quote!(nullable),
            (_, Some(_)) => quote!(optional),
            (_, None) => quote!(required),
        };
        let place = Literal::usize_unsuffixed(index);
        values.push(quote_spanned!(span=> bound.#method(#place)?));
        index += 1;
    }
    values
}

/// Number of values that are bound to names.
pub(crate) fn bound_count(signature: &TextSignature) -> Literal {
    let values =
        signature.parameters.iter().filter(|one| !matches!(one.kind, Kind::Rest | Kind::Keywords));
    Literal::usize_unsuffixed(values.count())
}
