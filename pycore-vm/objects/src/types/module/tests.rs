//! Modules without an import system.

use super::Module;
use crate::protocol::object;
use crate::testing::with_runtime;
use crate::types::str::Str;

#[test]
fn attributes_are_in_the_namespace() {
    with_runtime(|thread| {
        let name = Str::new(thread, "spam").unwrap();
        let module = Module::new(thread, &name).unwrap();
        let key = Str::new(thread, "eggs").unwrap();
        let value = thread.new_int(7).unwrap();
        object::set_attribute(thread, module.as_object(), &key, &value).unwrap();
        let found = object::get_attribute(thread, module.as_object(), &key).unwrap();
        assert!(found.is(&value));
        assert!(module.namespace(thread).unwrap().contains_str(&key));
        let text = object::repr(thread, module.as_object()).unwrap();
        assert!(text.equals_ascii("<module 'spam'>"));
    });
}

#[test]
fn a_missing_attribute_names_the_module() {
    with_runtime(|thread| {
        let name = Str::new(thread, "spam").unwrap();
        let module = Module::new(thread, &name).unwrap();
        let raised = object::get_attribute(thread, module.as_object(), &name).unwrap_err();
        let exception = thread.take_exception(raised).unwrap();
        let text = object::str(thread, &exception).unwrap();
        assert!(text.equals_ascii("module 'spam' has no attribute 'spam'"));
    });
}
