//! `re.Pattern`: a compiled expression.

use std::cell::{Cell, RefCell};
use std::mem::offset_of;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::{Comparison, MemberKind, NativeMember};
use pycore_objects::protocol::object;
use pycore_objects::protocol::repr::Text;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::iterators::CallableIterator;
use pycore_objects::types::list::List;
use pycore_objects::types::mappingproxy::MappingProxy;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, generic_class, hash, methods, name, slots, static_type,
};

use super::engine::Machine;
use super::match_object::Match;
use super::opcodes::flag;
use super::program::Program;
use super::scanner::Scanner;
use super::state::{Mode, State};
use super::substitute::substitute;

/// A compiled expression.
#[repr(C)]
pub struct Pattern {
    object: Object,
    pattern: Place,
    flags: i32,
    groups: isize,
    group_index: Place<Dict>,
    index_group: Place<Tuple>,
    /// Whether the expression is bytes; nothing if it was made without one, and matches both.
    is_bytes: Option<bool>,
    program: Program,
    /// Memory for the next search.
    machine: RefCell<Option<Box<Machine>>>,
    weak_references: Cell<usize>,
}

static_type! {
    /// The type `re.Pattern`.
    pub static PATTERN: Pattern = {
        name: "re.Pattern",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        doc: "A compiled regular expression.",
        slots: Pattern::SLOTS,
        methods: Pattern::METHODS,
        more_methods: &[Pattern::GENERIC],
        getsets: Pattern::GETSETS,
        members: MEMBERS,
        weaklist_offset: offset_of!(Pattern, weak_references) as isize,
    };
}

generic_class!(Pattern);

const fn member(
    name: &'static std::ffi::CStr,
    kind: MemberKind,
    offset: usize,
    doc: &'static std::ffi::CStr,
) -> NativeMember {
    NativeMember::new(name, kind, offset, NativeMember::READ_ONLY, Some(doc))
}

const MEMBERS: &[NativeMember] = &[
    member(
        c"pattern",
        MemberKind::ObjectOrNone,
        offset_of!(Pattern, pattern),
        c"what was compiled",
    ),
    member(
        c"flags",
        MemberKind::Int,
        offset_of!(Pattern, flags),
        c"the flags, those written in the pattern included",
    ),
    member(c"groups", MemberKind::Size, offset_of!(Pattern, groups), c"the number of groups"),
];

impl Trace for Pattern {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.pattern.trace(tracer);
        self.group_index.trace(tracer);
        self.index_group.trace(tracer);
    }

    fn clear(&self) {
        drop((self.pattern.take(), self.group_index.take(), self.index_group.take()));
    }
}

impl Pattern {
    pub(super) fn new(
        thread: &Thread,
        pattern: &Object,
        flags: i32,
        is_bytes: Option<bool>,
        program: Program,
        (group_index, index_group): (&Dict, &Tuple),
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            pattern: Place::new(Owned::share(pattern)),
            flags,
            groups: program.groups() as isize,
            group_index: Place::new(Owned::share(group_index)),
            index_group: Place::new(Owned::share(index_group)),
            is_bytes,
            program,
            machine: RefCell::new(None),
            weak_references: Cell::new(0),
        })
    }

    pub(super) fn program(&self) -> &Program {
        &self.program
    }

    pub(super) fn is_bytes(&self) -> Option<bool> {
        self.is_bytes
    }

    pub(super) fn take_machine(&self) -> Machine {
        self.machine.take().map_or_else(Machine::default, |machine| *machine)
    }

    pub(super) fn keep_machine(&self, mut machine: Machine) {
        machine.shrink();
        drop(self.machine.replace(Some(Box::new(machine))));
    }

    /// The groups that have names.
    pub(super) fn group_index(&self) -> Option<Owned<Dict>> {
        self.group_index.get()
    }

    /// The name of a group.
    pub(super) fn group_name(&self, index: usize) -> Option<Owned> {
        self.index_group.get()?.get(index).map(Owned::share)
    }

    fn find_one(
        &self,
        thread: &Thread,
        string: &Object,
        (start, end): (Option<isize>, Option<isize>),
        mode: Mode,
    ) -> Fallible<Option<Owned<Match>>> {
        let mut state = State::new(thread, self, string, start, end)?;
        let found = state.find(thread, self, mode)?;
        let result = if found { Some(Match::new(thread, self, string, &state)?) } else { None };
        state.finish(self);
        Ok(result)
    }
}

#[slots]
impl Pattern {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        text.push("re.compile(")?;
        let pattern = self.pattern.get().unwrap_or_else(|| thread.none());
        let pattern = object::repr(thread, &pattern)?;
        text.push_view(pattern.view().first(200))?;
        let mut flags = self.flags as u32;
        if self.is_bytes == Some(false)
            && flags & (flag::LOCALE | flag::UNICODE | flag::ASCII) == flag::UNICODE
        {
            flags &= !flag::UNICODE;
        }
        let mut names = Vec::new();
        for &(bit, name) in flag::NAMES {
            if flags & bit != 0 {
                names.push(name.to_string());
                flags &= !bit;
            }
        }
        if flags != 0 {
            names.push(format!("{flags:#x}"));
        }
        if !names.is_empty() {
            text.push(", ")?;
            text.push(&names.join("|"))?;
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        let pattern = self.pattern.get().unwrap_or_else(|| thread.none());
        let of_pattern = object::hash(thread, &pattern)?;
        let words: Vec<u8> =
            self.program.words().iter().flat_map(|word| word.to_ne_bytes()).collect();
        let kind = self.is_bytes.map_or(-1, isize::from);
        Ok(of_pattern ^ hash::hash_bytes(&words) ^ self.flags as isize ^ kind)
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let wants_equal = match comparison {
            Comparison::Equal => true,
            Comparison::NotEqual => false,
            _ => return Ok(thread.not_implemented()),
        };
        let Some(other) = other.downcast::<Self>() else { return Ok(thread.not_implemented()) };
        let same = std::ptr::eq(self, other)
            || self.flags == other.flags
                && self.is_bytes == other.is_bytes
                && self.program.words() == other.program.words()
                && match (self.pattern.get(), other.pattern.get()) {
                    (Some(one), Some(other)) => object::equal(thread, &one, &other)?,
                    _ => false,
                };
        Ok(thread.bool(same == wants_equal))
    }
}

#[methods]
impl Pattern {
    /// match($self, /, string, pos=0, endpos=sys.maxsize)
    ///
    /// The match that begins where the string does, or None.
    fn r#match(
        &self,
        thread: &Thread,
        string: &Object,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Fallible<Option<Owned<Match>>> {
        self.find_one(thread, string, (pos, endpos), Mode::Match)
    }

    /// fullmatch($self, /, string, pos=0, endpos=sys.maxsize)
    ///
    /// The match that is the whole string, or None.
    fn fullmatch(
        &self,
        thread: &Thread,
        string: &Object,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Fallible<Option<Owned<Match>>> {
        self.find_one(thread, string, (pos, endpos), Mode::Full)
    }

    /// search($self, /, string, pos=0, endpos=sys.maxsize)
    ///
    /// The first match in the string, or None.
    fn search(
        &self,
        thread: &Thread,
        string: &Object,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Fallible<Option<Owned<Match>>> {
        self.find_one(thread, string, (pos, endpos), Mode::Search)
    }

    /// sub($self, /, repl, string, count=0)
    ///
    /// The string with matches replaced, from the left, all or so many.
    fn sub(
        &self,
        thread: &Thread,
        repl: &Object,
        string: &Object,
        count: Option<isize>,
    ) -> Fallible<Owned> {
        Ok(substitute(thread, self, repl, string, count.unwrap_or(0))?.0)
    }

    /// subn($self, /, repl, string, count=0)
    ///
    /// What sub gives, and the number of replacements.
    fn subn(
        &self,
        thread: &Thread,
        repl: &Object,
        string: &Object,
        count: Option<isize>,
    ) -> Fallible<Owned<Tuple>> {
        let (result, number) = substitute(thread, self, repl, string, count.unwrap_or(0))?;
        Tuple::pack(thread, [result, thread.new_int(number as i64)?])
    }

    /// findall($self, /, string, pos=0, endpos=sys.maxsize)
    ///
    /// A list of the matches: the text of each, or of its group, or a tuple of its groups.
    fn findall(
        &self,
        thread: &Thread,
        string: &Object,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Fallible<Owned<List>> {
        let mut state = State::new(thread, self, string, pos, endpos)?;
        let list = List::new(thread)?;
        let groups = self.program.groups();
        while state.find(thread, self, Mode::Search)? {
            let group = |index: usize| match state.group(thread, index)? {
                Some(text) => Ok(text),
                None => state.subject.empty(thread),
            };
            let item = match groups {
                0 => state.part(thread, state.machine.start, state.machine.position)?,
                1 => group(0)?,
                _ => {
                    let mut items = Builder::new(thread, groups)?;
                    for index in 0..groups {
                        items.push(group(index)?);
                    }
                    items.finish(thread)?.into_object()
                }
            };
            list.push(thread, item)?;
            state.advance();
        }
        state.finish(self);
        Ok(list)
    }

    /// split($self, /, string, maxsplit=0)
    ///
    /// The parts of the string between matches, with the groups of the matches.
    fn split(
        &self,
        thread: &Thread,
        string: &Object,
        maxsplit: Option<isize>,
    ) -> Fallible<Owned<List>> {
        let most = maxsplit.unwrap_or(0);
        let mut state = State::new(thread, self, string, None, None)?;
        let list = List::new(thread)?;
        let (mut number, mut last) = (0, 0);
        while (most == 0 || number < most) && state.find(thread, self, Mode::Search)? {
            list.push(thread, state.part(thread, last, state.machine.start)?)?;
            for index in 0..self.program.groups() {
                let text = state.group(thread, index)?.unwrap_or_else(|| thread.none());
                list.push(thread, text)?;
            }
            number += 1;
            state.advance();
            last = state.next;
        }
        list.push(thread, state.part(thread, last, state.end)?)?;
        state.finish(self);
        Ok(list)
    }

    /// finditer($self, /, string, pos=0, endpos=sys.maxsize)
    ///
    /// An iterator over the matches.
    fn finditer(
        &self,
        thread: &Thread,
        string: &Object,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Fallible<Owned<CallableIterator>> {
        let scanner = Scanner::new(thread, self, string, pos, endpos)?;
        let search = object::get_attribute(thread, scanner.as_object(), name!(thread, "search"))?;
        CallableIterator::new(thread, search, thread.none())
    }

    /// scanner($self, /, string, pos=0, endpos=sys.maxsize)
    ///
    /// What gives match after match.
    fn scanner(
        &self,
        thread: &Thread,
        string: &Object,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Fallible<Owned<Scanner>> {
        Scanner::new(thread, self, string, pos, endpos)
    }

    /// __copy__($self, /)
    ///
    /// The pattern itself.
    fn __copy__(&self) -> Owned<Self> {
        Owned::share(self)
    }

    /// __deepcopy__($self, memo, /)
    ///
    /// The pattern itself.
    fn __deepcopy__(&self, memo: &Object) -> Owned<Self> {
        let _ = memo;
        Owned::share(self)
    }

    /// The numbers of the groups that have names.
    #[getter]
    fn groupindex(&self, thread: &Thread) -> Fallible<Owned<MappingProxy>> {
        let index = self.group_index.get().map_or_else(|| Dict::new(thread), Ok)?;
        MappingProxy::new(thread, index.as_object())
    }
}
