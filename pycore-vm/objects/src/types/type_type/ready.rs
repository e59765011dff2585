//! Making static types ready: what their declarations leave out.
//!
//! A static type is complete in memory but for what depends on other types: slots inherited from the bases, the method
//! resolution order, the dictionary with its descriptors. Bases come first. Afterwards the type is immutable.

use std::ptr;

use crate::core::slots::{ROWS, Shape, generic, inherit, update};
use crate::core::{Fallible, Object, ObjectLike, Thread, TypeFlags, TypeObject, TypeStatic};
use crate::name;
use crate::types::descriptors::{GetSetDescriptor, MemberDescriptor, WrapperDescriptor};
use crate::types::dict::Dict;

use crate::declare::internal_doc;
use crate::types::method_descriptor::method_attribute;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::structseq;
use crate::types::tuple::Tuple;
use crate::types::type_type::{new, new_wrapper};

/// Makes a static type and its bases ready; nothing happens if that has been done.
pub fn ready(thread: &Thread, this: &'static TypeStatic) -> Fallible {
    let class = this.get();
    if class.flags().contains(TypeFlags::READY) {
        return Ok(());
    }
    let contents = this.contents();
    let base = contents.base.map(TypeStatic::get);
    if let Some(base) = contents.base {
        ready(thread, base)?;
    }
    class.set_own_access(contents.own_access);
    class.add_flags(TypeFlags::READYING | TypeFlags::IMMUTABLE_TYPE);
    set_order(thread, class, base)?;
    if !contents.inherits_constructor {
        refuse_instantiation(class, base);
    }
    let dict = Dict::new(thread)?;
    class.dict_place().set(dict.clone());
    add_special_methods(thread, this, &dict)?;
    for method in contents.all_methods() {
        let (name, attribute) = method_attribute(thread, class, method)?;
        dict.insert_str(thread, &name, &attribute)?;
    }
    add_fields(thread, this, &dict)?;
    add_doc(thread, class, &dict)?;
    structseq::add_counts(thread, class, &dict)?;
    inherit_all(thread, class, base, &dict)?;
    if let Some(base) = base {
        base.add_subclass(thread, class)?;
    }
    class.remove_flags(TypeFlags::READYING);
    class.add_flags(TypeFlags::READY);
    Ok(())
}

/// As [`ready`], for a type that is the interpreter's own and no module's.
pub fn ready_builtin(thread: &Thread, this: &'static TypeStatic) -> Fallible {
    this.get().add_flags(TypeFlags::STATIC_BUILTIN);
    ready(thread, this)
}

/// Makes a static type ready that has more bases than the one which it is declared with: layout and slots are that one's.
pub fn ready_with_bases(
    thread: &Thread,
    this: &'static TypeStatic,
    more: &[&'static TypeStatic],
) -> Fallible {
    let class = this.get();
    if class.flags().contains(TypeFlags::READY) {
        return Ok(());
    }
    ready(thread, this)?;
    let own = class.mro();
    let mut order: Vec<&Object> = own.iter().flat_map(|order| order.iter()).collect();
    let bases = class.bases_place().get();
    let mut bases: Vec<&Object> = bases.iter().flat_map(|bases| bases.iter()).collect();
    let inherited: Vec<_> = more.iter().filter_map(|base| base.get().mro()).collect();
    for (base, above) in more.iter().zip(&inherited) {
        bases.push(base.get().as_object());
        base.get().add_subclass(thread, class)?;
        // What both have stays behind what only one has.
        let mut at = 1 + order[1..]
            .iter()
            .take_while(|class| !above.iter().any(|other| other.is(class)))
            .count();
        for class in above.iter() {
            if !order.iter().any(|known| known.is(class)) {
                order.insert(at, class);
                at += 1;
            }
        }
    }
    let (order, bases) = (Tuple::new(thread, &order)?, Tuple::new(thread, &bases)?);
    class.mro_place().set(order);
    class.bases_place().set(bases);
    Ok(())
}

/// Makes a static type ready that has the module where it is found as an attribute, so that its instances show it: those
/// that CPython makes at run time.
pub fn ready_with_module(thread: &Thread, this: &'static TypeStatic) -> Fallible {
    this.get().add_flags(TypeFlags::SHOWN_AS_HEAP_TYPE);
    ready(thread, this)?;
    let class = this.get();
    let Some(dict) = class.dict() else { return Ok(()) };
    let module = class.display_name().rsplit_once('.').map_or("builtins", |(module, _)| module);
    let name = name!(thread, "__module__");
    if dict.contains_str(name) {
        return Ok(());
    }
    dict.insert_str(thread, name, Str::new(thread, module)?.as_object())
}

/// As [`ready_with_module`], for a type that the program may change: one that is a heap type in CPython.
pub fn ready_changeable(thread: &Thread, this: &'static TypeStatic) -> Fallible {
    ready_with_module(thread, this)?;
    this.get().remove_flags(TypeFlags::IMMUTABLE_TYPE);
    Ok(())
}

/// As [`ready_changeable`], for an exception: CPython makes those of modules as a `class` statement does, so that instances
/// can be referred to weakly.
pub fn ready_exception(thread: &Thread, this: &'static TypeStatic) -> Fallible {
    ready_changeable(thread, this)?;
    let class = this.get();
    match class.dict() {
        Some(dict) => new::add_computed(thread, class, &dict, false, true),
        None => Ok(()),
    }
}

/// Bases and resolution order: static types have one base.
fn set_order(thread: &Thread, class: &TypeObject, base: Option<&TypeObject>) -> Fallible {
    let mut order: Vec<&Object> = vec![class.as_object()];
    let above = base.and_then(TypeObject::mro);
    order.extend(above.iter().flat_map(|above| above.iter()));
    class.mro_place().set(Tuple::new(thread, &order)?);
    let bases: Vec<&Object> = base.iter().map(|base| base.as_object()).collect();
    class.bases_place().set(Tuple::new(thread, &bases)?);
    Ok(())
}

/// A type without a constructor of its own, directly below `object`, cannot be called.
fn refuse_instantiation(class: &TypeObject, base: Option<&TypeObject>) {
    let Some(base) = base else { return };
    if class.read(|raw| raw.tp_new.is_none()) && ptr::eq(base, OBJECT.get()) {
        class.add_flags(TypeFlags::DISALLOW_INSTANTIATION);
    }
}

/// A wrapper for each slot that the type has of its own, and `__new__`.
fn add_special_methods(thread: &Thread, this: &'static TypeStatic, dict: &Dict) -> Fallible {
    let class = this.get();
    if class.read(|raw| raw.tp_new.is_some()) && !this.contents().hides_constructor {
        let wrapper = new_wrapper::make(thread, class)?;
        dict.insert_str(thread, name!(thread, "__new__"), &wrapper)?;
    }
    add_slot_wrappers(thread, class, dict)
}

/// A wrapper for each slot that the type has of its own.
pub(super) fn add_slot_wrappers(thread: &Thread, class: &TypeObject, dict: &Dict) -> Fallible {
    for row in &ROWS {
        let function = row.place().get(class);
        if function.is_null() || row.definition.shape() == Shape::None {
            continue;
        }
        let name = row.name(thread);
        if dict.contains_str(name) {
            continue;
        }
        if function == generic::hash_not_implemented as *const core::ffi::c_void {
            dict.insert_str(thread, name, &thread.none())?;
            continue;
        }
        let wrapper = WrapperDescriptor::of_slot(thread, class, row)?;
        dict.insert_str(thread, name, wrapper.as_object())?;
    }
    Ok(())
}

/// Fields and computed attributes.
fn add_fields(thread: &Thread, this: &'static TypeStatic, dict: &Dict) -> Fallible {
    for member in this.contents().members {
        let descriptor = MemberDescriptor::of_static(thread, this, member)?;
        dict.insert_str(thread, descriptor.common().name(), descriptor.as_object())?;
    }
    for getset in this.contents().getsets {
        let descriptor = GetSetDescriptor::of_static(thread, this, getset)?;
        dict.insert_str(thread, descriptor.common().name(), descriptor.as_object())?;
    }
    Ok(())
}

pub(super) fn add_doc(thread: &Thread, class: &TypeObject, dict: &Dict) -> Fallible {
    let name = name!(thread, "__doc__");
    if dict.contains_str(name) {
        return Ok(());
    }
    let text =
        class.raw_doc().and_then(|text| internal_doc::documentation(class.display_name(), text));
    let doc = match text {
        Some(text) => Str::new(thread, text)?.into_object(),
        None => thread.none(),
    };
    dict.insert_str(thread, name, &doc)
}

/// Slots, sizes and flags of the bases.
fn inherit_all(
    thread: &Thread,
    class: &TypeObject,
    base: Option<&TypeObject>,
    dict: &Dict,
) -> Fallible {
    if let Some(base) = base {
        inherit::from_static_base(class, base, overrides_hash(thread, dict));
    }
    if class.read(|raw| raw.tp_hash.is_none()) {
        let name = name!(thread, "__hash__");
        if !dict.contains_str(name) {
            dict.insert_str(thread, name, &thread.none())?;
            update::forbid_hash(class);
        }
    }
    Ok(())
}

/// Whether a class says itself what equality or the hash is, so that it inherits neither.
pub(super) fn overrides_hash(thread: &Thread, dict: &Dict) -> bool {
    dict.contains_str(name!(thread, "__eq__")) || dict.contains_str(name!(thread, "__hash__"))
}
