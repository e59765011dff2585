//! What an argument means, as text and back.

use std::collections::HashMap;

use pycore_bytecode::{
    Argument, BinaryOperator, Code, CommonConstant, Comparison, Conversion, FunctionAttribute,
    Intrinsic1, Intrinsic2, Opcode, SpecialMethod, Text,
};

use crate::literal::{unquote, write_name};

/// Names by which arguments are written, and their indices; where one occurs twice it stands for the first.
pub(crate) struct Scope<'a> {
    pub(crate) names: &'a [Text],
    pub(crate) variables: &'a [Text],
    name_indices: HashMap<&'a [u8], u32>,
    variable_indices: HashMap<&'a [u8], u32>,
}

fn indices(texts: &[Text]) -> HashMap<&[u8], u32> {
    let mut map = HashMap::new();
    for (index, text) in texts.iter().enumerate() {
        map.entry(text.as_bytes()).or_insert(index as u32);
    }
    map
}

impl<'a> Scope<'a> {
    pub(crate) fn new(names: &'a [Text], variables: &'a [Text]) -> Self {
        let (name_indices, variable_indices) = (indices(names), indices(variables));
        Self { names, variables, name_indices, variable_indices }
    }

    pub(crate) fn of(code: &'a Code) -> Self {
        Self::new(&code.names, &code.localsplusnames)
    }

    /// The argument as text, a number if it has no better name.
    pub(crate) fn write(&self, opcode: Opcode, oparg: u32) -> String {
        self.symbol(opcode, oparg)
            .filter(|symbol| self.read(opcode, symbol) == Some(oparg))
            .unwrap_or_else(|| oparg.to_string())
    }

    fn symbol(&self, opcode: Opcode, oparg: u32) -> Option<String> {
        let name = |index: u32| self.names.get(index as usize).map(write_name);
        let variable = |index: u32| self.variables.get(index as usize).map(write_name);
        let flag = |set: bool, suffix: &str| if set { suffix.to_owned() } else { String::new() };
        let text = |text: &str| text.to_owned();
        match opcode.argument() {
            Argument::Name => name(oparg),
            Argument::NameAndFlag => {
                let suffix = flag(oparg & 1 != 0, name_suffix(opcode));
                Some(name(oparg >> 1)? + &suffix)
            }
            Argument::SuperName => {
                let suffix = flag(oparg & 1 != 0, " + self") + &flag(oparg & 2 != 0, " + args");
                Some(name(oparg >> 2)? + &suffix)
            }
            Argument::Local | Argument::Deref => variable(oparg),
            Argument::LocalPair => {
                Some(format!("{}, {}", variable(oparg >> 4)?, variable(oparg & 15)?))
            }
            Argument::BinaryOperator => {
                BinaryOperator::from_number(oparg).map(|of| text(of.text()))
            }
            Argument::Comparison => match Comparison::decode(oparg)? {
                (comparison, false) => Some(text(comparison.text())),
                (comparison, true) => Some(format!("bool({})", comparison.text())),
            },
            Argument::Invert => {
                invert_symbols(opcode).get(oparg as usize).map(|symbol| text(symbol))
            }
            Argument::Intrinsic1 => Intrinsic1::from_number(oparg).map(|of| text(of.text())),
            Argument::Intrinsic2 => Intrinsic2::from_number(oparg).map(|of| text(of.text())),
            Argument::Conversion => Conversion::from_number(oparg).map(|of| text(of.text())),
            Argument::CommonConstant => {
                CommonConstant::from_number(oparg).map(|of| text(of.text()))
            }
            Argument::SpecialMethod => SpecialMethod::from_number(oparg).map(|of| text(of.text())),
            Argument::FunctionAttribute => {
                FunctionAttribute::from_number(oparg).map(|of| text(of.text()))
            }
            _ => None,
        }
    }

    /// The argument that a text stands for, jumps and constants excepted.
    pub(crate) fn read(&self, opcode: Opcode, text: &str) -> Option<u32> {
        if let Ok(number) = text.parse() {
            return Some(number);
        }
        fn by_text<T: Copy>(all: &[T], text: &str, of: impl Fn(T) -> &'static str) -> Option<T> {
            all.iter().copied().find(|&item| of(item) == text)
        }
        match opcode.argument() {
            Argument::Name => self.name(text),
            Argument::NameAndFlag => {
                let (name, flag) = cut_suffix(text, name_suffix(opcode));
                Some(self.name(name)? << 1 | flag)
            }
            Argument::SuperName => {
                let (text, args) = cut_suffix(text, " + args");
                let (name, method) = cut_suffix(text, " + self");
                Some(self.name(name)? << 2 | args << 1 | method)
            }
            Argument::Local | Argument::Deref => self.variable(text),
            Argument::LocalPair => {
                let (first, second) = split_pair(text)?;
                let (first, second) = (self.variable(first)?, self.variable(second)?);
                (first < 16 && second < 16).then_some(first << 4 | second)
            }
            Argument::BinaryOperator => {
                by_text(BinaryOperator::ALL, text, BinaryOperator::text).map(BinaryOperator::number)
            }
            Argument::Comparison => {
                let inner = text.strip_prefix("bool(").and_then(|text| text.strip_suffix(')'));
                let comparison = by_text(Comparison::ALL, inner.unwrap_or(text), Comparison::text)?;
                Some(comparison.encode(inner.is_some()))
            }
            Argument::Invert => {
                let at = invert_symbols(opcode).iter().position(|&symbol| symbol == text);
                at.map(|index| index as u32)
            }
            Argument::Intrinsic1 => {
                by_text(Intrinsic1::ALL, text, Intrinsic1::text).map(Intrinsic1::number)
            }
            Argument::Intrinsic2 => {
                by_text(Intrinsic2::ALL, text, Intrinsic2::text).map(Intrinsic2::number)
            }
            Argument::Conversion => {
                by_text(Conversion::ALL, text, Conversion::text).map(Conversion::number)
            }
            Argument::CommonConstant => {
                by_text(CommonConstant::ALL, text, CommonConstant::text).map(CommonConstant::number)
            }
            Argument::SpecialMethod => {
                by_text(SpecialMethod::ALL, text, SpecialMethod::text).map(SpecialMethod::number)
            }
            Argument::FunctionAttribute => {
                by_text(FunctionAttribute::ALL, text, FunctionAttribute::text)
                    .map(FunctionAttribute::number)
            }
            _ => None,
        }
    }

    fn name(&self, text: &str) -> Option<u32> {
        find(&self.name_indices, text)
    }

    fn variable(&self, text: &str) -> Option<u32> {
        find(&self.variable_indices, text)
    }
}

fn find(indices: &HashMap<&[u8], u32>, text: &str) -> Option<u32> {
    if text.starts_with(['\'', '"']) {
        return indices.get(unquote(text)?.as_bytes()).copied();
    }
    indices.get(text.as_bytes()).copied()
}

/// What follows the name where the flag is set.
fn name_suffix(opcode: Opcode) -> &'static str {
    if opcode.base() == Opcode::LOAD_GLOBAL { " + NULL" } else { " + self" }
}

fn invert_symbols(opcode: Opcode) -> [&'static str; 2] {
    if opcode.base() == Opcode::IS_OP { ["is", "is not"] } else { ["in", "not in"] }
}

fn cut_suffix<'a>(text: &'a str, suffix: &str) -> (&'a str, u32) {
    match text.strip_suffix(suffix) {
        Some(rest) => (rest, 1),
        None => (text, 0),
    }
}

/// The two names of a pair; a quoted one may have commas of its own.
fn split_pair(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            _ if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (b'\'' | b'"', None) => quote = Some(byte),
            (_, Some(open)) if byte == open => quote = None,
            (b',', None) => return Some((text[..at].trim(), text[at + 1..].trim())),
            _ => {}
        }
    }
    None
}
