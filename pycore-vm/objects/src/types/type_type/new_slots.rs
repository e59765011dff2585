//! `__slots__` of a new class: which names become fields of its instances.

use super::class::Additions;
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::name;
use crate::protocol::sequence;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// What a class adds to the instances of its base, and the names of its fields.
pub(super) struct Decision {
    names: Option<Owned<Tuple>>,
    dict: bool,
    weak: bool,
}

impl Decision {
    /// As the maker of classes takes it.
    pub(super) fn additions(&self) -> Additions<'_> {
        Additions { slots: self.names.as_deref(), dict: self.dict, weak: self.weak }
    }
}

/// The name of a field of a class: `__x` becomes `_Class__x`.
pub(crate) fn mangle(thread: &Thread, class: &Str, name: &Str) -> Fallible<Owned<Str>> {
    let text = name.to_string_lossy();
    let class = class.to_string_lossy();
    let class = class.trim_start_matches('_');
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') || class.is_empty() {
        return Ok(Owned::share(name));
    }
    Str::new(thread, &format!("_{class}{text}"))
}

fn already_there(thread: &Thread, name: &str) -> crate::Raised {
    crate::raise!(thread, TYPE_ERROR, "{name} slot disallowed: we already got one")
}

/// Reads `__slots__` in the namespace of a new class.
pub(super) fn decide(
    thread: &Thread,
    name: &Str,
    bases: &Tuple,
    base: &TypeObject,
    namespace: &Dict,
) -> Fallible<Decision> {
    let (dict_offset, weak_offset, item_size) =
        base.read(|raw| (raw.tp_dictoffset, raw.tp_weaklistoffset, raw.tp_itemsize));
    let may_add_dict = dict_offset == 0;
    let may_add_weak = weak_offset == 0 && item_size == 0;
    let Some(slots) = namespace.get_str(name!(thread, "__slots__")) else {
        return Ok(Decision { names: None, dict: may_add_dict, weak: may_add_weak });
    };
    let slots = match slots.downcast_ref::<Str>() {
        Some(only) => Tuple::new(thread, &[only.as_object()])?,
        None => sequence::to_tuple(thread, &slots)?,
    };
    if !slots.is_empty() && item_size != 0 {
        let base = base.display_name();
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "nonempty __slots__ not supported for subtype of '{base}'"
        ));
    }
    let mut decision = Decision { names: None, dict: false, weak: false };
    let mut names: Vec<Owned<Str>> = thread.vector(slots.len())?;
    for slot in slots.iter() {
        let slot = checked(thread, slot)?;
        if slot.equals_ascii("__dict__") {
            if !may_add_dict || decision.dict {
                return Err(already_there(thread, "__dict__"));
            }
            decision.dict = true;
            continue;
        }
        if slot.equals_ascii("__weakref__") {
            if !may_add_weak || decision.weak {
                return Err(already_there(thread, "__weakref__"));
            }
            decision.weak = true;
            continue;
        }
        let mangled = mangle(thread, name, slot)?;
        let mangled = thread.interpreter().interned.intern(thread, mangled);
        let is_variable = namespace.contains_str(&mangled);
        let is_for_the_class = ["__qualname__", "__classcell__", "__classdictcell__"]
            .iter()
            .any(|known| mangled.equals_ascii(known));
        if is_variable && !is_for_the_class {
            let shown = crate::protocol::object::repr(thread, mangled.as_object())?;
            return Err(crate::raise!(
                thread,
                VALUE_ERROR,
                "{shown} in __slots__ conflicts with class variable"
            ));
        }
        names.push(mangled);
    }
    names.sort_by_cached_key(|name| name.to_string_lossy());
    let names = names.into_iter().map(Owned::into_object).collect();
    decision.names = Some(Tuple::from_owned(thread, names)?);
    for other in bases.iter().filter_map(|other| other.downcast::<TypeObject>()) {
        if std::ptr::eq(other, base) {
            continue;
        }
        let (dict, weak) = other.read(|raw| (raw.tp_dictoffset, raw.tp_weaklistoffset));
        decision.dict |= may_add_dict && dict != 0;
        decision.weak |= may_add_weak && weak != 0;
    }
    Ok(decision)
}

/// A name in `__slots__`.
fn checked<'n>(thread: &Thread, slot: &'n Object) -> Fallible<&'n Str> {
    let Some(name) = slot.downcast::<Str>() else {
        let given = slot.type_name();
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "__slots__ items must be strings, not '{given}'"
        ));
    };
    if !pycore_text::classify::is_identifier(name.view()) {
        return Err(crate::raise!(thread, TYPE_ERROR, "__slots__ must be identifiers"));
    }
    Ok(name)
}
