//! Each rule, by a smallest code object that breaks it.

use super::*;
use crate::{
    CodeFlags, Constant, ExceptionEntry, LocalKind, Location, LocationTableWriter, Opcode,
    write_exception_entry,
};

/// A code object of these instructions, with zero caches and a location table.
fn code(instructions: &[(Opcode, u8)]) -> Code {
    let mut bytes = Vec::new();
    for &(opcode, oparg) in instructions {
        bytes.extend([opcode as u8, oparg]);
        bytes.resize(bytes.len() + 2 * opcode.cache_units(), 0);
    }
    raw(bytes)
}

fn raw(bytes: Vec<u8>) -> Code {
    let mut lines = LocationTableWriter::new(1);
    lines.push(bytes.len() / 2, Location::of_line(1));
    Code {
        code: bytes.into(),
        consts: [Constant::None].into(),
        stacksize: 2,
        qualname: "f".into(),
        firstlineno: 1,
        linetable: lines.finish().into(),
        ..Code::default()
    }
}

fn with_handler(mut of: Code, entry: ExceptionEntry) -> Code {
    let mut table = Vec::new();
    write_exception_entry(&mut table, &entry);
    of.exceptiontable = table.into();
    of
}

fn message(code: &Code) -> String {
    verify(code).unwrap_err().to_string().replace("code object f", "f")
}

#[test]
fn a_sound_code_object_passes() {
    use Opcode::*;
    assert_eq!(verify(&code(&[(RESUME, 0), (LOAD_CONST, 0), (RETURN_VALUE, 0)])), Ok(()));
    let looping = code(&[
        (RESUME, 0),
        (LOAD_SMALL_INT, 3),
        (GET_ITER, 0),
        (FOR_ITER, 3),
        (POP_TOP, 0),
        (JUMP_BACKWARD, 5),
        (END_FOR, 0),
        (POP_ITER, 0),
        (LOAD_CONST, 0),
        (RETURN_VALUE, 0),
    ]);
    assert_eq!(verify(&looping), Ok(()));
}

#[test]
fn instructions() {
    use Opcode::*;
    for (of, expected) in [
        (raw(vec![]), "f: code of 0 bytes"),
        (raw(vec![1]), "f: code of 1 bytes"),
        (raw(vec![121, 0]), "f, byte 0: 121 is no opcode"),
        (code(&[(CACHE, 0)]), "f, byte 0: CACHE does not occur in stored code"),
        (code(&[(RESUME_CHECK, 0)]), "f, byte 0: RESUME_CHECK does not occur in stored code"),
        (raw(vec![LOAD_ATTR as u8, 0]), "f, byte 0: the code ends within LOAD_ATTR"),
        (
            raw(vec![TO_BOOL as u8, 0, 0, 0, 0, 1, 0, 0]),
            "f, byte 0: the cache of TO_BOOL is not zero",
        ),
        (code(&[(EXTENDED_ARG, 1)]), "f, byte 0: EXTENDED_ARG without an instruction to extend"),
        (
            code(&[(EXTENDED_ARG, 1), (NOP, 0)]),
            "f, byte 2: EXTENDED_ARG without an instruction to extend",
        ),
        (code(&[(NOP, 0)]), "f, byte 0: execution runs off the end after NOP"),
    ] {
        assert_eq!(message(&of), expected);
    }
}

#[test]
fn arguments() {
    use Opcode::*;
    for (instructions, expected) in [
        (&[(LOAD_CONST, 1)][..], "f, byte 0: LOAD_CONST: index 1, but there are 1 constants"),
        (&[(LOAD_GLOBAL, 0)], "f, byte 0: LOAD_GLOBAL: index 0, but there are 0 names"),
        (&[(LOAD_FAST, 0)], "f, byte 0: LOAD_FAST: index 0, but there are 0 variables"),
        (&[(BINARY_OP, 27)], "f, byte 0: BINARY_OP has no argument 27"),
        (&[(COMPARE_OP, 0)], "f, byte 0: COMPARE_OP has no argument 0"),
        (&[(COPY, 0)], "f, byte 0: COPY has no argument 0"),
        (&[(JUMP_FORWARD, 5)], "f, byte 0: JUMP_FORWARD to byte 12, where no instruction starts"),
        (&[(JUMP_BACKWARD, 9)], "f, byte 0: JUMP_BACKWARD to before the code"),
        (
            &[(LOAD_CONST, 0), (MAKE_FUNCTION, 0)],
            "f, byte 2: MAKE_FUNCTION without a code object loaded by the instruction before",
        ),
        (
            &[(JUMP_FORWARD, 1), (TO_BOOL, 0), (NOP, 0)],
            "f, byte 0: JUMP_FORWARD to byte 4, where no instruction starts",
        ),
    ] {
        assert_eq!(message(&code(instructions)), expected);
    }
}

#[test]
fn stack() {
    use Opcode::*;
    for (instructions, expected) in [
        (&[(POP_TOP, 0)][..], "f, byte 0: POP_TOP takes 1 entry from a stack of 0"),
        (
            &[(LOAD_CONST, 0), (COPY, 1), (COPY, 1)],
            "f, byte 4: after COPY the stack has 3 entries, stacksize is 2",
        ),
        (
            &[(NOP, 0), (LOAD_CONST, 0), (JUMP_BACKWARD, 4)],
            "f, byte 0: reached with a stack of 0 and of 1",
        ),
    ] {
        assert_eq!(message(&code(instructions)), expected);
    }
}

#[test]
fn exceptions() {
    use Opcode::*;
    let body = code(&[(LOAD_CONST, 0), (UNARY_INVERT, 0), (RETURN_VALUE, 0), (POP_TOP, 0)]);
    let entry = ExceptionEntry { start: 1, end: 2, target: 3, depth: 1, push_lasti: false };
    for (entry, expected) in [
        (
            entry,
            "f, byte 2: UNARY_INVERT may raise with 0 entries on the stack, its handler keeps 1",
        ),
        (
            ExceptionEntry { target: 9, ..entry },
            "f, byte 18: exception table entry 0 has a bad target",
        ),
        (ExceptionEntry { end: 9, ..entry }, "f: exception table entry 0 has a bad range"),
        (
            ExceptionEntry { depth: 2, ..entry },
            "f, byte 6: the handler starts with 3 entries, stacksize is 2",
        ),
        (
            ExceptionEntry { depth: 0, ..entry },
            "f, byte 6: execution runs off the end after POP_TOP",
        ),
    ] {
        assert_eq!(message(&with_handler(body.clone(), entry)), expected);
    }
}

#[test]
fn generators_and_closures() {
    use Opcode::*;
    let generator = |mut of: Code| {
        of.flags = CodeFlags::GENERATOR;
        of
    };
    let with_free = |mut of: Code| {
        of.localsplusnames = ["x".into()].into();
        of.localspluskinds = vec![LocalKind::FREE.bits()].into();
        of
    };
    let start = "RETURN_GENERATOR and POP_TOP must start a generator's code, and no other's";
    for (of, expected) in [
        (generator(code(&[(RESUME, 0)])), format!("f, byte 0: {start}")),
        (code(&[(RETURN_GENERATOR, 0)]), format!("f, byte 0: {start}")),
        (code(&[(YIELD_VALUE, 0)]), "f, byte 0: YIELD_VALUE outside a generator".into()),
        (
            generator(code(&[(RETURN_GENERATOR, 0), (POP_TOP, 0), (YIELD_VALUE, 0)])),
            "f, byte 4: YIELD_VALUE without RESUME after it, or without its receiver".into(),
        ),
        (
            with_free(code(&[(RESUME, 0)])),
            "f, byte 0: COPY_FREE_VARS 1 must come first, for 1 free variables".into(),
        ),
        (
            Code {
                localspluskinds: vec![LocalKind::LOCAL.bits()].into(),
                ..with_free(code(&[(MAKE_CELL, 0)]))
            },
            "f, byte 0: MAKE_CELL: variable 0 is no cell".into(),
        ),
        (
            with_free(code(&[(COPY_FREE_VARS, 1), (JUMP_BACKWARD, 3)])),
            "f, byte 0: a jump to where the frame is set up".into(),
        ),
    ] {
        assert_eq!(message(&of), expected);
    }
}

#[test]
fn heads() {
    use Opcode::*;
    let sound = code(&[(LOAD_CONST, 0), (RETURN_VALUE, 0)]);
    let variable = |kind: LocalKind| Code {
        localsplusnames: ["x".into()].into(),
        localspluskinds: vec![kind.bits()].into(),
        ..sound.clone()
    };
    for (of, expected) in [
        (
            Code { argcount: 1, ..sound.clone() },
            "f: 1 parameters but 0 local variables at the start",
        ),
        (
            Code { localspluskinds: vec![0].into(), ..sound.clone() },
            "f: 0 names of variables but 1 kinds",
        ),
        (variable(LocalKind::HIDDEN), "f: variable 0 has an impossible kind"),
        (variable(LocalKind::FREE | LocalKind::CELL), "f: variable 0 has an impossible kind"),
        (
            Code { posonlyargcount: 1, ..sound.clone() },
            "f: 1 positional-only parameters among 0 positional ones",
        ),
        (
            Code { stacksize: u32::MAX, ..sound.clone() },
            "f: a frame of 0 variables and 4294967295 stack entries",
        ),
        (
            Code { linetable: vec![1].into(), ..sound.clone() },
            "f: location table: no entry starts at byte 0",
        ),
        (
            Code { exceptiontable: vec![0x80].into(), ..sound.clone() },
            "f: exception table: the entry at byte 0 is cut off",
        ),
    ] {
        assert_eq!(message(&of), expected);
    }
}

#[test]
fn borrowed_references() {
    use Opcode::*;
    let with_variables = |of: Code| Code {
        localsplusnames: ["x".into(), "y".into()].into(),
        localspluskinds: vec![LocalKind::LOCAL.bits(); 2].into(),
        stacksize: 4,
        ..of
    };
    let made = |instructions: &[(Opcode, u8)]| with_variables(code(instructions));
    let entry = ExceptionEntry { start: 4, end: 5, target: 6, depth: 1, push_lasti: false };
    // As a `with` leaves its manager to the handler.
    let kept = |stored: u8| {
        with_handler(
            made(&[
                (RESUME, 0),
                (LOAD_FAST_BORROW, 0),
                (LOAD_CONST, 0),
                (STORE_FAST, 1),
                (RAISE_VARARGS, 0),
                (RETURN_VALUE, 0),
                (STORE_FAST, stored),
                (RETURN_VALUE, 0),
            ]),
            entry,
        )
    };
    for sound in [
        made(&[
            (RESUME, 0),
            (LOAD_FAST_BORROW_LOAD_FAST_BORROW, 0x01),
            (BUILD_TUPLE, 2),
            (STORE_FAST, 0),
            (LOAD_FAST, 0),
            (STORE_FAST_LOAD_FAST, 0x10),
            (RETURN_VALUE, 0),
        ]),
        made(&[
            (RESUME, 0),
            (LOAD_FAST_BORROW, 0),
            (LOAD_CONST, 0),
            (SWAP, 2),
            (POP_TOP, 0),
            (STORE_FAST, 0),
            (LOAD_CONST, 0),
            (RETURN_VALUE, 0),
        ]),
        kept(1),
    ] {
        assert_eq!(verify(&sound), Ok(()));
    }
    let borrowed = |place: usize, opcode: Opcode, variable: u32| {
        format!("f, byte {place}: {opcode} while the stack borrows from variable {variable}")
    };
    for (of, expected) in [
        (
            made(&[(LOAD_FAST_BORROW, 0), (LOAD_CONST, 0), (STORE_FAST, 0), (RETURN_VALUE, 0)]),
            borrowed(4, STORE_FAST, 0),
        ),
        (made(&[(LOAD_FAST_BORROW, 0), (STORE_FAST, 1)]), borrowed(2, STORE_FAST, 0)),
        (
            made(&[(LOAD_FAST_BORROW, 1), (COPY, 1), (POP_TOP, 0), (DELETE_FAST, 1)]),
            borrowed(6, DELETE_FAST, 1),
        ),
        (
            made(&[(LOAD_FAST_BORROW_LOAD_FAST_BORROW, 0x01), (LOAD_FAST_AND_CLEAR, 0)]),
            borrowed(2, LOAD_FAST_AND_CLEAR, 0),
        ),
        (
            made(&[(LOAD_FAST_BORROW, 0), (GET_LEN, 0), (POP_TOP, 0), (STORE_FAST, 1)]),
            borrowed(6, STORE_FAST, 0),
        ),
        (
            made(&[(LOAD_CONST, 0), (LOAD_FAST_BORROW, 0), (STORE_FAST_STORE_FAST, 0x10)]),
            borrowed(4, STORE_FAST_STORE_FAST, 0),
        ),
        (kept(0), borrowed(12, STORE_FAST, 0)),
        (
            // A loop that comes back with the other variable.
            made(&[
                (RESUME, 0),
                (LOAD_FAST_BORROW, 0),
                (POP_TOP, 0),
                (LOAD_FAST_BORROW, 1),
                (JUMP_BACKWARD, 4),
            ]),
            "f, byte 4: reached with different borrowed references on the stack".into(),
        ),
    ] {
        assert_eq!(message(&of), expected);
    }
}

#[test]
fn nesting_is_limited_and_needs_no_stack() {
    let mut of = code(&[(Opcode::LOAD_CONST, 0), (Opcode::RETURN_VALUE, 0)]);
    for _ in 0..1200 {
        let consts = [Constant::Code(of.clone().into())];
        of.consts = consts.into();
    }
    assert_eq!(message(&of), "f: code objects are nested too deeply");
}
