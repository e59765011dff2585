//! Forms of calls.

use pycore_bytecode::{CodeFlags, Opcode};
use pycore_objects::Object;
use pycore_objects::core::{Slot, Thread};
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::function::Function;
use pycore_objects::types::method::Method;

use crate::dispatch::Site;
use crate::frame::FrameRef;

/// Whether arguments go straight into the variables: no defaults, stars or keyword-only parameters are involved.
fn is_simple(function: &Function) -> bool {
    let code = function.code();
    let flags = CodeFlags::from_bits_retain(code.flags());
    flags.contains(CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS)
        && !flags.intersects(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS)
        && code.keyword_only_count() == 0
}

pub(super) fn call(_: &Thread, frame: FrameRef, site: Site, _: &[Slot], oparg: usize) {
    // The operands are as many as the argument says.
    let top = frame.stack_pointer_slots(oparg + 2);
    let [callable, receiver, ..] = top else { return site.fail(Opcode::CALL) };
    match form(site, callable, receiver, oparg) {
        Some(opcode) => site.succeed(opcode),
        None => site.fail(Opcode::CALL),
    }
}

fn form(site: Site, callable: &Slot, receiver: &Slot, oparg: usize) -> Option<Opcode> {
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
        return builtin(function, given);
    }
    Some(Opcode::CALL_NON_PY_GENERAL)
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

/// The form for a native function, by how C code would call it.
fn builtin(function: &BuiltinFunction, given: usize) -> Option<Opcode> {
    use pycore_abi::constants::method_flag::{METH_FASTCALL, METH_KEYWORDS, METH_O};
    let flags = function.definition().ml_flags;
    if flags & METH_O != 0 && given == 1 {
        if function.name() == "len" {
            return Some(Opcode::CALL_LEN);
        }
        return Some(Opcode::CALL_BUILTIN_O);
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
