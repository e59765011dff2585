//! Forms of attribute instructions.

use pycore_bytecode::Opcode;
use pycore_objects::Object;
use pycore_objects::core::{Slot, Thread, TypeFlags, TypeObject};
use pycore_objects::protocol::descriptor;
use pycore_objects::types::descriptors::MemberDescriptor;
use pycore_objects::types::dict::{SharedKeys, instance};
use pycore_objects::types::function::Function;
use pycore_objects::types::module::Module;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::property::Property;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::TYPE;

use crate::dispatch::{Site, guards};
use crate::frame::FrameRef;

/// A member that is an object: `Py_T_OBJECT_EX`.
const OBJECT_MEMBER: i32 = 16;

/// Whether attributes of instances are looked up as `object` does it.
fn has_plain_get(class: &TypeObject) -> bool {
    let of = |class: &TypeObject| class.read(|raw| raw.tp_getattro.map_or(0, |f| f as usize));
    of(class) == of(OBJECT.get())
}

fn has_plain_set(class: &TypeObject) -> bool {
    let of = |class: &TypeObject| class.read(|raw| raw.tp_setattro.map_or(0, |f| f as usize));
    of(class) == of(OBJECT.get())
}

pub(super) fn load_attr(
    thread: &Thread,
    frame: FrameRef,
    site: Site,
    operands: &[Slot],
    oparg: usize,
) {
    let [owner] = operands else { return site.fail(Opcode::LOAD_ATTR) };
    let name = frame.code().name_at(oparg >> 1).downcast_exact::<Str>();
    let form = match (owner.as_object(), name) {
        (Some(owner), Some(name)) => load_form(thread, site, owner, name, oparg & 1 != 0),
        _ => None,
    };
    match form {
        Some(opcode) => site.succeed(opcode),
        None => site.fail(Opcode::LOAD_ATTR),
    }
}

/// The form, the cache being filled.
fn load_form(
    thread: &Thread,
    site: Site,
    owner: &Object,
    name: &Str,
    called: bool,
) -> Option<Opcode> {
    let class = owner.type_object();
    if let Some(owner) = owner.downcast::<TypeObject>() {
        return class_form(thread, site, owner, name);
    }
    if let Some(module) = owner.downcast_exact::<Module>() {
        return module_form(thread, site, module, name);
    }
    if !has_plain_get(class) {
        return None;
    }
    let version = class.version(thread);
    if version == 0 {
        return None;
    }
    site.set_cache32(1, version);
    let Some(found) = class.lookup(thread, name) else {
        return value_form(site, owner, name)
            .map(|()| Opcode::LOAD_ATTR_INSTANCE_VALUE)
            .or_else(|| hint_form(site, owner, name).map(|()| Opcode::LOAD_ATTR_WITH_HINT));
    };
    if found.type_object().flags().contains(TypeFlags::METHOD_DESCRIPTOR) {
        if !called {
            return None;
        }
        return Some(match shadow(thread, site, owner, name)? {
            Shadow::InlineValues => Opcode::LOAD_ATTR_METHOD_WITH_VALUES,
            Shadow::NoDict => Opcode::LOAD_ATTR_METHOD_NO_DICT,
            Shadow::LazyDict => Opcode::LOAD_ATTR_METHOD_LAZY_DICT,
        })
        .inspect(|_| site.set_cache64(5, guards::address_of(&found)));
    }
    if let Some(member) = (*found).downcast_exact::<MemberDescriptor>() {
        return member_offset(class, member).map(|offset| {
            site.set_cache16(3, offset);
            Opcode::LOAD_ATTR_SLOT
        });
    }
    if let Some(property) = (*found).downcast_exact::<Property>() {
        return property_form(site, property, called);
    }
    if descriptor::has_set(&found) {
        return None;
    }
    if descriptor::has_get(&found) {
        return None;
    }
    // A plain attribute of the class, unless the instance has one of that name.
    if instance::get(owner, name).is_some() {
        return value_form(site, owner, name)
            .map(|()| Opcode::LOAD_ATTR_INSTANCE_VALUE)
            .or_else(|| hint_form(site, owner, name).map(|()| Opcode::LOAD_ATTR_WITH_HINT));
    }
    if called {
        return None;
    }
    Some(match shadow(thread, site, owner, name)? {
        Shadow::InlineValues => Opcode::LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES,
        Shadow::NoDict => Opcode::LOAD_ATTR_NONDESCRIPTOR_NO_DICT,
        Shadow::LazyDict => return None,
    })
    .inspect(|_| site.set_cache64(5, guards::address_of(&found)))
}

/// The form of a property that a Python function computes.
fn property_form(site: Site, property: &Property, called: bool) -> Option<Opcode> {
    let getter = property.getter()?;
    let function = (*getter).downcast_exact::<Function>()?;
    if called || !super::calls::is_simple(function) || function.code().argument_count() != 1 {
        return None;
    }
    let version = function.version_for_caches();
    if version == 0 {
        return None;
    }
    site.set_cache32(3, version);
    site.set_cache64(5, guards::address_of(&getter));
    Some(Opcode::LOAD_ATTR_PROPERTY)
}

/// The form of an attribute of a module.
fn module_form(thread: &Thread, site: Site, module: &Module, name: &Str) -> Option<Opcode> {
    // What the type has comes first.
    if module.as_object().type_object().lookup(thread, name).is_some() {
        return None;
    }
    let dict = module.existing_namespace()?;
    let index = dict.place_of(name)?;
    let version = dict.keys_version();
    if version == 0 {
        return None;
    }
    site.set_cache32(1, version);
    site.set_cache16(3, index);
    Some(Opcode::LOAD_ATTR_MODULE)
}

/// The number of the entry in the dict of an instance.
fn hint_form(site: Site, owner: &Object, name: &Str) -> Option<()> {
    if instance::is_inline(owner) {
        return None;
    }
    let dict = instance::peek_dict(owner)?;
    let hint = u16::try_from(dict.entry_of(name)?).ok()?;
    let name = || name.as_object();
    dict.slot_by_hint(hint.into(), name)
        .or_else(|| dict.slot_by_hint_of_split(hint.into(), name))?
        .close();
    site.set_cache16(3, hint);
    Some(())
}

/// Why an instance cannot have an attribute in front of that of its type.
enum Shadow {
    /// Its attributes are inline, and no instance has one of that name.
    InlineValues,
    /// Instances have no attributes of their own.
    NoDict,
    /// It has no attributes yet.
    LazyDict,
}

fn shadow(_: &Thread, site: Site, owner: &Object, name: &Str) -> Option<Shadow> {
    let class = owner.type_object();
    if !instance::has_dict(owner) {
        return Some(Shadow::NoDict);
    }
    if class.flags().contains(TypeFlags::INLINE_VALUES) {
        let keys = SharedKeys::of(class)?;
        if !instance::is_inline(owner) || keys.find(name).is_some() {
            return None;
        }
        let version = keys.version();
        if version == 0 {
            return None;
        }
        site.set_cache32(3, version);
        return Some(Shadow::InlineValues);
    }
    instance::is_without_attributes(owner).then_some(Shadow::LazyDict)
}

/// The offset of an attribute in the inline values.
fn value_form(site: Site, owner: &Object, name: &Str) -> Option<()> {
    if !instance::is_inline(owner) {
        return None;
    }
    let number = SharedKeys::of(owner.type_object())?.find(name)?;
    site.set_cache16(3, instance::offset_of(owner, number)?);
    Some(())
}

/// The offset of a member of `__slots__` that is an object.
fn member_offset(class: &TypeObject, member: &MemberDescriptor) -> Option<u16> {
    let definition = member.definition();
    if definition.type_ != OBJECT_MEMBER || definition.flags != 0 {
        return None;
    }
    if !class.is_subtype_of(member.common().class()) {
        return None;
    }
    u16::try_from(definition.offset).ok()
}

/// The form of an attribute of a class.
fn class_form(thread: &Thread, site: Site, owner: &TypeObject, name: &Str) -> Option<Opcode> {
    let metaclass = owner.as_object().type_object();
    let plain = metaclass.read(|raw| raw.tp_getattro.map_or(0, |f| f as usize))
        == TYPE.get().read(|raw| raw.tp_getattro.map_or(0, |f| f as usize));
    if !plain || metaclass.lookup(thread, name).is_some() {
        return None;
    }
    let found = owner.lookup(thread, name)?;
    // What is bound to the class is not what was found.
    let is_function = found.type_object().flags().contains(TypeFlags::METHOD_DESCRIPTOR);
    if !is_function && descriptor::has_get(&found) {
        return None;
    }
    if is_function
        && (*found).downcast_exact::<pycore_objects::types::function::Function>().is_none()
    {
        return None;
    }
    let version = owner.version(thread);
    if version == 0 {
        return None;
    }
    site.set_cache32(1, version);
    site.set_cache64(5, guards::address_of(&found));
    if std::ptr::eq(metaclass, TYPE.get()) {
        return Some(Opcode::LOAD_ATTR_CLASS);
    }
    let metaclass_version = metaclass.version(thread);
    if metaclass_version == 0 {
        return None;
    }
    site.set_cache32(3, metaclass_version);
    Some(Opcode::LOAD_ATTR_CLASS_WITH_METACLASS_CHECK)
}

pub(super) fn store_attr(
    thread: &Thread,
    frame: FrameRef,
    site: Site,
    operands: &[Slot],
    oparg: usize,
) {
    let [owner] = operands else { return site.fail(Opcode::STORE_ATTR) };
    let name = frame.code().name_at(oparg).downcast_exact::<Str>();
    let form = match (owner.as_object(), name) {
        (Some(owner), Some(name)) => store_form(thread, site, owner, name),
        _ => None,
    };
    match form {
        Some(opcode) => site.succeed(opcode),
        None => site.fail(Opcode::STORE_ATTR),
    }
}

fn store_form(thread: &Thread, site: Site, owner: &Object, name: &Str) -> Option<Opcode> {
    let class = owner.type_object();
    if owner.downcast::<TypeObject>().is_some() || !has_plain_set(class) {
        return None;
    }
    let version = class.version(thread);
    if version == 0 {
        return None;
    }
    site.set_cache32(1, version);
    if let Some(found) = class.lookup(thread, name) {
        if let Some(member) = (*found).downcast_exact::<MemberDescriptor>() {
            return member_offset(class, member).map(|offset| {
                site.set_cache16(3, offset);
                Opcode::STORE_ATTR_SLOT
            });
        }
        if descriptor::has_set(&found) {
            return None;
        }
    }
    value_form(site, owner, name)
        .map(|()| Opcode::STORE_ATTR_INSTANCE_VALUE)
        .or_else(|| hint_form(site, owner, name).map(|()| Opcode::STORE_ATTR_WITH_HINT))
}
