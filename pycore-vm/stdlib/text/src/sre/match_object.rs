//! `re.Match`: where a pattern was found.

use std::mem::offset_of;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::protocol::number;
use pycore_objects::protocol::repr::Text;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, generic_class, methods, raise, slots, static_type,
};

use super::engine::UNSET;
use super::pattern::Pattern;
use super::state::{State, check_span};
use super::subject::Subject;
use super::template::compile_template;

/// A match.
#[repr(C)]
pub struct Match {
    object: Object,
    string: Place,
    pattern: Place<Pattern>,
    pos: isize,
    endpos: isize,
    /// The tuple of all spans, once somebody has asked for it.
    regs: Place<Tuple>,
    /// The group that was closed last, or 0.
    last_group: usize,
    /// The whole match and the groups.
    spans: Box<[Option<(usize, usize)>]>,
}

static_type! {
    /// The type `re.Match`.
    pub static MATCH: Match = {
        name: "re.Match",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        doc: "Where a pattern was found in a string. Match objects are true.",
        slots: Match::SLOTS,
        methods: Match::METHODS,
        more_methods: &[Match::GENERIC],
        getsets: Match::GETSETS,
        members: MEMBERS,
    };
}

generic_class!(Match);

const fn member(
    name: &'static std::ffi::CStr,
    kind: MemberKind,
    offset: usize,
    doc: &'static std::ffi::CStr,
) -> NativeMember {
    NativeMember::new(name, kind, offset, NativeMember::READ_ONLY, Some(doc))
}

const MEMBERS: &[NativeMember] = &[
    member(c"string", MemberKind::ObjectOrNone, offset_of!(Match, string), c"what was searched"),
    member(c"re", MemberKind::ObjectOrNone, offset_of!(Match, pattern), c"the pattern"),
    member(c"pos", MemberKind::Size, offset_of!(Match, pos), c"where the search began"),
    member(c"endpos", MemberKind::Size, offset_of!(Match, endpos), c"where it ended at the latest"),
];

impl Trace for Match {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.string.trace(tracer);
        self.pattern.trace(tracer);
        self.regs.trace(tracer);
    }

    fn clear(&self) {
        drop((self.string.take(), self.pattern.take(), self.regs.take()));
    }
}

impl Match {
    /// The match that a search has found.
    pub(super) fn new(
        thread: &Thread,
        pattern: &Pattern,
        string: &Object,
        state: &State,
    ) -> Fallible<Owned<Self>> {
        let groups = pattern.program().groups();
        let machine = &state.machine;
        let mut spans = thread.vector(groups + 1)?;
        spans.push(Some((machine.start, machine.position)));
        for index in 0..groups {
            let span = machine.group(index);
            if let Some((start, end)) = span {
                check_span(thread, start, end)?;
            }
            spans.push(span);
        }
        debug_assert!(machine.position != UNSET);
        thread.new_object(|object| Self {
            object,
            string: Place::new(Owned::share(string)),
            pattern: Place::new(Owned::share(pattern)),
            pos: state.first as isize,
            endpos: state.end as isize,
            regs: Place::empty(),
            last_group: machine.last_group as usize,
            spans: spans.into(),
        })
    }

    /// The number of the group that an object names.
    fn index_of(&self, thread: &Thread, group: &Object) -> Fallible<usize> {
        let number = if number::is_index(group) {
            Some(number::to_isize_clamped(thread, group)?)
        } else {
            match self.pattern.get().and_then(|pattern| pattern.group_index()) {
                Some(names) => names
                    .get(thread, group)?
                    .and_then(|number| number.downcast_ref::<Int>().and_then(Int::to_isize)),
                None => None,
            }
        };
        self.checked(thread, number.and_then(|number| usize::try_from(number).ok()))
    }

    fn checked(&self, thread: &Thread, index: Option<usize>) -> Fallible<usize> {
        match index {
            Some(index) if index < self.spans.len() => Ok(index),
            _ => Err(raise!(thread, INDEX_ERROR, "no such group")),
        }
    }

    /// What was searched.
    pub(super) fn subject(&self, thread: &Thread) -> Fallible<Subject> {
        Subject::of(thread, &self.string.get().unwrap_or_else(|| thread.none()))
    }

    /// The text of a group that there is, if it has matched.
    fn text(&self, thread: &Thread, index: usize) -> Fallible<Option<Owned>> {
        match self.spans[index] {
            Some((start, end)) => self.subject(thread)?.part(thread, start, end).map(Some),
            None => Ok(None),
        }
    }

    /// The text of a group by its number.
    pub(super) fn text_of(&self, thread: &Thread, index: usize) -> Fallible<Option<Owned>> {
        let index = self.checked(thread, Some(index))?;
        self.text(thread, index)
    }

    fn item(&self, thread: &Thread, group: &Object) -> Fallible<Owned> {
        let index = self.index_of(thread, group)?;
        Ok(self.text(thread, index)?.unwrap_or_else(|| thread.none()))
    }

    fn span_of(&self, thread: &Thread, group: Option<&Object>) -> Fallible<(isize, isize)> {
        let index = group.map_or(Ok(0), |group| self.index_of(thread, group))?;
        Ok(numbers(self.spans[index]))
    }
}

fn numbers(span: Option<(usize, usize)>) -> (isize, isize) {
    span.map_or((-1, -1), |(start, end)| (start as isize, end as isize))
}

fn pair(thread: &Thread, (start, end): (isize, isize)) -> Fallible<Owned<Tuple>> {
    Tuple::pack(thread, [thread.new_int(start as i64)?, thread.new_int(end as i64)?])
}

#[slots]
impl Match {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let (start, end) = numbers(self.spans[0]);
        let whole = self.text(thread, 0)?.unwrap_or_else(|| thread.none());
        let mut text = Text::new(thread);
        let kind = self.as_object().type_name();
        text.push(&format!("<{kind} object; span=({start}, {end}), match="))?;
        text.push_repr(&whole)?;
        text.push(">")?;
        text.finish()
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        self.item(thread, key)
    }
}

#[methods]
impl Match {
    /// group([group1, ...]) -> str or tuple
    ///
    /// The text of a group, of which 0 is the whole match, or a tuple for several.
    #[python(name = "group", no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn group(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        match arguments.positional() {
            [] => Ok(self.text(thread, 0)?.unwrap_or_else(|| thread.none())),
            [one] => self.item(thread, one.object(thread)?),
            several => {
                let mut items = Builder::new(thread, several.len())?;
                for group in several {
                    items.push(self.item(thread, group.object(thread)?)?);
                }
                Ok(items.finish(thread)?.into_object())
            }
        }
    }

    /// start($self, group=0, /)
    ///
    /// Where a group begins, or -1.
    fn start(&self, thread: &Thread, group: Option<&Object>) -> Fallible<isize> {
        Ok(self.span_of(thread, group)?.0)
    }

    /// end($self, group=0, /)
    ///
    /// Where a group ends, or -1.
    fn end(&self, thread: &Thread, group: Option<&Object>) -> Fallible<isize> {
        Ok(self.span_of(thread, group)?.1)
    }

    /// span($self, group=0, /)
    ///
    /// Where a group begins and ends.
    fn span(&self, thread: &Thread, group: Option<&Object>) -> Fallible<Owned<Tuple>> {
        pair(thread, self.span_of(thread, group)?)
    }

    /// groups($self, /, default=None)
    ///
    /// A tuple of the groups' texts; default for those that have not matched.
    fn groups(&self, thread: &Thread, default: Option<&Object>) -> Fallible<Owned<Tuple>> {
        let mut items = Builder::new(thread, self.spans.len() - 1)?;
        for index in 1..self.spans.len() {
            let text = self.text(thread, index)?;
            items.push(text.unwrap_or_else(|| default.map_or_else(|| thread.none(), Owned::share)));
        }
        items.finish(thread)
    }

    /// groupdict($self, /, default=None)
    ///
    /// A dict of the texts of groups with names.
    fn groupdict(&self, thread: &Thread, default: Option<&Object>) -> Fallible<Owned<Dict>> {
        let result = Dict::new(thread)?;
        let Some(names) = self.pattern.get().and_then(|pattern| pattern.group_index()) else {
            return Ok(result);
        };
        let mut position = 0;
        while let Some((name, _)) = names.next_entry(&mut position) {
            let index = self.index_of(thread, &name)?;
            let text = self.text(thread, index)?;
            let text = text.unwrap_or_else(|| default.map_or_else(|| thread.none(), Owned::share));
            result.insert_owned(thread, name, text)?;
        }
        Ok(result)
    }

    /// expand($self, /, template)
    ///
    /// The template with the texts of groups in place of \1, \g<1> and \g<name>.
    fn expand(&self, thread: &Thread, template: &Object) -> Fallible<Owned> {
        let Some(pattern) = self.pattern.get() else { return Ok(thread.none()) };
        compile_template(thread, &pattern, template)?.expand(thread, self)
    }

    /// __copy__($self, /)
    // The match itself.
    fn __copy__(&self) -> Owned<Self> {
        Owned::share(self)
    }

    /// __deepcopy__($self, memo, /)
    // The match itself.
    fn __deepcopy__(&self, memo: &Object) -> Owned<Self> {
        let _ = memo;
        Owned::share(self)
    }

    /// The number of the group that was closed last.
    #[getter]
    fn lastindex(&self) -> Option<usize> {
        (self.last_group > 0).then_some(self.last_group)
    }

    /// The name of the group that was closed last.
    #[getter]
    fn lastgroup(&self, thread: &Thread) -> Owned {
        let pattern = self.pattern.get().filter(|_| self.last_group > 0);
        pattern
            .and_then(|pattern| pattern.group_name(self.last_group))
            .unwrap_or_else(|| thread.none())
    }

    // Where the match and its groups begin and end.
    #[getter]
    fn regs(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        if let Some(known) = self.regs.get() {
            return Ok(known);
        }
        let mut items = Builder::new(thread, self.spans.len())?;
        for &span in &self.spans {
            items.push(pair(thread, numbers(span))?.into_object());
        }
        let regs = items.finish(thread)?;
        self.regs.set(regs.clone());
        Ok(regs)
    }
}
