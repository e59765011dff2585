//! Code objects to marshal data, byte for byte as CPython writes them.
//!
//! CPython puts a value into the table of references if its reference count is above one, or if it is an
//! interned string. Counts are not part of plain data, but in a module that has just been compiled they follow
//! from it:
//!
//! - Equal constants, tuples of names and tables of one compilation are one object, since the compiler merges
//!   them. So a value is shared exactly if it occurs more than once, where occurrences within a shared container
//!   count once. Not merged are the parts of slices, NaNs, and the variable names of annotation functions
//!   (which are changed after merging).
//! - Some values exist once per process and are always shared: ints from -5 to 256, the empty tuple, empty and
//!   one-byte `bytes` constants.
//! - Items of a frozen set are held by the writer's sorting list as well.
//! - `co_code` is made anew for each access and kept, so it is flagged and never referred to;
//!   `co_localspluskinds` is neither merged nor kept.
//! - Names are interned, and so are string constants that look like a name, are empty or one Latin-1
//!   character, or are the qualified name that a class body stores.
//!
//! Where a program makes code objects otherwise (by `code.replace`, or by unmarshalling and dumping again)
//! CPython's own output depends on who else holds the parts. Ours is then equivalent, not equal. The same goes
//! for what a file does not tell: whether two equal frozen sets were written in the same order in the source (if
//! not they may be two objects), whether a non-ASCII string constant was an identifier (which is interned), and
//! whether a `%` comes from a format string that was taken apart.
//!
//! # Two passes
//!
//! The first pass walks all values in the order of the file and gives equal ones the same number; it records a
//! node per value visited. The second pass walks the nodes and writes.

use std::collections::{HashMap, HashSet};

use pycore_bytecode::{Code, CodeFlags, Constant, Opcode, Text};

use crate::encoder::Encoder;
use crate::error::WriteError;
use crate::format::{MAX_DEPTH, VERSION};
use crate::reader::{CodeParts, Singleton};

/// Writes a code object as CPython 3.14 writes that of a module it has just compiled.
///
/// See [`load_code`](crate::load_code) for an example.
pub fn dump_code(code: &Code) -> Result<Vec<u8>, WriteError> {
    let mut numbering = Numbering { qualnames: qualified_names(code), ..Numbering::default() };
    numbering.walk(Item::Code(code))?;
    let Numbering { nodes, counts, .. } = numbering;
    let orders = frozen_set_orders(&nodes, &counts)?;
    let mut writer = Writer::new(&nodes, &counts, &orders);
    writer.write(0)?;
    Ok(writer.encoder.finish())
}

/// A value of a code object, in its role.
#[derive(Clone, Copy)]
enum Item<'a> {
    Constant(&'a Constant),
    Constants(&'a [Constant]),
    Code(&'a Code),
    /// A name, interned.
    Name(&'a Text),
    Names(&'a [Text]),
    /// Names that are an object of their own.
    UnmergedNames(&'a [Text]),
    /// `co_code`
    Instructions(&'a [u8]),
    /// `co_localspluskinds`
    Kinds(&'a [u8]),
    /// `co_linetable` or `co_exceptiontable`
    Table(&'a [u8]),
}

/// What makes values the same object. Containers are told apart by the numbers of their items.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Int(i64),
    BigInt(bool, &'a [u32]),
    Float(u64),
    Complex(u64, u64),
    Interned(&'a [u8]),
    Text(&'a [u8]),
    Bytes(&'a [u8]),
    Tuple(Box<[u32]>),
    FrozenSet(Box<[u32]>),
    Slice(Box<[u32]>),
    Code(CodeParts, Box<[u32]>),
}

/// A value visited by the first pass.
struct Node<'a> {
    item: Item<'a>,
    /// Equal for the same object; `None` for singletons, which are never referred to.
    number: Option<u32>,
    /// The node after this one and everything within it.
    next: usize,
    /// For text.
    interned: bool,
}

impl<'a> Item<'a> {
    /// The parts of a container in the order of the file.
    fn for_each_part(self, mut visit: impl FnMut(Item<'a>)) {
        match self {
            Item::Constants(items) => items.iter().for_each(|item| visit(Item::Constant(item))),
            Item::Names(names) | Item::UnmergedNames(names) => {
                names.iter().for_each(|name| visit(Item::Name(name)));
            }
            Item::Constant(Constant::Tuple(items) | Constant::FrozenSet(items)) => {
                items.iter().for_each(|item| visit(Item::Constant(item)));
            }
            Item::Constant(Constant::Slice(parts)) => {
                parts.iter().for_each(|part| visit(Item::Constant(part)));
            }
            Item::Constant(Constant::Code(code)) => Item::Code(code).for_each_part(visit),
            Item::Code(code) => {
                visit(Item::Instructions(&code.code));
                visit(Item::Constants(&code.consts));
                visit(Item::Names(&code.names));
                visit(match is_annotation_function(code) {
                    true => Item::UnmergedNames(&code.localsplusnames),
                    false => Item::Names(&code.localsplusnames),
                });
                visit(Item::Kinds(&code.localspluskinds));
                visit(Item::Name(&code.filename));
                visit(Item::Name(&code.name));
                visit(Item::Name(&code.qualname));
                visit(Item::Table(&code.linetable));
                visit(Item::Table(&code.exceptiontable));
            }
            _ => {}
        }
    }

    fn is_container(self) -> bool {
        matches!(
            self,
            Item::Code(_)
                | Item::Constants(_)
                | Item::Names(_)
                | Item::UnmergedNames(_)
                | Item::Constant(
                    Constant::Tuple(_)
                        | Constant::FrozenSet(_)
                        | Constant::Slice(_)
                        | Constant::Code(_)
                )
        )
    }
}

pub(crate) fn head(code: &Code) -> CodeParts {
    let number = |count: u32| count as i32;
    CodeParts {
        argcount: number(code.argcount),
        posonlyargcount: number(code.posonlyargcount),
        kwonlyargcount: number(code.kwonlyargcount),
        stacksize: number(code.stacksize),
        flags: code.flags.bits() as i32,
        firstlineno: code.firstlineno,
    }
}

/// Qualified names of class bodies, which store them as `__qualname__`: the interned string is the constant.
fn qualified_names(code: &Code) -> HashSet<&[u8]> {
    let mut found = HashSet::new();
    let mut pending = vec![code];
    while let Some(code) = pending.pop() {
        let is_class = !code.flags.intersects(CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS);
        for constant in code.consts.iter() {
            match constant {
                Constant::Str(text) if is_class && *text == code.qualname => {
                    found.insert(text.as_bytes());
                }
                Constant::Code(nested) => pending.push(nested),
                _ => {}
            }
        }
    }
    found
}

/// Whether a function evaluates annotations lazily: it starts by refusing formats above 2.
///
/// The compiler calls its parameter `.format` and gives it the plain name at the end.
fn is_annotation_function(code: &Code) -> bool {
    const START: [(Opcode, u8); 6] = [
        (Opcode::RESUME, 0),
        (Opcode::LOAD_FAST_BORROW, 0),
        (Opcode::LOAD_SMALL_INT, 2),
        (Opcode::COMPARE_OP, 132),
        (Opcode::CACHE, 0),
        (Opcode::POP_JUMP_IF_FALSE, 3),
    ];
    let units = code.code.chunks_exact(2).skip_while(|unit| unit[0] != Opcode::RESUME as u8);
    code.posonlyargcount == 1
        && code.localsplusnames.first().is_some_and(|name| name == "format")
        && units
            .take(START.len())
            .map(|unit| (unit[0], unit[1]))
            .eq(START.iter().map(|&(opcode, oparg)| (opcode as u8, oparg)))
}

/// Whether CPython interns a string constant for its content alone.
fn is_interned_constant(text: &Text) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'_')
        || matches!(bytes, [0..0x80] | [0xC2 | 0xC3, _])
}

/// The first pass.
#[derive(Default)]
struct Numbering<'a> {
    nodes: Vec<Node<'a>>,
    numbers: HashMap<Key<'a>, u32>,
    /// How often each number occurs.
    counts: Vec<u32>,
    qualnames: HashSet<&'a [u8]>,
}

enum Visit<'a> {
    /// A value, its depth, and whether the compiler does not merge it.
    Enter(Item<'a>, usize, bool),
    /// All items of the container at this node have been visited.
    Leave(usize, bool),
}

impl<'a> Numbering<'a> {
    fn walk(&mut self, item: Item<'a>) -> Result<(), WriteError> {
        let mut pending = vec![Visit::Enter(item, 1, false)];
        while let Some(visit) = pending.pop() {
            match visit {
                Visit::Leave(node, unmerged) => self.leave(node, unmerged),
                Visit::Enter(_, depth, _) if depth > MAX_DEPTH => return Err(WriteError::TooDeep),
                Visit::Enter(item, depth, unmerged) => {
                    let index = self.nodes.len();
                    let node = Node { item, number: None, next: index + 1, interned: false };
                    self.nodes.push(node);
                    if item.is_container() {
                        let own = unmerged || matches!(item, Item::UnmergedNames([_, ..]));
                        pending.push(Visit::Leave(index, own));
                        let parts_unmerged =
                            unmerged || matches!(item, Item::Constant(Constant::Slice(_)));
                        let first = pending.len();
                        item.for_each_part(|part| {
                            pending.push(Visit::Enter(part, depth + 1, parts_unmerged));
                        });
                        pending[first..].reverse();
                    } else {
                        self.leaf(index, item, unmerged);
                    }
                }
            }
        }
        Ok(())
    }

    fn leaf(&mut self, index: usize, item: Item<'a>, unmerged: bool) {
        let interned = match item {
            Item::Name(_) => true,
            Item::Constant(Constant::Str(text)) => {
                is_interned_constant(text) || self.qualnames.contains(text.as_bytes())
            }
            _ => false,
        };
        let key = match item {
            Item::Name(text) => Key::Interned(text.as_bytes()),
            Item::Constant(Constant::Str(text)) if interned => Key::Interned(text.as_bytes()),
            Item::Constant(Constant::Str(text)) => Key::Text(text.as_bytes()),
            Item::Constant(Constant::Int(value)) => Key::Int(*value),
            Item::Constant(Constant::BigInt(value)) => {
                Key::BigInt(value.is_negative(), value.digits())
            }
            Item::Constant(Constant::Float(value)) => Key::Float(value.to_bits()),
            Item::Constant(Constant::Complex(real, imaginary)) => {
                Key::Complex(real.to_bits(), imaginary.to_bits())
            }
            Item::Constant(Constant::Bytes(bytes)) => Key::Bytes(bytes),
            Item::Table(bytes) => Key::Bytes(bytes),
            Item::Kinds([]) => Key::Bytes(&[]),
            Item::Instructions(_) | Item::Kinds(_) => {
                self.nodes[index].number = Some(self.unmerged_number());
                return;
            }
            _ => return,
        };
        let once_per_process = matches!(key, Key::Int(-5..=256) | Key::Bytes([] | [_]));
        let is_nan = matches!(key, Key::Float(bits) if f64::from_bits(bits).is_nan());
        let own = is_nan || (unmerged && !interned && !once_per_process);
        let number = if own { self.unmerged_number() } else { self.number(key).0 };
        self.nodes[index].number = Some(number);
        self.nodes[index].interned = interned;
    }

    fn leave(&mut self, index: usize, unmerged: bool) {
        let next = self.nodes.len();
        self.nodes[index].next = next;
        if unmerged && next > index + 1 {
            self.nodes[index].number = Some(self.unmerged_number());
            return;
        }
        let mut parts = Vec::new();
        let mut child = index + 1;
        while child < next {
            // Singletons get numbers that nothing else has.
            parts.push(self.nodes[child].number.unwrap_or(match self.nodes[child].item {
                Item::Constant(Constant::Bool(false)) => u32::MAX,
                Item::Constant(Constant::Bool(true)) => u32::MAX - 1,
                Item::Constant(Constant::Ellipsis) => u32::MAX - 2,
                _ => u32::MAX - 3,
            }));
            child = self.nodes[child].next;
        }
        let numbers: Box<[u32]> = parts.clone().into();
        let key = match self.nodes[index].item {
            Item::Code(code) => Key::Code(head(code), numbers),
            Item::Constant(Constant::Code(code)) => Key::Code(head(code), numbers),
            Item::Constant(Constant::FrozenSet(_)) => Key::FrozenSet(numbers),
            Item::Constant(Constant::Slice(_)) => Key::Slice(numbers),
            _ => Key::Tuple(numbers),
        };
        let (number, known) = self.number(key);
        self.nodes[index].number = Some(number);
        if known {
            // The object holds its items once, however often it occurs itself.
            for part in parts {
                if let Some(count) = self.counts.get_mut(part as usize) {
                    *count -= 1;
                }
            }
        }
    }

    /// The number of an object of its own, whatever it is equal to.
    fn unmerged_number(&mut self) -> u32 {
        self.counts.push(1);
        self.counts.len() as u32 - 1
    }

    /// The number of an object, and whether it occurred before.
    fn number(&mut self, key: Key<'a>) -> (u32, bool) {
        let fresh = self.counts.len() as u32;
        let number = *self.numbers.entry(key).or_insert(fresh);
        if number == fresh {
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        (number, number != fresh)
    }
}

/// The second pass.
struct Writer<'a, 'n> {
    nodes: &'n [Node<'a>],
    counts: &'n [u32],
    /// See [`frozen_set_orders`].
    orders: &'n HashMap<usize, Vec<usize>>,
    encoder: Encoder,
    /// Index in the table of references by number.
    references: HashMap<u32, u32>,
    next_reference: u32,
}

enum Task {
    /// Write the value at a node; whether it is certainly shared.
    Node(usize, bool),
    FirstLine(i32),
}

impl<'a, 'n> Writer<'a, 'n> {
    fn new(
        nodes: &'n [Node<'a>],
        counts: &'n [u32],
        orders: &'n HashMap<usize, Vec<usize>>,
    ) -> Self {
        let encoder = Encoder::new(VERSION);
        Self { nodes, counts, orders, encoder, references: HashMap::new(), next_reference: 0 }
    }

    /// Writes the value at a node, which somebody else holds too.
    fn write(&mut self, node: usize) -> Result<(), WriteError> {
        let mut pending = vec![Task::Node(node, true)];
        while let Some(task) = pending.pop() {
            match task {
                Task::FirstLine(line) => self.encoder.first_line(line),
                Task::Node(node, shared) => self.node(node, shared, &mut pending)?,
            }
        }
        Ok(())
    }

    fn node(
        &mut self,
        index: usize,
        shared: bool,
        pending: &mut Vec<Task>,
    ) -> Result<(), WriteError> {
        let node = &self.nodes[index];
        let mut flag = false;
        if let Some(number) = node.number {
            if let Some(&reference) = self.references.get(&number) {
                self.encoder.reference(reference);
                return Ok(());
            }
            flag = shared || node.interned || self.is_shared(node, number);
            if flag {
                self.references.insert(number, self.next_reference);
                self.next_reference += 1;
            }
        }
        match node.item {
            Item::Name(text) => self.encoder.text(text.as_text(), true, flag),
            Item::Names(names) | Item::UnmergedNames(names) => {
                self.encoder.tuple(names.len(), flag)?;
                self.push_parts(index, pending);
                Ok(())
            }
            Item::Constants(items) => {
                self.encoder.tuple(items.len(), flag)?;
                self.push_parts(index, pending);
                Ok(())
            }
            Item::Instructions(bytes) | Item::Kinds(bytes) | Item::Table(bytes) => {
                self.encoder.bytes(bytes, flag)
            }
            Item::Code(code) => {
                self.code(index, code, flag, pending);
                Ok(())
            }
            Item::Constant(constant) => self.constant(index, constant, flag, pending),
        }
    }

    fn is_shared(&self, node: &Node<'_>, number: u32) -> bool {
        let once_per_process = match node.item {
            Item::Instructions(_) => true,
            Item::Names(names) | Item::UnmergedNames(names) => names.is_empty(),
            Item::Constants(items) => items.is_empty(),
            Item::Constant(Constant::Tuple(items)) => items.is_empty(),
            Item::Table(bytes) | Item::Kinds(bytes) => bytes.is_empty(),
            Item::Constant(Constant::Bytes(bytes)) => bytes.len() <= 1,
            Item::Constant(Constant::Int(value)) => (-5..=256).contains(value),
            _ => false,
        };
        once_per_process || self.counts[number as usize] > 1
    }

    fn constant(
        &mut self,
        index: usize,
        constant: &'a Constant,
        flag: bool,
        pending: &mut Vec<Task>,
    ) -> Result<(), WriteError> {
        match constant {
            Constant::None => self.encoder.singleton(Singleton::None),
            Constant::Bool(false) => self.encoder.singleton(Singleton::False),
            Constant::Bool(true) => self.encoder.singleton(Singleton::True),
            Constant::Ellipsis => self.encoder.singleton(Singleton::Ellipsis),
            Constant::Int(value) => self.encoder.int(*value, flag),
            Constant::BigInt(value) => {
                self.encoder.long(value.is_negative(), value.digits(), flag)?;
            }
            Constant::Float(value) => self.encoder.float(*value, flag),
            Constant::Complex(real, imaginary) => self.encoder.complex(*real, *imaginary, flag),
            Constant::Str(text) => {
                self.encoder.text(text.as_text(), self.nodes[index].interned, flag)?;
            }
            Constant::Bytes(bytes) => self.encoder.bytes(bytes, flag)?,
            Constant::Tuple(items) => {
                self.encoder.tuple(items.len(), flag)?;
                self.push_parts(index, pending);
            }
            Constant::Slice(_) => {
                self.encoder.slice(flag)?;
                self.push_parts(index, pending);
            }
            Constant::FrozenSet(items) => {
                self.encoder.frozen_set(items.len(), flag)?;
                let sorted = self.orders.get(&index).into_iter().flatten().rev();
                pending.extend(sorted.map(|&part| Task::Node(part, true)));
            }
            Constant::Code(code) => self.code(index, code, flag, pending),
        }
        Ok(())
    }

    fn code(&mut self, index: usize, code: &'a Code, flag: bool, pending: &mut Vec<Task>) {
        self.encoder.code(&head(code), flag);
        self.push_parts(index, pending);
        // On the stack the last parts come first; the line stands before the two tables.
        pending.insert(pending.len() - PARTS_BEFORE_LINE, Task::FirstLine(code.firstlineno));
    }

    fn push_parts(&self, index: usize, pending: &mut Vec<Task>) {
        let first = pending.len();
        pending.extend(parts(self.nodes, index).map(|part| Task::Node(part, false)));
        pending[first..].reverse();
    }
}

/// Parts of a code object that precede its line.
const PARTS_BEFORE_LINE: usize = 8;

/// The nodes of a container's items.
fn parts(nodes: &[Node<'_>], index: usize) -> impl Iterator<Item = usize> {
    let end = nodes[index].next;
    std::iter::successors(Some(index + 1), |&part| nodes.get(part).map(|node| node.next))
        .take_while(move |&part| part < end)
}

/// The items of each frozen set in the order of the file: by what each would be written as alone.
fn frozen_set_orders(
    nodes: &[Node<'_>],
    counts: &[u32],
) -> Result<HashMap<usize, Vec<usize>>, WriteError> {
    let mut orders = HashMap::new();
    // Inner sets have higher indices, so their order is known when an outer one needs it.
    for index in (0..nodes.len()).rev() {
        if !matches!(nodes[index].item, Item::Constant(Constant::FrozenSet(_))) {
            continue;
        }
        let mut keyed = Vec::new();
        for part in parts(nodes, index) {
            let mut writer = Writer::new(nodes, counts, &orders);
            writer.write(part)?;
            keyed.push((writer.encoder.finish(), part));
        }
        keyed.sort();
        orders.insert(index, keyed.into_iter().map(|(_, part)| part).collect());
    }
    Ok(orders)
}
