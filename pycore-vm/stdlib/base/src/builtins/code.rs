//! Source text and code: compiling, running, importing.

use pycore_objects::core::{CompileRequest, Slot};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::buffer::{Buffer, BufferFlags, has_buffer};
use pycore_objects::protocol::path::FileName;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::cell::Cell;
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::attributes::{add_builtins, current_globals, current_locals};
use super::streams::of_sys;
use super::{Functions, installed};

#[methods(module, name = CODE)]
impl Functions {
    #[expect(clippy::too_many_arguments, reason = "as many as compile() has in Python")]
    /// compile($module, /, source, filename, mode, flags=0,
    ///         dont_inherit=False, optimize=-1, *, _feature_version=-1)
    ///
    /// Compile source text, or a tree, into code that `exec()` or `eval()` runs. The file name is for messages. The mode
    /// is "exec" for statements, "single" for one as it is typed at a prompt, "eval" for an expression. The flags choose
    /// features of the language; those in force where `compile()` is called come in addition, unless `dont_inherit` is
    /// true.
    fn compile(
        thread: &Thread,
        source: &Object,
        filename: FileName,
        mode: &Str,
        flags: Option<i32>,
        dont_inherit: Option<bool>,
        optimize: Option<i32>,
        feature_version: Option<i32>,
    ) -> Fallible<Owned> {
        let text = text_of(thread, source)?;
        let request = CompileRequest {
            source: text.as_deref().unwrap_or(source),
            filename: filename.0.as_object(),
            is_file: false,
            mode,
            flags: flags.unwrap_or(0),
            inherit: !dont_inherit.unwrap_or(false),
            optimize: optimize.unwrap_or(-1),
            feature_version: feature_version.unwrap_or(-1),
        };
        compile(thread, &request)
    }

    /// eval($module, source, /, globals=None, locals=None)
    ///
    /// The value of an expression, given as text or as what `compile()` makes of it. Its global variables are a
    /// dictionary, its local ones any mapping; by default both are those of the caller.
    fn eval(
        thread: &Thread,
        source: &Object,
        globals: Option<&Object>,
        locals: Option<&Object>,
    ) -> Fallible<Owned> {
        if locals.is_some_and(|locals| !object::is_mapping(locals)) {
            return Err(raise!(thread, TYPE_ERROR, "locals must be a mapping"));
        }
        if let Some(globals) = globals
            && globals.downcast::<Dict>().is_none()
        {
            let message = match object::is_mapping(globals) {
                true => "globals must be a real dict; try eval(code, {}, mapping)",
                false => "globals must be a dict",
            };
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let scope = Scope::new(thread, globals, locals, "eval")?;
        if let Some(code) = source.downcast::<Code>() {
            if code.free_count() > 0 {
                let message = "code object passed to eval() may not contain free variables";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            return scope.run(thread, source, None);
        }
        scope.run_text(thread, source, "eval")
    }

    /// exec($module, source, /, globals=None, locals=None, *, closure=None)
    ///
    /// Run statements, given as text or as what `compile()` makes of them. Their global variables are a dictionary, their
    /// local ones any mapping; by default both are those of the caller. Code with free variables takes them from the
    /// closure, a tuple of cells.
    fn exec(
        thread: &Thread,
        source: &Object,
        globals: Option<&Object>,
        locals: Option<&Object>,
        closure: Option<&Object>,
    ) -> Fallible {
        if let Some(globals) = globals
            && globals.downcast::<Dict>().is_none()
        {
            let given = globals.type_name();
            let message = format!("exec() globals must be a dict, not {given}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        if let Some(locals) = locals
            && !object::is_mapping(locals)
        {
            let given = locals.type_name();
            let message = format!("locals must be a mapping or None, not {given}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let scope = Scope::new(thread, globals, locals, "exec")?;
        if let Some(code) = source.downcast::<Code>() {
            check_closure(thread, code, closure)?;
            return scope.run(thread, source, closure).map(drop);
        }
        if closure.is_some() {
            let message = "closure can only be used when source is a code object";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        scope.run_text(thread, source, "exec").map(drop)
    }

    /// __import__($module, /, name, globals=None, locals=None, fromlist=(),
    ///            level=0)
    ///
    /// What an import statement calls. The result is the module of the first part of a dotted name, or the named module
    /// itself if something is to be taken from it. The level is 0 for absolute names, else the number of leading dots.
    fn __import__(
        thread: &Thread,
        name: &Object,
        globals: Option<&Object>,
        locals: Option<&Object>,
        fromlist: Option<&Object>,
        level: Option<&Object>,
    ) -> Fallible<Owned> {
        let (none, zero) = (thread.none(), thread.new_int(0)?);
        let arguments: [&Object; 5] = [
            name,
            globals.unwrap_or(&none),
            locals.unwrap_or(&none),
            fromlist.unwrap_or(&none),
            level.unwrap_or(&zero),
        ];
        let hook = thread.interpreter().hooks.import.get();
        let arguments = Arguments::from_positional(Slot::of_objects(&arguments));
        installed(thread, hook, "an import system")?(thread, arguments)
    }

    /// breakpoint($module, /, *args, **kws)
    ///
    /// Call `sys.breakpointhook()` with these arguments, which starts a debugger.
    fn breakpoint(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let Some(hook) = of_sys(thread, name!(thread, "breakpointhook"))? else {
            return Err(raise!(thread, RUNTIME_ERROR, "lost sys.breakpointhook"));
        };
        call::call_slots(thread, &hook, arguments.all(), arguments.names().tuple())
    }
}

/// Calls the compiler.
fn compile(thread: &Thread, request: &CompileRequest<'_>) -> Fallible<Owned> {
    installed(thread, thread.interpreter().hooks.compile.get(), "a compiler")?(thread, request)
}

/// The content of a buffer as bytes, which the compiler takes, besides strings and trees.
fn text_of(thread: &Thread, source: &Object) -> Fallible<Option<Owned>> {
    if source.downcast::<Bytes>().is_some() || !has_buffer(source) {
        return Ok(None);
    }
    let buffer = Buffer::get(thread, source, BufferFlags::SIMPLE)?;
    Ok(Some(Bytes::new(thread, buffer.bytes())?.into_object()))
}

/// The closure must have a cell for each free variable of the code.
fn check_closure(thread: &Thread, code: &Code, closure: Option<&Object>) -> Fallible {
    let count = code.free_count();
    if count == 0 {
        return match closure {
            None => Ok(()),
            Some(_) => {
                let message = "cannot use a closure with this code object";
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
        };
    }
    let fits = closure.and_then(|closure| closure.downcast_exact::<Tuple>()).is_some_and(|cells| {
        cells.len() == count && cells.iter().all(|cell| cell.downcast::<Cell>().is_some())
    });
    if fits {
        return Ok(());
    }
    let message = format!("code object requires a closure of exactly length {count}");
    Err(raise!(thread, TYPE_ERROR, "{message}"))
}

/// Where code runs.
struct Scope {
    globals: Owned,
    locals: Owned,
}

impl Scope {
    /// What is given, or else the caller's: `globals` is a dict, `locals` a mapping.
    fn new(
        thread: &Thread,
        globals: Option<&Object>,
        locals: Option<&Object>,
        function: &str,
    ) -> Fallible<Self> {
        let scope = match globals {
            Some(globals) => Self {
                globals: Owned::share(globals),
                locals: Owned::share(locals.unwrap_or(globals)),
            },
            None => {
                let Some(globals) = current_globals(thread)? else {
                    let message = format!(
                        "{function} must be given globals and locals when called without a frame"
                    );
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                };
                let locals = match locals {
                    Some(locals) => Owned::share(locals),
                    None => current_locals(thread)?,
                };
                Self { globals, locals }
            }
        };
        if let Some(globals) = scope.globals.downcast_ref::<Dict>() {
            add_builtins(thread, globals)?;
        }
        Ok(scope)
    }

    fn run(&self, thread: &Thread, code: &Object, closure: Option<&Object>) -> Fallible<Owned> {
        let run = installed(thread, thread.interpreter().hooks.run_code.get(), "an evaluator")?;
        run(thread, code, &self.globals, &self.locals, closure)
    }

    /// Compiles source text in a mode that has the name of the function that was called, and runs it.
    fn run_text(&self, thread: &Thread, source: &Object, mode: &str) -> Fallible<Owned> {
        let text = text_of(thread, source)?;
        let source = text.as_deref().unwrap_or(source);
        if source.downcast::<Str>().is_none() && source.downcast::<Bytes>().is_none() {
            let message = format!("{mode}() arg 1 must be a string, bytes or code object");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let mode = Str::new(thread, mode)?;
        let request = CompileRequest {
            source,
            filename: name!(thread, "<string>").as_object(),
            is_file: false,
            mode: &mode,
            // PyCF_SOURCE_IS_UTF8, by which `eval` is known to take blanks in front.
            flags: 0x0100,
            inherit: true,
            optimize: -1,
            feature_version: -1,
        };
        let code = compile(thread, &request)?;
        self.run(thread, &code, None)
    }
}
