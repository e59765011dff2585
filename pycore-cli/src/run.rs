//! Running a program.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::ExitCode;

use pycore_bytecode::MAGIC_BYTES;
use pycore_objects::hash;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, name, raise};
use pycore_stdlib_base::sys;
use pycore_stdlib_base::sys::report::uncaught::{self, End};
use pycore_stdlib_base::sys::settings::{Flags, Settings};
use pycore_stdlib_system::io::locale;
use pycore_stdlib_system::io::standard::{self, StreamOptions};
use pycore_stdlib_system::signal;
use pycore_vm::{Finalizers, NativeModules, Runtime};

use crate::arguments::{Arguments, Input, RunOptions};
use crate::checks::{self, Fatal};
use crate::environment::{self, Environment};
use crate::interactive;
use crate::memory::Memory;
use crate::paths::Places;
use crate::program::Main;

/// All native modules.
static MODULES: NativeModules = &[
    pycore_vm::MODULES,
    pycore_stdlib_base::MODULES,
    pycore_import::MODULES,
    pycore_frontend::MODULES,
    pycore_stdlib_data::MODULES,
    pycore_stdlib_text::MODULES,
    pycore_stdlib_numeric::MODULES,
    pycore_stdlib_system::MODULES,
    pycore_stdlib_formats::MODULES,
    pycore_stdlib_ssl::MODULES,
];

/// What the end of the interpreter needs.
const FINALIZERS: Finalizers =
    Finalizers { flush: standard::flush, restore_signals: signal::handlers::restore };

/// Assembles the interpreter and runs the program in it.
pub(crate) fn run(main: &Main, arguments: &Arguments) -> ExitCode {
    let environment = Environment::new(&arguments.options);
    let flags = environment::flags(arguments);
    let places = Places::find(environment);
    if !places.have_library() {
        eprintln!("PYTHONHOME = '{}': no library is there", places.prefix.display());
        let missing = "ModuleNotFoundError: No module named 'encodings'";
        return fatal("Failed to import encodings module", &format!("core initialized\n{missing}"));
    }
    let memory = match checks::check(&arguments.options)
        .and_then(|()| checks::hash_secret(&arguments.options))
        .map(|secret| {
            hash::set_secret(secret);
        })
        .and_then(|()| Memory::chosen(&arguments.options, environment, flags.dev_mode))
    {
        Ok(memory) => memory,
        Err(Fatal { message, state }) => return fatal(&message, state),
    };
    let runtime = Runtime::builder(memory.blocks)
        .collector(memory.collector)
        .compiler(pycore_frontend::install)
        .modules(MODULES)
        .extensions(&pycore_capi::LOADER)
        .build(|options| {
            options.optimize.set(flags.optimize.clamp(0, 2) as u8);
            options.cpu_count.set(environment::cpu_count(&arguments.options).unwrap_or(-1));
            options.import_time.set(environment::import_time(&arguments.options));
            options.no_debug_ranges.set(environment::has_no_debug_ranges(&arguments.options));
        });
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(message) => return cannot_start(&message),
    };
    runtime.enter(|thread| {
        let mut status = match prepare(thread, main, arguments, places, flags).and_then(|module| {
            memory.program_begins();
            run_main(thread, main, &module)
        }) {
            Ok(()) => End::Status(0),
            Err(raised) => report(thread, raised),
        };
        let goes_on = flags.inspect > 0 || environment.is_set("PYTHONINSPECT");
        if goes_on && !matches!(main, Main::Interactive) {
            status = match interactive::interact(thread, "") {
                Ok(()) => status,
                Err(raised) => report(thread, raised),
            };
        }
        let written = pycore_vm::finalize(thread, &FINALIZERS);
        memory.program_ends();
        if status == End::Interrupted {
            signal::end_by_interrupt();
        }
        match status {
            _ if !written => ExitCode::from(standard::FLUSH_FAILED),
            End::Interrupted => ExitCode::from(130),
            End::Status(status) => ExitCode::from(status as u8),
        }
    })
}

fn fatal(message: &str, state: &str) -> ExitCode {
    eprintln!("Fatal Python error: {message}\nPython runtime state: {state}\n");
    ExitCode::FAILURE
}

fn cannot_start(message: &str) -> ExitCode {
    eprintln!("pycore: cannot start the interpreter: {message}");
    ExitCode::FAILURE
}

/// Everything that stands before the program begins; gives the module `__main__`.
fn prepare(
    thread: &Thread,
    main: &Main,
    arguments: &Arguments,
    places: Places,
    flags: Flags,
) -> Fallible<Owned<Module>> {
    let module = pycore_vm::main_module(thread)?;
    let warnings = environment::warning_options(arguments, &flags);
    let has_warning_options = !warnings.is_empty();
    configure(thread, main, arguments, places, warnings, flags)?;
    pycore_import::start(thread)?;
    if has_warning_options && let Err(raised) = import(thread, name!(thread, "warnings")) {
        // The module reads sys.warnoptions; a program runs without it, too.
        report(thread, raised);
    }
    if !arguments.options.no_site {
        import(thread, name!(thread, "site"))?;
    }
    Ok(module)
}

/// Imports a module.
pub(crate) fn import(thread: &Thread, name: &Str) -> Fallible<Owned> {
    match thread.interpreter().hooks.import_module.get() {
        Some(import) => import(thread, name.as_object()),
        None => Err(raise!(thread, IMPORT_ERROR, "there is no import system")),
    }
}

fn run_main(thread: &Thread, main: &Main, module: &Module) -> Fallible {
    let program = match main {
        Main::Interactive => return interactive::interact(thread, &interactive::banner(thread)),
        Main::Module(name) => {
            let name = Str::fs_decode(thread, name.as_bytes())?;
            return run_module(thread, &name, true);
        }
        Main::Archive(_) => return run_module(thread, name!(thread, "__main__"), false),
        Main::Program(program) => program,
    };
    let filename = match &program.path {
        Some(path) => Str::fs_decode(thread, absolute(path).as_bytes())?,
        None => Str::new(thread, &program.name)?,
    };
    let set =
        |name: &Str, value: &Object| object::set_attribute(thread, module.as_object(), name, value);
    let is_text = program.name == "<string>";
    if !is_text {
        set(name!(thread, "__file__"), filename.as_object())?;
        set(name!(thread, "__cached__"), &thread.none())?;
    }
    let is_compiled = program.is_compiled();
    if program.path.is_some() {
        let loaders = import(thread, name!(thread, "_frozen_importlib_external"))?;
        let loader = match is_compiled {
            true => name!(thread, "SourcelessFileLoader"),
            false => name!(thread, "SourceFileLoader"),
        };
        let loader = call::call_method(
            thread,
            &loaders,
            loader,
            &[name!(thread, "__main__").as_object(), filename.as_object()],
        )?;
        set(name!(thread, "__loader__"), &loader)?;
    } else {
        let loaders = import(thread, name!(thread, "_frozen_importlib"))?;
        let loader = object::get_attribute(thread, &loaders, name!(thread, "BuiltinImporter"))?;
        set(name!(thread, "__loader__"), &loader)?;
    }
    if is_compiled {
        let code = code_in(thread, &program.bytes)?;
        pycore_vm::run_code(thread, &code, module)?;
        return Ok(());
    }
    let source = match is_text {
        true => command(thread, &program.bytes)?.into_object(),
        false => Bytes::new(thread, &program.bytes)?.into_object(),
    };
    let code = pycore_vm::compile_source(thread, &source, &filename, !is_text)?;
    if is_text {
        let text = String::from_utf8_lossy(&program.bytes);
        interactive::remember_text(thread, code.as_object(), &text, &program.name)?;
    }
    pycore_vm::run_code(thread, &code, module)?;
    Ok(())
}

/// The code object in a `.pyc` file.
fn code_in(thread: &Thread, file: &[u8]) -> Fallible<Owned<Code>> {
    /// Bytes in front of the object.
    const HEAD: usize = 16;
    let short = || raise!(thread, EOF_ERROR, "EOF read where not expected");
    if !file.get(..4).ok_or_else(short)?.starts_with(&MAGIC_BYTES) {
        return Err(raise!(thread, RUNTIME_ERROR, "Bad magic number in .pyc file"));
    }
    let object = Bytes::new(thread, file.get(HEAD..).ok_or_else(short)?)?;
    let marshal = import(thread, name!(thread, "marshal"))?;
    let loads = name!(thread, "loads");
    let object = call::call_method(thread, &marshal, loads, &[object.as_object()])?;
    object.downcast().map_err(|_| raise!(thread, RUNTIME_ERROR, "Bad code object in .pyc file"))
}

/// The whole path of a file, its parts as they are.
fn absolute(path: &OsStr) -> OsString {
    match std::env::current_dir() {
        Ok(folder) if !Path::new(path).is_absolute() => {
            let mut whole = folder.into_os_string();
            whole.push("/");
            whole.push(path);
            whole
        }
        _ => path.to_owned(),
    }
}

/// The program of `-c`: text, in which a comment about its encoding means nothing.
fn command(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Str>> {
    let text = Str::fs_decode(thread, bytes)?;
    if text.view().code_points().any(|point| char::from_u32(point).is_none()) {
        eprintln!("Unable to decode the command from the command line:");
    }
    Ok(text)
}

/// Runs a module as `__main__`. With `-m`, `sys.argv[0]` becomes its file.
fn run_module(thread: &Thread, name: &Str, alter_arguments: bool) -> Fallible {
    let runpy = import(thread, name!(thread, "runpy"))?;
    let run = name!(thread, "_run_module_as_main");
    let alter = thread.bool(alter_arguments);
    call::call_method(thread, &runpy, run, &[name.as_object(), &alter])?;
    Ok(())
}

/// Tells `sys` what the command line says.
fn configure(
    thread: &Thread,
    main: &Main,
    arguments: &Arguments,
    places: Places,
    warning_options: Vec<OsString>,
    flags: Flags,
) -> Fallible {
    pycore_stdlib_base::install(thread);
    signal::install(thread)?;
    let options = &arguments.options;
    let environment = Environment::new(options);
    let first: OsString = match (&arguments.input, main) {
        (Input::File(path), _) => path.clone(),
        (Input::Text(_), _) => "-c".into(),
        (Input::Module(_), _) => "-m".into(),
        (Input::StandardInput, Main::Program(_)) if std::env::args_os().any(|word| word == "-") => {
            "-".into()
        }
        (Input::StandardInput, _) => OsString::new(),
    };
    let modules = MODULES.iter().copied().flatten().map(|definition| definition.name);
    let settings = Settings {
        prefix: places.own_prefix().into(),
        base_prefix: places.prefix.clone().into(),
        library: Some(places.library.clone().into()),
        path: places.path(environment, program_folder(main, arguments, &flags)),
        arguments: std::iter::once(first).chain(arguments.rest.iter().cloned()).collect(),
        original_arguments: std::env::args_os().collect(),
        executable: places.executable.clone().into(),
        base_executable: places.base_executable().into(),
        builtin_modules: modules.collect(),
        warning_options,
        options: environment::implementation_options(options),
        cache_prefix: environment::implementation_option(options, "pycache_prefix")
            .map(OsString::from)
            .or_else(|| environment.value("PYTHONPYCACHEPREFIX"))
            .filter(|prefix| !prefix.is_empty()),
        flags,
    };
    let modules = thread.interpreter().modules.get();
    let modules = modules.as_deref().and_then(Object::downcast::<Dict>);
    if let Some(module) = modules.and_then(|modules| modules.get_str(name!(thread, "sys"))) {
        settings.apply(thread, &module)?;
        let embedded = Str::fs_decode(thread, places.embedded.as_os_str().as_bytes())?;
        let attribute = name!(thread, "_embedded_library");
        object::set_attribute(thread, &module, attribute, embedded.as_object())?;
        set_streams(thread, &module, options, environment)?;
    }
    Ok(())
}

/// The folder that a program imports from first; none with `-P`.
fn program_folder(main: &Main, arguments: &Arguments, flags: &Flags) -> Option<OsString> {
    if let Main::Archive(path) = main {
        return Some(path.clone());
    }
    if flags.safe_path {
        return None;
    }
    Some(match &arguments.input {
        Input::File(file) => {
            let file = std::fs::canonicalize(file).unwrap_or_else(|_| file.into());
            file.parent().map(|folder| folder.as_os_str().to_owned()).unwrap_or_default()
        }
        Input::Module(_) => std::env::current_dir().unwrap_or_default().into_os_string(),
        _ => OsString::new(),
    })
}

/// Makes the standard streams, and `open`.
fn set_streams(
    thread: &Thread,
    sys: &Object,
    options: &RunOptions,
    environment: Environment,
) -> Fallible {
    let utf8 = environment::implementation_option(options, "utf8")
        .or_else(|| environment.text("PYTHONUTF8"))
        .map(|value| value != "0");
    let coerce = environment.text("PYTHONCOERCECLOCALE").is_none_or(|value| value != "0");
    locale::set_up(utf8, coerce);
    let options = StreamOptions {
        unbuffered: options.unbuffered || environment.is_set("PYTHONUNBUFFERED"),
        interactive: options.inspect > 0,
        encoding: environment.text("PYTHONIOENCODING"),
    };
    standard::install(thread, sys, &options).inspect_err(|_| {
        eprintln!(
            "Fatal Python error: init_stdio_encoding: failed to get the Python codec name of the stdio encoding\n\
             Python runtime state: core initialized"
        );
    })
}

/// Shows the exception that ended the program, or does what `SystemExit` asks for.
fn report(thread: &Thread, raised: Raised) -> End {
    if sys::attribute(thread, name!(thread, "stderr")).is_some() {
        return uncaught::handle(thread, raised);
    }
    // The interpreter has not come far enough to have streams.
    if let Some(exception) = thread.take_exception(raised) {
        let class = exception.type_name().into_owned();
        let text = object::str(thread, &exception)
            .map_or_else(|_| "<exception str() failed>".to_owned(), |text| text.to_string_lossy());
        eprintln!(
            "Fatal Python error: cannot start the interpreter\n\
             Python runtime state: core initialized\n{class}: {text}"
        );
    }
    End::Status(1)
}
