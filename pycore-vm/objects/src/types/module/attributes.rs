//! Attributes of modules: `__getattr__` in the namespace, and what is said of a name that is not there.

use super::Module;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::protocol::{call, object};
use crate::types::dict::Dict;
use crate::types::object::attributes;
use crate::types::str::Str;
use crate::{errors, name};

impl Module {
    /// The attribute, or nothing.
    pub(super) fn lookup(&self, thread: &Thread, name: &Str) -> Fallible<Option<Owned>> {
        if let Some(value) = attributes::lookup(thread, self.as_object(), name)? {
            return Ok(Some(value));
        }
        let Some(dict) = self.existing_namespace() else { return Ok(None) };
        match dict.get_str(name!(thread, "__getattr__")) {
            Some(getter) => call::call(thread, &getter, &[name.as_object()]).map(Some),
            None => Ok(None),
        }
    }

    /// `AttributeError`
    #[cold]
    pub(super) fn missing(&self, thread: &Thread, name: &Str) -> Raised {
        let message = match self.missing_message(thread, name) {
            Ok(message) => message,
            Err(raised) => return raised,
        };
        attributes::attribute_error(thread, self.as_object(), name, &message)
    }

    fn missing_message(&self, thread: &Thread, name: &Str) -> Fallible<String> {
        let Some(module) = self.name(thread) else {
            return Ok(format!("module has no attribute '{name}'"));
        };
        let spec =
            self.existing_namespace().and_then(|dict| dict.get_str(name!(thread, "__spec__")));
        let spec = spec.filter(|spec| !spec.is_none());
        if let Some(spec) = &spec {
            if is_initializing(thread, spec)? {
                return Ok(format!(
                    "partially initialized module '{module}' has no attribute '{name}' (most likely due to a circular \
                     import)"
                ));
            }
            if has_uninitialized_submodule(thread, spec, name)? {
                return Ok(format!(
                    "cannot access submodule '{name}' of module '{module}' (most likely due to a circular import)"
                ));
            }
        }
        Ok(format!("module '{module}' has no attribute '{name}'"))
    }
}

/// Whether the import system has marked the module of a spec as being imported.
fn is_initializing(thread: &Thread, spec: &Object) -> Fallible<bool> {
    match object::lookup_attribute(thread, spec, name!(thread, "_initializing"))? {
        Some(value) => object::is_true(thread, &value),
        None => Ok(false),
    }
}

/// Whether a submodule of that name is being imported.
fn has_uninitialized_submodule(thread: &Thread, spec: &Object, name: &Str) -> Fallible<bool> {
    let key = name!(thread, "_uninitialized_submodules");
    match object::lookup_attribute(thread, spec, key)? {
        Some(names) => object::contains(thread, &names, name.as_object()),
        None => Ok(false),
    }
}

/// What `repr(module)` shows, as the import system describes its modules.
pub(super) fn describe(thread: &Thread, module: &Module) -> Fallible<String> {
    let dict = module.namespace(thread)?;
    let of = |name: &Str| dict.get_str(name).filter(|value| !value.is_none());
    if let Some(spec) = of(name!(thread, "__spec__")) {
        return describe_spec(thread, &spec);
    }
    let name = match dict.get_str(name!(thread, "__name__")) {
        Some(name) => object::repr(thread, &name)?.to_string_lossy(),
        None => "'?'".to_owned(),
    };
    if let Some(file) = dict.get_str(name!(thread, "__file__")) {
        return Ok(format!("<module {name} from {}>", object::repr(thread, &file)?));
    }
    match of(name!(thread, "__loader__")) {
        Some(loader) => Ok(format!("<module {name} ({})>", object::repr(thread, &loader)?)),
        None => Ok(format!("<module {name}>")),
    }
}

fn describe_spec(thread: &Thread, spec: &Object) -> Fallible<String> {
    let name = object::get_attribute(thread, spec, name!(thread, "name"))?;
    let name = if name.is_none() {
        "'?'".to_owned()
    } else {
        object::repr(thread, &name)?.to_string_lossy()
    };
    let origin = object::get_attribute(thread, spec, name!(thread, "origin"))?;
    if !origin.is_none() {
        let has_location = object::get_attribute(thread, spec, name!(thread, "has_location"))?;
        if object::is_true(thread, &has_location)? {
            return Ok(format!("<module {name} from {}>", object::repr(thread, &origin)?));
        }
        return Ok(format!("<module {name} ({})>", object::str(thread, &origin)?));
    }
    let loader = object::get_attribute(thread, spec, name!(thread, "loader"))?;
    if loader.is_none() {
        return Ok(format!("<module {name}>"));
    }
    if loader.type_object().short_name() == "NamespaceLoader" {
        let path = object::get_attribute(thread, &loader, name!(thread, "_path"))?;
        let mut places = Vec::new();
        let iterator = object::iterate(thread, &path)?;
        while let Some(place) = object::next(thread, &iterator)? {
            places.push(object::repr(thread, &place)?.to_string_lossy());
        }
        return Ok(format!("<module {name} (namespace) from [{}]>", places.join(", ")));
    }
    Ok(format!("<module {name} ({})>", object::repr(thread, &loader)?))
}

/// The annotations of a module: those that were stored, or those that its `__annotate__` gives, which are stored once the
/// module has been executed.
pub(super) fn annotations(thread: &Thread, dict: &Dict) -> Fallible<Owned> {
    let key = name!(thread, "__annotations__");
    if let Some(annotations) = dict.get_str(key) {
        return Ok(annotations);
    }
    let annotate = match dict.get_str(name!(thread, "__annotate__")) {
        Some(annotate) => Some(annotate),
        None => dict.get_str(name!(thread, "__annotate_func__")),
    };
    let annotations = match annotate.filter(|annotate| call::is_callable(annotate)) {
        Some(annotate) => {
            let annotations = call::call(thread, &annotate, &[&*thread.new_int(1)?])?;
            if (*annotations).downcast::<Dict>().is_none() {
                return Err(crate::raise!(
                    thread,
                    TYPE_ERROR,
                    "__annotate__ returned non-dict of type '{}'",
                    annotations.type_name()
                ));
            }
            annotations
        }
        None => Dict::new(thread)?.into_object(),
    };
    let spec = dict.get_str(name!(thread, "__spec__")).filter(|spec| !spec.is_none());
    let is_partial = match spec {
        Some(spec) => is_initializing(thread, &spec)?,
        None => false,
    };
    if !is_partial {
        dict.insert_str(thread, key, &annotations)?;
    }
    Ok(annotations)
}

/// Deletes a key; whether it was there.
pub(super) fn remove(thread: &Thread, dict: &Dict, name: &Str) -> Fallible<bool> {
    match dict.remove(thread, name.as_object()) {
        Ok(removed) => Ok(removed.is_some()),
        Err(raised) => raised.suppress(thread, &errors::KEY_ERROR).map(|()| false),
    }
}
