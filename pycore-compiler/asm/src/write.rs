//! Code objects to text.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use pycore_bytecode::{
    Argument, Code, CodeFlags, Constant, LocalKind, Location, Opcode, Text, exception_entries,
    locations,
};

use crate::assemble::{Handler, Instruction, Label, Listing, Operand};
use crate::literal::{quote, write_leaf, write_name};
use crate::operand::Scope;

/// The text of a code object and of all code objects within it; [`parse`](crate::parse) gives back an equal one.
pub fn write(code: &Code) -> String {
    Writer::new(code, true).finish(code)
}

/// The text of a code object without what changes with every edit of the source: positions and the file's name.
///
/// It is made for snapshots, and reads back as a code object without these.
///
/// ```
/// use pycore_bytecode::{Code, Opcode};
/// let code = Code {
///     code: vec![Opcode::RESUME as u8, 0, Opcode::RETURN_VALUE as u8, 0].into(),
///     qualname: "f".into(),
///     name: "f".into(),
///     linetable: vec![0xE9, 2].into(),
///     ..Code::default()
/// };
/// assert_eq!(pycore_asm::snapshot(&code), r#".pyasm 3.14
///
/// .code 'f'
///     .instructions
///         RESUME 0
///         RETURN_VALUE
/// .end
/// "#);
/// ```
pub fn snapshot(code: &Code) -> String {
    Writer::new(code, false).finish(code)
}

/// Constants up to this many bytes of text are written at the instruction that loads them.
const SHORT_LITERAL: usize = 60;

/// Column of locations.
const LOCATION_COLUMN: usize = 48;

struct Writer {
    out: String,
    exact: bool,
    /// How code objects are referred to.
    ids: HashMap<*const Code, String>,
}

impl Writer {
    fn new(root: &Code, exact: bool) -> Self {
        let mut writer = Self { out: String::new(), exact, ids: HashMap::new() };
        let mut counts: HashMap<Text, usize> = HashMap::new();
        for code in in_order(root) {
            let count = counts.entry(code.qualname.clone()).or_insert(0);
            *count += 1;
            let mut id = quote(&code.qualname);
            if *count > 1 {
                let _ = write!(id, " {count}");
            }
            writer.ids.insert(std::ptr::from_ref(code), id);
        }
        writer
    }

    fn finish(mut self, root: &Code) -> String {
        self.out.push_str(".pyasm 3.14\n");
        for code in in_order(root) {
            self.code(code);
        }
        self.out
    }

    fn id(&self, code: &Code) -> &str {
        self.ids.get(&std::ptr::from_ref(code)).map_or("", String::as_str)
    }

    fn field(&mut self, key: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.out, "    .{key} {value}");
    }

    fn line(&mut self, text: impl std::fmt::Display) {
        let _ = writeln!(self.out, "        {text}");
    }

    fn hex_field(&mut self, key: &str, bytes: &[u8]) {
        let hex = hex(bytes);
        let line = format!("    .{key} {hex}");
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    fn code(&mut self, code: &Code) {
        let id = self.id(code).to_owned();
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "\n.code {id}");
        if self.exact {
            self.field("filename", quote(&code.filename));
        }
        if code.name.as_bytes() != last_component(&code.qualname) {
            self.field("name", quote(&code.name));
        }
        if self.exact {
            self.field("firstlineno", code.firstlineno);
        }
        for (key, value) in [
            ("argcount", code.argcount),
            ("posonlyargcount", code.posonlyargcount),
            ("kwonlyargcount", code.kwonlyargcount),
            ("stacksize", code.stacksize),
        ] {
            if value != 0 {
                self.field(key, value);
            }
        }
        if !code.flags.is_empty() {
            self.field("flags", flag_names(code.flags));
        }
        self.variables(code);
        self.names(code);
        self.consts(code);
        self.body(code);
        self.out.push_str(".end\n");
    }

    fn variables(&mut self, code: &Code) {
        let paired = code.localsplusnames.len() == code.localspluskinds.len();
        if !code.localsplusnames.is_empty() {
            self.out.push_str("    .variables\n");
        }
        for (index, name) in code.localsplusnames.iter().enumerate() {
            let name = write_name(name);
            match code.localspluskinds.get(index).filter(|_| paired) {
                Some(&kind) => self.line(format_args!("{name}:{}", kind_names(kind))),
                None => self.line(name),
            }
        }
        if !paired {
            self.hex_field("kinds", &code.localspluskinds);
        }
    }

    fn names(&mut self, code: &Code) {
        if !code.names.is_empty() {
            self.out.push_str("    .names\n");
        }
        for name in code.names.iter() {
            self.line(write_name(name));
        }
    }

    fn consts(&mut self, code: &Code) {
        if !code.consts.is_empty() {
            self.out.push_str("    .consts\n");
        }
        for constant in code.consts.iter() {
            let text = self.constant(constant);
            self.line(text);
        }
    }

    fn constant(&self, constant: &Constant) -> String {
        let mut out = String::new();
        self.write_constant(&mut out, constant);
        out
    }

    fn write_constant(&self, out: &mut String, constant: &Constant) {
        let (open, items, close) = match constant {
            Constant::Tuple(items) if items.len() == 1 => ("(", &items[..], ",)"),
            Constant::Tuple(items) => ("(", &items[..], ")"),
            Constant::FrozenSet(items) => ("frozenset(", &items[..], ")"),
            Constant::Slice(parts) => ("slice(", &parts[..], ")"),
            Constant::Code(code) => {
                out.push_str("code ");
                out.push_str(self.id(code));
                return;
            }
            leaf => {
                out.push_str(&write_leaf(leaf));
                return;
            }
        };
        out.push_str(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            self.write_constant(out, item);
        }
        out.push_str(close);
    }

    /// Instructions and tables; as bytes what has no readable form that comes back.
    fn body(&mut self, code: &Code) {
        let listing = list(code);
        let assembled = listing.assemble(code.firstlineno).ok();
        let readable = assembled.as_ref().is_some_and(|of| of.code == code.code[..]);
        let locations =
            readable && assembled.as_ref().is_some_and(|of| of.linetable == code.linetable[..]);
        let handlers = readable
            && assembled.as_ref().is_some_and(|of| of.exceptiontable == code.exceptiontable[..]);
        if readable {
            self.instructions(code, &listing, locations && self.exact);
        } else {
            self.hex_field("bytes", &code.code);
        }
        if handlers {
            self.handlers(&listing);
        } else if readable || !code.exceptiontable.is_empty() {
            self.hex_field("exceptiontable", &code.exceptiontable);
        }
        if self.exact && !locations && (readable || !code.linetable.is_empty()) {
            self.hex_field("linetable", &code.linetable);
        }
    }

    fn instructions(&mut self, code: &Code, listing: &Listing, with_locations: bool) {
        if listing.instructions.is_empty() {
            return;
        }
        self.out.push_str("    .instructions\n");
        let mut labels: Vec<(usize, Label)> =
            listing.labels.iter().map(|(&label, &index)| (index, label)).collect();
        labels.sort_unstable();
        let mut labels = labels.into_iter().peekable();
        let scope = Scope::of(code);
        let first_of = first_indices(&code.consts);
        let mut location = None;
        for (index, instruction) in listing.instructions.iter().enumerate() {
            while let Some((_, label)) = labels.next_if(|&(at, _)| at == index) {
                let _ = writeln!(self.out, "    L{}:", label.0);
            }
            let mut text = self.instruction(code, instruction, &scope, &first_of);
            if with_locations && location != Some(instruction.location) {
                location = Some(instruction.location);
                let shown = write_location(instruction.location);
                text = format!("{text:<width$}  {shown}", width = LOCATION_COLUMN - 8);
            }
            self.line(text);
            if let Some(cache) = &instruction.cache {
                self.line(format_args!(".cache {}", hex(cache)));
            }
        }
        for (_, label) in labels {
            let _ = writeln!(self.out, "    L{}:", label.0);
        }
    }

    fn instruction(
        &self,
        code: &Code,
        instruction: &Instruction,
        scope: &Scope<'_>,
        first_of: &HashMap<&Constant, u32>,
    ) -> String {
        let Some(opcode) = Opcode::from_byte(instruction.byte) else {
            let argument = match instruction.operand {
                Operand::Raw(byte) => byte,
                _ => 0,
            };
            return format!(".unit {} {argument}", instruction.byte);
        };
        match instruction.operand {
            Operand::Jump(label) => format!("{opcode} L{}", label.0),
            Operand::Raw(byte) => format!("{opcode} raw {byte}"),
            Operand::Value(_) if !opcode.has_arg() => opcode.name().to_owned(),
            Operand::Value(value) if opcode.argument() == Argument::Const => {
                let constant = code.consts.get(value as usize);
                let first = constant.filter(|constant| first_of.get(constant) == Some(&value));
                match first.map(|constant| self.constant(constant)) {
                    Some(text) if text.len() <= SHORT_LITERAL => format!("{opcode} {text}"),
                    _ => format!("{opcode} const {value}"),
                }
            }
            Operand::Value(value) => format!("{opcode} {}", scope.write(opcode, value)),
        }
    }

    fn handlers(&mut self, listing: &Listing) {
        if !listing.handlers.is_empty() {
            self.out.push_str("    .handlers\n");
        }
        for handler in &listing.handlers {
            let Handler { start, end, target, depth, push_lasti } = handler;
            let lasti = if *push_lasti { " lasti" } else { "" };
            self.line(format_args!(
                "L{} to L{} -> L{} depth {depth}{lasti}",
                start.0, end.0, target.0
            ));
        }
    }
}

/// A code object and those within it, each once, before those that it refers to.
///
/// Reading rests on that order, so a shared one comes after the last that has it.
fn in_order(root: &Code) -> Vec<&Code> {
    // Reverse post-order of a walk along references is such an order.
    let mut seen = HashSet::new();
    let mut finished = Vec::new();
    let mut pending = vec![(root, false)];
    while let Some((code, done)) = pending.pop() {
        if done {
            finished.push(code);
        } else if seen.insert(std::ptr::from_ref(code)) {
            pending.push((code, true));
            pending.extend(references(code).into_iter().map(|nested| (nested, false)));
        }
    }
    finished.reverse();
    finished
}

/// Code objects among the constants, also within tuples.
fn references(code: &Code) -> Vec<&Code> {
    let mut found = Vec::new();
    let mut pending: Vec<&Constant> = code.consts.iter().rev().collect();
    while let Some(constant) = pending.pop() {
        match constant {
            Constant::Code(code) => found.push(&**code),
            Constant::Tuple(items) | Constant::FrozenSet(items) => {
                pending.extend(items.iter().rev())
            }
            Constant::Slice(parts) => pending.extend(parts.iter().rev()),
            _ => {}
        }
    }
    found
}

pub(crate) fn first_indices(consts: &[Constant]) -> HashMap<&Constant, u32> {
    let mut first = HashMap::new();
    for (index, constant) in consts.iter().enumerate() {
        first.entry(constant).or_insert(index as u32);
    }
    first
}

pub(crate) fn last_component(qualname: &Text) -> &[u8] {
    let bytes = qualname.as_bytes();
    let start = bytes.iter().rposition(|&byte| byte == b'.').map_or(0, |dot| dot + 1);
    &bytes[start..]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn flag_names(flags: CodeFlags) -> String {
    let mut names: Vec<String> = flags.iter_names().map(|(name, _)| name.to_owned()).collect();
    let known = flags.iter_names().fold(0, |known, (_, flag)| known | flag.bits());
    if flags.bits() != known {
        names.push(format!("{:#x}", flags.bits() & !known));
    }
    names.join(" ")
}

/// Names of the bits of a variable's kind.
pub(crate) const KIND_NAMES: [(LocalKind, &str); 7] = [
    (LocalKind::ARG_POS, "pos"),
    (LocalKind::ARG_KW, "kw"),
    (LocalKind::ARG_VAR, "var"),
    (LocalKind::HIDDEN, "hidden"),
    (LocalKind::LOCAL, "local"),
    (LocalKind::CELL, "cell"),
    (LocalKind::FREE, "free"),
];

fn kind_names(kind: u8) -> String {
    let kind = LocalKind::from_bits_retain(kind);
    let mut out = String::new();
    let mut rest = kind;
    for (bit, name) in KIND_NAMES {
        if kind.contains(bit) {
            out.push(' ');
            out.push_str(name);
            rest.remove(bit);
        }
    }
    if !rest.is_empty() {
        let _ = write!(out, " {:#x}", rest.bits());
    }
    out
}

fn write_location(location: Location) -> String {
    let Location { line, end_line, column, end_column } = location;
    let shown = |column: i32| match column {
        0.. => column.to_string(),
        _ => "?".to_owned(),
    };
    let (from, to) = (shown(column), shown(end_column));
    if !location.has_line() {
        "@none".to_owned()
    } else if end_line != line {
        format!("@{line}:{from}-{end_line}:{to}")
    } else if column < 0 && end_column < 0 {
        format!("@{line}")
    } else {
        format!("@{line}:{from}-{to}")
    }
}

/// The instructions of a code object with labels for what jumps and handlers name.
fn list(code: &Code) -> Listing {
    let units = code.unit_count();
    let locations: Vec<Location> = locations(&code.linetable, code.firstlineno)
        .map_while(Result::ok)
        .flat_map(|entry| std::iter::repeat_n(entry.location, entry.units))
        .take(units)
        .collect();
    let mut listing = Listing::default();
    // Instruction that starts at a code unit.
    let mut starts = vec![None; units + 1];
    let mut ends = Vec::new();
    let mut unit = 0;
    while unit < units {
        starts[unit] = Some(listing.instructions.len());
        let (mut instruction, next) = decode(&code.code, unit);
        instruction.location = locations.get(unit).copied().unwrap_or(Location::NONE);
        listing.instructions.push(instruction);
        ends.push(next);
        unit = next;
    }
    starts[units] = Some(listing.instructions.len());
    let at = |unit: i64| *starts.get(usize::try_from(unit).ok()?)?;
    let mut targets: Vec<Option<usize>> = Vec::with_capacity(ends.len());
    for (instruction, &next) in listing.instructions.iter().zip(&ends) {
        let distance = match instruction.operand {
            Operand::Value(value) => i64::from(value),
            _ => 0,
        };
        targets.push(match Opcode::from_byte(instruction.byte).map(Opcode::argument) {
            Some(Argument::JumpForward) => at(next as i64 + distance),
            Some(Argument::JumpBackward) => at(next as i64 - distance),
            _ => None,
        });
    }
    let entries: Vec<_> = exception_entries(&code.exceptiontable).map_while(Result::ok).collect();
    let mut labelled: Vec<usize> = targets.iter().copied().flatten().collect();
    for entry in &entries {
        labelled.extend(
            [entry.start, entry.end, entry.target]
                .map(|unit| at(unit.into()))
                .into_iter()
                .flatten(),
        );
    }
    labelled.sort_unstable();
    labelled.dedup();
    let label = |index: usize| {
        let number = labelled.binary_search(&index).map_or(0, |position| position as u32 + 1);
        Label(number)
    };
    for (instruction, target) in listing.instructions.iter_mut().zip(&targets) {
        if let (Some(target), Operand::Value(_)) = (target, instruction.operand) {
            instruction.operand = Operand::Jump(label(*target));
        }
    }
    for entry in entries {
        let place = |unit: u32| at(unit.into()).map(label);
        if let (Some(start), Some(end), Some(target)) =
            (place(entry.start), place(entry.end), place(entry.target))
        {
            let (depth, push_lasti) = (entry.depth, entry.push_lasti);
            listing.handlers.push(Handler { start, end, target, depth, push_lasti });
        }
    }
    listing.labels = labelled.iter().map(|&index| (label(index), index)).collect();
    listing
}

/// The instruction at a code unit, and the code unit after it.
///
/// What is not as an assembler would write it (a superfluous `EXTENDED_ARG`, an argument where none belongs) stays
/// units of their own.
fn decode(code: &[u8], start: usize) -> (Instruction, usize) {
    let at = |unit: usize| Some((*code.get(unit * 2)?, *code.get(unit * 2 + 1)?));
    let extended = Opcode::EXTENDED_ARG as u8;
    let instruction =
        |byte, operand| Instruction { byte, operand, cache: None, location: Location::NONE };
    let (first, first_argument) = at(start).unwrap_or_default();
    let mut unit = start;
    let mut value = 0_u32;
    if first == extended && first_argument != 0 {
        while let Some((byte, argument)) =
            at(unit).filter(|of| of.0 == extended && unit - start < 3)
        {
            debug_assert_eq!(byte, extended);
            value = value << 8 | u32::from(argument);
            unit += 1;
        }
    }
    let (byte, argument) = at(unit).unwrap_or_default();
    let opcode = Opcode::from_byte(byte);
    let has_arg = opcode.is_some_and(Opcode::has_arg) && byte != extended;
    if unit > start && !has_arg {
        return (instruction(first, Operand::Raw(first_argument)), start + 1);
    }
    // An instruction after an EXTENDED_ARG that stands for itself takes its byte as it is.
    let after_raw = start > 0 && at(start - 1).is_some_and(|of| of.0 == extended);
    let operand = match (has_arg, argument) {
        (false, 0) if opcode.is_some() && byte != extended => Operand::Value(0),
        (false, _) => Operand::Raw(argument),
        (true, _) if after_raw => Operand::Raw(argument),
        (true, _) => Operand::Value(value << 8 | u32::from(argument)),
    };
    let mut result = instruction(byte, operand);
    let next = unit + 1 + opcode.map_or(0, Opcode::cache_units);
    let cache = code.get(unit * 2 + 2..next * 2);
    result.cache = cache.filter(|cache| cache.iter().any(|&byte| byte != 0)).map(<[u8]>::to_vec);
    (result, next)
}
