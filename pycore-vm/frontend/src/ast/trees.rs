//! From objects to a tree.

use std::cell::RefCell;

use pycore_ast::{AnyNode, Arena, CLASSES, Class, ClassField, Count, Mod, Value, build};
use pycore_objects::protocol::object::{self, check_recursion};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, raise};
use pycore_parser::Mode;
use pycore_source::{LineColumn, LineIndex, TextRange};

use super::classes::{Classes, END_IS_REQUIRED, PLACE, index_of};
use super::{constants, validate};

/// The tree of objects, which is checked, and the index of its places.
pub(crate) fn to_tree<'a>(
    thread: &Thread,
    arena: &'a Arena,
    root: &Object,
    mode: Mode,
) -> Fallible<(Mod<'a>, LineIndex)> {
    let reader =
        Reader { thread, arena, classes: Classes::of(thread)?, places: RefCell::default() };
    let expected = match mode {
        Mode::Exec => "Module",
        Mode::Eval => "Expression",
        Mode::Single => "Interactive",
        Mode::FuncType => "FunctionType",
    };
    if !reader.is_instance(root, expected) {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "expected {expected} node, got {}",
            root.type_object().short_name()
        ));
    }
    let Value::Node(node) = reader.one(root, "mod")? else { return Err(reader.unfit("mod")) };
    let tree = Mod::try_from(node).map_err(|_| reader.unfit("mod"))?;
    let lines = LineIndex::of_places(reader.places.into_inner());
    validate::check(thread, tree, &lines)?;
    Ok((tree, lines))
}

struct Reader<'t, 'a> {
    thread: &'t Thread,
    arena: &'a Arena,
    classes: Classes,
    places: RefCell<Vec<LineColumn>>,
}

/// The entry of a class in the table.
fn entry(name: &str) -> Option<&'static Class> {
    CLASSES.get(index_of(name)?)
}

impl<'a> Reader<'_, 'a> {
    fn unfit(&self, name: &str) -> Raised {
        raise!(self.thread, SYSTEM_ERROR, "the tree does not fit the table at {name}")
    }

    fn is_instance(&self, object: &Object, class: &str) -> bool {
        self.classes.class(class).is_some_and(|class| object.type_object().is_subtype_of(class))
    }

    fn attribute(&self, object: &Object, name: &str) -> Fallible<Option<Owned>> {
        let name = Str::new(self.thread, name)?;
        let name = self.thread.interpreter().interned.intern(self.thread, name);
        object::lookup_attribute(self.thread, object, &name)
    }

    /// One value of a type; `Absent` for a `None` that stands for a missing node.
    fn one(&self, object: &Object, type_name: &str) -> Fallible<Value<'a>> {
        let thread = self.thread;
        match type_name {
            "identifier" => {
                if object.is_none() {
                    return Ok(Value::Absent);
                }
                match object.downcast_exact::<Str>() {
                    Some(text) => Ok(Value::Identifier(self.text(text)?)),
                    None => Err(raise!(thread, TYPE_ERROR, "AST identifier must be of type str")),
                }
            }
            "string" => match (object.downcast_exact::<Str>(), object.downcast_exact::<Bytes>()) {
                (Some(text), _) => Ok(Value::String(self.text(text)?)),
                (_, Some(bytes)) => {
                    let text = String::from_utf8_lossy(bytes.as_slice());
                    Ok(Value::String(self.arena.alloc_str(&text)))
                }
                _ => Err(raise!(thread, TYPE_ERROR, "AST string must be of type str")),
            },
            "int" | "flag" | "level" => Ok(Value::Int(self.int(object)?)),
            "constant" => Ok(Value::Constant(constants::read(thread, self.arena, object)?)),
            name => self.node(object, name),
        }
    }

    fn text(&self, text: &Str) -> Fallible<&'a str> {
        Ok(self.arena.alloc_str(text.to_utf8(self.thread)?))
    }

    fn int(&self, object: &Object) -> Fallible<i32> {
        let thread = self.thread;
        let Some(value) = object.downcast::<Int>() else {
            let shown = object::repr(thread, object)?;
            return Err(raise!(
                thread,
                VALUE_ERROR,
                "invalid integer value: {}",
                shown.to_string_lossy()
            ));
        };
        value.to_i64().and_then(|value| i32::try_from(value).ok()).ok_or_else(|| {
            raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C int")
        })
    }

    /// A node of a type: of a class below an abstract one, of any object with the attributes otherwise.
    fn node(&self, object: &Object, type_name: &str) -> Fallible<Value<'a>> {
        let thread = self.thread;
        let Some(class) = entry(type_name) else { return Err(self.unfit(type_name)) };
        let is_abstract = !class.members.is_empty();
        let is_choice =
            class.members.first().and_then(|name| entry(name)).is_some_and(|first| first.is_choice);
        if is_abstract && !is_choice && object.is_none() {
            return Ok(Value::Absent);
        }
        let range = match class.has_place && is_abstract {
            true => Some(self.place(object, class)?),
            false => None,
        };
        let concrete = match is_abstract {
            false => Some(class),
            true => {
                let found = class.members.iter().find(|name| self.is_instance(object, name));
                found.and_then(|name| entry(name))
            }
        };
        let Some(concrete) = concrete else {
            let shown = object::repr(thread, object)?;
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "expected some sort of {type_name}, but got {}",
                shown.to_string_lossy()
            ));
        };
        if is_choice {
            return Ok(Value::Choice(class.name, concrete.name));
        }
        let mut fields = Vec::with_capacity(concrete.fields.len());
        for field in concrete.fields {
            fields.push(self.field(object, concrete, field)?);
        }
        let range = match range {
            Some(range) => range,
            None if class.has_place => self.place(object, class)?,
            None => TextRange::new(0, 0),
        };
        let node: Option<AnyNode<'a>> = build(self.arena, concrete.name, range, &fields);
        node.map(Value::Node).ok_or_else(|| self.unfit(concrete.name))
    }

    fn field(&self, object: &Object, class: &Class, field: &ClassField) -> Fallible<Value<'a>> {
        let thread = self.thread;
        let (class, name) = (class.name, field.name);
        let whence = format!(" while traversing '{class}' node");
        let found = self.attribute(object, name)?;
        match field.count {
            _ if field.type_name == "level" => match found.filter(|found| !found.is_none()) {
                None => Ok(Value::Int(0)),
                Some(found) => self.one(&found, field.type_name),
            },
            Count::Optional => match found.filter(|found| !found.is_none()) {
                None => Ok(Value::Absent),
                Some(found) => {
                    check_recursion(thread, &whence)?;
                    self.one(&found, field.type_name)
                }
            },
            Count::One => {
                let Some(found) = found else { return Err(self.missing(name, class)) };
                check_recursion(thread, &whence)?;
                match self.one(&found, field.type_name)? {
                    Value::Absent => {
                        Err(raise!(thread, VALUE_ERROR, "field '{name}' is required for {class}"))
                    }
                    value => Ok(value),
                }
            }
            Count::Many | Count::ManyOptional => {
                let Some(found) = found else { return Ok(Value::List(Vec::new())) };
                let Some(list) = (*found).downcast::<List>() else {
                    return Err(raise!(
                        thread,
                        TYPE_ERROR,
                        "{class} field \"{name}\" must be a list, not a {}",
                        found.type_object().short_name()
                    ));
                };
                let count = list.len();
                let mut values = Vec::with_capacity(count);
                for index in 0..count {
                    check_recursion(thread, &whence)?;
                    let item = list.get(index);
                    let value = match &item {
                        Some(item) => self.one(item, field.type_name)?,
                        None => Value::Absent,
                    };
                    if list.len() != count {
                        let message =
                            format!("{class} field \"{name}\" changed size during iteration");
                        return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
                    }
                    let is_hole = value == Value::Absent && field.count == Count::Many;
                    match field.type_name {
                        // Nothing reads them.
                        "type_ignore" if is_hole => continue,
                        kind if is_hole => {
                            let kind = match kind {
                                "stmt" => "statement",
                                "expr" => "expression",
                                kind => kind,
                            };
                            let message = format!("None disallowed in {kind} list");
                            return Err(raise!(thread, VALUE_ERROR, "{message}"));
                        }
                        _ => values.push(value),
                    }
                }
                Ok(Value::List(values))
            }
        }
    }

    fn missing(&self, name: &str, class: &str) -> Raised {
        raise!(self.thread, TYPE_ERROR, "required field \"{name}\" missing from {class}")
    }

    /// Where a node stands.
    fn place(&self, object: &Object, class: &Class) -> Fallible<TextRange> {
        let mut numbers = [0; 4];
        for (index, name) in PLACE.into_iter().enumerate() {
            let may_miss = index >= 2 && !END_IS_REQUIRED.contains(&class.name);
            let found = self.attribute(object, name)?;
            numbers[index] = match found {
                None if !may_miss => return Err(self.missing(name, class.name)),
                Some(found) if !(may_miss && found.is_none()) => self.int(&found)?,
                _ => numbers[index - 2],
            };
        }
        let [line, column, end_line, end_column] = numbers.map(i32::cast_unsigned);
        let mut places = self.places.borrow_mut();
        let Ok(number) = u32::try_from(places.len()) else {
            return Err(self.thread.raise_out_of_memory());
        };
        places.push(LineColumn { line, column });
        places.push(LineColumn { line: end_line, column: end_column });
        Ok(TextRange::new(number, number + 1))
    }
}
