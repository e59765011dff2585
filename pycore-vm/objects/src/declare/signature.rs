//! What is known of a native function's parameters.

use std::ffi::CStr;

/// The parameters of a native function, from its signature line.
#[derive(Debug)]
pub struct Signature {
    /// The function's Python name.
    pub name: &'static CStr,
    /// `ml_doc`: text signature and documentation, or documentation alone.
    pub doc: &'static CStr,
    /// The parameters that are bound to values, in order; `*args` and `**kwargs` are not among them.
    pub parameters: &'static [Parameter],
    /// How many of them, from the first on, cannot be given by name.
    pub positional_only: u8,
    /// How many of them can be given by position.
    pub positional: u8,
    /// How many of those have no default.
    pub required_positional: u8,
    /// How many of those behind have no default; they come first among these.
    pub required_keywords: u8,
    /// Whether there is `*args`.
    pub rest: bool,
    /// Whether there is `**kwargs`.
    pub keywords: bool,
}

/// A parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Its default is `None`, so `None` means that it is absent.
    pub or_none: bool,
}

impl Signature {
    /// A function that takes all arguments as they come.
    pub const fn raw(name: &'static CStr, doc: &'static CStr) -> Self {
        Self {
            name,
            doc,
            parameters: &[],
            positional_only: 0,
            positional: 0,
            required_positional: 0,
            required_keywords: 0,
            rest: true,
            keywords: true,
        }
    }

    /// The function's Python name.
    pub fn name(&self) -> &'static str {
        self.name.to_str().unwrap_or_default()
    }
}

/// Which argument a value is, for messages.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentPlace {
    /// The function's signature.
    pub signature: &'static Signature,
    /// Index of the parameter.
    pub index: usize,
}

impl ArgumentPlace {
    /// `argument`, `argument 1` or `argument 'name'`: as CPython calls it.
    pub fn display(&self) -> String {
        let Signature { parameters, positional_only, rest, .. } = self.signature;
        match parameters.get(self.index) {
            Some(parameter) if self.index >= usize::from(*positional_only) => {
                format!("argument '{}'", parameter.name)
            }
            Some(_)
                if parameters.len() == 1 && !rest && self.signature.required_positional == 1 =>
            {
                "argument".into()
            }
            _ => format!("argument {}", self.index + 1),
        }
    }

    /// Whether `None` means that the argument is absent.
    pub fn or_none(&self) -> bool {
        self.signature.parameters.get(self.index).is_some_and(|parameter| parameter.or_none)
    }
}
