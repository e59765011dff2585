//! Code, scopes and imports.

use pycore_objects::core::CompileRequest;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Raised, Thread, methods, name, raise};

use super::Builtins;

#[methods(module, name = RUNNING)]
impl Builtins {
    /// Import a module: what the import statement calls.
    ///
    /// __import__(name, globals=None, locals=None, fromlist=(), level=0)
    #[python(name = "__import__")]
    fn import(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        match thread.interpreter().hooks.import.get() {
            Some(import) => import(thread, arguments),
            None => Err(raise!(thread, IMPORT_ERROR, "there is no import system")),
        }
    }

    /// compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)
    ///
    /// Compile source text or a tree to a code object, which exec() or eval() run.
    ///
    /// The mode is 'exec' for a module, 'single' for one interactive statement, 'eval' for an expression.
    fn compile(
        thread: &Thread,
        source: &Object,
        filename: &Object,
        mode: &Str,
        flags: Option<i32>,
        dont_inherit: Option<bool>,
        optimize: Option<i32>,
        _feature_version: Option<i32>,
    ) -> Fallible<Owned> {
        let request = CompileRequest {
            source,
            filename,
            mode,
            flags: flags.unwrap_or(0),
            inherit: !dont_inherit.unwrap_or(false),
            optimize: optimize.unwrap_or(-1),
            feature_version: _feature_version.unwrap_or(-1),
        };
        compile(thread, &request)
    }

    /// eval(source, /, globals=None, locals=None)
    ///
    /// The value of an expression, given as text or code object.
    ///
    /// It is evaluated in the given dictionaries, or in the current scope.
    fn eval(thread: &Thread, source: &Object, globals: Option<&Object>, locals: Option<&Object>) -> Fallible<Owned> {
        let scope = Scope::of(thread, globals, locals, "eval")?;
        if let Some(code) = source.downcast_exact::<Code>() {
            if code.free_count() > 0 {
                return Err(raise!(thread, TYPE_ERROR, "code object passed to eval() may not contain free variables"));
            }
            return run(thread, source, &scope, None);
        }
        let code = compile_text(thread, source, name!(thread, "eval"), "eval() arg 1 must be a string, bytes or code object")?;
        run(thread, &code, &scope, None)
    }

    /// exec(source, /, globals=None, locals=None, *, closure=None)
    ///
    /// Run statements, given as text or code object.
    ///
    /// They run in the given dictionaries, or in the current scope. The closure is a tuple of cells for the free variables
    /// of a code object.
    fn exec(
        thread: &Thread,
        source: &Object,
        globals: Option<&Object>,
        locals: Option<&Object>,
        closure: Option<&Object>,
    ) -> Fallible {
        let scope = Scope::of(thread, globals, locals, "exec")?;
        if let Some(code) = source.downcast_exact::<Code>() {
            let closure = check_closure(thread, code, closure)?;
            return run(thread, source, &scope, closure).map(drop);
        }
        if closure.is_some() {
            return Err(raise!(thread, TYPE_ERROR, "closure argument cannot be used with a string"));
        }
        let code = compile_text(thread, source, name!(thread, "exec"), "exec() arg 1 must be a string, bytes or code object")?;
        run(thread, &code, &scope, None).map(drop)
    }

    /// globals()
    ///
    /// The dictionary of the current module's variables.
    fn globals(thread: &Thread) -> Fallible<Owned> {
        match current_globals(thread) {
            Some(globals) => Ok(globals),
            None => Err(raise!(thread, SYSTEM_ERROR, "globals() needs a running frame")),
        }
    }

    /// locals()
    ///
    /// A dictionary of the current scope's variables.
    ///
    /// In a function it is a new one each time; elsewhere it is the namespace itself.
    fn locals(thread: &Thread) -> Fallible<Owned> {
        current_locals(thread)
    }

    /// The attributes of an object as a dictionary; without an argument, what locals() gives.
    ///
    /// vars([object]) -> dictionary
    #[python(name = "vars", no_keywords)]
    fn vars(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        match arguments.positional() {
            [] => current_locals(thread),
            [slot] => {
                let target = slot.object(thread)?;
                match object::lookup_attribute(thread, target, name!(thread, "__dict__"))? {
                    Some(dict) => Ok(dict),
                    None => Err(raise!(thread, TYPE_ERROR, "vars() argument must have __dict__ attribute")),
                }
            }
            many => Err(raise!(thread, TYPE_ERROR, "vars expected at most 1 argument, got {}", many.len())),
        }
    }

    /// breakpoint(*args, **kws)
    ///
    /// Call sys.breakpointhook(*args, **kws), which enters the debugger.
    #[python(name = "breakpoint")]
    fn breakpoint(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        match super::printing::sys_attribute(thread, name!(thread, "breakpointhook"))? {
            Some(hook) => call::call_slots(thread, &hook, arguments.all(), arguments.names().tuple()),
            None => Err(raise!(thread, RUNTIME_ERROR, "lost sys.breakpointhook")),
        }
    }
}

/// Where code runs.
struct Scope {
    globals: Owned,
    locals: Owned,
}

impl Scope {
    fn of(thread: &Thread, globals: Option<&Object>, locals: Option<&Object>, function: &str) -> Fallible<Self> {
        let given = |value: Option<&Object>| value.filter(|value| !value.is_none()).map(Owned::share);
        let (globals, locals) = (given(globals), given(locals));
        if let Some(locals) = &locals && locals.type_object().read(|raw| raw.tp_as_mapping.is_null()) {
            return Err(match function {
                "eval" => raise!(thread, TYPE_ERROR, "locals must be a mapping"),
                _ => raise!(thread, TYPE_ERROR, "locals must be a mapping or None, not {}", locals.type_name()),
            });
        }
        let scope = match (globals, locals) {
            (Some(globals), locals) => {
                if (*globals).downcast::<Dict>().is_none() {
                    return Err(Self::bad_globals(thread, &globals, function));
                }
                let locals = locals.unwrap_or_else(|| globals.clone());
                Self { globals, locals }
            }
            (None, locals) => {
                let Some(globals) = current_globals(thread) else {
                    let message = "globals and locals cannot be NULL";
                    return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
                };
                let locals = match locals {
                    Some(locals) => locals,
                    None => current_locals(thread)?,
                };
                Self { globals, locals }
            }
        };
        let Some(globals) = (*scope.globals).downcast::<Dict>() else {
            return Err(Self::bad_globals(thread, &scope.globals, function));
        };
        let name = name!(thread, "__builtins__");
        if globals.get(thread, name.as_object())?.is_none()
            && let Some(builtins) = thread.interpreter().builtins.get()
        {
            globals.insert(thread, name.as_object(), &builtins)?;
        }
        Ok(scope)
    }

    #[cold]
    fn bad_globals(thread: &Thread, globals: &Object, function: &str) -> Raised {
        let class = globals.type_name();
        match function {
            "eval" if !globals.type_object().read(|raw| raw.tp_as_mapping.is_null()) => {
                raise!(thread, TYPE_ERROR, "globals must be a real dict; try eval(code, {{}}, mapping)")
            }
            "eval" => raise!(thread, TYPE_ERROR, "globals must be a dict"),
            _ => raise!(thread, TYPE_ERROR, "{function}() globals must be a dict, not {class}"),
        }
    }
}

fn current_globals(thread: &Thread) -> Option<Owned> {
    thread.interpreter().hooks.current_globals.get().and_then(|current| current(thread))
}

fn current_locals(thread: &Thread) -> Fallible<Owned> {
    match thread.interpreter().hooks.current_locals.get() {
        Some(current) => current(thread),
        None => Err(raise!(thread, SYSTEM_ERROR, "locals() needs a running frame")),
    }
}

/// `dir()`
pub(super) fn names_of_scope(thread: &Thread) -> Fallible<Owned> {
    let locals = current_locals(thread)?;
    let keys = call::call_method(thread, &locals, name!(thread, "keys"), &[])?;
    let list = List::from_iterable(thread, &keys)?;
    call::call_method(thread, list.as_object(), name!(thread, "sort"), &[])?;
    Ok(list.into_object())
}

fn run(thread: &Thread, code: &Object, scope: &Scope, closure: Option<&Object>) -> Fallible<Owned> {
    match thread.interpreter().hooks.run_code.get() {
        Some(run) => run(thread, code, &scope.globals, &scope.locals, closure),
        None => Err(raise!(thread, SYSTEM_ERROR, "code needs an evaluator")),
    }
}

fn compile(thread: &Thread, request: &CompileRequest<'_>) -> Fallible<Owned> {
    match thread.interpreter().hooks.compile.get() {
        Some(compile) => compile(thread, request),
        None => Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "there is no compiler")),
    }
}

/// Compiles what `eval` or `exec` got.
fn compile_text(thread: &Thread, source: &Object, mode: &Str, message: &str) -> Fallible<Owned> {
    if source.downcast::<Str>().is_none() && source.type_object().read(|raw| raw.tp_as_buffer.is_null()) {
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    let filename = name!(thread, "<string>");
    let request = CompileRequest {
        source,
        filename: filename.as_object(),
        mode,
        flags: 0,
        inherit: true,
        optimize: -1,
        feature_version: -1,
    };
    compile(thread, &request)
}

/// The closure for a code object: a tuple of as many cells as it has free variables.
fn check_closure<'a>(thread: &Thread, code: &Code, closure: Option<&'a Object>) -> Fallible<Option<&'a Object>> {
    let wanted = code.free_count();
    let closure = closure.filter(|closure| !closure.is_none());
    match (wanted, closure) {
        (0, None) => Ok(None),
        (0, Some(_)) => Err(raise!(thread, TYPE_ERROR, "cannot use a closure with this code object")),
        (_, closure) => {
            let cells = closure.and_then(|closure| closure.downcast_exact::<Tuple>());
            let fits = cells.is_some_and(|cells| {
                cells.len() == wanted
                    && cells.iter().all(|cell| cell.downcast_exact::<pycore_objects::types::cell::Cell>().is_some())
            });
            if fits {
                return Ok(closure);
            }
            Err(raise!(thread, TYPE_ERROR, "code object requires a closure of exactly length {wanted}"))
        }
    }
}

