//! `_ConstEvaluator`: a function that gives a value, as those that the compiler makes of expressions.

use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::declare::Arguments;
use crate::name;
use crate::protocol::object;
use crate::protocol::repr::Text;
use crate::singletons::ELLIPSIS;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{raise, slots, static_type};

/// The number by which annotations are asked for as text.
const AS_TEXT: i64 = 4;

/// A function of a number that says the form in which a value is wanted: itself, or as text.
#[repr(C)]
pub struct ConstEvaluator {
    object: Object,
    value: Place,
}

static_type! {
    /// The type of functions that give a known value.
    pub static CONST_EVALUATOR: ConstEvaluator = {
        name: "_typing._ConstEvaluator",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "_ConstEvaluator()\n--\n\nA function that gives a value in the form that its argument says.",
        slots: ConstEvaluator::SLOTS,
    };
}

impl ConstEvaluator {
    /// A function that gives a value.
    pub fn new(thread: &Thread, value: Owned) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, value: Place::new(value) })
    }

    fn value(&self, thread: &Thread) -> Owned {
        self.value.get().unwrap_or_else(|| thread.none())
    }
}

#[slots]
impl ConstEvaluator {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        text.push("<constevaluator ")?;
        text.push_repr(&self.value(thread))?;
        text.push(">")?;
        text.finish()
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        if !arguments.names().is_empty() {
            let message = "constevaluator.__call__() takes no keyword arguments";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let [form] = arguments.positional() else {
            let given = arguments.len();
            let message = "constevaluator.__call__() takes exactly 1 argument";
            return Err(raise!(thread, TYPE_ERROR, "{message} ({given} given)"));
        };
        let form = crate::protocol::number::to_c_long(thread, form.object(thread)?)?;
        let value = self.value(thread);
        if form != AS_TEXT {
            return Ok(value);
        }
        let mut text = Text::new(thread);
        match value.downcast_ref::<Tuple>() {
            Some(tuple) => {
                text.push("(")?;
                for (index, item) in tuple.iter().enumerate() {
                    if index > 0 {
                        text.push(", ")?;
                    }
                    push_type_repr(thread, &mut text, item)?;
                }
                text.push(")")?;
            }
            None => push_type_repr(thread, &mut text, &value)?,
        }
        Ok(text.finish()?.into_object())
    }
}

/// Adds what an annotation is written as: classes by their name, with the module in front unless it is `builtins`.
pub fn push_type_repr(thread: &Thread, text: &mut Text<'_>, annotation: &Object) -> Fallible {
    if annotation.is(ELLIPSIS.as_object()) {
        return text.push("...");
    }
    if annotation.is(crate::singletons::NONE_TYPE.get().as_object()) {
        return text.push("None");
    }
    let attribute = |name: &Str| object::lookup_attribute(thread, annotation, name);
    let is_alias = attribute(name!(thread, "__origin__"))?.is_some()
        && attribute(name!(thread, "__args__"))?.is_some();
    if is_alias {
        return text.push_repr(annotation);
    }
    let Some(name) = attribute(name!(thread, "__qualname__"))? else {
        return text.push_repr(annotation);
    };
    let module = attribute(name!(thread, "__module__"))?.filter(|module| !module.is_none());
    let Some(module) = module else { return text.push_repr(annotation) };
    let module = object::str(thread, &module)?;
    if !module.equals_ascii("builtins") {
        text.push_str(&module)?;
        text.push(".")?;
    }
    text.push_str(&*object::str(thread, &name)?)
}

impl Trace for ConstEvaluator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.value.trace(tracer);
    }

    fn clear(&self) {
        drop(self.value.take());
    }
}
