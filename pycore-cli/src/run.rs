//! Running a program.

use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt;
use std::process::ExitCode;

use pycore_gc::blocks::{Pools, System};
use pycore_gc::collect::Generational;
use pycore_objects::core::graph::Objects;
use pycore_objects::protocol::object;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Raised, Thread, name};
use pycore_stdlib_base::sys;
use pycore_stdlib_base::sys::report::uncaught::{self, End};
use pycore_stdlib_base::sys::settings::{Flags, Settings};
use pycore_stdlib_system::io::locale;
use pycore_stdlib_system::io::standard::{self, StreamOptions};
use pycore_stdlib_system::signal;
use pycore_vm::{Finalizers, NativeModules, Runtime};

use crate::arguments::{Arguments, Input};
use crate::paths::Places;
use crate::program::Program;

/// All native modules.
static MODULES: NativeModules = &[
    pycore_stdlib_base::MODULES,
    pycore_import::MODULES,
    pycore_stdlib_data::MODULES,
    pycore_stdlib_text::MODULES,
    pycore_stdlib_numeric::MODULES,
    pycore_stdlib_system::MODULES,
    pycore_stdlib_formats::MODULES,
];

/// What the end of the interpreter needs.
const FINALIZERS: Finalizers =
    Finalizers { flush: standard::flush, restore_signals: signal::handlers::restore };

/// Assembles the interpreter and runs the program in it.
pub(crate) fn run(program: &Program, arguments: &Arguments) -> ExitCode {
    let malloc = std::env::var("PYTHONMALLOC").unwrap_or_default();
    let builder = match malloc.as_str() {
        "malloc" => Runtime::builder(Box::leak(Box::new(System::new()))),
        _ => Runtime::builder(Box::leak(Box::new(Pools::new()))),
    };
    let runtime = builder
        .collector(Box::leak(Box::new(Generational::new(Objects))))
        .compiler(pycore_frontend::install)
        .modules(MODULES)
        .build(|options| options.optimize.set(arguments.optimize.min(2)));
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(message) => {
            eprintln!("pycore: cannot start the interpreter: {message}");
            return ExitCode::FAILURE;
        }
    };
    runtime.enter(|thread| {
        let status = match run_main(thread, program, arguments) {
            Ok(()) => End::Status(0),
            Err(raised) => report(thread, raised),
        };
        let written = pycore_vm::finalize(thread, &FINALIZERS);
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

fn run_main(thread: &Thread, program: &Program, arguments: &Arguments) -> Fallible {
    let module = pycore_vm::main_module(thread)?;
    configure(thread, program, arguments)?;
    let filename = Str::new(thread, &program.name)?;
    if let Input::File(_) = arguments.input {
        let file = name!(thread, "__file__");
        object::set_attribute(thread, module.as_object(), file, filename.as_object())?;
    }
    // The import system stands on modules of the system.
    if pycore_import::native::find(thread, name!(thread, "posix")).is_some() {
        pycore_import::start(thread)?;
        if let Some(import) = thread.interpreter().hooks.import_module.get() {
            import(thread, name!(thread, "site").as_object())?;
        }
    }
    let source = Bytes::new(thread, &program.bytes)?;
    pycore_vm::run_source(thread, source.as_object(), &filename, &module)?;
    Ok(())
}

/// Tells `sys` what the command line says.
fn configure(thread: &Thread, program: &Program, arguments: &Arguments) -> Fallible {
    pycore_stdlib_base::install(thread);
    signal::install(thread)?;
    let name = match arguments.input {
        Input::File(_) => program.name.clone(),
        _ => "-".to_owned(),
    };
    let modules = MODULES.iter().copied().flatten().map(|definition| definition.name);
    let places = Places::find();
    let settings = Settings {
        prefix: places.prefix.clone().into(),
        base_prefix: places.prefix.clone().into(),
        library: Some(places.library.clone().into()),
        path: places.path(program_folder(arguments)),
        arguments: vec![name.into()],
        original_arguments: std::env::args_os().collect(),
        executable: std::env::current_exe().unwrap_or_default().into_os_string(),
        builtin_modules: modules.collect(),
        flags: Flags { optimize: arguments.optimize.into(), ..Flags::default() },
        ..Settings::default()
    };
    let modules = thread.interpreter().modules.get();
    let modules = modules.as_deref().and_then(Object::downcast::<Dict>);
    if let Some(module) = modules.and_then(|modules| modules.get_str(name!(thread, "sys"))) {
        settings.apply(thread, &module)?;
        let embedded = Str::fs_decode(thread, places.embedded.as_os_str().as_bytes())?;
        let attribute = name!(thread, "_embedded_library");
        object::set_attribute(thread, &module, attribute, embedded.as_object())?;
        set_streams(thread, &module)?;
    }
    Ok(())
}

/// The folder of the program's file, where it imports from first.
fn program_folder(arguments: &Arguments) -> OsString {
    match &arguments.input {
        Input::File(file) => {
            let file = std::fs::canonicalize(file).unwrap_or_else(|_| file.into());
            file.parent().map(|folder| folder.as_os_str().to_owned()).unwrap_or_default()
        }
        _ => OsString::new(),
    }
}

/// Makes the standard streams, and `open`.
fn set_streams(thread: &Thread, sys: &Object) -> Fallible {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let utf8 = variable("PYTHONUTF8").map(|value| value != "0");
    locale::set_up(utf8, variable("PYTHONCOERCECLOCALE").is_none_or(|value| value != "0"));
    let options = StreamOptions {
        unbuffered: variable("PYTHONUNBUFFERED").is_some(),
        interactive: false,
        encoding: variable("PYTHONIOENCODING"),
    };
    standard::install(thread, sys, &options)
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
        eprintln!("{class}: {text}");
    }
    End::Status(1)
}
