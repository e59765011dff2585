//! `AST.__replace__`

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, object, sequence};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::union_type::Union;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, name, raise};

use super::node::Node;

/// A node of the same class whose fields and place are those of `node`, unless an argument names them.
pub(super) fn replaced(thread: &Thread, node: &Node, arguments: &Arguments<'_>) -> Fallible<Owned> {
    if !arguments.positional().is_empty() {
        return Err(raise!(thread, TYPE_ERROR, "__replace__() takes no positional arguments"));
    }
    let class = node.as_object().type_object();
    let dict = node.attributes(thread)?;
    let given = arguments.keywords_dict(thread)?;
    let new = Dict::new(thread)?;
    let mut known = Vec::new();
    let mut missing = Vec::new();
    for (list, is_field) in [("_fields", true), ("_attributes", false)] {
        let list = Str::new(thread, list)?;
        let Some(names) = object::lookup_attribute(thread, class.as_object(), &list)? else {
            continue;
        };
        for index in 0..object::length(thread, &names)? {
            let name = sequence::get_item(thread, &names, index as isize)?;
            let value = match &given {
                Some(given) => given.get(thread, &name)?,
                None => None,
            };
            let value = match value {
                Some(value) => Some(value),
                None => dict.get(thread, &name)?,
            };
            match value {
                Some(value) => new.insert(thread, &name, &value)?,
                None if is_field && !has_default(thread, node, &name)? => {
                    missing.push(name.clone());
                }
                None => {}
            }
            known.push(name);
        }
    }
    for (key, _) in arguments.keywords() {
        let mut is_known = false;
        for name in &known {
            is_known = is_known || object::equal(thread, name, key)?;
        }
        if !is_known {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "{}.__replace__ got an unexpected keyword argument {}.",
                node.as_object().type_name(),
                object::repr(thread, key)?.to_string_lossy()
            ));
        }
    }
    if !missing.is_empty() {
        let mut names = Vec::new();
        for name in &missing {
            names.push(object::repr(thread, name)?.to_string_lossy());
        }
        names.sort();
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "{}.__replace__ missing {} keyword argument{}: {}.",
            node.as_object().type_name(),
            names.len(),
            if names.len() == 1 { "" } else { "s" },
            names.join(", ")
        ));
    }
    call::call_with_dict(thread, class.as_object(), None, &Tuple::empty(), Some(&*new))
}

/// Whether a field may be left out: the class has a value for it, or it is a list.
fn has_default(thread: &Thread, node: &Node, name: &Object) -> Fallible<bool> {
    let class = node.as_object().type_object().as_object();
    let types = object::lookup_attribute(thread, class, name!(thread, "_field_types"))?;
    let Some(types) = types else { return Ok(false) };
    let Some(kind) = (*types).downcast::<Dict>().map(|types| types.get(thread, name)) else {
        return Ok(false);
    };
    Ok(kind?.is_some_and(|kind| (*kind).downcast::<Union>().is_some()))
}
