//! How `copy` and `pickle` take an object apart: `__reduce_ex__` and `__getstate__` of `object`.

use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeFlags, TypeObject};
use crate::name;
use crate::protocol::{call, object, special};
use crate::types::builtin_function::BuiltinFunction;
use crate::types::dict::{Dict, instance};
use crate::types::list::List;
use crate::types::object::{OBJECT, Plain};
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// The module `copyreg`.
fn copyreg(thread: &Thread) -> Fallible<Owned> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else {
        return Err(crate::raise!(thread, IMPORT_ERROR, "No module named 'copyreg'"));
    };
    import(thread, name!(thread, "copyreg").as_object())
}

fn function_of_copyreg(thread: &Thread, name: &Str) -> Fallible<Owned> {
    object::get_attribute(thread, &*copyreg(thread)?, name)
}

/// `object.__reduce_ex__(protocol)`: the class's own `__reduce__`, if it has one.
pub(super) fn reduce_ex(thread: &Thread, this: &Object, protocol: i32) -> Fallible<Owned> {
    let name = name!(thread, "__reduce__");
    if let Some(reduce) = object::lookup_attribute(thread, this, name)? {
        let class = Owned::share(this.type_object());
        let own = object::get_attribute(thread, class.as_object(), name)?;
        let ours = OBJECT.get().dict().and_then(|dict| dict.get_str(name));
        if !ours.is_some_and(|ours| ours.is(&own)) {
            return call::call(thread, &reduce, &[]);
        }
    }
    reduce(thread, this, protocol)
}

/// What `object` itself does by a protocol.
pub(super) fn reduce(thread: &Thread, this: &Object, protocol: i32) -> Fallible<Owned> {
    if protocol >= 2 {
        return reduce_by_new(thread, this);
    }
    let function = function_of_copyreg(thread, name!(thread, "_reduce_ex"))?;
    let protocol = thread.new_int(protocol.into())?;
    call::call(thread, &function, &[this, &protocol])
}

fn cannot_pickle(thread: &Thread, class: &TypeObject) -> Raised {
    crate::raise!(thread, TYPE_ERROR, "cannot pickle '{}' object", class.display_name())
}

/// By the arguments of `__new__`: protocol 2 and above.
fn reduce_by_new(thread: &Thread, this: &Object) -> Fallible<Owned> {
    let class = Owned::share(this.type_object());
    if class.read(|raw| raw.tp_new.is_none()) {
        return Err(cannot_pickle(thread, &class));
    }
    let (positional, named) = arguments_of_new(thread, this)?;
    let has_arguments = positional.is_some();
    let named = named.filter(|named| !named.is_empty());
    let (function, arguments) = match (&positional, &named) {
        (positional, None) => {
            let items = positional.as_deref().map_or(&[][..], Tuple::as_slice);
            let mut all = vec![class.as_object()];
            all.extend(items);
            (name!(thread, "__newobj__"), Tuple::new(thread, &all)?)
        }
        (Some(positional), Some(named)) => {
            let all = [class.as_object(), positional.as_object(), named.as_object()];
            (name!(thread, "__newobj_ex__"), Tuple::new(thread, &all)?)
        }
        (None, Some(_)) => {
            return Err(crate::raise!(thread, SYSTEM_ERROR, "bad argument to internal function"));
        }
    };
    let function = function_of_copyreg(thread, function)?;
    let is_container = this.downcast::<List>().is_some() || this.downcast::<Dict>().is_some();
    let state = get_state(thread, this, !(has_arguments || is_container))?;
    let items = match this.downcast::<List>() {
        Some(_) => object::iterate(thread, this)?,
        None => thread.none(),
    };
    let pairs = match this.downcast::<Dict>() {
        Some(_) => {
            let items = call::call_method(thread, this, name!(thread, "items"), &[])?;
            object::iterate(thread, &items)?
        }
        None => thread.none(),
    };
    let parts = [&*function, arguments.as_object(), &*state, &*items, &*pairs];
    Ok(Tuple::new(thread, &parts)?.into_object())
}

/// What `__getnewargs_ex__` or `__getnewargs__` say that `__new__` is to get.
#[allow(clippy::type_complexity, reason = "two kinds of arguments, each of which may be missing")]
fn arguments_of_new(
    thread: &Thread,
    this: &Object,
) -> Fallible<(Option<Owned<Tuple>>, Option<Owned<Dict>>)> {
    let name = name!(thread, "__getnewargs_ex__");
    if let Some(both) = special::call_if_there(thread, this, name, &[])? {
        return both_arguments(thread, both)
            .map(|(positional, named)| (Some(positional), Some(named)));
    }
    let name = name!(thread, "__getnewargs__");
    let Some(positional) = special::call_if_there(thread, this, name, &[])? else {
        return Ok((None, None));
    };
    match positional.downcast::<Tuple>() {
        Ok(positional) => Ok((Some(positional), None)),
        Err(other) => {
            let given = other.type_name();
            let message = format_args!("__getnewargs__ should return a tuple, not '{given}'");
            Err(crate::raise!(thread, TYPE_ERROR, "{message}"))
        }
    }
}

/// The parts of what `__getnewargs_ex__` gave.
fn both_arguments(thread: &Thread, both: Owned) -> Fallible<(Owned<Tuple>, Owned<Dict>)> {
    let name = "__getnewargs_ex__";
    let both = both.downcast::<Tuple>().map_err(|other| {
        let given = other.type_name();
        crate::raise!(thread, TYPE_ERROR, "{name} should return a tuple, not '{given}'")
    })?;
    let [positional, named] = *both.as_slice() else {
        let message = format_args!("{name} should return a tuple of length 2, not {}", both.len());
        return Err(crate::raise!(thread, VALUE_ERROR, "{message}"));
    };
    let wrong = |which: &str, kind: &str, other: &Object| {
        let given = other.type_name();
        crate::raise!(
            thread,
            TYPE_ERROR,
            "{which} item of the tuple returned by {name} must be a {kind}, not '{given}'"
        )
    };
    match (positional.downcast::<Tuple>(), named.downcast::<Dict>()) {
        (Some(positional), Some(named)) => Ok((Owned::share(positional), Owned::share(named))),
        (None, _) => Err(wrong("first", "tuple", positional)),
        (_, None) => Err(wrong("second", "dict", named)),
    }
}

/// The state by the object's `__getstate__`; `required` says that nothing else of the object will be kept.
fn get_state(thread: &Thread, this: &Object, required: bool) -> Fallible<Owned> {
    let method = object::get_attribute(thread, this, name!(thread, "__getstate__"))?;
    let is_ours = method.downcast_ref::<BuiltinFunction>().is_some_and(|function| {
        std::ptr::eq(function.definition(), Plain::get_state_definition())
            && function.receiver().is_some_and(|receiver| receiver.is(this))
    });
    if is_ours { default_state(thread, this, required) } else { call::call(thread, &method, &[]) }
}

/// `object.__getstate__()`: attributes, and fields of `__slots__` beside them.
pub(super) fn default_state(thread: &Thread, this: &Object, required: bool) -> Fallible<Owned> {
    let class = Owned::share(this.type_object());
    let (basic_size, item_size, dict_offset, weak_offset) = class
        .read(|raw| (raw.tp_basicsize, raw.tp_itemsize, raw.tp_dictoffset, raw.tp_weaklistoffset));
    if required && item_size != 0 {
        let class = class.display_name();
        return Err(crate::raise!(thread, TYPE_ERROR, "cannot pickle {class} objects"));
    }
    let state = if instance::is_without_attributes(this) {
        thread.none()
    } else {
        match instance::dict(thread, this)? {
            Some(dict) => dict.into_object(),
            None => thread.none(),
        }
    };
    let names = slot_names(thread, &class)?;
    if required {
        const WORD: isize = size_of::<usize>() as isize;
        let mut known = OBJECT.get().read(|raw| raw.tp_basicsize);
        if dict_offset != 0 && !class.flags().contains(TypeFlags::MANAGED_DICT) {
            known += WORD;
        }
        if weak_offset > 0 {
            known += WORD;
        }
        known += WORD * names.as_ref().map_or(0, |names| names.len() as isize);
        if basic_size > known {
            return Err(cannot_pickle(thread, &class));
        }
    }
    let Some(names) = names.filter(|names| !names.is_empty()) else { return Ok(state) };
    let slots = Dict::new(thread)?;
    for name in names.snapshot(thread)? {
        let Some(text) = name.downcast_ref::<Str>() else {
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "attribute name must be string, not '{}'",
                name.type_name()
            ));
        };
        if let Some(value) = object::lookup_attribute(thread, this, text)? {
            slots.insert(thread, &name, &value)?;
        }
    }
    if slots.is_empty() {
        return Ok(state);
    }
    Ok(Tuple::new(thread, &[&*state, slots.as_object()])?.into_object())
}

/// The names of all fields that `__slots__` of a class and its bases added, by `copyreg`.
fn slot_names(thread: &Thread, class: &TypeObject) -> Fallible<Option<Owned<List>>> {
    let name = name!(thread, "__slotnames__");
    if let Some(names) = class.dict().and_then(|dict| dict.get_str(name)) {
        if names.is_none() {
            return Ok(None);
        }
        return names.downcast::<List>().map(Some).map_err(|other| {
            let (class, given) = (class.display_name(), other.type_name());
            crate::raise!(
                thread,
                TYPE_ERROR,
                "{class}.__slotnames__ should be a list or None, not {given}"
            )
        });
    }
    let function = function_of_copyreg(thread, name!(thread, "_slotnames"))?;
    let names = call::call(thread, &function, &[class.as_object()])?;
    if names.is_none() {
        return Ok(None);
    }
    names.downcast::<List>().map(Some).map_err(|_| {
        crate::raise!(thread, TYPE_ERROR, "copyreg._slotnames didn't return a list or None")
    })
}
