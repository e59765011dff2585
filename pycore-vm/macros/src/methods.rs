//! `#[methods]`: tables of native functions and computed attributes.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::meta::ParseNestedMeta;
use syn::parse::Parser;
use syn::{Attribute, Ident, LitStr, Token};

use crate::block::{Block, Function};
use crate::docs::{Documentation, c_string};
use crate::function::{
    Convention, Parameters, bound_count, bound_values, check, convention, descriptor, error,
    raw_descriptor,
};
use crate::signature::TextSignature;

/// What stands in the parentheses of `#[methods(..)]`.
struct Options {
    /// The name of the constant.
    name: Ident,
    /// The block declares functions of a module.
    is_module: bool,
}

impl Options {
    fn parse(tokens: TokenStream) -> syn::Result<Self> {
        let mut options = Self { name: format_ident!("METHODS"), is_module: false };
        let parser = syn::meta::parser(|meta: ParseNestedMeta<'_>| {
            if meta.path.is_ident("name") {
                options.name = meta.value()?.parse()?;
            } else if meta.path.is_ident("module") {
                options.is_module = true;
            } else {
                return Err(meta.error("expected `module` or `name = CONSTANT`"));
            }
            Ok(())
        });
        parser.parse2(tokens)?;
        Ok(options)
    }
}

/// What the attributes of a function say.
struct Role {
    binding: Binding,
    name: Option<String>,
    no_keywords: bool,
    effects: TokenStream,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Binding {
    Instance,
    Class,
    Static,
    Module,
    Getter,
    Setter,
}

impl Role {
    fn take(function: &mut Function, options: &Options) -> syn::Result<Self> {
        let default = if options.is_module { Binding::Module } else { Binding::Instance };
        let mut role = Self {
            binding: default,
            name: None,
            no_keywords: false,
            effects: quote!(Effects::empty()),
        };
        let bindings = [
            ("classmethod", Binding::Class),
            ("staticmethod", Binding::Static),
            ("getter", Binding::Getter),
            ("setter", Binding::Setter),
        ];
        for (name, binding) in bindings {
            if let Some(attribute) = function.take(name) {
                if role.binding != default || options.is_module {
                    return Err(error(&attribute, "a function is only one of these"));
                }
                role.binding = binding;
                role.read_name(&attribute)?;
            }
        }
        if let Some(attribute) = function.take("python") {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("name") {
                    role.name = Some(meta.value()?.parse::<LitStr>()?.value());
                } else if meta.path.is_ident("no_keywords") {
                    role.no_keywords = true;
                } else {
                    return Err(meta.error("expected `name = \"..\"` or `no_keywords`"));
                }
                Ok(())
            })?;
        }
        if let Some(attribute) = function.take("effects") {
            let parser = syn::punctuated::Punctuated::<Ident, Token![,]>::parse_terminated;
            let names = attribute.parse_args_with(parser)?;
            let names = names.iter();
            role.effects = quote!(Effects::empty() #(.union(Effects::#names))*);
        }
        Ok(role)
    }

    /// `#[getter(name = "..")]`
    fn read_name(&mut self, attribute: &Attribute) -> syn::Result<()> {
        if matches!(attribute.meta, syn::Meta::Path(_)) {
            return Ok(());
        }
        attribute.parse_nested_meta(|meta| {
            if !meta.path.is_ident("name") {
                return Err(meta.error("expected `name = \"..\"`"));
            }
            self.name = Some(meta.value()?.parse::<LitStr>()?.value());
            Ok(())
        })
    }
}

/// A computed attribute: a getter, a setter, or both.
struct Computed {
    name: String,
    conditions: Vec<Attribute>,
    doc: String,
    span: Span,
    get: TokenStream,
    set: TokenStream,
}

/// Expands the attribute.
pub(crate) fn expand(options: TokenStream, block: TokenStream) -> syn::Result<TokenStream> {
    let options = Options::parse(options)?;
    let mut block: Block = syn::parse2(block)?;
    let mut entries = Vec::new();
    let mut attributes: Vec<Computed> = Vec::new();
    let mut errors: Option<syn::Error> = None;
    for function in &mut block.functions {
        let result = Role::take(function, &options).and_then(|role| match role.binding {
            Binding::Getter | Binding::Setter => attribute(function, &role, &mut attributes),
            _ => entry(function, &role).map(|entry| entries.push(entry)),
        });
        if let Err(error) = result {
            match &mut errors {
                Some(all) => all.combine(error),
                None => errors = Some(error),
            }
        }
    }
    if let Some(errors) = errors {
        // The functions stay, so that the only errors are these.
        let (rest, errors) = (block.with(&TokenStream::new()), errors.into_compile_error());
        return Ok(quote!(#rest #errors));
    }
    let constants = constants(&options, &entries, &attributes)?;
    Ok(block.with(&constants))
}

/// The constants of a block.
fn constants(
    options: &Options,
    entries: &[TokenStream],
    attributes: &[Computed],
) -> syn::Result<TokenStream> {
    let name = &options.name;
    let is_default = name == "METHODS";
    let mut constants = quote! {
        /// The functions of this block, for Python.
        #[allow(dead_code, unused_variables)]
        pub const #name: &'static [::pycore_objects::declare::NativeFunction] = {
            #[allow(unused_imports)]
            use ::pycore_objects::declare::*;
            &[#(#entries),*]
        };
    };
    if !options.is_module && (is_default || !attributes.is_empty()) {
        let name =
            if is_default { format_ident!("GETSETS") } else { format_ident!("{name}_GETSETS") };
        let rows = attributes.iter().map(|one| {
            let (python, doc) = (c_string(&one.name, one.span)?, c_string(&one.doc, one.span)?);
            let Computed { conditions, get, set, .. } = one;
            Ok(quote!(#(#conditions)* NativeGetSet::new(#python, #doc, #get, #set)))
        });
        let rows = rows.collect::<syn::Result<Vec<_>>>()?;
        constants.extend(quote! {
            /// The computed attributes of this block, for Python.
            #[allow(dead_code, unused_variables)]
            pub const #name: &'static [::pycore_objects::declare::NativeGetSet] = {
                #[allow(unused_imports)]
                use ::pycore_objects::declare::*;
                &[#(#rows),*]
            };
        });
    }
    Ok(constants)
}

/// The name of a function as Python would write it.
fn plain_name(function: &Function) -> String {
    let name = function.signature.ident.to_string();
    name.strip_prefix("r#").unwrap_or(&name).to_string()
}

/// The table's entry of a function.
fn entry(function: &Function, role: &Role) -> syn::Result<TokenStream> {
    let place = function.signature.ident.span().resolved_at(Span::call_site());
    let explicit = match role.binding {
        Binding::Class => Some("class"),
        Binding::Module => Some("module"),
        _ => None,
    };
    let parameters = Parameters::of(&function.signature, explicit)?;
    check_receiver(function, role, &parameters)?;
    let documentation = Documentation::of(&function.attributes)?;
    let ident = &function.signature.ident;

    // The arguments in front of the values.
    let mut front = Vec::new();
    if parameters.receiver || parameters.explicit {
        front.push(quote!(this));
    }
    if parameters.thread {
        front.push(quote!(thread));
    }

    let (signature, convention, values, binds) = match &documentation.signature {
        Some(signature) if !parameters.is_raw() => {
            check(signature, &parameters, place)?;
            check_text_receiver(signature, role, place)?;
            let kind = convention(signature);
            let text = descriptor(signature, &documentation.text, place)?;
            (text, kind, bound_values(signature, &parameters), Some(bound_count(signature)))
        }
        with_text if parameters.is_raw() => {
            let kind = if role.no_keywords { Convention::Positional } else { Convention::Keywords };
            let name = match (&role.name, with_text) {
                (Some(name), _) => name.clone(),
                (None, Some(signature)) => signature.name.clone(),
                (None, None) => plain_name(function),
            };
            let doc =
                with_text.as_ref().map(|signature| signature.internal_doc(&documentation.text));
            let text = raw_descriptor(&name, doc.as_deref().unwrap_or(&documentation.text), place)?;
            (text, kind, vec![quote!(arguments)], None)
        }
        None if parameters.values.is_empty() => {
            let name = role.name.clone().unwrap_or_else(|| plain_name(function));
            (
                raw_descriptor(&name, &documentation.text, place)?,
                Convention::NoArguments,
                Vec::new(),
                None,
            )
        }
        _ => {
            let message = "the first line of the documentation is the Python signature, as in \
                           `/// insert($self, index, object, /)`; without it a function takes `arguments: Arguments<'_>`";
            return Err(error(ident, message));
        }
    };

    let receiver = match role.binding {
        Binding::Instance => quote!(Instance<Self>),
        Binding::Class => quote!(Class<Self>),
        Binding::Static => quote!(Static<Self>),
        Binding::Module => quote!(Module),
        Binding::Getter | Binding::Setter => unreachable!("attributes are not functions"),
    };
    let check = match (convention, binds) {
        (Convention::NoArguments, _) => {
            quote_spanned!(place=> arguments.none::<#receiver>(thread, this, SIGNATURE)?;)
        }
        (Convention::OneArgument, _) => {
            quote_spanned!(place=> let bound = arguments.only::<#receiver>(thread, this, SIGNATURE)?;)
        }
        (kind, count) => {
            let names = (kind == Convention::Positional)
                .then(|| quote_spanned!(place=> arguments.unnamed::<#receiver>(thread, this, SIGNATURE)?;));
            let bind = count.map(|count| {
                quote_spanned!(place=> let bound = arguments.bind::<#count>(thread, SIGNATURE)?;)
            });
            quote!(#names #bind)
        }
    };
    let call = quote_spanned!(place=> Self::#ident(#(#front,)* #(#values),*).into_slot(thread));
    let closure = quote_spanned!(place=> |thread, this, arguments| { #check #call });
    let convention = Ident::new(convention.name(), place);
    let effects = &role.effects;
    let conditions = function.conditions();
    Ok(quote! {
        #(#conditions)*
        {
            const SIGNATURE: &Signature = #signature;
            NativeFunction::new::<#receiver, _>(Convention::#convention, SIGNATURE, #effects, #closure)
        }
    })
}

/// Holds the Rust receiver against the kind of function.
fn check_receiver(
    function: &Function,
    role: &Role,
    parameters: &Parameters<'_>,
) -> syn::Result<()> {
    let ident = &function.signature.ident;
    match role.binding {
        Binding::Instance | Binding::Getter | Binding::Setter if !parameters.receiver => {
            Err(error(
                ident,
                "a method takes `&self`; mark class and static methods, or write `#[methods(module)]`",
            ))
        }
        Binding::Class if !parameters.explicit => {
            Err(error(ident, "the first parameter of a class method is `class: &TypeObject`"))
        }
        Binding::Static | Binding::Module | Binding::Class if parameters.receiver => {
            Err(error(ident, "there is no `self` here"))
        }
        _ => Ok(()),
    }
}

/// Holds `$self` against the kind of function.
fn check_text_receiver(signature: &TextSignature, role: &Role, place: Span) -> syn::Result<()> {
    let fits = match (signature.receiver.as_deref(), role.binding) {
        (None, _) => true,
        // The text of some functions of CPython's modules has `$self`.
        (Some("self"), binding) => matches!(binding, Binding::Instance | Binding::Module),
        (Some("type" | "cls"), binding) => binding == Binding::Class,
        (Some("module"), binding) => binding == Binding::Module,
        _ => false,
    };
    if fits {
        return Ok(());
    }
    let message =
        "`$self` is for methods, `$type` for class methods, `$module` for functions of modules";
    Err(syn::Error::new(place, message))
}

/// Adds a getter or a setter to the computed attributes.
fn attribute(function: &Function, role: &Role, attributes: &mut Vec<Computed>) -> syn::Result<()> {
    let ident = &function.signature.ident;
    let place = ident.span().resolved_at(Span::call_site());
    let parameters = Parameters::of(&function.signature, None)?;
    check_receiver(function, role, &parameters)?;
    let is_setter = role.binding == Binding::Setter;
    let plain = plain_name(function);
    let python = match &role.name {
        Some(name) => name.clone(),
        None if is_setter => plain.strip_prefix("set_").unwrap_or(&plain).to_string(),
        None => plain,
    };
    let thread = parameters.thread.then(|| quote!(thread,));
    let expected = usize::from(is_setter);
    if parameters.values.len() != expected {
        let message = if is_setter {
            "a setter takes `value: Option<&Object>`"
        } else {
            "a getter takes no values"
        };
        return Err(error(ident, message));
    }
    let closure = if is_setter {
        quote_spanned!(place=> Some(setter::<Self, _>(|thread, this, value| Self::#ident(this, #thread value))))
    } else {
        quote_spanned!(place=> Some(getter::<Self, _>(|thread, this| Self::#ident(this, #thread).into_slot(thread))))
    };
    let doc = Documentation::of(&function.attributes)?.text;
    let index = attributes.iter().position(|one| one.name == python).unwrap_or_else(|| {
        attributes.push(Computed {
            name: python,
            conditions: function.conditions().cloned().collect(),
            doc: String::new(),
            span: place,
            get: quote!(None),
            set: quote!(None),
        });
        attributes.len() - 1
    });
    let entry = &mut attributes[index];
    if is_setter {
        entry.set = closure;
    } else {
        entry.get = closure;
    }
    if entry.doc.is_empty() {
        entry.doc = doc;
    }
    Ok(())
}
