//! `type(name, bases, namespace, **keywords)`: a new class.

use std::ptr;

use super::class::new_class;
use super::value::Class;
use super::{TYPE, layout, mro, names, new_slots, ready};
use crate::core::slots::update;
use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeFlags, TypeObject};
use crate::declare::Arguments;
use crate::name;
use crate::protocol::{call, object, special};
use crate::types::cell::Cell;
use crate::types::descriptors::{GetSetDescriptor, MemberDescriptor};
use crate::types::dict::{Dict, Overlap};
use crate::types::exceptions::BaseException;
use crate::types::function::Function;
use crate::types::method_wrappers::{ClassMethod, StaticMethod};
use crate::types::object::OBJECT;
use crate::types::object::methods::{DICT, WEAK_REFERENCES};
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// What a class is made of.
struct Request<'a> {
    name: &'a Str,
    bases: Owned<Tuple>,
    namespace: &'a Dict,
}

/// An argument of `type.__new__`, which must be of this kind.
fn argument<'a, T: crate::core::Layout>(
    thread: &Thread,
    arguments: Arguments<'a>,
    index: usize,
    kind: &str,
) -> Fallible<&'a T> {
    let value = arguments.object(thread, index)?;
    match value.and_then(Object::downcast::<T>) {
        Some(value) => Ok(value),
        None => {
            let given = value.map_or_else(Default::default, Object::type_name);
            let number = index + 1;
            Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "type.__new__() argument {number} must be {kind}, not {given}"
            ))
        }
    }
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`
pub(super) fn new(
    metaclass: &TypeObject,
    thread: &Thread,
    arguments: Arguments<'_>,
) -> Fallible<Owned> {
    if arguments.len() != 3 {
        let given = arguments.len();
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "type.__new__() takes exactly 3 arguments ({given} given)"
        ));
    }
    let name = argument::<Str>(thread, arguments, 0, "str")?;
    let bases = argument::<Tuple>(thread, arguments, 1, "tuple")?;
    let namespace = argument::<Dict>(thread, arguments, 2, "dict")?;
    refuse_unresolved_bases(thread, bases)?;
    let winner = layout::best_metaclass(thread, metaclass, bases)?;
    let metaclass = if ptr::eq::<TypeObject>(&*winner, metaclass) {
        metaclass
    } else if super::value::have_one_constructor(&winner, TYPE.get()) {
        &winner
    } else {
        let class = super::value::construct(thread, &winner, &winner, arguments)?;
        return class.ok_or_else(|| {
            let class = winner.display_name();
            crate::raise!(thread, TYPE_ERROR, "cannot create '{class}' instances")
        });
    };
    let bases = if bases.is_empty() {
        Tuple::new(thread, &[OBJECT.get().as_object()])?
    } else {
        Owned::share(bases)
    };
    let class = make(thread, metaclass, Request { name, bases, namespace })?;
    set_names(thread, &class)?;
    init_subclass(thread, &class, arguments)?;
    Ok(class.into_object())
}

/// Bases that are no types should have been replaced before.
fn refuse_unresolved_bases(thread: &Thread, bases: &Tuple) -> Fallible {
    for base in bases.iter() {
        if base.downcast::<TypeObject>().is_some() {
            continue;
        }
        if object::lookup_attribute(thread, base, name!(thread, "__mro_entries__"))?.is_some() {
            let message = "type() doesn't support MRO entry resolution; use types.new_class()";
            return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
        }
    }
    Ok(())
}

/// Makes a class, complete but for what its attributes and bases want to say to it.
fn make(
    thread: &Thread,
    metaclass: &TypeObject,
    request: Request<'_>,
) -> Fallible<Owned<TypeObject>> {
    let Request { name, bases, namespace } = request;
    let base = layout::best_base(thread, &bases)?;
    // A plain dict, in the order in which the namespace gives its names.
    let dict = match namespace.as_object().downcast_exact::<Dict>() {
        Some(plain) => plain.copy(thread)?,
        None => {
            let dict = Dict::new(thread)?;
            dict.update_from_mapping(thread, namespace.as_object(), Overlap::Replace)?;
            dict
        }
    };
    let decision = new_slots::decide(thread, name, &bases, &base, &dict)?;
    let text = names::c_text(thread, name)?;
    let class = new_class(thread, metaclass, &base, decision.additions())?;
    let Some(parts) = class.as_class() else {
        return Err(crate::raise!(thread, SYSTEM_ERROR, "a class is made at run time"));
    };
    parts.name().set(Owned::share(name));
    parts.set_text_name(&text);
    class.dict_place().set(dict.clone());
    class.bases_place().set(bases);
    set_qualified_name(thread, parts, name, &dict)?;
    set_module(thread, &dict)?;
    set_doc(thread, &class, &dict)?;
    wrap_functions(thread, &dict)?;
    let additions = decision.additions();
    fill_cell(thread, &dict, name!(thread, "__classcell__"), class.as_object())?;
    fill_cell(thread, &dict, name!(thread, "__classdictcell__"), dict.as_object())?;
    mro::set_order(thread, &class)?;
    add_fields(thread, &class, &dict)?;
    add_computed(thread, &class, &dict, additions.dict, additions.weak)?;
    if !dict.contains_str(name!(thread, "__doc__")) {
        dict.insert_str(thread, name!(thread, "__doc__"), &thread.none())?;
    }
    complete(thread, &class, &dict)?;
    if !dict.has_text_keys_only() {
        let message = format!("non-string key in the __dict__ of class {}", class.display_name());
        crate::errors::warn(thread, &crate::errors::RUNTIME_WARNING, &message, 1)?;
    }
    Ok(class)
}

/// What readying is for static types: slots, the hash, the lists of the bases.
fn complete(thread: &Thread, class: &TypeObject, dict: &Dict) -> Fallible {
    class.inherit_from_bases(ready::overrides_hash(thread, dict));
    if class.read(|raw| raw.tp_hash.is_none()) {
        let hash = name!(thread, "__hash__");
        if !dict.contains_str(hash) {
            dict.insert_str(thread, hash, &thread.none())?;
            update::forbid_hash(class);
        }
    }
    if let Some(bases) = class.bases() {
        for base in bases.iter().filter_map(|base| base.downcast::<TypeObject>()) {
            base.add_subclass(thread, class)?;
        }
    }
    class.prepare_attributes(thread)?;
    class.add_flags(TypeFlags::READY);
    update::update_all(thread, class);
    Ok(())
}

fn set_qualified_name(thread: &Thread, class: &Class, name: &Str, dict: &Dict) -> Fallible {
    let key = name!(thread, "__qualname__");
    let Some(value) = dict.get_str(key) else {
        class.qualified_name().set(Owned::share(name));
        return Ok(());
    };
    let Some(text) = value.downcast_ref::<Str>() else {
        let given = value.type_name();
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "type __qualname__ must be a str, not {given}"
        ));
    };
    class.qualified_name().set(Owned::share(text));
    drop(dict.remove(thread, key.as_object())?);
    Ok(())
}

/// `__module__`: that of the code that runs, unless the namespace says otherwise.
fn set_module(thread: &Thread, dict: &Dict) -> Fallible {
    let key = name!(thread, "__module__");
    if dict.contains_str(key) {
        return Ok(());
    }
    let Some(globals) =
        thread.interpreter().hooks.current_globals.get().and_then(|get| get(thread))
    else {
        return Ok(());
    };
    let name = name!(thread, "__name__");
    if let Some(module) = globals.downcast_ref::<Dict>().and_then(|globals| globals.get_str(name)) {
        dict.insert_str(thread, key, &module)?;
    }
    Ok(())
}

fn set_doc(thread: &Thread, class: &TypeObject, dict: &Dict) -> Fallible {
    let doc = dict.get_str(name!(thread, "__doc__"));
    if let Some(doc) = doc.as_ref().and_then(Owned::downcast_ref::<Str>) {
        class.set_raw_doc(Some(doc.to_utf8(thread)?));
    }
    Ok(())
}

/// Functions that are methods of another kind by their name alone.
fn wrap_functions(thread: &Thread, dict: &Dict) -> Fallible {
    let function =
        |name: &Str| dict.get_str(name).filter(|value| value.downcast_ref::<Function>().is_some());
    let new = name!(thread, "__new__");
    if let Some(function) = function(new) {
        dict.insert_str(thread, new, StaticMethod::new(thread, &function)?.as_object())?;
    }
    for name in [name!(thread, "__init_subclass__"), name!(thread, "__class_getitem__")] {
        if let Some(function) = function(name) {
            dict.insert_str(thread, name, ClassMethod::new(thread, &function)?.as_object())?;
        }
    }
    Ok(())
}

/// Puts a value into a cell that the class body left in the namespace.
fn fill_cell(thread: &Thread, dict: &Dict, name: &Str, value: &Object) -> Fallible {
    let Some(cell) = dict.get_str(name) else { return Ok(()) };
    let Some(cell) = cell.downcast_ref::<Cell>() else {
        let given = object::repr(thread, cell.type_object().as_object())?;
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "{name} must be a nonlocal cell, not {given}"
        ));
    };
    drop(cell.replace(Some(Owned::share(value))));
    drop(dict.remove(thread, name.as_object())?);
    Ok(())
}

fn add_fields(thread: &Thread, class: &TypeObject, dict: &Dict) -> Fallible {
    for descriptor in MemberDescriptor::of_class(thread, class)? {
        dict.insert_str(thread, descriptor.common().name(), descriptor.as_object())?;
    }
    Ok(())
}

/// `__dict__` and `__weakref__` of instances that have them because of this class.
pub(super) fn add_computed(
    thread: &Thread,
    class: &TypeObject,
    dict: &Dict,
    attributes: bool,
    weak: bool,
) -> Fallible {
    for (which, wanted) in [(DICT, attributes), (WEAK_REFERENCES, weak)] {
        if !wanted {
            continue;
        }
        let descriptor = GetSetDescriptor::of_instances(thread, class, which)?;
        let name = descriptor.common().name();
        if !dict.contains_str(name) {
            dict.insert_str(thread, name, descriptor.as_object())?;
        }
    }
    Ok(())
}

/// Tells the attributes of a new class their names: `__set_name__`.
fn set_names(thread: &Thread, class: &TypeObject) -> Fallible {
    let Some(dict) = class.dict() else { return Ok(()) };
    let mut waiting = Vec::new();
    let mut position = 0;
    let name = name!(thread, "__set_name__");
    while let Some((key, value)) = dict.next_entry(&mut position) {
        if value.type_object().lookup(thread, name).is_some() {
            waiting.push((key, value));
        }
    }
    for (key, value) in waiting {
        let result = special::call_if_there(thread, &value, name, &[class.as_object(), &key]);
        if let Err(raised) = result {
            return Err(note_set_name(thread, raised, class, &key, &value));
        }
    }
    Ok(())
}

/// Notes in an exception on its way up which attribute raised it.
#[cold]
fn note_set_name(
    thread: &Thread,
    raised: Raised,
    class: &TypeObject,
    key: &Object,
    value: &Object,
) -> Raised {
    let Some(exception) = thread.take_exception(raised) else {
        return crate::raise!(thread, SYSTEM_ERROR, "an exception is missing");
    };
    let note = || -> Fallible {
        let (kind, key) = (value.type_object().display_name(), object::repr(thread, key)?);
        let class = class.display_name();
        let note = thread.format_str(format_args!(
            "Error calling __set_name__ on '{kind}' instance {key} in '{class}'"
        ))?;
        match exception.downcast_ref::<BaseException>() {
            Some(exception) => exception.add_note(thread, &note),
            None => Ok(()),
        }
    };
    match note() {
        Ok(()) => thread.restore_exception(exception),
        Err(raised) => raised,
    }
}

/// Calls `__init_subclass__` of the bases with the keyword arguments of the class statement.
fn init_subclass(thread: &Thread, class: &TypeObject, arguments: Arguments<'_>) -> Fallible {
    use crate::types::super_type::lookup::{Attribute, attribute};
    let name = name!(thread, "__init_subclass__");
    let (Attribute::Value(function) | Attribute::Method(function)) =
        attribute(thread, class, class.as_object(), name, false)?;
    call::call_slots(thread, &function, arguments.named(), arguments.names().tuple()).map(drop)
}

/// `type.__init__`: everything has been done by `__new__`.
pub(super) fn init(thread: &Thread, arguments: Arguments<'_>) -> Fallible {
    match (arguments.len(), arguments.names().is_empty()) {
        (1, false) => {
            Err(crate::raise!(thread, TYPE_ERROR, "type.__init__() takes no keyword arguments"))
        }
        (1, true) | (3, _) => Ok(()),
        _ => Err(crate::raise!(thread, TYPE_ERROR, "type.__init__() takes 1 or 3 arguments")),
    }
}
