//! Classes: making them, and asking for them.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::object;
use pycore_objects::types::cell::Cell;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::{self, TYPE};
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject, methods, name, raise};

use super::Builtins;

#[methods(module, name = CLASSES)]
impl Builtins {
    /// Make a class: what the class statement calls.
    ///
    /// __build_class__(func, name, /, *bases, [metaclass], **kwds) -> class
    #[python(name = "__build_class__")]
    fn build_class(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let [function, name, bases @ ..] = arguments.positional() else {
            return Err(raise!(thread, TYPE_ERROR, "__build_class__: not enough arguments"));
        };
        let (function, name) = (function.object(thread)?, name.object(thread)?);
        let Some(function) = function.downcast_exact::<Function>() else {
            return Err(raise!(thread, TYPE_ERROR, "__build_class__: func must be a function"));
        };
        let Some(name) = name.downcast::<Str>() else {
            return Err(raise!(thread, TYPE_ERROR, "__build_class__: name is not a string"));
        };
        let bases = bases.iter().map(|base| base.to_owned(thread)).collect::<Fallible<Vec<_>>>()?;
        let written = Tuple::from_owned(thread, bases)?;
        let bases = type_type::resolve_bases(thread, &written)?;
        let keywords = Dict::new(thread)?;
        let mut metaclass = None;
        for (keyword, value) in arguments.keywords() {
            let value = value.to_owned(thread)?;
            if keyword.equals_ascii("metaclass") {
                metaclass = Some(value);
            } else {
                keywords.insert(thread, keyword.as_object(), &value)?;
            }
        }
        let metaclass = winner(thread, metaclass, &bases)?;
        let namespace = prepare(thread, &metaclass, name, &bases, &keywords)?;
        let Some(run) = thread.interpreter().hooks.run_class_body.get() else {
            return Err(raise!(thread, SYSTEM_ERROR, "a class needs an evaluator"));
        };
        let cell = run(thread, function.as_object(), &namespace)?;
        if !bases.as_object().is(written.as_object()) {
            object::set_item(thread, &namespace, name!(thread, "__orig_bases__").as_object(), written.as_object())?;
        }
        let class = type_type::call_with_keywords_dict(
            thread,
            &metaclass,
            &[name.as_object(), bases.as_object(), &namespace],
            &keywords,
        )?;
        if class.downcast::<TypeObject>().is_some()
            && let Some(cell) = cell.downcast_exact::<Cell>()
        {
            check_cell(thread, cell, name, &class)?;
        }
        Ok(class)
    }

    /// isinstance(obj, class_or_tuple, /)
    ///
    /// Whether an object is an instance of a class or of a subclass of it.
    ///
    /// A tuple or union of classes means any of them.
    fn isinstance(thread: &Thread, obj: &Object, class_or_tuple: &Object) -> Fallible<bool> {
        object::is_instance(thread, obj, class_or_tuple)
    }

    /// issubclass(cls, class_or_tuple, /)
    ///
    /// Whether a class is another class or derives from it.
    ///
    /// A tuple or union of classes means any of them.
    fn issubclass(thread: &Thread, cls: &Object, class_or_tuple: &Object) -> Fallible<bool> {
        object::is_subclass(thread, cls, class_or_tuple)
    }
}

/// The metaclass: the one named, or that of the first base, and if it is a class, the most derived of those of all bases.
fn winner(thread: &Thread, named: Option<Owned>, bases: &Tuple) -> Fallible<Owned> {
    let metaclass = match named {
        Some(metaclass) => metaclass,
        None => match bases.get(0) {
            Some(base) => Owned::share(base.type_object().as_object()),
            None => Owned::share(TYPE.get().as_object()),
        },
    };
    let Some(class) = (*metaclass).downcast::<TypeObject>() else { return Ok(metaclass) };
    let winner = type_type::calculate_metaclass(thread, class, bases)?;
    Ok(Owned::share(winner.as_object()))
}

/// The namespace in which the body runs.
fn prepare(
    thread: &Thread,
    metaclass: &Object,
    name: &Str,
    bases: &Tuple,
    keywords: &Dict,
) -> Fallible<Owned> {
    let Some(prepare) = object::lookup_attribute(thread, metaclass, name!(thread, "__prepare__"))? else {
        return Ok(Dict::new(thread)?.into_object());
    };
    let arguments = [name.as_object(), bases.as_object()];
    let namespace = type_type::call_with_keywords_dict(thread, &prepare, &arguments, keywords)?;
    if namespace.type_object().read(|raw| raw.tp_as_mapping.is_null()) {
        let class = match metaclass.downcast::<TypeObject>() {
            Some(class) => class.short_name().into_owned(),
            None => "<metaclass>".to_owned(),
        };
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "{class}.__prepare__() must return a mapping, not {}",
            namespace.type_name()
        ));
    }
    Ok(namespace)
}

/// Checks that the class was put into the cell that the body's functions see as `__class__`.
fn check_cell(thread: &Thread, cell: &Cell, name: &Str, class: &Object) -> Fallible {
    let Some(content) = cell.get() else {
        let class = object::repr(thread, class)?;
        return Err(raise!(
            thread,
            RUNTIME_ERROR,
            "__class__ not set defining '{name}' as {class}. Was __classcell__ propagated to type.__new__?"
        ));
    };
    if content.is(class) {
        return Ok(());
    }
    let (content, class) = (object::repr(thread, &content)?, object::repr(thread, class)?);
    Err(raise!(thread, TYPE_ERROR, "__class__ set to {content} defining '{name}' as {class}"))
}

