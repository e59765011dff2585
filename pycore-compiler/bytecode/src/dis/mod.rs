//! Listings of code objects, as Python's `dis` module prints them.
//!
//! The text of [`dis`] is that of `python3.14 -m dis FILE`, byte for byte, but for addresses of code objects: these
//! are small numbers in the order of appearance.

mod caches;
mod labels;
mod line;

use std::collections::HashMap;
use std::fmt::Write;

use crate::locations::{Location, locations};
use crate::repr::HashSeed;
use crate::{Code, Constant, Opcode, quickened, repr};

use caches::cache_fields;
use labels::Labels;
use line::{Layout, Line};

/// What a listing shows; the names are those of the command's options.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DisOptions {
    /// `-C`: a line for each unit of inline cache.
    pub show_caches: bool,
    /// `-O`: a column with the instruction's offset in bytes.
    pub show_offsets: bool,
    /// `-P`: lines and columns of the source instead of line numbers.
    pub show_positions: bool,
    /// `-S`: instructions as the interpreter has them at its disposal. Code that never ran has no specialised
    /// ones, but its counters are set.
    pub specialized: bool,
    /// In which order frozen sets are shown.
    pub hash_seed: HashSeed,
}

/// The listing of a code object and all code objects within it.
///
/// Code that does not pass the verifier is listed as far as it makes sense; what does not, like a missing constant,
/// shows as `<invalid>`.
///
/// ```
/// use pycore_bytecode::{Code, Constant, Opcode};
/// use pycore_bytecode::dis::{DisOptions, dis};
/// let code = Code {
///     code: vec![Opcode::RESUME as u8, 0, Opcode::LOAD_CONST as u8, 0, Opcode::RETURN_VALUE as u8, 0].into(),
///     consts: [Constant::None].into(),
///     linetable: vec![0xEA, 2].into(),
///     ..Code::default()
/// };
/// let listing = [
///     "  1           RESUME                   0",
///     "              LOAD_CONST               0 (None)",
///     "              RETURN_VALUE",
/// ];
/// assert_eq!(dis(&code, DisOptions::default()).lines().collect::<Vec<_>>(), listing);
/// ```
pub fn dis(code: &Code, options: DisOptions) -> String {
    let mut out = String::new();
    let mut addresses = Addresses::default();
    let mut pending = vec![(code, false)];
    while let Some((code, nested)) = pending.pop() {
        if nested {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "\nDisassembly of {}:", code_repr(code, &mut addresses));
        }
        disassemble(&mut out, code, options, &mut addresses);
        let first = pending.len();
        pending.extend(code.nested().map(|nested| (&**nested, true)));
        pending[first..].reverse();
    }
    out
}

/// Numbers that stand for the places of code objects in memory.
#[derive(Default)]
struct Addresses {
    numbers: HashMap<*const Code, usize>,
}

impl Addresses {
    fn of(&mut self, code: &Code) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(std::ptr::from_ref(code)).or_insert(next)
    }
}

fn code_repr(code: &Code, addresses: &mut Addresses) -> String {
    let mut out = String::new();
    crate::repr::write_code(&mut out, code, addresses.of(code));
    out
}

/// An instruction as a listing shows it.
#[derive(Clone, Copy, Debug)]
struct Instruction {
    /// In bytes.
    offset: usize,
    /// The byte that is shown, and the opcode that says how long it is and what its argument means.
    byte: u8,
    opcode: Option<Opcode>,
    argument: Option<i64>,
}

/// Splits code into instructions, extended arguments being instructions of their own.
///
/// The walk follows `plain`; the bytes shown are those of `shown`.
fn instructions(plain: &[u8], shown: &[u8]) -> Vec<Instruction> {
    let mut result = Vec::new();
    let mut offset = 0;
    let mut extended = 0_i64;
    while let Some(unit) = plain.get(offset..offset + 2) {
        let opcode = Opcode::from_byte(unit[0]);
        let has_arg = opcode.is_some_and(Opcode::has_arg);
        let argument = i64::from(unit[1]) | extended;
        extended = match opcode {
            // Arguments are 32-bit signed numbers in CPython.
            Some(Opcode::EXTENDED_ARG) => i64::from((argument as i32) << 8),
            _ => 0,
        };
        result.push(Instruction {
            offset,
            byte: shown.get(offset).copied().unwrap_or(unit[0]),
            opcode,
            argument: has_arg.then_some(argument),
        });
        offset += 2 + 2 * opcode.map_or(0, Opcode::cache_units);
    }
    result
}

/// Appends the listing of one code object.
fn disassemble(out: &mut String, code: &Code, options: DisOptions, addresses: &mut Addresses) {
    let positions = positions(code);
    let starts = line_starts(&positions);
    let shown = match options.specialized {
        true => quickened(&code.code),
        false => (&code.code[..]).into(),
    };
    let instructions = instructions(&code.code, &shown);
    let labels = Labels::new(code, &instructions);
    let layout = Layout::new(code, &positions, &starts, &labels, options);
    let mut starts = starts.iter().peekable();
    for instruction in &instructions {
        let offset = instruction.offset;
        let mut start = None;
        // A line may start within an instruction's cache; nobody sees that.
        while let Some(next) = starts.next_if(|start| start.offset <= offset) {
            start = (next.offset == offset).then_some(next.line);
        }
        let position = positions.get(offset / 2).copied();
        let description = describe(code, instruction, &labels, options, addresses);
        let name = match Opcode::from_byte(instruction.byte) {
            Some(opcode) => opcode.name().to_owned(),
            None => format!("<{}>", instruction.byte),
        };
        let label = labels.at(offset as i64);
        let argument = instruction.argument;
        layout.write(out, Line { offset, start, position, label, name, argument, description });
        if options.show_caches {
            write_caches(out, &layout, &shown, instruction, position);
        }
    }
    labels.write_exception_table(out);
}

fn write_caches(
    out: &mut String,
    layout: &Layout,
    code: &[u8],
    instruction: &Instruction,
    position: Option<Location>,
) {
    let Some(opcode) = instruction.opcode else { return };
    let mut offset = instruction.offset;
    for &(field, units) in cache_fields(opcode) {
        let start = offset + 2;
        for unit in 0..units {
            offset += 2;
            let description = match code.get(start..start + 2 * units).filter(|_| unit == 0) {
                Some(data) => {
                    let number =
                        data.iter().rev().fold(0_u64, |sum, &byte| sum << 8 | u64::from(byte));
                    format!("{field}: {number}")
                }
                None => String::new(),
            };
            let name = Opcode::CACHE.name().to_owned();
            let line = Line {
                offset,
                start: None,
                position,
                label: None,
                name,
                argument: Some(0),
                description,
            };
            layout.write(out, line);
        }
    }
}

/// The location of each code unit.
fn positions(code: &Code) -> Vec<Location> {
    let mut positions = Vec::with_capacity(code.unit_count());
    for entry in locations(&code.linetable, code.firstlineno).map_while(Result::ok) {
        let units = entry.units.min(code.unit_count() - positions.len());
        positions.extend(std::iter::repeat_n(entry.location, units));
    }
    positions
}

/// Where a line starts.
struct LineStart {
    /// In bytes.
    offset: usize,
    /// `None` for code without a line.
    line: Option<i32>,
}

fn line_starts(positions: &[Location]) -> Vec<LineStart> {
    let mut starts: Vec<LineStart> = Vec::new();
    for (unit, location) in positions.iter().enumerate() {
        let line = location.has_line().then_some(location.line);
        if starts.last().is_none_or(|last| last.line != line) {
            starts.push(LineStart { offset: unit * 2, line });
        }
    }
    starts
}

/// What stands in parentheses after an instruction's argument.
fn describe(
    code: &Code,
    instruction: &Instruction,
    labels: &Labels,
    options: DisOptions,
    addresses: &mut Addresses,
) -> String {
    use crate::Argument;
    let (Some(opcode), Some(argument)) = (instruction.opcode, instruction.argument) else {
        return String::new();
    };
    let invalid = || "<invalid>".to_owned();
    let Ok(oparg) = u32::try_from(argument) else { return invalid() };
    let name =
        |index: u32| code.names.get(index as usize).map_or_else(invalid, ToString::to_string);
    let variable = |index: u32| {
        code.localsplusnames.get(index as usize).map_or_else(invalid, ToString::to_string)
    };
    let listed = |text: Option<&str>| text.map_or_else(invalid, str::to_owned);
    let flagged = |name: String, flag: u32, suffix: &str| match flag & 1 {
        1 if !name.is_empty() => name + suffix,
        _ => name,
    };
    match opcode.argument() {
        Argument::Const => match code.consts.get(oparg as usize) {
            Some(Constant::Code(code)) => code_repr(code, addresses),
            Some(constant) => {
                repr(constant, options.hash_seed, &mut |code: &Code| addresses.of(code))
            }
            None => invalid(),
        },
        Argument::Name => name(oparg),
        Argument::NameAndFlag if opcode.base() == Opcode::LOAD_GLOBAL => {
            flagged(name(oparg >> 1), oparg, " + NULL")
        }
        Argument::NameAndFlag => flagged(name(oparg >> 1), oparg, " + NULL|self"),
        Argument::SuperName => flagged(name(oparg >> 2), oparg, " + NULL|self"),
        Argument::Local | Argument::Deref => variable(oparg),
        Argument::LocalPair => format!("{}, {}", variable(oparg >> 4), variable(oparg & 15)),
        Argument::JumpForward | Argument::JumpBackward => {
            let preposition = if opcode.base() == Opcode::END_ASYNC_FOR { "from" } else { "to" };
            let label = labels.target(instruction).and_then(|target| labels.at(target));
            label.map_or_else(invalid, |label| format!("{preposition} L{label}"))
        }
        Argument::Comparison => match crate::Comparison::decode(oparg) {
            Some((comparison, false)) => comparison.text().to_owned(),
            Some((comparison, true)) => format!("bool({})", comparison.text()),
            None => invalid(),
        },
        Argument::Conversion if oparg == 0 => String::new(),
        Argument::Conversion => listed(crate::Conversion::from_number(oparg).map(|of| of.text())),
        Argument::FunctionAttribute => {
            let names = crate::FunctionAttribute::ALL.iter();
            let set = names.filter(|attribute| oparg & attribute.number() != 0);
            set.map(|attribute| attribute.text()).collect::<Vec<_>>().join(", ")
        }
        Argument::BinaryOperator => {
            listed(crate::BinaryOperator::from_number(oparg).map(|of| of.text()))
        }
        Argument::Intrinsic1 => listed(crate::Intrinsic1::from_number(oparg).map(|of| of.text())),
        Argument::Intrinsic2 => listed(crate::Intrinsic2::from_number(oparg).map(|of| of.text())),
        Argument::CommonConstant => match crate::CommonConstant::from_number(oparg) {
            Some(function @ (crate::CommonConstant::All | crate::CommonConstant::Any)) => {
                format!("<built-in function {}>", function.text())
            }
            constant => listed(constant.map(|of| of.text())),
        },
        Argument::SpecialMethod => {
            listed(crate::SpecialMethod::from_number(oparg).map(|of| of.text()))
        }
        Argument::Invert => {
            let (plain, inverted) = match opcode.base() {
                Opcode::IS_OP => ("is", "is not"),
                _ => ("in", "not in"),
            };
            if oparg == 0 { plain } else { inverted }.to_owned()
        }
        _ => String::new(),
    }
}
