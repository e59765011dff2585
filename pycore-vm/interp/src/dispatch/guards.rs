//! What specialised attribute instructions do with the offsets in their caches.
//!
//! A specialiser wrote the offset for instances of a type with the version that is beside it; the handler has compared
//! the versions.

use pycore_objects::Object;
use pycore_objects::core::Slot;
use pycore_objects::types::dict::{Dict, instance};
use pycore_objects::types::module::Module;

/// The value of an attribute in the inline values; NULL if it has none there.
#[inline(always)]
pub fn load_value(object: &Object, offset: u16) -> Slot {
    // SAFETY: the offset is from `instance::offset_of` for this type.
    unsafe { instance::load_at(object, offset) }
}

/// Replaces the value of an attribute in the inline values by an owned one; gives the old one, or nothing if there is none
/// or that takes more.
#[inline(always)]
pub fn exchange_value(object: &Object, offset: u16, value: &Slot) -> Option<Slot> {
    // SAFETY: the offset is from `instance::offset_of` for this type; the slot owns an object.
    unsafe { instance::exchange_at(object, offset, value) }
}

/// Puts an owned value where the inline values have none; `false` if they have, or that takes more.
#[inline(always)]
pub fn insert_value(object: &Object, offset: u16, value: &Slot) -> bool {
    // SAFETY: as above.
    unsafe { instance::insert_at(object, offset, value) }
}

/// The value of a member of `__slots__`; NULL if it has none.
#[inline(always)]
pub fn load_member(object: &Object, offset: u16) -> Slot {
    // SAFETY: the offset is that of a member that is an object, in the definition of the type's descriptor.
    unsafe {
        let place = std::ptr::from_ref(object).cast::<u8>().add(usize::from(offset));
        match place.cast::<*const Object>().read().as_ref() {
            Some(value) => Slot::share(value),
            None => Slot::null(),
        }
    }
}

/// Replaces the value of a member of `__slots__`; gives the old one.
#[inline(always)]
pub fn exchange_member(object: &Object, offset: u16, value: Slot) -> Slot {
    // SAFETY: as for `load_member`; the slot owns an object, whose reference passes to the member.
    unsafe {
        let place = std::ptr::from_ref(object).cast::<u8>().add(usize::from(offset));
        let place = place.cast::<std::cell::Cell<*mut Object>>();
        Slot::adopt((*place).replace(value.as_raw().cast()).cast())
    }
}

/// The object whose address a cache holds.
///
/// The type whose version is beside it holds the object, as the handler has seen.
#[inline(always)]
pub fn cached_object<'a>(address: u64) -> &'a Object {
    // SAFETY: a type of that version has the object in a dictionary, or in one of its bases.
    unsafe { &*std::ptr::with_exposed_provenance::<Object>(address as usize) }
}

/// The address of an object for a cache.
pub fn address_of(object: &Object) -> u64 {
    std::ptr::from_ref(object).expose_provenance() as u64
}

/// The namespace of a module, for as long as no code of the program runs.
#[inline(always)]
pub fn namespace(module: &Module) -> Option<&Dict> {
    // SAFETY: the module holds its namespace.
    unsafe { module.namespace_pointer().as_ref() }
}

/// The value of a name in a dict whose keys have the version that is in the cache beside the place.
#[inline(always)]
pub fn value_at(dict: &Dict, place: u16) -> Option<Slot> {
    // SAFETY: the specialiser got the place for keys of that version, which the handler has compared.
    unsafe { dict.slot_at(place) }
}
