//! `ContextVar`: a variable whose value depends on the context.

use std::mem::offset_of;

use super::{Context, MISSING, Token};
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::{MemberKind, NativeMember};
use crate::errors::{LOOKUP_ERROR, new_exception};
use crate::protocol::object;
use crate::protocol::repr::Repr;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, raise, slots, static_type};

/// A variable whose value depends on the context.
#[repr(C)]
pub struct ContextVar {
    object: Object,
    name: Place<Str>,
    default: Place,
}

static_type! {
    /// The type of context variables.
    pub static CONTEXT_VAR: ContextVar = {
        name: "_contextvars.ContextVar",
        export: "PyContextVar_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: ContextVar::SLOTS,
        methods: ContextVar::METHODS,
        more_methods: &[ContextVar::GENERIC],
        members: const {
            &[NativeMember::new(
                c"name",
                MemberKind::Object,
                offset_of!(ContextVar, name),
                NativeMember::READ_ONLY,
                None,
            )]
        },
    };
}

crate::generic_class!(ContextVar);

impl ContextVar {
    /// A new variable.
    pub fn new(thread: &Thread, name: &Str, default: Option<&Object>) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            name: Place::new(Owned::share(name)),
            default: default.map_or_else(Place::empty, |value| Place::new(Owned::share(value))),
        })
    }

    /// The value in the context of the thread, or a default.
    pub fn value(&self, thread: &Thread, default: Option<&Object>) -> Option<Owned> {
        Context::current_value(thread, self)
            .or_else(|| default.map(Owned::share))
            .or_else(|| self.default.get())
    }

    /// Sets the value in the context of the thread.
    pub fn set_value(&self, thread: &Thread, value: &Object) -> Fallible<Owned<Token>> {
        let context = Context::current(thread)?;
        let token = Token::new(thread, &context, self, context.value(self))?;
        context.set(thread, self, Some(value))?;
        Ok(token)
    }

    /// Puts the value back that there was before a token was made.
    pub fn reset_to(&self, thread: &Thread, token: &Token) -> Fallible {
        let wrong = |what: &str| -> Fallible<crate::Raised> {
            let text = object::repr(thread, token.as_object())?;
            Ok(raise!(thread, VALUE_ERROR, "{text} was created {what}"))
        };
        if token.is_used() {
            let text = object::repr(thread, token.as_object())?;
            return Err(raise!(thread, RUNTIME_ERROR, "{text} has already been used once"));
        }
        if !token.is_of(self) {
            return Err(wrong("by a different ContextVar")?);
        }
        let context = Context::current(thread)?;
        if !token.is_in(&context) {
            return Err(wrong("in a different Context")?);
        }
        token.use_up();
        context.set(thread, self, token.old_value().as_deref())
    }
}

#[slots]
impl ContextVar {
    /// !ContextVar(name, /, *, default=<unrepresentable>)
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        name: &Object,
        default: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let Some(name) = name.downcast::<Str>() else {
            return Err(raise!(thread, TYPE_ERROR, "context variable name must be a str"));
        };
        object::hash(thread, name.as_object())?;
        Self::new(thread, name, default)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let Some(mut text) = Repr::begin(thread, self.as_object(), "<ContextVar name=")? else {
            return Str::new(thread, "...");
        };
        if let Some(name) = self.name.get() {
            text.push_repr(name.as_object())?;
        }
        if let Some(default) = self.default.get() {
            text.push(" default=")?;
            text.push_repr(&default)?;
        }
        text.push(&format!(" at {self:p}>"))?;
        text.finish()
    }

    fn tp_hash(&self) -> Fallible<isize> {
        Ok(object::hash_identity(self.as_object()))
    }
}

#[methods]
impl ContextVar {
    /// get($self, default=<unrepresentable>, /)
    ///
    /// The value in the current context; without one the default that is given here, or the variable's own. LookupError if
    /// there is nothing at all.
    fn get(&self, thread: &Thread, default: Option<&Object>) -> Fallible<Owned> {
        if let Some(value) = self.value(thread, default) {
            return Ok(value);
        }
        match new_exception(thread, LOOKUP_ERROR.get(), &[self.as_object()]) {
            Ok(exception) => Err(thread.raise(exception)),
            Err(raised) => Err(raised),
        }
    }

    /// set($self, value, /)
    ///
    /// Sets the value in the current context. The token that this gives undoes it.
    fn set(&self, thread: &Thread, value: &Object) -> Fallible<Owned<Token>> {
        self.set_value(thread, value)
    }

    /// reset($self, token, /)
    ///
    /// Puts back what there was before the set() that gave the token.
    fn reset(&self, thread: &Thread, token: &Object) -> Fallible {
        let Some(token) = token.downcast::<Token>() else {
            let text = object::repr(thread, token)?;
            return Err(raise!(thread, TYPE_ERROR, "expected an instance of Token, got {text}"));
        };
        self.reset_to(thread, token)
    }
}

impl Trace for ContextVar {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
        self.default.trace(tracer);
    }

    fn clear(&self) {
        drop(self.default.take());
    }
}

/// The old value of a token as the program sees it.
pub(super) fn shown(value: Option<Owned>) -> Owned {
    value.unwrap_or_else(|| Owned::share(MISSING.get().as_object()))
}
