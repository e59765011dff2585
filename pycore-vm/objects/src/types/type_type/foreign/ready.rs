//! Making a type of C code ready: `PyType_Ready`.
//!
//! The order of the steps is visible: what the type's own tables say wins over what slots give, and both over what is
//! inherited.

use std::ptr;

use pycore_abi::constants::method_flag::{METH_CLASS, METH_COEXIST, METH_STATIC};
use pycore_abi::{PyGetSetDef, PyMemberDef, PyMethodDef};

use super::super::{mro, ready as of_static};
use crate::core::slots::{inherit, update};
use crate::core::{
    Fallible, MANAGED_WEAK_OFFSET, ObjectLike, Owned, Thread, TypeFlags, TypeObject,
};
use crate::raise;
use crate::types::builtin_function::BuiltinFunction;
use crate::types::descriptors::{GetSetDescriptor, MemberDescriptor, static_name};
use crate::types::dict::Dict;
use crate::types::method_descriptor::{ClassMethodDescriptor, MethodDescriptor};
use crate::types::method_wrappers::StaticMethod;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;

/// Flag of a member whose offset counts from the end of the base's part.
const RELATIVE_OFFSET: i32 = 8;

/// Makes a type ready; nothing happens if it is.
///
/// # Safety
///
/// 1. The type is a complete `PyTypeObject` of C code, which stays for as long as anything uses it: its tables and functions
///    are what their fields promise, for instances of the size that it names.
pub unsafe fn ready(thread: &Thread, class: &TypeObject) -> Fallible {
    if class.flags().contains(TypeFlags::READY) {
        return Ok(());
    }
    if class.read(|raw| raw.tp_name.is_null()) {
        return Err(raise!(thread, SYSTEM_ERROR, "Type does not define the tp_name field."));
    }
    class.add_flags(TypeFlags::READYING);
    if !class.is_class() {
        class.add_flags(TypeFlags::IMMUTABLE_TYPE);
    }
    // SAFETY: condition 1.
    let result = unsafe { steps(thread, class) };
    class.remove_flags(TypeFlags::READYING);
    result
}

/// # Safety
///
/// 1. As for [`ready`].
unsafe fn steps(thread: &Thread, class: &TypeObject) -> Fallible {
    // SAFETY: types live as long as anything uses them (condition 1); what is kept of this one counts a reference.
    let lasting: &'static TypeObject = unsafe { &*ptr::from_ref(class) };
    let dict = match class.dict() {
        Some(dict) => dict,
        None => {
            let dict = Dict::new(thread)?;
            class.dict_place().set(dict.clone());
            dict
        }
    };
    if !class.base_place().is_set() {
        class.base_place().set(Owned::share(OBJECT.get()));
    }
    let Some(base) = class.base_place().get() else { return Ok(()) };
    // SAFETY: a base of a static type is a type of C code, too, or ready.
    unsafe { ready(thread, &base)? };
    // SAFETY: the metaclass of the base takes its subclasses, unless the type names one.
    unsafe {
        class.write(|raw| {
            if raw.ob_base.ob_base.ob_type.is_null() {
                let metaclass = base.as_object().type_object();
                raw.ob_base.ob_base.ob_type = metaclass.as_raw();
            }
        });
    }
    if !class.bases_place().is_set() {
        class.bases_place().set(Tuple::new(thread, &[base.as_object()])?);
    }
    check_bases(thread, class)?;
    mro::set_order(thread, class)?;
    set_constructor(thread, lasting, &base, &dict)?;
    of_static::add_slot_wrappers(thread, lasting, &dict)?;
    // SAFETY: condition 1.
    unsafe {
        add_methods(thread, class, &dict)?;
        add_members(thread, class, &dict)?;
        add_getsets(thread, class, &dict)?;
    }
    of_static::add_doc(thread, class, &dict)?;
    // SAFETY: condition 1: instances begin as those of the base do.
    unsafe { inherit_all(thread, class, &base, &dict)? };
    check_collection(thread, class)?;
    place_managed(class);
    class.prepare_attributes(thread)?;
    if let Some(bases) = class.bases() {
        for above in bases.iter().filter_map(|above| above.downcast::<TypeObject>()) {
            above.add_subclass(thread, class)?;
        }
    }
    class.add_flags(TypeFlags::READY);
    Ok(())
}

/// A static type lasts, so its bases must.
fn check_bases(thread: &Thread, class: &TypeObject) -> Fallible {
    if class.is_class() {
        return Ok(());
    }
    let Some(bases) = class.bases() else { return Ok(()) };
    match bases.iter().filter_map(|base| base.downcast::<TypeObject>()).find(|base| base.is_class())
    {
        None => Ok(()),
        Some(base) => {
            let (name, base) = (class.display_name(), base.display_name());
            Err(raise!(
                thread,
                TYPE_ERROR,
                "type '{name}' is not dynamically allocated but its base type '{base}' is dynamically allocated"
            ))
        }
    }
}

/// `tp_new`: the type's own shows as `__new__`; otherwise it is the base's, unless that is `object`'s and the type is
/// static, which then cannot be called.
fn set_constructor(
    thread: &Thread,
    class: &'static TypeObject,
    base: &TypeObject,
    dict: &Dict,
) -> Fallible {
    let is_own = class.read(|raw| raw.tp_new.is_some());
    if !is_own && ptr::eq(base, OBJECT.get()) && !class.is_class() {
        class.add_flags(TypeFlags::DISALLOW_INSTANTIATION);
    }
    let refuses = class.flags().contains(TypeFlags::DISALLOW_INSTANTIATION);
    if !refuses && is_own {
        let name = crate::name!(thread, "__new__");
        if !dict.contains_str(name) {
            let wrapper = super::super::new_wrapper::make(thread, class)?;
            dict.insert_str(thread, name, &wrapper)?;
        }
        return Ok(());
    }
    let constructor = if refuses { None } else { base.read(|raw| raw.tp_new) };
    // SAFETY: the base's constructor makes instances of types below it.
    unsafe { class.write(|raw| raw.tp_new = constructor) };
    Ok(())
}

/// The entries of a table that ends with one without a name.
///
/// # Safety
///
/// 1. The pointer is NULL or leads to such a table, which stays for `'a`.
unsafe fn entries<'a, T: 'a>(
    first: *const T,
    has_name: impl Fn(&T) -> bool + 'a,
) -> impl Iterator<Item = &'a T> {
    let mut next = first;
    std::iter::from_fn(move || {
        // SAFETY: condition 1: up to the end there are entries.
        let entry = unsafe { next.as_ref() }?;
        has_name(entry).then(|| {
            // SAFETY: an entry with a name is not the last.
            next = unsafe { next.add(1) };
            entry
        })
    })
}

/// # Safety
///
/// 1. As for [`ready`].
unsafe fn add_methods(thread: &Thread, class: &TypeObject, dict: &Dict) -> Fallible {
    let table: *const PyMethodDef = class.read(|raw| raw.tp_methods);
    // SAFETY: condition 1: the table's functions take instances of the class, or what their flags say.
    for method in unsafe { entries(table, |method: &PyMethodDef| !method.ml_name.is_null()) } {
        let name = static_name(thread, method.ml_name)?;
        let flags = method.ml_flags;
        if flags & (METH_CLASS | METH_STATIC) == METH_CLASS | METH_STATIC {
            return Err(raise!(thread, VALUE_ERROR, "method cannot be both class and static"));
        }
        if flags & METH_COEXIST == 0 && dict.contains_str(&name) {
            continue;
        }
        // SAFETY: as above.
        let attribute = unsafe {
            if flags & METH_CLASS != 0 {
                ClassMethodDescriptor::new(thread, class, name.clone(), method)?.into_object()
            } else if flags & METH_STATIC != 0 {
                let function = BuiltinFunction::from_definition(
                    thread,
                    method,
                    Some(class.as_object()),
                    None,
                    None,
                )?;
                StaticMethod::new(thread, function.as_object())?.into_object()
            } else {
                MethodDescriptor::new(thread, class, name.clone(), method)?.into_object()
            }
        };
        dict.insert_str(thread, &name, &attribute)?;
    }
    Ok(())
}

/// # Safety
///
/// 1. As for [`ready`].
unsafe fn add_members(thread: &Thread, class: &TypeObject, dict: &Dict) -> Fallible {
    let table: *const PyMemberDef = class.read(|raw| raw.tp_members);
    // The descriptions in a class have no end mark.
    let own = class.members();
    let is_own = ptr::eq(table, own.as_ptr());
    let outside = if is_own { ptr::null() } else { table };
    // SAFETY: condition 1: the table's fields are those of instances.
    let outside = unsafe { entries(outside, |member: &PyMemberDef| !member.name.is_null()) };
    for member in own.iter().filter(|_| is_own).chain(outside) {
        if member.flags & RELATIVE_OFFSET != 0 {
            let message = "PyMember with Py_RELATIVE_OFFSET in a type without a spec";
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        }
        let name = static_name(thread, member.name)?;
        if dict.contains_str(&name) {
            continue;
        }
        // SAFETY: as above.
        let attribute = unsafe { MemberDescriptor::new(thread, class, name.clone(), member)? };
        dict.insert_str(thread, &name, attribute.as_object())?;
    }
    Ok(())
}

/// # Safety
///
/// 1. As for [`ready`].
unsafe fn add_getsets(thread: &Thread, class: &TypeObject, dict: &Dict) -> Fallible {
    let table: *const PyGetSetDef = class.read(|raw| raw.tp_getset);
    // SAFETY: condition 1: the table's functions take instances of the class.
    for getset in unsafe { entries(table, |getset: &PyGetSetDef| !getset.name.is_null()) } {
        let name = static_name(thread, getset.name)?;
        if dict.contains_str(&name) {
            continue;
        }
        // SAFETY: as above.
        let attribute = unsafe { GetSetDescriptor::new(thread, class, name.clone(), getset)? };
        dict.insert_str(thread, &name, attribute.as_object())?;
    }
    Ok(())
}

/// Sizes, flags and slots of the bases.
///
/// # Safety
///
/// 1. As for [`ready`].
unsafe fn inherit_all(
    thread: &Thread,
    class: &TypeObject,
    base: &TypeObject,
    dict: &Dict,
) -> Fallible {
    let overrides_hash = of_static::overrides_hash(thread, dict);
    // SAFETY: condition 1: instances begin as those of the base, and, as their order was accepted, of all bases.
    unsafe {
        inherit::layout(class, base);
        if let Some(order) = class.mro() {
            for above in order.iter().skip(1).filter_map(|above| above.downcast::<TypeObject>()) {
                inherit::slots(class, above, overrides_hash);
                inherit::pattern_flags(class, above);
            }
        }
        inherit::suites(class, base);
    }
    if class.read(|raw| raw.tp_hash.is_none()) {
        let name = crate::name!(thread, "__hash__");
        if !dict.contains_str(name) {
            dict.insert_str(thread, name, &thread.none())?;
            update::forbid_hash(class);
        }
    }
    Ok(())
}

/// The offsets of what is in front of instances.
fn place_managed(class: &TypeObject) {
    let flags = class.flags();
    // SAFETY: the offsets say what the flags do.
    unsafe {
        class.write(|raw| {
            if flags.contains(TypeFlags::MANAGED_DICT) {
                raw.tp_dictoffset = -1;
            }
            if flags.contains(TypeFlags::MANAGED_WEAKREF) {
                raw.tp_weaklistoffset = MANAGED_WEAK_OFFSET;
            }
        });
    }
}

/// Instances that the collector knows must show their references.
fn check_collection(thread: &Thread, class: &TypeObject) -> Fallible {
    if class.has_gc() && class.read(|raw| raw.tp_traverse.is_none()) {
        let name = class.display_name();
        return Err(raise!(
            thread,
            SYSTEM_ERROR,
            "type {name} has the Py_TPFLAGS_HAVE_GC flag but has no traverse function"
        ));
    }
    Ok(())
}
