//! What the module has of others: found when it is needed for the first time, and kept.

use pycore_objects::errors;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Raised, Thread, name, raise, slots};

/// Declares what is taken of other modules.
macro_rules! imported {
    ($($Name:ident = $module:literal $attribute:literal,)+) => {
        /// An attribute of another module.
        #[derive(Clone, Copy, Debug)]
        pub(super) enum Imported { $($Name,)+ }

        const ATTRIBUTES: &[(&str, &str)] = &[$(($module, $attribute),)+];
    };
}

imported! {
    GetPolicy = "asyncio.events" "_get_event_loop_policy",
    FutureRepr = "asyncio.base_futures" "_future_repr",
    TaskRepr = "asyncio.base_tasks" "_task_repr",
    TaskStack = "asyncio.base_tasks" "_task_get_stack",
    PrintStack = "asyncio.base_tasks" "_task_print_stack",
    CancelledError = "asyncio.exceptions" "CancelledError",
    InvalidStateError = "asyncio.exceptions" "InvalidStateError",
    IsCoroutine = "asyncio.coroutines" "iscoroutine",
    ExtractStack = "traceback" "extract_stack",
    WeakSet = "weakref" "WeakSet",
    GeneratorType = "types" "GeneratorType",
}

/// References of a fixed number.
pub(super) struct Places<const N: usize>([Place; N]);

impl<const N: usize> Places<N> {
    fn trace(&self, tracer: &mut pycore_objects::core::Tracer<'_>) {
        self.0.iter().for_each(|place| place.trace(tracer));
    }

    fn take(&self) -> Vec<Owned> {
        self.0.iter().filter_map(Place::take).collect()
    }
}

native_type! {
    /// What the module keeps, which ends with the interpreter.
    pub struct State = STATE "_asyncio.State" (DISALLOW_INSTANTIATION) {
        imported: Places<{ ATTRIBUTES.len() }>,
        /// The type of the last coroutine that was accepted as one.
        coroutine_type: Place,
        /// `('context',)`
        context_names: Place<Tuple>,
        /// Tasks of other types: weak references, and those that have been started eagerly.
        others: Place,
        eager: Place,
    }
    traced(imported, coroutine_type, context_names, others, eager)
}

#[slots]
impl State {
    fn tp_repr(&self) -> &'static str {
        "<state of _asyncio>"
    }
}

impl State {
    /// The state of the interpreter.
    pub(super) fn of(thread: &Thread) -> Fallible<Owned<Self>> {
        let make = || {
            let state = thread.new_object(|object| Self {
                object,
                imported: Places([const { Place::empty() }; ATTRIBUTES.len()]),
                coroutine_type: Place::empty(),
                context_names: Place::empty(),
                others: Place::empty(),
                eager: Place::empty(),
            })?;
            Ok(state.into_object())
        };
        let state = thread.native_state("_asyncio", make)?;
        state.downcast().map_err(|_| raise!(thread, SYSTEM_ERROR, "the state of _asyncio is lost"))
    }

    /// An attribute of another module.
    fn get(&self, thread: &Thread, what: Imported) -> Fallible<Owned> {
        let (place, (module, attribute)) =
            (&self.imported.0[what as usize], ATTRIBUTES[what as usize]);
        if let Some(found) = place.get() {
            return Ok(found);
        }
        let Some(import) = thread.interpreter().hooks.import_module.get() else {
            return Err(raise!(thread, IMPORT_ERROR, "No module named '{module}'"));
        };
        let module = import(thread, Str::new(thread, module)?.as_object())?;
        let found = object::get_attribute(thread, &module, &*Str::new(thread, attribute)?)?;
        place.set(found.clone());
        Ok(found)
    }

    /// The names of a call whose last argument is a context.
    pub(super) fn context_names(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        if let Some(names) = self.context_names.get() {
            return Ok(names);
        }
        let names = Tuple::new(thread, &[name!(thread, "context").as_object()])?;
        self.context_names.set(names.clone());
        Ok(names)
    }

    /// Whether an object is a coroutine, as `asyncio.iscoroutine` says of its type.
    pub(super) fn is_coroutine(&self, thread: &Thread, object: &Object) -> Fallible<bool> {
        let class = object.type_object().as_object();
        if self.coroutine_type.holds(class) {
            return Ok(true);
        }
        let says = call::call(thread, &*self.get(thread, Imported::IsCoroutine)?, &[object])?;
        let is_one = object::is_true(thread, &says)?;
        if is_one {
            self.coroutine_type.set(Owned::share(class));
        }
        Ok(is_one)
    }

    /// Tasks of other types than this module's, of which the set has weak references.
    pub(super) fn others(&self, thread: &Thread) -> Fallible<Owned> {
        if let Some(others) = self.others.get() {
            return Ok(others);
        }
        let made = call::call(thread, &*self.get(thread, Imported::WeakSet)?, &[])?;
        self.others.set(made.clone());
        Ok(made)
    }

    /// Those of them that have been started eagerly.
    pub(super) fn eager(&self, thread: &Thread) -> Fallible<Owned> {
        if let Some(eager) = self.eager.get() {
            return Ok(eager);
        }
        let made = pycore_objects::types::set::Set::new(thread)?.into_object();
        self.eager.set(made.clone());
        Ok(made)
    }
}

/// An attribute of another module.
pub(super) fn get(thread: &Thread, what: Imported) -> Fallible<Owned> {
    State::of(thread)?.get(thread, what)
}

/// Calls a function of another module.
pub(super) fn call_imported(
    thread: &Thread,
    what: Imported,
    arguments: &[&Object],
) -> Fallible<Owned> {
    call::call(thread, &*get(thread, what)?, arguments)
}

/// Raises an exception of another module.
pub(super) fn raise(thread: &Thread, what: Imported, message: &str) -> Raised {
    let make = || {
        let message = Str::new(thread, message)?;
        call_imported(thread, what, &[message.as_object()])
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// Whether an exception is a cancellation.
pub(super) fn is_cancellation(thread: &Thread, exception: &Object) -> Fallible<bool> {
    let class = get(thread, Imported::CancelledError)?;
    pycore_objects::protocol::class::is_real_instance(thread, exception, &class)
}

/// The exception on its way up, which is no longer raised.
pub(super) fn taken(thread: &Thread, raised: Raised) -> Fallible<Owned> {
    match thread.take_exception(raised) {
        Some(exception) => Ok(exception),
        None => Err(raise!(thread, SYSTEM_ERROR, "error return without exception set")),
    }
}

/// Reports what went wrong where nobody can handle it.
pub(super) fn report(thread: &Thread, result: Fallible, context: &Object) {
    if let Err(raised) = result {
        errors::write_unraisable(thread, raised, Some(context));
    }
}
