//! An `impl` block, its functions read as far as their signatures; bodies pass through unread.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Generics, Signature, Token, Type, Visibility, braced};

/// `impl Type { functions }`.
pub(crate) struct Block {
    attributes: Vec<Attribute>,
    generics: Generics,
    pub(crate) self_type: Type,
    pub(crate) functions: Vec<Function>,
}

/// A function of the block.
pub(crate) struct Function {
    /// All attributes, in order; the macro takes out those that are its own.
    pub(crate) attributes: Vec<Attribute>,
    visibility: Visibility,
    pub(crate) signature: Signature,
    body: TokenStream,
}

impl Function {
    /// Takes the attribute of a name out.
    pub(crate) fn take(&mut self, name: &str) -> Option<Attribute> {
        let index = self.attributes.iter().position(|attribute| attribute.path().is_ident(name))?;
        Some(self.attributes.remove(index))
    }

    /// The `cfg` attributes, which the table's entry repeats.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"))
    }
}

impl Parse for Block {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Token![impl]>()?;
        let generics = if input.peek(Token![<]) { input.parse()? } else { Generics::default() };
        let self_type = input.parse()?;
        let content;
        braced!(content in input);
        let mut functions = Vec::new();
        while !content.is_empty() {
            functions.push(content.parse()?);
        }
        Ok(Self { attributes, generics, self_type, functions })
    }
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let signature: Signature = input.parse()?;
        let body: TokenTree = input.parse()?;
        Ok(Self { attributes, visibility, signature, body: body.into() })
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { attributes, visibility, signature, body } = self;
        tokens.extend(quote!(#(#attributes)* #visibility #signature #body));
    }
}

impl Block {
    /// The block as it was written, less the macro's attributes, with constants beside its functions.
    pub(crate) fn with(&self, constants: &TokenStream) -> TokenStream {
        let Self { attributes, generics, self_type, functions } = self;
        quote! {
            #(#attributes)*
            impl #generics #self_type {
                #constants
                #(#functions)*
            }
        }
    }
}
