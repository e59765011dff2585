//! `_types`: the types that have no name among the built-in ones, for the module `types`.

use pycore_objects::core::TypeStatic;
use pycore_objects::protocol::object;
use pycore_objects::singletons::{ELLIPSIS_TYPE, NONE_TYPE, NOT_IMPLEMENTED_TYPE};
use pycore_objects::types::builtin_function::BUILTIN_FUNCTION;
use pycore_objects::types::capsule::CAPSULE;
use pycore_objects::types::cell::CELL;
use pycore_objects::types::code::CODE;
use pycore_objects::types::descriptors::{
    GETSET_DESCRIPTOR, MEMBER_DESCRIPTOR, METHOD_WRAPPER, WRAPPER_DESCRIPTOR,
};
use pycore_objects::types::function::FUNCTION;
use pycore_objects::types::generic_alias::GENERIC_ALIAS;
use pycore_objects::types::mappingproxy::MAPPING_PROXY;
use pycore_objects::types::method::METHOD;
use pycore_objects::types::method_descriptor::{CLASS_METHOD_DESCRIPTOR, METHOD_DESCRIPTOR};
use pycore_objects::types::module::MODULE;
use pycore_objects::types::namespace::NAMESPACE;
use pycore_objects::types::str::Str;
use pycore_objects::types::traceback::TRACEBACK;
use pycore_objects::types::union_type::UNION;
use pycore_objects::{Fallible, Object, Thread, module};

use crate::frame_type::FRAME;
use crate::generators::{ASYNC_GENERATOR, COROUTINE, GENERATOR};

module! {
    /// The module `_types`.
    pub static TYPES: name "_types",
    doc "Names of built-in types.",
    exec: fill
}

/// The types by their names.
static NAMES: &[(&str, &TypeStatic)] = &[
    ("AsyncGeneratorType", &ASYNC_GENERATOR),
    ("BuiltinFunctionType", &BUILTIN_FUNCTION),
    ("BuiltinMethodType", &BUILTIN_FUNCTION),
    ("CapsuleType", &CAPSULE),
    ("CellType", &CELL),
    ("ClassMethodDescriptorType", &CLASS_METHOD_DESCRIPTOR),
    ("CodeType", &CODE),
    ("CoroutineType", &COROUTINE),
    ("EllipsisType", &ELLIPSIS_TYPE),
    ("FrameType", &FRAME),
    ("FunctionType", &FUNCTION),
    ("GeneratorType", &GENERATOR),
    ("GenericAlias", &GENERIC_ALIAS),
    ("GetSetDescriptorType", &GETSET_DESCRIPTOR),
    ("LambdaType", &FUNCTION),
    ("MappingProxyType", &MAPPING_PROXY),
    ("MemberDescriptorType", &MEMBER_DESCRIPTOR),
    ("MethodDescriptorType", &METHOD_DESCRIPTOR),
    ("MethodType", &METHOD),
    ("MethodWrapperType", &METHOD_WRAPPER),
    ("ModuleType", &MODULE),
    ("NoneType", &NONE_TYPE),
    ("NotImplementedType", &NOT_IMPLEMENTED_TYPE),
    ("SimpleNamespace", &NAMESPACE),
    ("TracebackType", &TRACEBACK),
    ("UnionType", &UNION),
    ("WrapperDescriptorType", &WRAPPER_DESCRIPTOR),
];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    for (name, class) in NAMES {
        let class = class.get().as_object();
        object::set_attribute(thread, module, &*Str::new(thread, name)?, class)?;
    }
    Ok(())
}
