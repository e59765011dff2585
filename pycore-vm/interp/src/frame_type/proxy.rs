//! `FrameLocalsProxy`: the variables of a function's frame as a mapping, which reads and writes them (PEP 667).

use pycore_objects::core::{Fallible, ObjectLike, Thread, Trace, Tracer, TypeObject};
use pycore_objects::declare::{Arguments, Comparison};
use pycore_objects::protocol::object;
use pycore_objects::protocol::repr::Repr;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, Place, Raised, methods, raise, slots, static_type};

use super::locals;
use crate::frame::FrameObject;

/// A view of a frame's variables.
#[repr(C)]
pub struct FrameLocalsProxy {
    object: Object,
    frame: Place<FrameObject>,
}

static_type! {
    /// The type of views of frames' variables.
    pub static FRAME_LOCALS_PROXY: FrameLocalsProxy = {
        name: "FrameLocalsProxy",
        export: "PyFrameLocalsProxy_Type",
        base: OBJECT,
        flags: HAVE_GC | MAPPING,
        slots: FrameLocalsProxy::SLOTS,
        methods: FrameLocalsProxy::METHODS,
    };
}

impl Trace for FrameLocalsProxy {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.frame.trace(tracer);
    }

    fn clear(&self) {
        drop(self.frame.take());
    }
}

/// The items of an object that may be merged into a view, or become part of a dict with one.
fn is_mergeable(object: &Object) -> bool {
    object.downcast::<Dict>().is_some() || object.downcast::<FrameLocalsProxy>().is_some()
}

impl FrameLocalsProxy {
    /// A view of a frame's variables.
    pub(crate) fn new(thread: &Thread, frame: &FrameObject) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, frame: Place::new(Owned::share(frame)) })
    }

    /// The frame. Only the collector empties the field.
    fn frame(&self, thread: &Thread) -> Fallible<Owned<FrameObject>> {
        match self.frame.get() {
            Some(frame) => Ok(frame),
            None => Err(raise!(thread, SYSTEM_ERROR, "the frame of these variables is gone")),
        }
    }

    fn dict(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        locals::snapshot(thread, &*self.frame(thread)?)
    }

    fn list(
        &self,
        thread: &Thread,
        mut item: impl FnMut(&Object, Owned) -> Fallible<Owned>,
    ) -> Fallible<Owned<List>> {
        let list = List::new(thread)?;
        let frame = self.frame(thread)?;
        locals::for_each(thread, &frame, &mut |name, value| list.push(thread, item(name, value)?))?;
        Ok(list)
    }

    fn merge(&self, thread: &Thread, other: &Object) -> Fallible {
        let dict = Dict::new(thread)?;
        dict.update_from(thread, other)?;
        let frame = self.frame(thread)?;
        let mut position = 0;
        while let Some((name, value)) = dict.next_entry(&mut position) {
            locals::set(thread, &frame, &name, &value)?;
        }
        Ok(())
    }
}

fn cannot_remove(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "cannot remove local variables from FrameLocalsProxy")
}

/// One or two positional arguments.
fn one_or_two<'a>(
    thread: &'a Thread,
    arguments: Arguments<'a>,
    message: impl FnOnce(usize) -> String,
) -> Fallible<(&'a Object, Option<&'a Object>)> {
    let count = arguments.positional().len();
    match arguments.object(thread, 0)? {
        Some(first) if count <= 2 => Ok((first, arguments.object(thread, 1)?)),
        _ => Err(raise!(thread, TYPE_ERROR, "{}", message(count))),
    }
}

#[slots]
impl FrameLocalsProxy {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let count = arguments.positional().len();
        let Some(frame) = arguments.object(thread, 0)?.filter(|_| count == 1) else {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "FrameLocalsProxy expected 1 argument, got {count}"
            ));
        };
        let Some(frame) = frame.downcast::<FrameObject>() else {
            return Err(raise!(thread, TYPE_ERROR, "expect frame, not {}", frame.type_name()));
        };
        if !arguments.names().is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "FrameLocalsProxy takes no keyword arguments"));
        }
        Self::new(thread, frame)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let Some(repr) = Repr::begin(thread, self.as_object(), "")? else {
            return Str::new(thread, "{...}");
        };
        let text = object::repr(thread, self.dict(thread)?.as_object())?;
        drop(repr);
        Ok(text)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        if let Some(other) = other.downcast::<Self>() {
            let same = self.frame.get().is_some_and(|frame| other.frame.holds(&frame));
            return Ok(match how {
                Comparison::Equal => thread.bool(same),
                Comparison::NotEqual => thread.bool(!same),
                _ => thread.not_implemented(),
            });
        }
        if other.downcast::<Dict>().is_some() {
            return object::compare(thread, self.dict(thread)?.as_object(), other, how);
        }
        Ok(thread.not_implemented())
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned> {
        object::iterate(thread, self.keys(thread)?.as_object())
    }

    fn mp_length(&self, thread: &Thread) -> Fallible<usize> {
        Ok(self.keys(thread)?.len())
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        match locals::get(thread, &*self.frame(thread)?, key)? {
            Some(value) => Ok(value),
            None => {
                let name = object::repr(thread, key)?;
                Err(raise!(thread, KEY_ERROR, "local variable '{name}' is not defined"))
            }
        }
    }

    fn mp_ass_subscript(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        let frame = self.frame(thread)?;
        if let Some(value) = value {
            return locals::set(thread, &frame, key, value);
        }
        if locals::index_of(thread, &frame, key)?.is_some() {
            return Err(cannot_remove(thread));
        }
        match frame.extra_locals.get() {
            Some(extra) => object::delete_item(thread, extra.as_object(), key),
            None => Err(thread.raise_key_error(key)),
        }
    }

    fn sq_contains(&self, thread: &Thread, key: &Object) -> Fallible<bool> {
        locals::contains(thread, &*self.frame(thread)?, key)
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        if !is_mergeable(left) || !is_mergeable(right) {
            return Ok(thread.not_implemented());
        }
        let dict = Dict::new(thread)?;
        dict.update_from(thread, left)?;
        dict.update_from(thread, right)?;
        Ok(dict.into_object())
    }

    fn nb_inplace_or(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        if !is_mergeable(other) {
            return Ok(thread.not_implemented());
        }
        self.merge(thread, other)?;
        Ok(Owned::share(self.as_object()))
    }
}

#[methods]
impl FrameLocalsProxy {
    /// __contains__($self, object, /)
    fn __contains__(&self, thread: &Thread, object: &Object) -> Fallible<bool> {
        self.sq_contains(thread, object)
    }

    /// __getitem__($self, object, /)
    fn __getitem__(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        self.mp_subscript(thread, object)
    }

    /// __reversed__($self, /)
    fn __reversed__(&self, thread: &Thread) -> Fallible<Owned<List>> {
        let keys = self.keys(thread)?;
        keys.reverse();
        Ok(keys)
    }

    /// copy($self, /)
    fn copy(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        self.dict(thread)
    }

    /// keys($self, /)
    fn keys(&self, thread: &Thread) -> Fallible<Owned<List>> {
        self.list(thread, |name, _| Ok(Owned::share(name)))
    }

    /// values($self, /)
    fn values(&self, thread: &Thread) -> Fallible<Owned<List>> {
        self.list(thread, |_, value| Ok(value))
    }

    /// items($self, /)
    fn items(&self, thread: &Thread) -> Fallible<Owned<List>> {
        self.list(thread, |name, value| {
            Ok(Tuple::pack(thread, [Owned::share(name), value])?.into_object())
        })
    }

    /// update($self, object, /)
    fn update(&self, thread: &Thread, object: &Object) -> Fallible {
        if !is_mergeable(object) {
            let message = "update() argument must be dict or another FrameLocalsProxy";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        self.merge(thread, object)
    }

    #[python(no_keywords)]
    fn get(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let message = |_| "get expected 1 or 2 arguments".to_owned();
        let (key, default) = one_or_two(thread, arguments, message)?;
        match locals::get(thread, &*self.frame(thread)?, key)? {
            Some(value) => Ok(value),
            None => Ok(default.map_or_else(|| thread.none(), Owned::share)),
        }
    }

    #[python(no_keywords)]
    fn setdefault(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let message = |_| "setdefault expected 1 or 2 arguments".to_owned();
        let (key, default) = one_or_two(thread, arguments, message)?;
        let frame = self.frame(thread)?;
        if let Some(value) = locals::get(thread, &frame, key)? {
            return Ok(value);
        }
        let value = default.map_or_else(|| thread.none(), Owned::share);
        locals::set(thread, &frame, key, &value)?;
        Ok(value)
    }

    #[python(no_keywords)]
    fn pop(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let message = |count| {
            let (bound, plural, limit) =
                if count == 0 { ("at least", "", 1) } else { ("at most", "s", 2) };
            format!("pop expected {bound} {limit} argument{plural}, got {count}")
        };
        let (key, default) = one_or_two(thread, arguments, message)?;
        let frame = self.frame(thread)?;
        if locals::index_of(thread, &frame, key)?.is_some() {
            return Err(cannot_remove(thread));
        }
        let value = match frame.extra_locals.get() {
            Some(extra) => extra.remove(thread, key)?,
            None => None,
        };
        match (value, default) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(Owned::share(default)),
            (None, None) => Err(thread.raise_key_error(key)),
        }
    }
}
