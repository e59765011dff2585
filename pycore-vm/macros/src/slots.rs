//! `#[slots]`: the table of a type's slots.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Ident;
use syn::meta::ParseNestedMeta;
use syn::parse::Parser;
use syn::spanned::Spanned;

use crate::block::{Block, Function};
use crate::docs::{Documentation, c_string};
use crate::function::{
    Convention, Parameters, bound_count, bound_values, check, convention, descriptor, error,
    raw_descriptor,
};
use crate::slot_table::{Shape, Suite, find};

/// The rows of a table, by suite.
#[derive(Default)]
struct Rows {
    fields: Vec<(Suite, TokenStream)>,
    doc: Option<TokenStream>,
    /// The closures of `tp_new` and `tp_init`, which `tp_vectorcall` may be made of.
    new: Option<TokenStream>,
    init: Option<TokenStream>,
}

impl Rows {
    fn of(&self, suite: Suite) -> impl Iterator<Item = &TokenStream> {
        self.fields.iter().filter(move |(of, _)| *of == suite).map(|(_, row)| row)
    }
}

/// Expands the attribute.
pub(crate) fn expand(options: TokenStream, block: TokenStream) -> syn::Result<TokenStream> {
    let mut name = format_ident!("SLOTS");
    let mut vectorcall = None;
    let parser = syn::meta::parser(|meta: ParseNestedMeta<'_>| {
        if meta.path.is_ident("name") {
            name = meta.value()?.parse::<Ident>()?;
        } else if meta.path.is_ident("vectorcall") {
            vectorcall = Some(meta.path.span());
        } else {
            return Err(meta.error("expected `vectorcall` or `name = CONSTANT`"));
        }
        Ok(())
    });
    parser.parse2(options)?;
    let block: Block = syn::parse2(block)?;
    let mut rows = Rows::default();
    let mut errors: Option<syn::Error> = None;
    for function in &block.functions {
        if let Err(error) = row(function, &mut rows) {
            match &mut errors {
                Some(all) => all.combine(error),
                None => errors = Some(error),
            }
        }
    }
    if let Some(errors) = errors {
        let (rest, errors) = (block.with(&TokenStream::new()), errors.into_compile_error());
        return Ok(quote!(#rest #errors));
    }
    let construct = match (vectorcall, &rows.new, &rows.init) {
        (None, ..) => None,
        (_, Some(_), Some(_)) => Some(quote!(thunks::construct_and_init::<Self, _, _>(new, init))),
        (_, Some(_), None) => Some(quote!(thunks::construct::<Self, _>(new))),
        (Some(place), None, _) => {
            return Err(syn::Error::new(place, "`vectorcall` needs `tp_new` in the same block"));
        }
    };
    if let Some(construct) = construct {
        rows.fields.push((Suite::Type, quote!(tp_vectorcall: Some(#construct))));
    }
    let suites = [
        (Suite::Number, format_ident!("number"), format_ident!("PyNumberMethods")),
        (Suite::Sequence, format_ident!("sequence"), format_ident!("PySequenceMethods")),
        (Suite::Mapping, format_ident!("mapping"), format_ident!("PyMappingMethods")),
        (Suite::Async, format_ident!("asynchronous"), format_ident!("PyAsyncMethods")),
        (Suite::Buffer, format_ident!("buffer"), format_ident!("PyBufferProcs")),
    ];
    let nested = suites.iter().filter(|(suite, ..)| rows.of(*suite).next().is_some()).map(
        |(suite, field, raw)| {
            let all = rows.of(*suite);
            quote!(#field: abi::#raw { #(#all,)* ..SlotTable::EMPTY.#field })
        },
    );
    let present = suites
        .iter()
        .filter(|(suite, ..)| rows.of(*suite).next().is_some())
        .map(|(_, field, _)| field);
    let (new, init) = (rows.new.iter(), rows.init.iter());
    let own = rows.of(Suite::Type);
    let doc = rows.doc.iter();
    Ok(block.with(&quote! {
        /// The slots that this block fills.
        #[allow(dead_code, unused_variables, clippy::needless_update)]
        pub const #name: ::pycore_objects::declare::SlotTable = {
            #[allow(unused_imports)]
            use ::pycore_objects::declare::*;
            #(let new = thunks::new_closure::<Self, _>(#new);)*
            #(let init = thunks::init_closure::<Self, _>(#init);)*
            SlotTable {
                type_object: abi::PyTypeObject {
                    #(#own,)*
                    #(tp_doc: #doc.as_ptr(),)*
                    ..SlotTable::EMPTY.type_object
                },
                #(#nested,)*
                suites: Suites { #(#present: true,)* ..SlotTable::EMPTY.suites },
                ..SlotTable::EMPTY
            }
        };
    }))
}

/// Adds the row of a function.
fn row(function: &Function, rows: &mut Rows) -> syn::Result<()> {
    let ident = &function.signature.ident;
    let place = ident.span().resolved_at(Span::call_site());
    let Some((suite, shape)) = find(&ident.to_string()) else {
        return Err(error(
            ident,
            "no slot of CPython's type objects has this name, or the kernel fills it",
        ));
    };
    let explicit = if matches!(shape, Shape::ClassCall(_)) { Some("class") } else { None };
    let parameters = Parameters::of(&function.signature, explicit)?;
    let takes_self = matches!(shape, Shape::Method(..) | Shape::Call(_));
    if takes_self && !parameters.receiver {
        return Err(error(ident, "this slot takes `&self`"));
    }
    if matches!(shape, Shape::Operands(..)) && parameters.receiver {
        return Err(error(
            ident,
            "either operand may be of the type: take all as `&Object`, without `self`",
        ));
    }
    if explicit.is_some() && !parameters.explicit {
        return Err(error(ident, "the first parameter of this slot is `class: &TypeObject`"));
    }
    let this = (parameters.receiver || parameters.explicit).then(|| quote!(this,));
    let thread = parameters.thread.then(|| quote!(thread,));
    let closure = match shape {
        Shape::Method(thunk, count) | Shape::Operands(thunk, count) => {
            if parameters.values.len() != count {
                let message =
                    format!("this slot takes {count} values, here are {}", parameters.values.len());
                return Err(error(ident, message));
            }
            let thunk = Ident::new(thunk, place);
            let all = [format_ident!("a"), format_ident!("b"), format_ident!("c")];
            let values = &all[..count];
            let parameter = matches!(shape, Shape::Method(..)).then(|| quote!(this,));
            let call = quote_spanned!(place=> Self::#ident(#this #thread #(#values),*));
            let call = with_result(&thunk, &call);
            quote_spanned!(place=> thunks::#thunk::<Self, _>(|thread, #parameter #(#values),*| #call))
        }
        Shape::Call(thunk) | Shape::ClassCall(thunk) => {
            let thunk = Ident::new(thunk, place);
            let documentation = Documentation::of(&function.attributes)?;
            let name = ident.to_string();
            let (constant, bind, values, no_keywords) = match &documentation.signature {
                _ if parameters.is_raw() => {
                    (raw_descriptor(&name, "", place)?, None, vec![quote!(arguments)], false)
                }
                Some(signature) => {
                    check(signature, &parameters, place)?;
                    let count = bound_count(signature);
                    let bind = quote_spanned!(place=> let bound = arguments.bind::<#count>(thread, SIGNATURE)?;);
                    let no_keywords = convention(signature) != Convention::Keywords;
                    let values = bound_values(signature, &parameters);
                    (
                        descriptor(signature, &documentation.text, place)?,
                        Some(bind),
                        values,
                        no_keywords,
                    )
                }
                None => {
                    let message = "the first line of the documentation is the signature, as in \
                                   `/// list(iterable=(), /)`; without it the slot takes `arguments: Arguments<'_>`";
                    return Err(error(ident, message));
                }
            };
            let doc = match &documentation.signature {
                Some(signature) => signature.internal_doc(&documentation.text),
                None => documentation.text.clone(),
            };
            if !doc.is_empty() && matches!(thunk.to_string().as_str(), "init" | "new") {
                rows.doc = Some({
                    let doc = c_string(&doc, place)?;
                    quote!(#doc)
                });
            }
            let call = quote_spanned!(place=> Self::#ident(#this #thread #(#values),*));
            let call = with_result(&thunk, &call);
            let checked = no_keywords.then(|| match thunk.to_string().as_str() {
                "new" => quote_spanned!(place=> .unnamed_new::<Self>(thread, this, SIGNATURE)?),
                "init" => quote_spanned!(place=> .unnamed_init::<Self>(thread, this, SIGNATURE)?),
                _ => quote_spanned!(place=> .unnamed_call(thread, SIGNATURE)?),
            });
            let checked =
                checked.map(|check| quote_spanned!(place=> let arguments = arguments #check;));
            let closure =
                quote_spanned!(place=> |thread, this, arguments| { #checked #bind #call });
            let constant = quote!(#[allow(dead_code)] const SIGNATURE: &Signature = #constant;);
            // What a vectorcall function may be made of has a name in the constant.
            let is_new = thunk == "new";
            if is_new || thunk == "init" {
                let slot = if is_new { &mut rows.new } else { &mut rows.init };
                *slot = Some(quote_spanned!(place=> { #constant #closure }));
                quote_spanned!(place=> thunks::#thunk::<Self, _>(#thunk))
            } else if no_keywords && rows.new.is_some() && thunk == "vectorcall" {
                quote_spanned!(place=> { #constant thunks::vectorcall_or_new::<Self, _, _>(new, #closure) })
            } else {
                quote_spanned!(place=> { #constant thunks::#thunk::<Self, _>(#closure) })
            }
        }
    };
    let conditions = function.conditions();
    rows.fields.push((suite, quote!(#(#conditions)* #ident: Some(#closure))));
    Ok(())
}

/// The call of a slot's function with its result as the shape wants it.
fn with_result(thunk: &Ident, call: &TokenStream) -> TokenStream {
    let place = thunk.span().resolved_at(Span::call_site());
    match thunk.to_string().as_str() {
        "question" | "contains" | "length" | "hash" | "indexed_assign" | "assign" | "finalize"
        | "send" | "get_buffer" | "release_buffer" | "init" => call.clone(),
        "next" => quote_spanned!(place=> next_slot(thread, #call)),
        _ => quote_spanned!(place=> #call.into_slot(thread)),
    }
}
