//! `Token`: what undoes the setting of a variable.

use std::cell::Cell;

use super::variable::shown;
use super::{Context, ContextVar};
use crate::core::slots::generic;
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::{Arguments, SlotTable};
use crate::protocol::repr::Text;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, raise, slots, static_object, static_type};

/// What undoes the setting of a variable.
#[repr(C)]
pub struct Token {
    object: Object,
    context: Place<Context>,
    variable: Place<ContextVar>,
    /// Nothing if the variable had no value.
    old_value: Place,
    used: Cell<bool>,
}

/// That there is no hash.
const UNHASHABLE: SlotTable = {
    let mut slots = SlotTable::EMPTY;
    slots.type_object.tp_hash = Some(generic::hash_not_implemented);
    slots
};

static_type! {
    /// The type of tokens.
    pub static TOKEN: Token = {
        name: "_contextvars.Token",
        export: "PyContextToken_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: Token::SLOTS.merge(UNHASHABLE),
        methods: Token::METHODS,
        more_methods: &[Token::GENERIC],
        getsets: Token::GETSETS,
    };
}

crate::generic_class!(Token);

impl Token {
    pub(super) fn new(
        thread: &Thread,
        context: &Context,
        variable: &ContextVar,
        old_value: Option<Owned>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            context: Place::new(Owned::share(context)),
            variable: Place::new(Owned::share(variable)),
            old_value: old_value.map_or_else(Place::empty, Place::new),
            used: Cell::new(false),
        })
    }

    pub(super) fn is_used(&self) -> bool {
        self.used.get()
    }

    pub(super) fn use_up(&self) {
        self.used.set(true);
    }

    pub(super) fn is_of(&self, variable: &ContextVar) -> bool {
        self.variable.holds(variable)
    }

    pub(super) fn is_in(&self, context: &Context) -> bool {
        self.context.holds(context)
    }

    pub(super) fn old_value(&self) -> Option<Owned> {
        self.old_value.get()
    }
}

#[slots]
impl Token {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let _ = arguments;
        Err(raise!(thread, RUNTIME_ERROR, "Tokens can only be created by ContextVars"))
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        text.push(if self.is_used() { "<Token used var=" } else { "<Token var=" })?;
        if let Some(variable) = self.variable.get() {
            text.push_repr(variable.as_object())?;
        }
        text.push(&format!(" at {self:p}>"))?;
        text.finish()
    }
}

#[methods]
impl Token {
    #[getter]
    fn var(&self) -> Option<Owned<ContextVar>> {
        self.variable.get()
    }

    #[getter(name = "old_value")]
    fn shown_old_value(&self) -> Owned {
        shown(self.old_value.get())
    }

    /// __enter__($self, /)
    ///
    /// The token itself.
    fn __enter__(&self) -> Owned {
        Owned::share(self.as_object())
    }

    /// __exit__($self, type, val, tb, /)
    ///
    /// Puts back the value that the variable had before.
    fn __exit__(&self, thread: &Thread, r#type: &Object, val: &Object, tb: &Object) -> Fallible {
        let _ = (r#type, val, tb);
        match self.variable.get() {
            Some(variable) => variable.reset_to(thread, self),
            None => Ok(()),
        }
    }
}

impl Trace for Token {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.context.trace(tracer);
        self.variable.trace(tracer);
        self.old_value.trace(tracer);
    }

    fn clear(&self) {
        drop((self.context.take(), self.variable.take(), self.old_value.take()));
    }
}

/// The type of `Token.MISSING`, its only instance.
#[repr(C)]
pub struct Missing {
    object: Object,
}

static_type! {
    /// The type of `Token.MISSING`.
    pub static MISSING_TYPE: Missing = {
        name: "Token.MISSING",
        export: "_PyContextTokenMissing_Type",
        base: OBJECT,
        flags: ,
        slots: Missing::SLOTS,
    };
}

static_object! {
    /// `Token.MISSING`: that a variable had no value.
    pub static MISSING: Missing = of MISSING_TYPE, |object| Missing { object };
}

impl Trace for Missing {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

#[slots]
impl Missing {
    fn tp_repr(&self) -> &'static str {
        "<Token.MISSING>"
    }
}
