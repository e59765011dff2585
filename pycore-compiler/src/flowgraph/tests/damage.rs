//! Arbitrary instructions: no panic, no endless loop, and what comes out can be verified.

use proptest::prelude::*;
use pycore_bytecode::{CodeFlags, Constant, Location, Opcode, OpcodeKind};

use crate::assemble::{AssembleOptions, CodeUnitMetadata, assemble};
use crate::instructions::InstructionSequence;

const LABELS: usize = 6;
const CONSTANTS: u32 = 5;
const VARIABLES: u32 = 4;

/// An instruction, its argument, the label before it, its line.
type Written = (Opcode, u32, Option<usize>, i32);

fn opcodes() -> Vec<Opcode> {
    let is_written = |opcode: &Opcode| {
        matches!(opcode.kind(), OpcodeKind::Public | OpcodeKind::Pseudo)
            && *opcode != Opcode::EXTENDED_ARG
    };
    Opcode::all().iter().copied().filter(is_written).collect()
}

/// Mostly instructions of real programs that keep the stack as it is or deepen it.
fn written() -> impl Strategy<Value = Written> {
    use Opcode::*;
    let common = prop::sample::select(vec![
        LOAD_FAST,
        LOAD_FAST,
        LOAD_CONST,
        LOAD_SMALL_INT,
        STORE_FAST,
        POP_TOP,
        SWAP,
        COPY,
        NOP,
        BINARY_OP,
        BUILD_TUPLE,
        UNPACK_SEQUENCE,
        TO_BOOL,
        UNARY_NOT,
        IS_OP,
        JUMP,
        POP_JUMP_IF_FALSE,
        POP_JUMP_IF_NONE,
        JUMP_IF_TRUE,
        JUMP_IF_FALSE,
        JUMP_NO_INTERRUPT,
        SETUP_FINALLY,
        SETUP_CLEANUP,
        POP_BLOCK,
        RETURN_VALUE,
        DELETE_FAST,
        LOAD_FAST_AND_CLEAR,
        GET_ITER,
        LIST_APPEND,
        BUILD_LIST,
        CONTAINS_OP,
        LOAD_CLOSURE,
    ]);
    let every = prop::sample::select(opcodes());
    let opcode = prop_oneof![8 => common, 1 => every];
    let oparg = prop_oneof![20 => 0_u32..4, 2 => 0_u32..300, 1 => any::<u32>()];
    (opcode, oparg, prop::option::weighted(0.2, 0..LABELS), -1..4_i32)
}

fn assembled(instructions: &[Written]) -> Option<pycore_bytecode::Code> {
    let mut sequence = InstructionSequence::new();
    let labels = [(); LABELS].map(|()| sequence.new_label());
    sequence.add(Opcode::RESUME, 0, Location::of_line(1));
    for &(opcode, oparg, label, line) in instructions {
        if let Some(label) = label {
            sequence.use_label(labels[label]);
        }
        let location = if line < 0 { Location::NONE } else { Location::of_line(line) };
        if opcode.has_target() {
            sequence.add_jump(opcode, labels[oparg as usize % LABELS], location);
        } else {
            sequence.add(opcode, oparg, location);
        }
    }
    // Labels that are left, and an end.
    for label in labels {
        if sequence.place(label).is_none() {
            sequence.use_label(label);
        }
    }
    sequence.add(Opcode::LOAD_CONST, 0, Location::NONE);
    sequence.add(Opcode::RETURN_VALUE, 0, Location::NONE);

    let mut unit = CodeUnitMetadata { firstlineno: 1, ..CodeUnitMetadata::default() };
    unit.flags = CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS;
    unit.consts.add(Constant::None);
    for index in 1..CONSTANTS {
        unit.consts.add(Constant::Float(f64::from(index)));
    }
    unit.varnames = (0..VARIABLES).map(|index| format!("v{index}").as_str().into()).collect();
    unit.cellvars = ["v1".into(), "cell".into()].into_iter().collect();
    unit.freevars = ["free".into()].into_iter().collect();
    assemble(unit, sequence, &AssembleOptions::default()).ok()
}

proptest! {
    #[test]
    fn arbitrary_instructions_do_not_panic(
        instructions in prop::collection::vec(written(), 0..40),
    ) {
        assembled(&instructions);
    }
}

/// Instructions without handlers, with arguments that make sense.
fn well_formed() -> impl Strategy<Value = Written> {
    use Opcode::*;
    let opcode = prop::sample::select(vec![
        LOAD_FAST,
        LOAD_FAST,
        LOAD_FAST,
        LOAD_CONST,
        LOAD_CONST,
        LOAD_SMALL_INT,
        STORE_FAST,
        POP_TOP,
        COPY,
        SWAP,
        NOP,
        BINARY_OP,
        BUILD_TUPLE,
        TO_BOOL,
        UNARY_NOT,
        IS_OP,
        CONTAINS_OP,
        JUMP,
        JUMP_NO_INTERRUPT,
        POP_JUMP_IF_FALSE,
        POP_JUMP_IF_TRUE,
        POP_JUMP_IF_NONE,
        JUMP_IF_TRUE,
        JUMP_IF_FALSE,
        RETURN_VALUE,
        DELETE_FAST,
        LOAD_CLOSURE,
    ]);
    (opcode, 0..4_u32, prop::option::weighted(0.2, 0..LABELS), -1..4_i32).prop_map(
        |(opcode, oparg, label, line)| {
            let oparg = match opcode {
                COPY => oparg + 1,
                SWAP => oparg.max(2),
                IS_OP | CONTAINS_OP => oparg & 1,
                LOAD_CLOSURE => oparg % 3,
                _ => oparg,
            };
            (opcode, if opcode.has_arg() { oparg } else { 0 }, label, line)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn well_formed_instructions_give_code_that_can_be_verified(
        instructions in prop::collection::vec(well_formed(), 0..14),
    ) {
        if let Some(code) = assembled(&instructions) {
            prop_assert_eq!(pycore_bytecode::verify(&code), Ok(()));
        }
    }
}
