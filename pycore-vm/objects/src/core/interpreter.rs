//! What the threads of an interpreter share.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::fork::AtFork;
use super::place::Place;
use super::raised::Fallible;
use super::refs::Owned;
use super::slot::Slot;
use super::thread::Thread;
use super::threads::Threads;
use super::threads::signals::SignalHandlers;
use super::{Object, TypeObject};
use crate::declare::{Arguments, CompiledCode, FrozenModule, ModuleDefinition};
use crate::intern::InternTable;
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::list::List;
use crate::types::str::Str;

/// The state that is one per interpreter. It is touched only by the thread that holds the lock.
#[derive(Default)]
pub struct Interpreter {
    /// Interned strings.
    pub interned: InternTable,
    /// The dictionary of `builtins`.
    pub builtins: Place,
    /// `sys.modules`
    pub modules: Place,
    /// The dictionary of `sys`.
    pub sys: Place,
    /// The table of native modules, in groups.
    pub native_modules: Cell<&'static [&'static [&'static ModuleDefinition]]>,
    /// The table of frozen modules.
    pub frozen_modules: Cell<&'static [FrozenModule]>,
    /// Hooks of `sys.addaudithook`, a list; empty without any.
    pub audit_hooks: Place,
    /// What the module `gc` shows of collections.
    pub collections: Collections,
    /// What `atexit` calls: tuples of a function, its arguments and its keyword arguments.
    pub exit_calls: Place<List>,
    /// What warnings do.
    pub warnings: Warnings,
    /// Codecs and error handlers that were registered.
    pub codecs: crate::codecs::registry::Registry,
    /// What native modules keep for themselves, by their names.
    native_states: RefCell<BTreeMap<&'static str, Owned>>,
    /// What crates above provide.
    pub hooks: Hooks,
    /// Options that objects look at.
    pub options: Options,
    /// The threads, which is all that they may touch without holding the lock.
    pub threads: Threads,
    /// What the program does about signals.
    pub signal_handlers: SignalHandlers,
    /// What is called around forks.
    pub at_fork: AtFork,
}

/// What the program learns of collections.
#[derive(Default)]
pub struct Collections {
    /// `gc.garbage`: what could not be collected, or was not to be.
    pub garbage: Place<List>,
    /// `gc.callbacks`
    pub callbacks: Place<List>,
}

/// What decides about warnings while there is no module `warnings`.
#[derive(Default)]
pub struct Warnings {
    /// `filters`, a list.
    pub filters: Place,
    /// `_onceregistry`, a dict.
    pub once_registry: Place,
    /// `_defaultaction`, a string.
    pub default_action: Place,
    /// `_warnings_context`, a context variable.
    pub context: Place,
    /// Counts the changes of the filters; what registries know of older ones is void.
    pub version: Cell<i64>,
}

/// A warning with its place.
pub struct ExplicitWarning<'a> {
    /// The class; a message that is a warning has its own.
    pub category: &'a Object,
    /// A text or a warning.
    pub message: &'a Object,
    /// The file that is warned of.
    pub filename: &'a Object,
    /// The line in it.
    pub line: i32,
    /// The name of the module; made of the file's name if there is none.
    pub module: Option<&'a Object>,
    /// What was warned of before in that module.
    pub registry: Option<&'a Object>,
}

impl Thread {
    /// The object that a native module keeps in the interpreter; it is made when it is asked for first.
    pub fn native_state(
        &self,
        module: &'static str,
        make: impl FnOnce() -> Fallible<Owned>,
    ) -> Fallible<Owned> {
        let states = &self.interpreter().native_states;
        if let Some(state) = states.borrow().get(module) {
            return Ok(state.clone());
        }
        let state = make()?;
        Ok(states.borrow_mut().entry(module).or_insert(state).clone())
    }
}

/// Options of a run that objects look at.
pub struct Options {
    /// `sys.set_int_max_str_digits`; zero for no limit.
    pub int_max_str_digits: Cell<usize>,
    /// `-b`: 1 warns when bytes are compared with text, 2 raises.
    pub bytes_warning: Cell<u8>,
    /// `-X dev`: names of encodings and handlers are checked even where nothing needs them.
    pub dev_mode: Cell<bool>,
    /// `-X warn_default_encoding`: files of text whose encoding nobody chose are warned of.
    pub warn_default_encoding: Cell<bool>,
    /// `-O`: the level of optimisation, 0 to 2.
    pub optimize: Cell<u8>,
    /// The interpreter is ending.
    pub finalizing: Cell<bool>,
    /// `sys.setrecursionlimit`
    pub recursion_limit: Cell<usize>,
    /// Flags with which extension modules are loaded: those of `dlopen`.
    pub dlopen_flags: Cell<i32>,
    /// `-X cpu_count`; -1 for as many processors as there are.
    pub cpu_count: Cell<i32>,
    /// `-X importtime`: 1 tells how long imports take, 2 of imports of modules that are there, too.
    pub import_time: Cell<u8>,
    /// `-X no_debug_ranges`: code objects have lines, but no columns.
    pub no_debug_ranges: Cell<bool>,
    /// `-E`: environment variables of Python do not count.
    pub ignore_environment: Cell<bool>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            int_max_str_digits: Cell::new(4300),
            bytes_warning: Cell::new(0),
            dev_mode: Cell::new(false),
            warn_default_encoding: Cell::new(false),
            optimize: Cell::new(0),
            finalizing: Cell::new(false),
            recursion_limit: Cell::new(1000),
            // RTLD_NOW
            dlopen_flags: Cell::new(2),
            cpu_count: Cell::new(-1),
            import_time: Cell::new(0),
            no_debug_ranges: Cell::new(false),
            ignore_environment: Cell::new(false),
        }
    }
}

/// Calls a Python function with arguments in slots, as a native body is called.
pub type CallFunction = fn(&Thread, &Object, &[Slot], usize, Option<&Object>) -> Fallible<Owned>;

/// Imports a module by its name.
pub type ImportModule = fn(&Thread, &Object) -> Fallible<Owned>;
/// `__import__` with its arguments as they came.
pub type Import = fn(&Thread, Arguments<'_>) -> Fallible<Owned>;
/// The bytes of a source file that is no file of the system; `None` if it is one, or there is none.
pub type ReadSource = fn(&Thread, &str) -> Option<Vec<u8>>;
/// `warnings.warn(message, category, stacklevel)`
pub type Warn = fn(&Thread, &Object, &TypeObject, isize) -> Fallible;
/// `warnings.warn_explicit(..)`
pub type WarnExplicit = fn(&Thread, &ExplicitWarning<'_>) -> Fallible;
/// Reports an exception that cannot be raised: the message of the report, and what it happened in.
pub type ReportUnraisable = fn(&Thread, Owned, Option<&Str>, Option<&Object>);
/// Compiles text or a tree to a code object.
pub type Compile = fn(&Thread, &CompileRequest<'_>) -> Fallible<Owned>;
/// Runs a code object in globals and locals, with a closure.
pub type RunCode = fn(&Thread, &Object, &Object, &Object, Option<&Object>) -> Fallible<Owned>;
/// Runs a class body, a function object, in a namespace.
pub type RunClassBody = fn(&Thread, &Object, &Object) -> Fallible<Owned>;
/// The globals of the running frame.
pub type CurrentGlobals = fn(&Thread) -> Option<Owned>;
/// `locals()` of the running frame.
pub type CurrentLocals = fn(&Thread) -> Fallible<Owned>;
/// A new function of a code object with these globals, a dict.
pub type MakeFunction = fn(&Thread, &Code, &Object) -> Fallible<Owned<Function>>;
/// Sets how deep calls of Python functions may be nested.
pub type SetRecursionLimit = fn(&Thread, usize) -> Fallible;
/// Flags of the running frame's code object, or zero.
pub type CurrentCodeFlags = fn(&Thread) -> u32;
/// An awaitable that gives the default where another raises `StopAsyncIteration`.
pub type AnextAwaitable = fn(&Thread, &Object, &Object) -> Fallible<Owned>;

/// What `compile()` was asked for.
pub struct CompileRequest<'a> {
    /// Text, bytes, or a tree.
    pub source: &'a Object,
    /// For messages and tracebacks.
    pub filename: &'a Object,
    /// Whether the bytes are that file's; messages name it then.
    pub is_file: bool,
    /// `exec`, `single`, `eval` or `func_type`.
    pub mode: &'a Str,
    /// `PyCF_*` and `CO_FUTURE_*`.
    pub flags: i32,
    /// Whether future statements of the running code count.
    pub inherit: bool,
    /// The level of optimisation; -1 for the interpreter's.
    pub optimize: i32,
    /// Minor version whose syntax is accepted; -1 for all.
    pub feature_version: i32,
}

/// The line of an instruction, an offset in bytes, in the code of a frame object.
pub type LineOfFrame = fn(&Thread, &Object, i32) -> Option<i32>;
/// Runs the program's handlers of signals.
pub type HandleSignals = fn(&Thread) -> Fallible;
/// Whether the program handles a signal.
pub type HasSignalHandler = fn(&Thread, i32) -> bool;
/// Called for a type that asked for it when it has been modified.
pub type TypeModified = fn(&Thread, &TypeObject);
/// Class and object for `super()` without arguments, from the frame that calls it.
pub type SuperArguments = fn(&Thread) -> Fallible<(Owned, Owned)>;

/// The frame object so many frames below the running one, if there are so many.
pub type FrameAt = fn(&Thread, usize) -> Fallible<Option<Owned>>;
/// The function whose call a frame is, so many frames below the running one.
pub type FrameFunction = fn(&Thread, usize) -> Option<Owned>;
/// A dict with a value for each thread, by its identifier.
pub type PerThread = fn(&Thread) -> Fallible<Owned>;
/// Sets or removes a function of `sys.settrace` or `sys.setprofile`, for one thread or for all.
pub type SetTracer = fn(&Thread, Option<&Object>, AllThreads) -> Fallible;
/// The function that is set.
pub type GetTracer = fn(&Thread) -> Option<Owned>;
/// Calls a function while tracing goes on, though a trace function is running.
pub type CallTracing = fn(&Thread, &Object, &Object) -> Fallible<Owned>;

/// What the display of tracebacks asks about source text: the front end's.
#[derive(Clone, Copy, Debug)]
pub struct SourceTools {
    /// The text of a source file.
    pub decode: fn(&[u8]) -> Option<String>,
    /// Of an expression, bytes of it: the operator, or the brackets of a call or subscription with what is in them.
    pub anchor: fn(&str) -> Option<std::ops::Range<usize>>,
    /// Whether a statement is nothing but the call, bytes of it, that it returns or assigns to a name.
    pub is_plain_call: fn(&str, std::ops::Range<usize>) -> bool,
}

/// What loads compiled extension modules.
#[derive(Clone, Copy)]
pub struct ExtensionLoader {
    /// How the names of their files end.
    pub suffixes: &'static [&'static str],
    /// The module of a spec, from the file that it names.
    pub create: fn(&Thread, &Object, Option<&Object>) -> Fallible<Owned>,
    /// Fills a module that was created.
    pub exec: fn(&Thread, &Object) -> Fallible<i32>,
    /// `datetime_CAPI`: by which they reach the types of the module `datetime`.
    pub datetime: fn(&Thread) -> Fallible<Owned>,
}

/// The code object of code that is part of the program.
pub type LoadCompiled = fn(&Thread, CompiledCode) -> Fallible<Owned>;

/// A token with its place, as the module `tokenize` has it.
pub struct PlainToken {
    /// The number of its kind.
    pub kind: i64,
    /// Its text.
    pub text: String,
    /// Line and column of its start and of its end.
    pub place: [(i64, i64); 2],
    /// The lines that it is in.
    pub line: String,
}
/// The tokens of a text, all of them or those that a parser gets, and the exception that ends them too early.
pub type Tokenize = fn(&Thread, String, bool) -> (Vec<PlainToken>, Option<Owned>);

/// Runs an interactive session.
pub type Interactive = fn(&Thread) -> Fallible;

/// Whom a function of tracing is set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllThreads {
    /// The running thread.
    No,
    /// All threads of the interpreter.
    Yes,
}

/// What crates above the object model provide; empty until they are assembled.
#[derive(Default)]
pub struct Hooks {
    /// Told of modified types whose `tp_watched` is set.
    pub type_modified: Cell<Option<TypeModified>>,
    /// Makes a new thread able to run code: the evaluator's.
    pub start_thread: Cell<Option<fn(&Thread)>>,
    /// Gives back what the evaluator keeps in a thread that ends.
    pub end_thread: Cell<Option<fn(&Thread)>>,
    /// Calls the functions that the program has registered for its end.
    pub at_exit: Cell<Option<fn(&Thread)>>,
    /// Runs the program's handlers of signals that have arrived.
    pub handle_signals: Cell<Option<HandleSignals>>,
    /// Whether the program handles a signal: does not leave it to the system.
    pub has_signal_handler: Cell<Option<HasSignalHandler>>,
    /// `super()`
    pub super_arguments: Cell<Option<SuperArguments>>,
    /// Runs a function object: the evaluator's.
    pub call_function: Cell<Option<CallFunction>>,
    /// A new function: the evaluator's.
    pub make_function: Cell<Option<MakeFunction>>,
    /// `__import__` by name, for natives that need a module: the import system's.
    pub import_module: Cell<Option<ImportModule>>,
    /// `__import__`
    pub import: Cell<Option<Import>>,
    /// `compile()`: the front end's.
    pub compile: Cell<Option<Compile>>,
    /// `exec` and `eval` of a code object: the evaluator's, as are the following.
    pub run_code: Cell<Option<RunCode>>,
    /// A class body.
    pub run_class_body: Cell<Option<RunClassBody>>,
    /// `globals()`
    pub current_globals: Cell<Option<CurrentGlobals>>,
    /// `locals()`
    pub current_locals: Cell<Option<CurrentLocals>>,
    /// `sys.setrecursionlimit`; without an evaluator the option is set.
    pub set_recursion_limit: Cell<Option<SetRecursionLimit>>,
    /// Flags of the running frame's code object, or zero.
    pub current_code_flags: Cell<Option<CurrentCodeFlags>>,
    /// Source text in tracebacks.
    pub source_tools: Cell<Option<&'static SourceTools>>,
    /// Source files that are part of the program.
    pub read_source: Cell<Option<ReadSource>>,
    /// The lines of tracebacks.
    pub line_of_frame: Cell<Option<LineOfFrame>>,
    /// `anext()` with a default.
    pub anext_awaitable: Cell<Option<AnextAwaitable>>,
    /// `warnings.warn(message, category, stacklevel)`
    pub warn: Cell<Option<Warn>>,
    /// `warnings.warn_explicit(..)`
    pub warn_explicit: Cell<Option<WarnExplicit>>,
    /// Reports an exception that cannot be raised: `sys.unraisablehook`.
    pub unraisable: Cell<Option<ReportUnraisable>>,
    /// `sys._getframe`
    pub frame_at: Cell<Option<FrameAt>>,
    /// `sys._getframemodulename`
    pub frame_function: Cell<Option<FrameFunction>>,
    /// `sys._current_frames`
    pub current_frames: Cell<Option<PerThread>>,
    /// `sys._current_exceptions`
    pub current_exceptions: Cell<Option<PerThread>>,
    /// `sys.settrace`
    pub set_trace: Cell<Option<SetTracer>>,
    /// `sys.gettrace`
    pub get_trace: Cell<Option<GetTracer>>,
    /// `sys.setprofile`
    pub set_profile: Cell<Option<SetTracer>>,
    /// `sys.getprofile`
    pub get_profile: Cell<Option<GetTracer>>,
    /// The code object of code that is part of the program: the module `marshal`'s.
    pub compiled_code: Cell<Option<LoadCompiled>>,
    /// Loads compiled extension modules.
    pub extensions: Cell<Option<ExtensionLoader>>,
    /// The tokens of a text: the front end's.
    pub tokenize: Cell<Option<Tokenize>>,
    /// `sys._baserepl`
    pub interactive: Cell<Option<Interactive>>,
    /// `sys.call_tracing`
    pub call_tracing: Cell<Option<CallTracing>>,
}
