//! `SRE_Template`: what replaces a match, literal text and the numbers of groups.

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, name, raise, static_type};

use super::match_object::Match;
use super::pattern::Pattern;
use super::subject::join;

/// A template that has been read.
#[repr(C)]
pub struct Template {
    object: Object,
    /// The literal text in front, and behind each group.
    literals: Place<Tuple>,
    groups: Box<[usize]>,
}

static_type! {
    /// The type `_sre.SRE_Template`.
    pub static TEMPLATE: Template = {
        name: "_sre.SRE_Template",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
    };
}

impl Trace for Template {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.literals.trace(tracer);
    }

    fn clear(&self) {
        drop(self.literals.take());
    }
}

fn is_empty(text: &Object) -> bool {
    text.downcast::<Str>().is_some_and(Str::is_empty)
        || text.downcast::<Bytes>().is_some_and(Bytes::is_empty)
}

impl Template {
    /// A template of a list: text, and any number of groups each with text behind it.
    pub(super) fn new(thread: &Thread, parts: &List) -> Fallible<Owned<Self>> {
        let invalid = || raise!(thread, TYPE_ERROR, "invalid template");
        let count = parts.len();
        if count.is_multiple_of(2) {
            return Err(invalid());
        }
        let (mut literals, mut groups) = (thread.vector(count / 2 + 1)?, thread.vector(count / 2)?);
        for index in 0..count {
            let part = parts.get(index).ok_or_else(invalid)?;
            if index.is_multiple_of(2) {
                literals.push(part);
                continue;
            }
            let Some(number) = part.downcast_ref::<pycore_objects::types::int::Int>() else {
                return Err(raise!(thread, TYPE_ERROR, "an integer is required"));
            };
            let number = number.to_isize().ok_or_else(|| {
                raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")
            })?;
            groups.push(usize::try_from(number).map_err(|_| invalid())?);
        }
        let literals = Tuple::from_owned(thread, literals)?;
        thread.new_object(|object| Self {
            object,
            literals: Place::new(literals),
            groups: groups.into(),
        })
    }

    /// The text, if there are no groups.
    pub(super) fn literal(&self) -> Option<Owned> {
        let literals = self.literals.get().filter(|_| self.groups.is_empty())?;
        literals.get(0).map(Owned::share)
    }

    /// The text with that of a match's groups.
    pub(super) fn expand(&self, thread: &Thread, found: &Match) -> Fallible<Owned> {
        if let Some(literal) = self.literal() {
            return Ok(literal);
        }
        let is_bytes = found.subject(thread)?.is_bytes();
        let mut parts = thread.vector(2 * self.groups.len() + 1)?;
        let literals = self.literals.get().unwrap_or_else(Tuple::empty);
        for (index, literal) in literals.iter().enumerate() {
            if let Some(&group) = index.checked_sub(1).and_then(|index| self.groups.get(index)) {
                parts.extend(found.text_of(thread, group)?);
            }
            if !is_empty(literal) {
                parts.push(Owned::share(literal));
            }
        }
        join(thread, parts, is_bytes)
    }
}

/// Reads a template for a pattern, or finds it among those that were read before: `re._compile_template`.
pub(super) fn compile_template(
    thread: &Thread,
    pattern: &Pattern,
    template: &Object,
) -> Fallible<Owned<Template>> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else {
        return Err(raise!(thread, IMPORT_ERROR, "No module named 're'"));
    };
    let module = import(thread, name!(thread, "re").as_object())?;
    let function = object::get_attribute(thread, &module, name!(thread, "_compile_template"))?;
    let result =
        call::call(thread, &function, &[pycore_objects::ObjectLike::as_object(pattern), template])?;
    result.downcast::<Template>().map_err(|_| raise!(thread, TYPE_ERROR, "invalid template"))
}
