//! Constants and instructions that load them.

use pycore_ast::{Composed, Constant as Literal, Int};
use pycore_bytecode::{Constant, Location, Opcode, Text};

use super::Codegen;

/// Strings of at most this length are kept, so that equal ones share their bytes.
const SHARED_TEXT: usize = 64;

impl<'a> Codegen<'a, '_> {
    pub(super) fn load_constant(&mut self, constant: Constant, location: Location) {
        let index = self.unit().constants.add(constant);
        self.op_arg(Opcode::LOAD_CONST, index, location);
    }

    pub(super) fn load_none(&mut self, location: Location) {
        self.load_constant(Constant::None, location);
    }

    pub(super) fn load_int(&mut self, value: i64, location: Location) {
        self.load_constant(Constant::Int(value), location);
    }

    pub(super) fn load_str(&mut self, text: &'a str, location: Location) {
        let text = self.text(text);
        self.load_constant(Constant::Str(text), location);
    }

    /// A tuple of names.
    pub(super) fn names_constant(&mut self, names: impl IntoIterator<Item = &'a str>) -> Constant {
        Constant::Tuple(names.into_iter().map(|name| Constant::Str(self.text(name))).collect())
    }

    pub(super) fn load_literal(&mut self, literal: Literal<'a>, location: Location) {
        let constant = self.constant(literal);
        self.load_constant(constant, location);
    }

    /// The value of a literal.
    pub(super) fn constant(&mut self, literal: Literal<'a>) -> Constant {
        match literal {
            Literal::None => Constant::None,
            Literal::True => Constant::Bool(true),
            Literal::False => Constant::Bool(false),
            Literal::Ellipsis => Constant::Ellipsis,
            Literal::Int(Int::Small(value)) => Constant::Int(value),
            Literal::Int(Int::Big(digits)) => Constant::from_digits(false, digits.to_vec()),
            Literal::Float(value) => Constant::Float(value),
            Literal::Imaginary(value) => Constant::Complex(0.0, value),
            Literal::Str(text) => {
                let shared = Some(text)
                    .filter(|text| text.as_bytes().len() <= SHARED_TEXT)
                    .and_then(|text| text.as_str());
                Constant::Str(match shared {
                    Some(text) => self.text(text),
                    None => Text::from(text),
                })
            }
            Literal::Bytes(bytes) => Constant::Bytes(bytes.into()),
            Literal::Composed(composed) => self.composed(composed),
        }
    }

    fn composed(&mut self, value: &Composed<'a>) -> Constant {
        match *value {
            Composed::Negative(Int::Small(value)) => Constant::Int(-value),
            Composed::Negative(Int::Big(digits)) => Constant::from_digits(true, digits.to_vec()),
            Composed::Complex(real, imaginary) => Constant::Complex(real, imaginary),
            Composed::Tuple(items) => {
                Constant::Tuple(items.iter().map(|item| self.constant(*item)).collect())
            }
            Composed::FrozenSet(items) => {
                Constant::FrozenSet(items.iter().map(|item| self.constant(*item)).collect())
            }
        }
    }
}
