//! `module`: a namespace with a name.

mod attributes;
#[expect(unsafe_code, reason = "what C code keeps with modules, and its functions")]
pub mod foreign;
mod methods;
mod value;

#[cfg(test)]
mod tests;

pub use value::Module;

use crate::core::{Fallible, Owned, Thread};
use crate::declare::{MemberKind, ModuleDefinition, NativeMember};
use crate::types::builtin_function::BuiltinFunction;
use crate::types::dict::Dict;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{name, static_type};

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"__dict__",
    MemberKind::ObjectOrNone,
    value::DICT_OFFSET as usize,
    NativeMember::READ_ONLY,
    None,
)];

static_type! {
    /// The type of modules.
    pub static MODULE: Module = {
        name: "module",
        export: "PyModule_Type",
        base: OBJECT,
        flags: HAVE_GC | BASE_TYPE,
        slots: Module::SLOTS,
        methods: Module::METHODS,
        getsets: Module::GETSETS,
        members: MEMBERS,
        dict_offset: value::DICT_OFFSET,
        weaklist_offset: value::WEAKLIST_OFFSET,
    };
}

impl Module {
    /// A module of this name, without documentation.
    pub fn new(thread: &Thread, name: &Str) -> Fallible<Owned<Self>> {
        let module = thread.new_object(Self::contents)?;
        module.dict.set(Dict::new(thread)?);
        module.initialize(thread, name, None)?;
        Ok(module)
    }

    /// A native module: its functions, and what its `exec` adds.
    pub fn of_definition(
        thread: &Thread,
        definition: &'static ModuleDefinition,
    ) -> Fallible<Owned<Self>> {
        let name = thread.interpreter().interned.intern(thread, Str::new(thread, definition.name)?);
        let module = Self::new(thread, &name)?;
        let dict = module.namespace(thread)?;
        if !definition.doc.is_empty() {
            let doc = Str::new(thread, &definition.doc.to_string_lossy())?;
            dict.insert_str(thread, name!(thread, "__doc__"), doc.as_object())?;
        }
        for function in definition.functions.iter().copied().flatten() {
            let object = BuiltinFunction::new(
                thread,
                function,
                Some(module.as_object()),
                Some(name.as_object()),
            )?;
            let key = Str::new(thread, function.name())?;
            let key = thread.interpreter().interned.intern(thread, key);
            dict.insert_str(thread, &key, object.as_object())?;
        }
        if let Some(exec) = definition.exec {
            exec(thread, module.as_object())?;
        }
        Ok(module)
    }

    /// The namespace, which is made if a subclass has not initialised the module.
    pub fn namespace(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        if let Some(dict) = self.dict.get() {
            return Ok(dict);
        }
        let dict = Dict::new(thread)?;
        self.dict.set(dict.clone());
        Ok(dict)
    }

    /// Where the namespace is, null if there is none.
    #[inline(always)]
    pub fn namespace_pointer(&self) -> *const Dict {
        self.dict.as_pointer()
    }

    /// The namespace, if there is one.
    pub fn existing_namespace(&self) -> Option<Owned<Dict>> {
        self.dict.get()
    }

    /// `__name__`, if it is a string.
    pub fn name(&self, thread: &Thread) -> Option<Owned<Str>> {
        self.dict.get()?.get_str(name!(thread, "__name__"))?.downcast().ok()
    }
}
