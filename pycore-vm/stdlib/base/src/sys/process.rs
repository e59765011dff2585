//! The process and its platform.

use pycore_objects::{Fallible, Thread, methods, raise};

use super::Sys;

#[methods(module, name = PROCESS)]
impl Sys {
    /// getdefaultencoding($module, /)
    ///
    /// The encoding of text that names none.
    fn getdefaultencoding() -> &'static str {
        "utf-8"
    }

    /// getfilesystemencoding($module, /)
    ///
    /// The encoding of names of files.
    fn getfilesystemencoding() -> &'static str {
        "utf-8"
    }

    /// getfilesystemencodeerrors($module, /)
    ///
    /// The name of the handler of errors in names of files.
    fn getfilesystemencodeerrors() -> &'static str {
        "surrogateescape"
    }

    /// is_finalizing($module, /)
    ///
    /// Whether the interpreter is ending.
    fn is_finalizing(thread: &Thread) -> bool {
        thread.interpreter().options.finalizing.get()
    }

    /// _is_gil_enabled($module, /)
    ///
    /// Whether one thread runs at a time.
    fn _is_gil_enabled() -> bool {
        true
    }

    /// _get_cpu_count_config($module, /)
    ///
    /// The number of processors that was asked for; -1 for those that there are.
    fn _get_cpu_count_config(thread: &Thread) -> i32 {
        thread.interpreter().options.cpu_count.get()
    }

    /// getdlopenflags($module, /)
    ///
    /// The flags with which extension modules are loaded.
    fn getdlopenflags(thread: &Thread) -> i32 {
        thread.interpreter().options.dlopen_flags.get()
    }

    /// setdlopenflags($module, flags, /)
    ///
    /// Sets the flags with which extension modules are loaded.
    fn setdlopenflags(thread: &Thread, flags: i32) {
        thread.interpreter().options.dlopen_flags.set(flags);
    }

    /// is_stack_trampoline_active($module, /)
    ///
    /// Whether Python functions are visible to a profiler of native code.
    fn is_stack_trampoline_active() -> bool {
        false
    }

    /// activate_stack_trampoline($module, backend, /)
    ///
    /// Makes Python functions visible to a profiler of native code.
    fn activate_stack_trampoline(
        thread: &Thread,
        _backend: &pycore_objects::types::str::Str,
    ) -> Fallible {
        Err(raise!(thread, VALUE_ERROR, "perf trampoline not available"))
    }

    /// deactivate_stack_trampoline($module, /)
    ///
    /// Makes Python functions invisible again to a profiler of native code.
    fn deactivate_stack_trampoline() {}

    /// is_remote_debug_enabled($module, /)
    ///
    /// Whether another process may have code run in this one.
    fn is_remote_debug_enabled() -> bool {
        false
    }

    /// remote_exec($module, /, pid, script)
    ///
    /// Has another process run a file.
    fn remote_exec(thread: &Thread, _pid: i32, _script: &pycore_objects::Object) -> Fallible {
        Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "remote debugging is not there yet"))
    }

    /// _dump_tracelets($module, /, outpath)
    ///
    /// Writes a graph of what a compiler at run time has made; there is none.
    fn _dump_tracelets(thread: &Thread, _outpath: &pycore_objects::Object) -> Fallible {
        Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "No JIT available"))
    }

    /// _baserepl($module, /)
    ///
    /// Runs the simple interactive session.
    fn _baserepl(thread: &Thread) -> Fallible {
        match thread.interpreter().hooks.interactive.get() {
            Some(run) => run(thread),
            None => Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "there is no interactive session")),
        }
    }
}
