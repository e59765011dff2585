//! `_sysconfig`: how the interpreter was built.

use pycore_objects::types::dict::Dict;
use pycore_objects::{Fallible, Owned, Thread, methods, module, name};

/// The functions' place.
pub struct SysConfig;

module! {
    /// The module `_sysconfig`.
    pub static SYSCONFIG: name "_sysconfig",
    doc "How the interpreter was built.",
    functions SysConfig::FUNCTIONS
}

#[methods(module, name = FUNCTIONS)]
impl SysConfig {
    /// config_vars($module, /)
    ///
    /// Variables of the build: whether there is no lock, and whether everything is checked.
    fn config_vars(thread: &Thread) -> Fallible<Owned<Dict>> {
        let variables = Dict::new(thread)?;
        let no = thread.new_int(0)?;
        variables.insert_str(thread, name!(thread, "Py_GIL_DISABLED"), &no)?;
        variables.insert_str(thread, name!(thread, "Py_DEBUG"), &no)?;
        Ok(variables)
    }
}
