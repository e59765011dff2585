//! Classes made of a `PyType_Spec`: `PyType_FromMetaclass` and its relatives.

use core::ffi::{CStr, c_void};
use std::ptr;

use pycore_abi::constants::type_slot_id as id;
use pycore_abi::{PyHeapTypeObject, PyMemberDef, PyType_Slot, PyType_Spec};

use super::super::value::have_one_constructor;
use super::super::{TYPE, layout};
use super::ready;
use super::slots::place_of;
use crate::core::{Fallible, Object, Owned, Thread, TypeFlags, TypeObject, instance};
use crate::declare::MemberKind;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{errors, name, raise};

/// Flag of a member whose offset counts from the end of the base's part.
const RELATIVE_OFFSET: i32 = 8;
/// What the parts of instances that classes add are aligned to.
const ALIGNMENT: usize = 16;

/// What a class is made of, beside the spec.
pub struct Request<'a> {
    /// The metaclass, or that of the bases.
    pub metaclass: Option<&'a TypeObject>,
    /// The module that the class belongs to.
    pub module: Option<&'a Object>,
    /// A class, a tuple of classes, or what the spec says.
    pub bases: Option<&'a Object>,
}

/// What the slots of a spec say beside functions.
struct Contents<'a> {
    slots: &'a [PyType_Slot],
    members: &'a [PyMemberDef],
    doc: Option<&'a CStr>,
    base: Option<&'a Object>,
    bases: Option<&'a Object>,
    token: *mut c_void,
}

/// The number of entries before the one that ends a table.
///
/// # Safety
///
/// 1. The pointer is NULL or leads to a table with such an end, which stays for `'a`.
unsafe fn table<'a, T>(first: *const T, is_end: impl Fn(&T) -> bool) -> &'a [T] {
    if first.is_null() {
        return &[];
    }
    let mut count = 0;
    // SAFETY: condition 1: up to the end there are entries.
    unsafe {
        while !is_end(&*first.add(count)) {
            count += 1;
        }
        std::slice::from_raw_parts(first, count)
    }
}

/// # Safety
///
/// 1. As for [`from_spec`].
unsafe fn read<'a>(thread: &Thread, spec: &'a PyType_Spec) -> Fallible<Contents<'a>> {
    // SAFETY: condition 1.
    unsafe {
        let slots = table(spec.slots.cast_const(), |slot: &PyType_Slot| slot.slot == 0);
        let mut contents = Contents {
            slots,
            members: &[],
            doc: None,
            base: None,
            bases: None,
            token: ptr::null_mut(),
        };
        for slot in slots {
            match slot.slot {
                id::Py_tp_members => {
                    contents.members =
                        table(slot.pfunc.cast_const().cast(), |member: &PyMemberDef| {
                            member.name.is_null()
                        });
                }
                id::Py_tp_doc => {
                    contents.doc =
                        (!slot.pfunc.is_null()).then(|| CStr::from_ptr(slot.pfunc.cast()));
                }
                id::Py_tp_base => contents.base = slot.pfunc.cast::<Object>().as_ref(),
                id::Py_tp_bases => contents.bases = slot.pfunc.cast::<Object>().as_ref(),
                // NULL stands for the spec itself.
                id::Py_tp_token if slot.pfunc.is_null() => {
                    contents.token = ptr::from_ref(spec).cast_mut().cast();
                }
                id::Py_tp_token => contents.token = slot.pfunc,
                number if place_of(number).is_some() => {}
                _ => return Err(raise!(thread, RUNTIME_ERROR, "invalid slot offset")),
            }
        }
        Ok(contents)
    }
}

/// The bases as a tuple: what was asked for, or what the spec says, or `object`.
fn bases_of(
    thread: &Thread,
    asked: Option<&Object>,
    contents: &Contents<'_>,
) -> Fallible<Owned<Tuple>> {
    let bases = asked.or(contents.bases).or(contents.base).unwrap_or(OBJECT.get().as_object());
    match bases.downcast::<Tuple>() {
        Some(tuple) => Ok(Owned::share(tuple)),
        None if bases.downcast::<TypeObject>().is_none() && asked.is_none() => {
            Err(raise!(thread, SYSTEM_ERROR, "Py_tp_bases is not a tuple"))
        }
        None => Tuple::new(thread, &[bases]),
    }
}

/// Where a class's own part of its instances begins, and where it ends.
fn extent(base: &TypeObject, asked: isize) -> (usize, usize) {
    let of_base = base.read(|raw| raw.tp_basicsize) as usize;
    let own = of_base.next_multiple_of(ALIGNMENT);
    match asked {
        0 => (own, of_base),
        1.. => (own, asked as usize),
        _ => (own, own + asked.unsigned_abs().next_multiple_of(ALIGNMENT)),
    }
}

/// Instances must not be smaller than those of the base, whose functions they are given to.
fn check_size(thread: &Thread, name: &str, size: usize, base: &TypeObject) -> Fallible {
    let least = base.read(|raw| raw.tp_basicsize) as usize;
    if size >= least {
        return Ok(());
    }
    let base = base.display_name();
    let message =
        format!("tp_basicsize for type '{name}' ({size}) is too small for base '{base}' ({least})");
    Err(raise!(thread, TYPE_ERROR, "{message}"))
}

/// Whether a member is one of those by which C code says where instances have something.
fn is_offset(member: &PyMemberDef, name: &CStr) -> bool {
    // SAFETY: names of members are texts.
    member.type_ == MemberKind::Size as i32 && unsafe { CStr::from_ptr(member.name) } == name
}

/// A new class.
///
/// # Safety
///
/// 1. The spec and its tables are what C's headers say of them; what the tables lead to stays as long as the class.
pub unsafe fn from_spec(
    thread: &Thread,
    spec: &PyType_Spec,
    request: &Request<'_>,
) -> Fallible<Owned<TypeObject>> {
    // SAFETY: condition 1.
    let contents = unsafe { read(thread, spec)? };
    if spec.name.is_null() {
        return Err(raise!(thread, SYSTEM_ERROR, "Type spec does not define the name field."));
    }
    // SAFETY: condition 1.
    let full_name = unsafe { CStr::from_ptr(spec.name) };
    let text = full_name.to_string_lossy();
    let bases = bases_of(thread, request.bases, &contents)?;
    let metaclass =
        layout::best_metaclass(thread, request.metaclass.unwrap_or(TYPE.get()), &bases)?;
    // A metaclass that cannot be called by the program has none at all.
    let has_own = metaclass.read(|raw| raw.tp_new.is_some());
    if has_own && !have_one_constructor(&metaclass, TYPE.get()) {
        let message = "Metaclasses with custom tp_new are not supported.";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    let base = layout::best_base(thread, &bases)?;
    let (own, size) = extent(&base, spec.basicsize as isize);
    check_size(thread, &text, size, &base)?;
    if spec.basicsize < 0
        && base.read(|raw| raw.tp_itemsize) != 0
        && !base.flags().contains(TypeFlags::ITEMS_AT_END)
    {
        let message = "Cannot extend variable-size class without Py_TPFLAGS_ITEMS_AT_END.";
        return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
    }
    let (module, short) = match text.rsplit_once('.') {
        Some((module, short)) => (Some(module), short),
        None => (None, &*text),
    };
    let name = Str::new(thread, short)?;
    let class = thread.new_var_object::<TypeObject>(
        &metaclass,
        contents.members.len(),
        TypeObject::zeroed,
    )?;
    let Some(parts) = class.as_class() else {
        return Err(raise!(thread, SYSTEM_ERROR, "a class is made at run time"));
    };
    parts.name().set(name.clone());
    parts.qualified_name().set(name);
    parts.set_text_name(full_name);
    if let Some(module) = request.module {
        parts.module().set(Owned::share(module));
    }
    class.base_place().set(base.clone());
    class.bases_place().set(bases);
    // SAFETY: condition 1, and the sizes were computed from the base's.
    unsafe {
        fill(&class, spec, size);
        fill_slots(&class, &contents);
        copy_members(&class, &contents, own);
        let whole = class.as_raw().cast::<PyHeapTypeObject>();
        (*whole).ht_token = contents.token;
    }
    if let Some(doc) = contents.doc {
        class.set_raw_doc(Some(&doc.to_string_lossy()));
    }
    // SAFETY: as above.
    unsafe { ready(thread, &class)? };
    forget_offsets(thread, &class)?;
    set_module(thread, &class, module, &text)?;
    Ok(class)
}

/// Sizes, flags and suites.
///
/// # Safety
///
/// 1. As for [`from_spec`].
unsafe fn fill(class: &TypeObject, spec: &PyType_Spec, size: usize) {
    let whole = class.as_raw().cast::<PyHeapTypeObject>();
    let flags = TypeFlags::from_bits_retain(spec.flags.into()) | TypeFlags::HEAP_TYPE;
    // SAFETY: the suites are those behind this type object; the sizes are those of the spec.
    unsafe {
        class.write(|raw| {
            raw.tp_flags = flags.bits();
            raw.tp_as_async = &raw mut (*whole).as_async;
            raw.tp_as_number = &raw mut (*whole).as_number;
            raw.tp_as_mapping = &raw mut (*whole).as_mapping;
            raw.tp_as_sequence = &raw mut (*whole).as_sequence;
            raw.tp_as_buffer = &raw mut (*whole).as_buffer;
            raw.tp_basicsize = size as isize;
            raw.tp_itemsize = spec.itemsize as isize;
        });
    }
}

/// The functions of the slots.
///
/// # Safety
///
/// 1. As for [`from_spec`].
unsafe fn fill_slots(class: &TypeObject, contents: &Contents<'_>) {
    for slot in contents.slots {
        if let Some(place) = place_of(slot.slot) {
            // SAFETY: the function is one of the slot, as its number says (condition 1).
            unsafe { place.set(class, slot.pfunc) };
        }
    }
    // SAFETY: the function ends instances of classes, whatever their base.
    unsafe {
        class.write(|raw| {
            if raw.tp_dealloc.is_none() {
                raw.tp_dealloc = Some(instance::dealloc);
            }
        });
    }
}

/// Copies the descriptions of fields into the class, and looks for those that say where instances have something.
///
/// # Safety
///
/// 1. As for [`from_spec`]. The class has room for as many descriptions.
unsafe fn copy_members(class: &TypeObject, contents: &Contents<'_>, own: usize) {
    let members = class.members_start();
    for (index, member) in contents.members.iter().enumerate() {
        let mut member = *member;
        if member.flags & RELATIVE_OFFSET != 0 {
            member.flags &= !RELATIVE_OFFSET;
            member.offset += own as isize;
        }
        // SAFETY: condition 1.
        unsafe { members.add(index).write(member) };
        let offset = member.offset;
        // SAFETY: the description says so of instances.
        unsafe {
            class.write(|raw| {
                if is_offset(&member, c"__weaklistoffset__") {
                    raw.tp_weaklistoffset = offset;
                } else if is_offset(&member, c"__dictoffset__") {
                    raw.tp_dictoffset = offset;
                } else if is_offset(&member, c"__vectorcalloffset__") {
                    raw.tp_vectorcall_offset = offset;
                }
            });
        }
    }
    if !contents.members.is_empty() {
        // SAFETY: the table is the class's own.
        unsafe { class.write(|raw| raw.tp_members = members) };
    }
}

/// Members that only say where something is are no attributes.
fn forget_offsets(thread: &Thread, class: &TypeObject) -> Fallible {
    let Some(dict) = class.dict() else { return Ok(()) };
    for name in [name!(thread, "__weaklistoffset__"), name!(thread, "__dictoffset__")] {
        if dict.contains_str(name) {
            dict.remove(thread, name.as_object())?;
        }
    }
    Ok(())
}

/// `__module__`: what is in front of the name.
fn set_module(thread: &Thread, class: &TypeObject, module: Option<&str>, text: &str) -> Fallible {
    let Some(dict) = class.dict() else { return Ok(()) };
    let key = name!(thread, "__module__");
    if dict.contains_str(key) {
        return Ok(());
    }
    match module {
        Some(module) => {
            let module = Str::new(thread, module)?;
            dict.insert_str(thread, key, module.as_object())
        }
        None => {
            let message = format!("builtin type {text} has no __module__ attribute");
            errors::warn(thread, &errors::DEPRECATION_WARNING, &message, 1)
        }
    }
}

/// A base's part of instances: where the data of a class that derives from it begins.
pub fn data_offset(class: &TypeObject) -> usize {
    let base = class.base().map_or(0, |base| base.read(|raw| raw.tp_basicsize) as usize);
    base.next_multiple_of(ALIGNMENT)
}
