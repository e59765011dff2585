//! Forms of calls.

use pycore_bytecode::{CodeFlags, Opcode};
use pycore_objects::core::{Slot, Thread, TypeObject};
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::function::Function;
use pycore_objects::types::list::LIST;
use pycore_objects::types::method::Method;
use pycore_objects::types::method_descriptor::MethodDescriptor;
use pycore_objects::types::module::Module;
use pycore_objects::types::object::is_plainly_constructed;
use pycore_objects::types::str::STR;
use pycore_objects::types::tuple::TUPLE;
use pycore_objects::types::type_type::TYPE;
use pycore_objects::{Object, name};

use crate::dispatch::Site;
use crate::frame::FrameRef;
use crate::handlers::mark;

/// Whether arguments go straight into the variables: no defaults, stars or keyword-only parameters are involved.
pub(super) fn is_simple(function: &Function) -> bool {
    let code = function.code();
    let flags = CodeFlags::from_bits_retain(code.flags());
    flags.contains(CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS)
        && !flags.intersects(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS)
        && code.keyword_only_count() == 0
}

pub(super) fn call(thread: &Thread, frame: FrameRef, site: Site, _: &[Slot], oparg: usize) {
    // The operands are as many as the argument says.
    let top = frame.stack_pointer_slots(oparg + 2);
    let [callable, receiver, ..] = top else { return site.fail(Opcode::CALL) };
    match form(thread, site, callable, receiver, oparg) {
        Some(opcode) => site.succeed(opcode),
        None => site.fail(Opcode::CALL),
    }
}

fn form(
    thread: &Thread,
    site: Site,
    callable: &Slot,
    receiver: &Slot,
    oparg: usize,
) -> Option<Opcode> {
    let object = callable.as_object()?;
    let given = oparg + usize::from(!receiver.is_null());
    if let Some(function) = object.downcast_exact::<Function>() {
        let exact = python(site, function, given)?;
        return Some(if exact { Opcode::CALL_PY_EXACT_ARGS } else { Opcode::CALL_PY_GENERAL });
    }
    if let Some(method) = object.downcast_exact::<Method>() {
        let function = method.function().downcast_exact::<Function>()?;
        if !receiver.is_null() {
            return None;
        }
        let exact = python(site, function, given + 1)?;
        return Some(if exact {
            Opcode::CALL_BOUND_METHOD_EXACT_ARGS
        } else {
            Opcode::CALL_BOUND_METHOD_GENERAL
        });
    }
    if let Some(function) = object.downcast_exact::<BuiltinFunction>() {
        return builtin(site, function, given);
    }
    if let Some(method) = object.downcast_exact::<MethodDescriptor>() {
        return Some(native_method(site, method, given));
    }
    if let Some(class) = object.downcast::<TypeObject>()
        && receiver.is_null()
        && let Some(opcode) = class_form(thread, site, class, oparg)
    {
        return Some(opcode);
    }
    Some(Opcode::CALL_NON_PY_GENERAL)
}

/// The form of a native method.
fn native_method(site: Site, method: &MethodDescriptor, given: usize) -> Opcode {
    use pycore_abi::constants::method_flag::{METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O};
    let definition = method.definition();
    let flags = definition.ml_flags;
    let is_of_list = std::ptr::eq(method.common().class(), LIST.get());
    let drops_result = site.next_opcode(4) == Opcode::POP_TOP as u8;
    if is_of_list && given == 2 && drops_result && method.common().name().equals_ascii("append") {
        site.set_cache32(1, mark(definition));
        return Opcode::CALL_LIST_APPEND;
    }
    if flags & METH_O != 0 && given == 2 {
        return Opcode::CALL_METHOD_DESCRIPTOR_O;
    }
    if flags & METH_NOARGS != 0 && given == 1 {
        return Opcode::CALL_METHOD_DESCRIPTOR_NOARGS;
    }
    if flags & METH_FASTCALL != 0 && flags & METH_KEYWORDS != 0 {
        return Opcode::CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS;
    }
    if flags & METH_FASTCALL != 0 {
        return Opcode::CALL_METHOD_DESCRIPTOR_FAST;
    }
    Opcode::CALL_NON_PY_GENERAL
}

/// The form of the call of a type.
fn class_form(thread: &Thread, site: Site, class: &TypeObject, given: usize) -> Option<Opcode> {
    let is = |other: &'static TypeObject| std::ptr::eq(class, other);
    if given == 1 && is(TYPE.get()) {
        return Some(Opcode::CALL_TYPE_1);
    }
    if given == 1 && is(STR.get()) {
        return Some(Opcode::CALL_STR_1);
    }
    if given == 1 && is(TUPLE.get()) {
        return Some(Opcode::CALL_TUPLE_1);
    }
    if !class.is_class() {
        return Some(Opcode::CALL_BUILTIN_CLASS);
    }
    let metaclass = class.as_object().type_object();
    let calls = |class: &TypeObject| class.read(|raw| raw.tp_call.map_or(0, |call| call as usize));
    if calls(metaclass) != calls(TYPE.get()) || !is_plainly_constructed(class) {
        return None;
    }
    let init = class.lookup(thread, name!(thread, "__init__"))?;
    let function = (*init).downcast_exact::<Function>()?;
    let version = class.version(thread);
    let flags = CodeFlags::from_bits_retain(function.code().flags());
    let suspends = CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;
    let fits = version != 0
        && is_simple(function)
        && !flags.intersects(suspends)
        && function.code().argument_count() == given + 1;
    if !fits {
        return None;
    }
    class.note_init(function);
    site.set_cache32(1, version);
    Some(Opcode::CALL_ALLOC_AND_ENTER_INIT)
}

/// Fills the cache for a Python function; whether its parameters are exactly as many as the arguments.
fn python(site: Site, function: &Function, given: usize) -> Option<bool> {
    let version = function.version_for_caches();
    if version == 0 {
        return None;
    }
    site.set_cache32(1, version);
    Some(is_simple(function) && function.code().argument_count() == given)
}

fn is_of_module(function: &BuiltinFunction) -> bool {
    function.this().is_some_and(|this| this.downcast_exact::<Module>().is_some())
}

/// The form for a native function, by how C code would call it.
fn builtin(site: Site, function: &BuiltinFunction, given: usize) -> Option<Opcode> {
    use pycore_abi::constants::method_flag::{METH_FASTCALL, METH_KEYWORDS, METH_O};
    let flags = function.definition().ml_flags;
    if flags & METH_O != 0 && given == 1 {
        if function.name() == "len" && is_of_module(function) && function.native().is_some() {
            site.set_cache32(1, mark(function.definition()));
            return Some(Opcode::CALL_LEN);
        }
        return Some(Opcode::CALL_BUILTIN_O);
    }
    if given == 2 && function.name() == "isinstance" && is_of_module(function) {
        site.set_cache32(1, mark(function.definition()));
        return Some(Opcode::CALL_ISINSTANCE);
    }
    if flags & METH_FASTCALL != 0 {
        if flags & METH_KEYWORDS != 0 {
            return Some(Opcode::CALL_BUILTIN_FAST_WITH_KEYWORDS);
        }
        return Some(Opcode::CALL_BUILTIN_FAST);
    }
    Some(Opcode::CALL_NON_PY_GENERAL)
}

pub(super) fn call_kw(_: &Thread, frame: FrameRef, site: Site, _: &[Slot], oparg: usize) {
    let top = frame.stack_pointer_slots(oparg + 3);
    let [callable, receiver, ..] = top else { return site.fail(Opcode::CALL_KW) };
    let Some(object) = callable.as_object() else { return site.fail(Opcode::CALL_KW) };
    let (function, opcode) = match object.downcast_exact::<Method>() {
        Some(method) if receiver.is_null() => {
            (method.function().downcast_exact::<Function>(), Opcode::CALL_KW_BOUND_METHOD)
        }
        _ => (object.downcast_exact::<Function>(), Opcode::CALL_KW_PY),
    };
    match function {
        Some(function) => {
            let version = function.version_for_caches();
            if version == 0 {
                return site.fail(Opcode::CALL_KW);
            }
            site.set_cache32(1, version);
            site.succeed(opcode);
        }
        None => site.succeed(Opcode::CALL_KW_NON_PY),
    }
}
