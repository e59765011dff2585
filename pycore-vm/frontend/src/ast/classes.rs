//! The classes of nodes, made from the table of the tree.

use std::collections::HashMap;
use std::sync::LazyLock;

use pycore_ast::{CLASSES, Class, ClassField, Count};
use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::INT;
use pycore_objects::types::list::LIST;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::{STR, Str};
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::TYPE;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject, name, raise};

use super::inner;
use super::node::AST;

/// The names of a node's place.
pub(super) const PLACE: [&str; 4] = ["lineno", "col_offset", "end_lineno", "end_col_offset"];

/// The types with a place whose end cannot be left out.
pub(super) const END_IS_REQUIRED: [&str; 2] = ["pattern", "type_param"];

/// Where in the table a class is.
pub(super) fn index_of(name: &str) -> Option<usize> {
    static INDICES: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
        CLASSES.iter().enumerate().map(|(index, class)| (class.name, index)).collect()
    });
    INDICES.get(name).copied()
}

/// The classes of an interpreter: tuples in the order of the table.
pub(super) struct Classes {
    /// The classes.
    pub(super) classes: Owned<Tuple>,
    /// The names of the fields of each, a tuple.
    pub(super) fields: Owned<Tuple>,
    /// The only instances of those that stand for a choice, `None` for others.
    pub(super) choices: Owned<Tuple>,
}

impl Classes {
    /// The classes, which are made at first use.
    pub(super) fn of(thread: &Thread) -> Fallible<Self> {
        let state = thread.native_state("_ast", || make(thread))?;
        let part = |index| {
            (*state).downcast::<Tuple>().and_then(|state| inner(state, index)).map(Owned::share)
        };
        match (part(0), part(1), part(2)) {
            (Some(classes), Some(fields), Some(choices)) => Ok(Self { classes, fields, choices }),
            _ => Err(raise!(thread, SYSTEM_ERROR, "the classes of _ast are damaged")),
        }
    }

    /// A class by its name.
    pub(super) fn class(&self, name: &str) -> Option<&TypeObject> {
        self.classes.get(index_of(name)?)?.downcast()
    }
}

fn make(thread: &Thread) -> Fallible<Owned> {
    ready_changeable(thread, &AST)?;
    let ast = AST.get().as_object();
    let set = |class: &Object, name: &str, value: &Object| {
        object::set_attribute(thread, class, &*intern(thread, name)?, value)
    };
    let empty = Tuple::empty();
    set(ast, "_fields", empty.as_object())?;
    set(ast, "__match_args__", empty.as_object())?;
    set(ast, "_attributes", empty.as_object())?;
    let place = names(thread, PLACE)?;
    let none = thread.none();
    let (mut classes, mut fields) = (Vec::new(), Vec::new());
    for class in CLASSES {
        let base = match class.base.and_then(index_of) {
            Some(index) => Owned::clone(&classes[index]),
            None => Owned::share(ast),
        };
        let names = names(thread, class.fields.iter().map(|field| field.name))?;
        let made = make_class(thread, class, &base, &names)?;
        if class.base.is_none() {
            let own = if class.has_place { &place } else { &empty };
            set(&made, "_attributes", own.as_object())?;
        }
        for field in class.fields {
            if is_optional(field) {
                set(&made, field.name, &none)?;
            }
        }
        if class.has_place && !END_IS_REQUIRED.contains(&class.name) {
            set(&made, PLACE[2], &none)?;
            set(&made, PLACE[3], &none)?;
        }
        classes.push(made);
        fields.push(names.into_object());
    }
    let mut choices = Vec::new();
    for (class, object) in CLASSES.iter().zip(&classes) {
        if class.members.is_empty() {
            let types = Dict::new(thread)?;
            for field in class.fields {
                let value = type_of(thread, field, &classes)?;
                types.insert_str(thread, &*intern(thread, field.name)?, &value)?;
            }
            set(object, "_field_types", types.as_object())?;
            set(object, "__annotations__", types.as_object())?;
        }
        choices.push(if class.is_choice {
            call::call(thread, object, &[])?
        } else {
            thread.none()
        });
    }
    let parts = [classes, fields, choices]
        .map(|items| Tuple::from_owned(thread, items).map(Owned::into_object));
    let [classes, fields, choices] = parts;
    Ok(Tuple::pack(thread, [classes?, fields?, choices?])?.into_object())
}

fn make_class(
    thread: &Thread,
    class: &Class,
    base: &Object,
    fields: &Owned<Tuple>,
) -> Fallible<Owned> {
    let namespace = Dict::new(thread)?;
    let set =
        |name: &str, value: &Object| namespace.insert_str(thread, &*intern(thread, name)?, value);
    set("_fields", fields.as_object())?;
    set("__match_args__", fields.as_object())?;
    set("__module__", intern(thread, "ast")?.as_object())?;
    set("__doc__", Str::new(thread, &documentation(class))?.as_object())?;
    let bases = Tuple::new(thread, &[base])?;
    let name = intern(thread, class.name)?;
    let arguments = [name.as_object(), bases.as_object(), namespace.as_object()];
    call::call(thread, TYPE.get().as_object(), &arguments)
}

fn intern(thread: &Thread, name: &str) -> Fallible<Owned<Str>> {
    Ok(thread.interpreter().interned.intern(thread, Str::new(thread, name)?))
}

fn names<'n>(thread: &Thread, names: impl IntoIterator<Item = &'n str>) -> Fallible<Owned<Tuple>> {
    let names = names.into_iter().map(|name| Ok(intern(thread, name)?.into_object()));
    Tuple::from_owned(thread, names.collect::<Fallible<Vec<_>>>()?)
}

fn is_optional(field: &ClassField) -> bool {
    field.count == Count::Optional || field.type_name == "level"
}

/// The type of a field: a class, a list of it, or it or `None`.
fn type_of(thread: &Thread, field: &ClassField, classes: &[Owned]) -> Fallible<Owned> {
    let one = match field.type_name {
        "identifier" | "string" => Owned::share(STR.get().as_object()),
        "int" | "flag" | "level" => Owned::share(INT.get().as_object()),
        "constant" => Owned::share(OBJECT.get().as_object()),
        name => match index_of(name).and_then(|index| classes.get(index)) {
            Some(class) => class.clone(),
            None => return Err(raise!(thread, SYSTEM_ERROR, "no class {name} in _ast")),
        },
    };
    match field.count {
        _ if is_optional(field) => number::binary(thread, &one, &thread.none(), Operator::Or),
        Count::Many | Count::ManyOptional => {
            let get = name!(thread, "__class_getitem__");
            call::call_method(thread, LIST.get().as_object(), get, &[&one])
        }
        _ => Ok(one),
    }
}

/// How the table of the tree describes a class.
fn documentation(class: &Class) -> String {
    if class.members.is_empty() {
        return signature(class);
    }
    let members = class.members.iter().filter_map(|name| Some(&CLASSES[index_of(name)?]));
    let (text, is_choice) = members.fold((Vec::new(), false), |(mut all, _), member| {
        all.push(signature(member));
        (all, member.is_choice)
    });
    let separator = match is_choice {
        true => " | ".to_owned(),
        false => format!("\n{:1$}| ", "", class.name.len() + 1),
    };
    format!("{} = {}", class.name, text.join(&separator))
}

fn signature(class: &Class) -> String {
    if class.fields.is_empty() {
        return class.name.to_owned();
    }
    let fields = class.fields.iter().map(|field| {
        let type_name = match field.type_name {
            "flag" => "int",
            "level" => "int?",
            name => name,
        };
        let count = match field.count {
            Count::One => "",
            Count::Optional => "?",
            Count::Many => "*",
            Count::ManyOptional => "?*",
        };
        format!("{type_name}{count} {}", field.name)
    });
    format!("{}({})", class.name, fields.collect::<Vec<_>>().join(", "))
}
