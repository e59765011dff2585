//! From a tree to objects.

use pycore_ast::{AnyNode, Composed, Constant, Int as Integer, Mod, Value};
use pycore_numbers::BigIntRef;
use pycore_objects::protocol::object::check_recursion;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::complex::Complex;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::set::FrozenSet;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject, name, raise};
use pycore_source::{LineIndex, TextRange};
use pycore_text::TextBuf;
use pycore_unicode::SurrogateStr;

use super::classes::{Classes, index_of};
use super::inner;
use super::node::Node;

/// The objects of a tree; `lines` is the index of its text.
pub(crate) fn to_object(thread: &Thread, tree: Mod<'_>, lines: &LineIndex) -> Fallible<Owned> {
    Maker { thread, classes: Classes::of(thread)?, lines }.node(tree.into())
}

struct Maker<'t> {
    thread: &'t Thread,
    classes: Classes,
    lines: &'t LineIndex,
}

impl Maker<'_> {
    fn node(&self, node: AnyNode<'_>) -> Fallible<Owned> {
        let thread = self.thread;
        check_recursion(thread, " during ast construction")?;
        let index = index_of(node.name());
        let parts = index.and_then(|index| {
            let class: &TypeObject = self.classes.classes.get(index)?.downcast()?;
            Some((class, inner(&self.classes.fields, index)?))
        });
        let Some((class, names)) = parts else { return Err(self.unknown(node.name())) };
        let fields = node.fields();
        let dict = Dict::new(thread)?;
        for (name, (_, value)) in names.iter().zip(&fields) {
            let Some(name) = name.downcast::<Str>() else { continue };
            dict.insert_str(thread, name, &*self.value(value)?)?;
        }
        if let Some(range) = node.range() {
            self.add_place(&dict, range)?;
        }
        Ok(Node::new(thread, class, dict)?.into_object())
    }

    fn unknown(&self, name: &str) -> pycore_objects::Raised {
        raise!(self.thread, SYSTEM_ERROR, "no class {name} in _ast")
    }

    fn add_place(&self, dict: &Dict, range: TextRange) -> Fallible {
        let thread = self.thread;
        let start = self.lines.line_column(range.start);
        let end = self.lines.line_column(range.end);
        let add = |name: &Str, value: u32| {
            // Places of trees that the program made may be negative.
            dict.insert_str(thread, name, &*thread.new_int(i64::from(value.cast_signed()))?)
        };
        add(name!(thread, "lineno"), start.line)?;
        add(name!(thread, "col_offset"), start.column)?;
        add(name!(thread, "end_lineno"), end.line)?;
        add(name!(thread, "end_col_offset"), end.column)
    }

    fn value(&self, value: &Value<'_>) -> Fallible<Owned> {
        let thread = self.thread;
        match value {
            Value::Absent => Ok(thread.none()),
            Value::Node(node) => self.node(*node),
            Value::Choice(_, name) => {
                let choice = index_of(name).and_then(|index| self.classes.choices.get(index));
                choice.map(Owned::share).ok_or_else(|| self.unknown(name))
            }
            Value::Identifier(text) => {
                let text = Str::new(thread, text)?;
                Ok(thread.interpreter().interned.intern(thread, text).into_object())
            }
            Value::String(text) => thread.new_str(text),
            Value::Constant(constant) => self.constant(constant),
            Value::Int(number) => thread.new_int(i64::from(*number)),
            Value::List(items) => {
                let items = items.iter().map(|item| self.value(item));
                let items = items.collect::<Fallible<Vec<Owned>>>()?;
                Ok(List::from_owned(thread, items)?.into_object())
            }
        }
    }

    fn constant(&self, constant: &Constant<'_>) -> Fallible<Owned> {
        let thread = self.thread;
        Ok(match *constant {
            Constant::None => thread.none(),
            Constant::True => thread.bool(true),
            Constant::False => thread.bool(false),
            Constant::Ellipsis => thread.ellipsis(),
            Constant::Int(Integer::Small(value)) => thread.new_int(value)?,
            Constant::Int(Integer::Big(digits)) => {
                let value = BigIntRef::new(false, digits).to_owned();
                Int::from_big(thread, &value)?.into_object()
            }
            Constant::Float(value) => thread.new_float(value)?,
            Constant::Imaginary(imag) => {
                let value = pycore_numbers::Complex { real: 0.0, imag };
                Complex::new(thread, value)?.into_object()
            }
            Constant::Str(text) => self.text(text)?,
            Constant::Bytes(bytes) => Bytes::new(thread, bytes)?.into_object(),
            Constant::Composed(composed) => self.composed(composed)?,
        })
    }

    fn composed(&self, value: &Composed<'_>) -> Fallible<Owned> {
        let thread = self.thread;
        let items = |items: &[Constant<'_>]| {
            let items = items.iter().map(|item| self.constant(item));
            Tuple::from_owned(thread, items.collect::<Fallible<Vec<_>>>()?)
        };
        Ok(match *value {
            Composed::Negative(Integer::Small(value)) => thread.new_int(-value)?,
            Composed::Negative(Integer::Big(digits)) => {
                let value = BigIntRef::new(true, digits).to_owned();
                Int::from_big(thread, &value)?.into_object()
            }
            Composed::Complex(real, imag) => {
                Complex::new(thread, pycore_numbers::Complex { real, imag })?.into_object()
            }
            Composed::Tuple(values) => items(values)?.into_object(),
            Composed::FrozenSet(values) => {
                FrozenSet::from_iterable(thread, items(values)?.as_object())?.into_object()
            }
        })
    }

    fn text(&self, text: SurrogateStr<'_>) -> Fallible<Owned> {
        let thread = self.thread;
        if let Some(text) = text.as_str() {
            return thread.new_str(text);
        }
        let mut buffer = TextBuf::default();
        for point in text.code_points() {
            if buffer.push(point).is_err() {
                return Err(thread.raise_out_of_memory());
            }
        }
        Ok(Str::from_buffer(thread, &buffer)?.into_object())
    }
}

/// Whether an object is a node.
pub(crate) fn is_node(object: &Object) -> bool {
    object.downcast::<Node>().is_some()
}
