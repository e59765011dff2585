//! Type variables among type arguments, and putting other types in their place.

use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeObject};
use crate::name;
use crate::protocol::{call, object};
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// Whether a value is a class: those are never asked for parameters, since their attributes are those of instances.
fn is_class(object: &Object) -> bool {
    object.downcast::<TypeObject>().is_some()
}

/// The items of a tuple or a list.
fn items_of(thread: &Thread, object: &Object) -> Fallible<Option<Owned<Tuple>>> {
    if let Some(tuple) = object.downcast::<Tuple>() {
        return Ok(Some(Owned::share(tuple)));
    }
    match object.downcast::<List>() {
        Some(list) => Tuple::from_owned(thread, list.snapshot(thread)?).map(Some),
        None => Ok(None),
    }
}

/// An attribute that is a tuple.
fn tuple_attribute(thread: &Thread, object: &Object, name: &Str) -> Fallible<Option<Owned<Tuple>>> {
    Ok(object::lookup_attribute(thread, object, name)?.and_then(|value| value.downcast().ok()))
}

fn position(parameters: &[Owned], wanted: &Object) -> Option<usize> {
    parameters.iter().position(|parameter| parameter.is(wanted))
}

/// The type variables among type arguments, each once, in the order in which they are met.
pub fn of(thread: &Thread, arguments: &Tuple) -> Fallible<Owned<Tuple>> {
    let mut found = Vec::new();
    collect(thread, arguments, &mut found)?;
    Tuple::from_owned(thread, found)
}

fn collect(thread: &Thread, arguments: &Tuple, found: &mut Vec<Owned>) -> Fallible {
    object::check_recursion(thread, " in type arguments")?;
    let mut add = |parameter: &Object| {
        if position(found, parameter).is_none() {
            found.push(Owned::share(parameter));
        }
    };
    for argument in arguments.iter() {
        if is_class(argument) {
            continue;
        }
        if let Some(items) = items_of(thread, argument)? {
            let nested = of(thread, &items)?;
            nested.iter().for_each(&mut add);
        } else if object::lookup_attribute(thread, argument, name!(thread, "__typing_subst__"))?
            .is_some()
        {
            add(argument);
        } else if let Some(nested) =
            tuple_attribute(thread, argument, name!(thread, "__parameters__"))?
        {
            nested.iter().for_each(&mut add);
        }
    }
    Ok(())
}

/// The types in an index, those that stand for their items replaced by them.
fn unpacked(thread: &Thread, item: &Object) -> Fallible<Owned<Tuple>> {
    let items = match item.downcast::<Tuple>() {
        Some(items) => Owned::share(items),
        None => Tuple::new(thread, &[item])?,
    };
    let mut all = Vec::new();
    for item in items.iter() {
        let name = name!(thread, "__typing_unpacked_tuple_args__");
        let nested = if is_class(item) { None } else { tuple_attribute(thread, item, name)? };
        let is_open = |nested: &Owned<Tuple>| {
            nested.iter().next_back().is_some_and(|last| last.is(&thread.ellipsis()))
        };
        match nested.filter(|nested| !is_open(nested)) {
            Some(nested) => all.extend(nested.iter().map(Owned::share)),
            None => all.push(Owned::share(item)),
        }
    }
    Tuple::from_owned(thread, all)
}

#[cold]
fn not_generic(thread: &Thread, alias: &Object) -> Raised {
    match object::repr(thread, alias) {
        Ok(alias) => crate::raise!(thread, TYPE_ERROR, "{alias} is not a generic class"),
        Err(raised) => raised,
    }
}

#[cold]
fn wrong_number(thread: &Thread, alias: &Object, actual: usize, expected: usize) -> Raised {
    let what = if actual > expected { "many" } else { "few" };
    match object::repr(thread, alias) {
        Ok(alias) => crate::raise!(
            thread,
            TYPE_ERROR,
            "Too {what} arguments for {alias}; actual {actual}, expected {expected}"
        ),
        Err(raised) => raised,
    }
}

/// The arguments of `alias[item]`: those of the alias, the item's types in place of its parameters.
pub fn substitute(
    thread: &Thread,
    alias: &Object,
    arguments: &Tuple,
    parameters: &Tuple,
    item: &Object,
) -> Fallible<Owned<Tuple>> {
    if parameters.is_empty() {
        return Err(not_generic(thread, alias));
    }
    let mut item = unpacked(thread, item)?.into_object();
    for parameter in parameters.iter() {
        let name = name!(thread, "__typing_prepare_subst__");
        let prepare = object::lookup_attribute(thread, parameter, name)?;
        if let Some(prepare) = prepare.filter(|prepare| !prepare.is_none()) {
            let items = match item.downcast_ref::<Tuple>() {
                Some(_) => item.clone(),
                None => Tuple::new(thread, &[&*item])?.into_object(),
            };
            item = call::call(thread, &prepare, &[alias, &items])?;
        }
    }
    let items = match item.downcast::<Tuple>() {
        Ok(items) => items,
        Err(item) => Tuple::new(thread, &[&*item])?,
    };
    if items.len() != parameters.len() {
        return Err(wrong_number(thread, alias, items.len(), parameters.len()));
    }
    Substitution { parameters, items: &items }.all(thread, arguments)
}

/// Types for parameters, one for each.
struct Substitution<'a> {
    parameters: &'a Tuple,
    items: &'a Tuple,
}

impl Substitution<'_> {
    /// What a parameter is replaced by.
    fn of(&self, parameter: &Object) -> Option<&Object> {
        let index = self.parameters.iter().position(|known| known.is(parameter))?;
        self.items.get(index)
    }

    fn all(&self, thread: &Thread, arguments: &Tuple) -> Fallible<Owned<Tuple>> {
        object::check_recursion(thread, " in type arguments")?;
        let mut new = Vec::new();
        for argument in arguments.iter() {
            if is_class(argument) {
                new.push(Owned::share(argument));
            } else if let Some(items) = items_of(thread, argument)? {
                let items = self.all(thread, &items)?;
                new.push(match argument.downcast::<List>() {
                    Some(_) => List::from_iterable(thread, items.as_object())?.into_object(),
                    None => items.into_object(),
                });
            } else {
                self.one(thread, argument, &mut new)?;
            }
        }
        Tuple::from_owned(thread, new)
    }

    /// An argument that is neither a class nor a list of arguments.
    fn one(&self, thread: &Thread, argument: &Object, new: &mut Vec<Owned>) -> Fallible {
        let is_unpacked = match object::lookup_attribute(
            thread,
            argument,
            name!(thread, "__typing_is_unpacked_typevartuple__"),
        )? {
            Some(answer) => object::is_true(thread, &answer)?,
            None => false,
        };
        let substitute =
            object::lookup_attribute(thread, argument, name!(thread, "__typing_subst__"))?;
        let value = match (&substitute, self.of(argument)) {
            (Some(substitute), Some(item)) => call::call(thread, substitute, &[item])?,
            _ => self.nested(thread, argument)?,
        };
        if !is_unpacked {
            new.push(value);
            return Ok(());
        }
        match value.downcast_ref::<Tuple>() {
            Some(items) => new.extend(items.iter().map(Owned::share)),
            None => {
                let (of, given) = (argument.type_name(), value.type_name());
                return Err(crate::raise!(
                    thread,
                    TYPE_ERROR,
                    "expected __typing_subst__ of {of} objects to return a tuple, not {given}"
                ));
            }
        }
        Ok(())
    }

    /// An argument that has parameters itself.
    fn nested(&self, thread: &Thread, argument: &Object) -> Fallible<Owned> {
        let name = name!(thread, "__parameters__");
        let parameters = tuple_attribute(thread, argument, name)?;
        let Some(parameters) = parameters.filter(|parameters| !parameters.is_empty()) else {
            return Ok(Owned::share(argument));
        };
        let mut items = Vec::new();
        for parameter in parameters.iter() {
            let item = self.of(parameter).unwrap_or(parameter);
            let is_variadic = parameter.type_object().read(|raw| raw.tp_iter.is_some());
            match item.downcast::<Tuple>().filter(|_| is_variadic && !item.is(parameter)) {
                Some(several) => items.extend(several.iter().map(Owned::share)),
                None => items.push(Owned::share(item)),
            }
        }
        let items = Tuple::from_owned(thread, items)?;
        object::get_item(thread, argument, items.as_object())
    }
}
