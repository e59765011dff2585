//! What the verifier accepts, a slow interpreter of stack depths accepts too.
//!
//! The checker here shares no code with the verifier: it takes bytes apart itself and follows every way from every
//! state (code unit, depth), one after the other.

use std::collections::HashSet;

use proptest::prelude::*;
use pycore_bytecode::{
    Code, CodeFlags, Constant, InstructionFlags, LocalKind, Location, LocationTableWriter, Opcode,
    OpcodeKind, exception_entries, verify,
};

/// A function with a loop, a handler and a closure.
fn sample(flags: CodeFlags) -> Code {
    use Opcode::*;
    let mut instructions = vec![(COPY_FREE_VARS, 1), (MAKE_CELL, 1)];
    if flags.contains(CodeFlags::GENERATOR) {
        instructions.extend([(RETURN_GENERATOR, 0), (POP_TOP, 0)]);
    }
    instructions.extend([
        (RESUME, 0),
        (LOAD_FAST, 0),
        (GET_ITER, 0),
        (FOR_ITER, 9),
        (STORE_DEREF, 1),
        (LOAD_DEREF, 2),
        (TO_BOOL, 0),
        (POP_TOP, 0),
        (JUMP_BACKWARD, 11),
        (END_FOR, 0),
        (POP_ITER, 0),
        (LOAD_CONST, 1),
        (LOAD_CONST, 0),
        (BUILD_LIST, 2),
        (RETURN_VALUE, 0),
        (PUSH_EXC_INFO, 0),
        (POP_TOP, 0),
        (POP_EXCEPT, 0),
        (LOAD_CONST, 0),
        (RETURN_VALUE, 0),
    ]);
    let mut bytes = Vec::new();
    let mut handler = 0;
    for (opcode, oparg) in instructions {
        if opcode == PUSH_EXC_INFO {
            handler = (bytes.len() / 2) as u8;
        }
        bytes.extend([opcode as u8, oparg]);
        bytes.resize(bytes.len() + 2 * opcode.cache_units(), 0);
    }
    let mut lines = LocationTableWriter::new(1);
    lines.push(bytes.len() / 2, Location::of_line(1));
    let kinds = [LocalKind::LOCAL, LocalKind::LOCAL | LocalKind::CELL, LocalKind::FREE];
    Code {
        argcount: 1,
        stacksize: 4,
        flags,
        code: bytes.into(),
        consts: [Constant::None, Constant::Int(1)].into(),
        localsplusnames: ["items".into(), "item".into(), "outer".into()].into(),
        localspluskinds: kinds.map(|kind| kind.bits()).to_vec().into(),
        firstlineno: 1,
        linetable: lines.finish().into(),
        // From the fifth unit to the handler, at depth 0.
        exceptiontable: vec![0x85, handler - 5, handler, 0].into(),
        ..Code::default()
    }
}

/// Follows execution from every state that is reached; the error says what an evaluator would run into.
fn walk(code: &Code) -> Result<(), String> {
    let bytes = &code.code;
    let units = bytes.len() / 2;
    let mut boundaries = HashSet::new();
    let mut unit = 0;
    let mut prefix = false;
    while unit < units {
        if !prefix {
            boundaries.insert(unit);
        }
        prefix = bytes[unit * 2] == Opcode::EXTENDED_ARG as u8;
        unit += 1 + Opcode::from_byte(bytes[unit * 2]).map_or(0, Opcode::cache_units);
    }
    let handlers: Vec<_> = exception_entries(&code.exceptiontable).flatten().collect();
    let mut seen = HashSet::new();
    let mut pending = vec![(0_usize, 0_i64)];
    while let Some((start, depth)) = pending.pop() {
        if !seen.insert((start, depth)) {
            continue;
        }
        if !boundaries.contains(&start) {
            return Err(format!("at {start}: not an instruction"));
        }
        let mut unit = start;
        let mut oparg = 0_u32;
        let opcode = loop {
            let Some(pair) = bytes.get(unit * 2..unit * 2 + 2) else {
                return Err(format!("at {unit}: outside"));
            };
            oparg = oparg << 8 | u32::from(pair[1]);
            match Opcode::from_byte(pair[0]) {
                Some(Opcode::EXTENDED_ARG) => unit += 1,
                Some(opcode) if opcode.kind() == OpcodeKind::Public => break opcode,
                _ => return Err(format!("at {unit}: no opcode")),
            }
        };
        let next = unit + 1 + opcode.cache_units();
        if next > units {
            return Err(format!("at {unit}: cut off"));
        }
        let count =
            |what: usize| if (oparg as usize) < what { Ok(()) } else { Err("index".to_owned()) };
        let flags = opcode.flags();
        if flags.contains(InstructionFlags::CONST) {
            count(code.consts.len())?;
        } else if flags.contains(InstructionFlags::FREE)
            || matches!(opcode, Opcode::LOAD_FAST | Opcode::STORE_FAST | Opcode::LOAD_DEREF)
        {
            count(code.localsplusnames.len())?;
        }
        let after = depth - opcode.popped(oparg) + opcode.pushed(oparg);
        if depth < opcode.popped(oparg) || after > i64::from(code.stacksize) {
            return Err(format!("at {unit}: {opcode} from depth {depth} to {after}"));
        }
        if flags.intersects(InstructionFlags::ERROR | InstructionFlags::EVAL_BREAK) {
            let covers = |entry: &&pycore_bytecode::ExceptionEntry| {
                (entry.start as usize..entry.end as usize).contains(&unit)
            };
            for entry in handlers.iter().filter(covers) {
                if i64::from(entry.depth) > depth {
                    return Err(format!("at {unit}: the handler keeps more than there is"));
                }
                pending.push((entry.target as usize, entry.handler_depth() as i64));
            }
        }
        if opcode.is_jump() && opcode != Opcode::END_ASYNC_FOR {
            let backward =
                matches!(opcode, Opcode::JUMP_BACKWARD | Opcode::JUMP_BACKWARD_NO_INTERRUPT);
            let distance = oparg as usize;
            let target = if backward { next.checked_sub(distance) } else { Some(next + distance) };
            pending.push((target.ok_or_else(|| format!("at {unit}: before the code"))?, after));
        }
        if !opcode.has_no_fallthrough() {
            pending.push((next, after));
        }
        if seen.len() > units * (code.stacksize as usize + 2) {
            return Err("more states than units and depths".into());
        }
    }
    // One depth per instruction.
    let distinct: HashSet<usize> = seen.iter().map(|&(unit, _)| unit).collect();
    if distinct.len() != seen.len() {
        return Err("an instruction with two depths".into());
    }
    Ok(())
}

#[test]
fn samples_pass_both() {
    for flags in [CodeFlags::empty(), CodeFlags::GENERATOR] {
        let code = sample(flags);
        verify(&code).unwrap_or_else(|error| panic!("{error}"));
        walk(&code).unwrap();
    }
}

fn check(code: &Code) {
    if verify(code).is_ok() {
        walk(code).unwrap_or_else(|problem| panic!("accepted, but {problem}: {code:?}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn changed_instructions(
        generator in any::<bool>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut code = sample(if generator { CodeFlags::GENERATOR } else { CodeFlags::empty() });
        let mut bytes = code.code.to_vec();
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        code.code = bytes.into();
        check(&code);
    }

    #[test]
    fn changed_tables(
        exceptions in proptest::collection::vec(0..0x90_u8, 0..9),
        stacksize in 0..6_u32,
        kinds in proptest::collection::vec(any::<u8>(), 3),
    ) {
        let code = sample(CodeFlags::empty());
        check(&Code { exceptiontable: exceptions.into(), ..code.clone() });
        check(&Code { stacksize, ..code.clone() });
        check(&Code { localspluskinds: kinds.into(), ..code });
    }

    #[test]
    fn small_instructions_in_any_order(
        picks in proptest::collection::vec(
            (
                proptest::sample::select(vec![
                    Opcode::NOP, Opcode::LOAD_SMALL_INT, Opcode::POP_TOP, Opcode::COPY,
                    Opcode::SWAP, Opcode::JUMP_FORWARD, Opcode::JUMP_BACKWARD, Opcode::RETURN_VALUE,
                    Opcode::POP_JUMP_IF_NONE, Opcode::EXTENDED_ARG, Opcode::BUILD_TUPLE,
                ]),
                0..6_u8,
            ),
            1..24,
        ),
    ) {
        let mut bytes = Vec::new();
        for (opcode, oparg) in picks {
            bytes.extend([opcode as u8, oparg]);
            bytes.resize(bytes.len() + 2 * opcode.cache_units(), 0);
        }
        let mut lines = LocationTableWriter::new(1);
        lines.push(bytes.len() / 2, Location::of_line(1));
        let code = bytes.into();
        check(&Code { code, stacksize: 5, linetable: lines.finish().into(), ..Code::default() });
    }
}
