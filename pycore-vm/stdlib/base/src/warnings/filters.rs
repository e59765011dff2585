//! What the filters say of a warning.

use pycore_objects::protocol::{call, class, object};
use pycore_objects::types::context::ContextVar;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise};

use super::attribute;

/// What is to be done.
pub(super) struct Decision {
    /// A string.
    pub(super) action: Owned,
    /// The filter that has decided.
    pub(super) filter: Option<Owned>,
}

/// A warning as filters see it.
struct Subject<'a> {
    category: &'a Object,
    text: &'a Object,
    line: i32,
    module: &'a Object,
}

/// Asks the filters of the context, or those of all.
pub(super) fn decide(
    thread: &Thread,
    category: &Object,
    text: &Object,
    line: i32,
    module: &Object,
) -> Fallible<Decision> {
    let subject = Subject { category, text, line, module };
    if let Some(filters) = context_filters(thread)? {
        if let Some(decision) = subject.search(thread, &filters, "_warnings_context")? {
            return Ok(decision);
        }
    } else {
        let filters = global_filters(thread)?;
        let Some(filters) = (*filters).downcast::<List>() else {
            return Err(raise!(thread, VALUE_ERROR, "_warnings.filters must be a list"));
        };
        if let Some(decision) = subject.search(thread, filters, "warnings.filters")? {
            return Ok(decision);
        }
    }
    let default = current(thread, name!(thread, "defaultaction"), |state| &state.default_action)?;
    if (*default).downcast::<Str>().is_none() {
        let class = default.type_name();
        let message = format!("_warnings.defaultaction must be a string, not '{class}'");
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    Ok(Decision { action: default, filter: None })
}

/// A setting: what the module `warnings` has, which is remembered, or what was before.
fn current(
    thread: &Thread,
    name: &Str,
    place: impl FnOnce(&pycore_objects::core::interpreter::Warnings) -> &pycore_objects::Place,
) -> Fallible<Owned> {
    let place = place(&thread.interpreter().warnings);
    match attribute(thread, name, false)? {
        Some(value) => {
            place.set(value.clone());
            Ok(value)
        }
        None => Ok(place.get().unwrap_or_else(|| thread.none())),
    }
}

fn global_filters(thread: &Thread) -> Fallible<Owned> {
    current(thread, name!(thread, "filters"), |state| &state.filters)
}

/// `warnings.onceregistry`
pub(super) fn once_registry(thread: &Thread) -> Fallible<Owned<Dict>> {
    let registry = current(thread, name!(thread, "onceregistry"), |state| &state.once_registry)?;
    registry.downcast::<Dict>().map_err(|other| {
        let class = other.type_name();
        raise!(thread, TYPE_ERROR, "_warnings.onceregistry must be a dict, not '{class}'")
    })
}

/// The filters of the running context, if it has some of its own.
fn context_filters(thread: &Thread) -> Fallible<Option<Owned<List>>> {
    let Some(variable) = attribute(thread, name!(thread, "_warnings_context"), false)? else {
        return Ok(None);
    };
    let Some(variable) = (*variable).downcast::<ContextVar>() else {
        let class = variable.type_name();
        let message = format!("_warnings._warnings_context must be a contextvar, not '{class}'");
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    };
    let Some(context) = variable.value(thread, None) else { return Ok(None) };
    if context.is_none() {
        return Ok(None);
    }
    let filters = object::get_attribute(thread, &context, name!(thread, "_filters"))?;
    filters.downcast::<List>().map(Some).map_err(|other| {
        let class = other.type_name();
        let message =
            format!("_filters of warnings._warnings_context must be a list, not '{class}'");
        raise!(thread, TYPE_ERROR, "{message}")
    })
}

impl Subject<'_> {
    fn search(&self, thread: &Thread, filters: &List, name: &str) -> Fallible<Option<Decision>> {
        let mut index = 0;
        // A pattern may run code that changes the list.
        while let Some(item) = filters.get(index) {
            let parts = (*item).downcast::<Tuple>().map(Tuple::as_slice);
            let Some(&[action, message, category, module, line]) = parts else {
                return Err(raise!(thread, VALUE_ERROR, "{name} item {index} isn't a 5-tuple"));
            };
            if action.downcast::<Str>().is_none() {
                let class = action.type_name();
                return Err(raise!(thread, TYPE_ERROR, "action must be a string, not '{class}'"));
            }
            let text_fits = matches(thread, message, self.text)?;
            let module_fits = matches(thread, module, self.module)?;
            let class_fits = class::is_subclass(thread, self.category, category)?;
            let Some(line) = line.downcast::<Int>() else {
                return Err(raise!(thread, TYPE_ERROR, "an integer is required"));
            };
            let line_fits = line.is_zero() || line.to_i64() == Some(self.line.into());
            if text_fits && module_fits && class_fits && line_fits {
                let action = Owned::share(action);
                return Ok(Some(Decision { action, filter: Some(item.clone()) }));
            }
            index += 1;
        }
        Ok(None)
    }
}

/// Whether a text fits a pattern: none, a text, or a compiled expression.
fn matches(thread: &Thread, pattern: &Object, text: &Object) -> Fallible<bool> {
    if pattern.is_none() {
        return Ok(true);
    }
    if let Some(pattern) = pattern.downcast_exact::<Str>() {
        return Ok(text.downcast::<Str>().is_some_and(|text| text.equals(pattern)));
    }
    let result = call::call_method(thread, pattern, name!(thread, "match"), &[text])?;
    object::is_true(thread, &result)
}
