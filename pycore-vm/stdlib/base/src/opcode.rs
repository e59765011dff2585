//! `_opcode`: facts about instructions.

use pycore_bytecode::{
    BinaryOperator, InstructionFlags, Intrinsic1, Intrinsic2, Opcode, OpcodeKind, SpecialMethod,
};
use pycore_objects::protocol::number;
use pycore_objects::types::code::Code;
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module, raise};

use crate::arguments::c_int;
use crate::sys::add;

/// The functions' place.
pub struct Opcodes;

module! {
    /// The module `_opcode`.
    pub static OPCODE: name "_opcode",
    doc "Facts about the instructions of code objects.",
    functions Opcodes::FUNCTIONS,
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    // Instructions are specialised; there are no threads without the lock.
    add(thread, module, "ENABLE_SPECIALIZATION", &*thread.new_int(1)?)?;
    add(thread, module, "ENABLE_SPECIALIZATION_FT", &*thread.new_int(0)?)
}

/// The instruction of a number, if there is one.
fn opcode_of(number: i32) -> Option<Opcode> {
    u16::try_from(number).ok().and_then(Opcode::from_number)
}

fn has(number: i32, flag: InstructionFlags) -> bool {
    opcode_of(number).is_some_and(|opcode| opcode.flags().contains(flag))
}

/// C's names of the operators, by their numbers; those of augmented assignments have `INPLACE_` in front.
const OPERATORS: [&str; 13] = [
    "ADD",
    "AND",
    "FLOOR_DIVIDE",
    "LSHIFT",
    "MATRIX_MULTIPLY",
    "MULTIPLY",
    "REMAINDER",
    "OR",
    "POWER",
    "RSHIFT",
    "SUBTRACT",
    "TRUE_DIVIDE",
    "XOR",
];

fn operator_name(operator: BinaryOperator) -> String {
    let number = operator.number() as usize;
    match (OPERATORS.get(number), OPERATORS.get(number.wrapping_sub(OPERATORS.len()))) {
        (Some(name), _) => format!("NB_{name}"),
        (None, Some(name)) => format!("NB_INPLACE_{name}"),
        (None, None) => "NB_SUBSCR".to_owned(),
    }
}

fn texts<'a>(thread: &Thread, texts: impl IntoIterator<Item = &'a str>) -> Fallible<Owned<List>> {
    let texts = texts.into_iter().map(|text| thread.new_str(text));
    List::from_owned(thread, texts.collect::<Fallible<Vec<Owned>>>()?)
}

#[methods(module, name = FUNCTIONS)]
impl Opcodes {
    /// stack_effect($module, opcode, oparg=None, /, *, jump=None)
    ///
    /// By how much an instruction changes the depth of the stack: if it jumps, if it does not, or at most.
    fn stack_effect(
        thread: &Thread,
        opcode: i32,
        oparg: Option<&Object>,
        jump: Option<&Object>,
    ) -> Fallible<i64> {
        let oparg = match oparg {
            Some(oparg) => c_int(thread, oparg)?,
            None => 0,
        };
        let jumps = match jump {
            None => None,
            Some(jump) if jump.is(&thread.bool(true)) => Some(true),
            Some(jump) if jump.is(&thread.bool(false)) => Some(false),
            Some(_) => {
                let message = "stack_effect: jump must be False, True or None";
                return Err(raise!(thread, VALUE_ERROR, "{message}"));
            }
        };
        let found = opcode_of(opcode).filter(|opcode| opcode.kind() != OpcodeKind::Specialized);
        let Some(found) = found else {
            return Err(raise!(thread, VALUE_ERROR, "invalid opcode or oparg"));
        };
        Ok(match jumps {
            Some(jumps) => found.stack_effect(oparg as u32, jumps),
            None => found.max_stack_effect(oparg as u32),
        })
    }

    /// is_valid($module, /, opcode)
    ///
    /// Whether there is an instruction of that number.
    fn is_valid(opcode: i32) -> bool {
        opcode_of(opcode).is_some()
    }

    /// has_arg($module, /, opcode)
    ///
    /// Whether the argument of the instruction means something.
    fn has_arg(opcode: i32) -> bool {
        has(opcode, InstructionFlags::ARG)
    }

    /// has_const($module, /, opcode)
    ///
    /// Whether the instruction's argument is the index of a constant.
    fn has_const(opcode: i32) -> bool {
        has(opcode, InstructionFlags::CONST)
    }

    /// has_name($module, /, opcode)
    ///
    /// Whether the instruction's argument has the index of a name.
    fn has_name(opcode: i32) -> bool {
        has(opcode, InstructionFlags::NAME)
    }

    /// has_jump($module, /, opcode)
    ///
    /// Whether the instruction may jump.
    fn has_jump(opcode: i32) -> bool {
        has(opcode, InstructionFlags::JUMP)
    }

    /// has_free($module, /, opcode)
    ///
    /// Whether the instruction's argument is the index of a cell or free variable.
    fn has_free(opcode: i32) -> bool {
        has(opcode, InstructionFlags::FREE)
    }

    /// has_local($module, /, opcode)
    ///
    /// Whether the instruction's argument has the index of a local variable.
    fn has_local(opcode: i32) -> bool {
        has(opcode, InstructionFlags::LOCAL)
    }

    /// has_exc($module, /, opcode)
    ///
    /// Whether the instruction opens a block that an exception leaves for a handler.
    fn has_exc(opcode: i32) -> bool {
        has(opcode, InstructionFlags::BLOCK_PUSH)
    }

    /// get_nb_ops($module, /)
    ///
    /// Names and symbols of the operators of BINARY_OP, in the order of their numbers.
    fn get_nb_ops(thread: &Thread) -> Fallible<Owned<List>> {
        let pairs = BinaryOperator::ALL.iter().map(|&operator| {
            let name = thread.new_str(&operator_name(operator))?;
            let symbol = thread.new_str(operator.text())?;
            Ok(Tuple::pack(thread, [name, symbol])?.into_object())
        });
        List::from_owned(thread, pairs.collect::<Fallible<Vec<Owned>>>()?)
    }

    /// get_intrinsic1_descs($module, /)
    ///
    /// Names of the functions of CALL_INTRINSIC_1, in the order of their numbers.
    fn get_intrinsic1_descs(thread: &Thread) -> Fallible<Owned<List>> {
        texts(thread, Intrinsic1::ALL.iter().map(|function| function.text()))
    }

    /// get_intrinsic2_descs($module, /)
    ///
    /// Names of the functions of CALL_INTRINSIC_2, in the order of their numbers.
    fn get_intrinsic2_descs(thread: &Thread) -> Fallible<Owned<List>> {
        texts(thread, Intrinsic2::ALL.iter().map(|function| function.text()))
    }

    /// get_special_method_names($module, /)
    ///
    /// Names of the methods of LOAD_SPECIAL, in the order of their numbers.
    fn get_special_method_names(thread: &Thread) -> Fallible<Owned<List>> {
        texts(thread, SpecialMethod::ALL.iter().map(|method| method.text()))
    }

    /// get_specialization_stats($module, /)
    ///
    /// None: nobody counts how often instructions are specialised.
    fn get_specialization_stats() {}

    /// get_executor($module, /, code, offset)
    ///
    /// The machine code of a place in a code object; there is none.
    fn get_executor(thread: &Thread, code: &Object, offset: &Object) -> Fallible {
        if code.downcast::<Code>().is_none() {
            let class = code.type_name();
            return Err(raise!(thread, TYPE_ERROR, "expected a code object, not '{class}'"));
        }
        number::index(thread, offset)?;
        Err(raise!(thread, VALUE_ERROR, "no executor at given byte offset"))
    }
}
