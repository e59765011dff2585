//! Building an interpreter and running code in it.

use pycore_gc::collect::Never;
use pycore_gc::{BlockAllocator, Collector, LocalHeap, Young};
use pycore_import::native;
use pycore_objects::core::interpreter::ExtensionLoader;
use pycore_objects::core::{Interpreter, ObjectLike, Options, Thread};
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, name, raise};

/// The parts of an interpreter, before they are put together.
#[must_use]
pub struct Builder {
    blocks: &'static dyn BlockAllocator,
    collector: &'static dyn Collector,
    compiler: Option<fn(&Thread)>,
    modules: native::Table,
    extensions: Option<&'static ExtensionLoader>,
}

impl Builder {
    /// The collector of cycles. Without one, cycles stay.
    pub fn collector(mut self, collector: &'static dyn Collector) -> Self {
        self.collector = collector;
        self
    }

    /// Installs `compile()`; without it, only code objects can be run.
    pub fn compiler(mut self, install: fn(&Thread)) -> Self {
        self.compiler = Some(install);
        self
    }

    /// The native modules.
    pub fn modules(mut self, modules: native::Table) -> Self {
        self.modules = modules;
        self
    }

    /// What loads compiled extension modules. Without it, there are none.
    pub fn extensions(mut self, loader: &'static ExtensionLoader) -> Self {
        self.extensions = Some(loader);
        self
    }

    /// Puts the parts together. One interpreter per process: types are static.
    ///
    /// `Err` if there is not enough memory for the built-in types and modules.
    #[expect(unsafe_code, reason = "makes the thread that everything else is given")]
    pub fn build(self, configure: impl FnOnce(&Options)) -> Result<Runtime, String> {
        let young = Box::leak(Box::new(Young::new(self.blocks, self.collector)));
        let interpreter = Box::leak(Box::new(Interpreter::default()));
        configure(&interpreter.options);
        // SAFETY: the thread is the interpreter's only one, and whoever makes another takes the lock.
        let thread = unsafe { Thread::new(LocalHeap::new(self.blocks), young, interpreter) };
        let started = thread.enter(|thread| {
            pycore_objects::start(thread)?;
            pycore_interp::start(thread)?;
            if let Some(install) = self.compiler {
                install(thread);
            }
            native::install(thread, self.modules)?;
            thread.interpreter().hooks.extensions.set(self.extensions.copied());
            pycore_interp::complete_sys(thread)
        });
        match started {
            Ok(()) => Ok(Runtime { thread }),
            Err(raised) => Err(thread.enter(|thread| {
                let Some(exception) = thread.take_exception(raised) else { return String::new() };
                let text = pycore_objects::protocol::object::str(thread, &exception);
                let text = text.map_or_else(|_| String::new(), |text| text.to_string_lossy());
                format!("{}: {text}", exception.type_name())
            })),
        }
    }
}

/// An interpreter that can run code.
pub struct Runtime {
    thread: Box<Thread>,
}

impl Runtime {
    /// An interpreter's parts: objects lie in blocks of this allocator.
    pub fn builder(blocks: &'static dyn BlockAllocator) -> Builder {
        Builder { blocks, collector: &Never, compiler: None, modules: &[], extensions: None }
    }

    /// Does something as the interpreter's main thread.
    pub fn enter<R>(&self, work: impl FnOnce(&Thread) -> R) -> R {
        self.thread.enter(work)
    }
}

/// The module `__main__`, new, with built-ins.
pub fn main_module(thread: &Thread) -> Fallible<Owned<Module>> {
    let module = Module::new(thread, name!(thread, "__main__"))?;
    let namespace = module.namespace(thread)?;
    let modules = thread.interpreter().modules.get();
    if let Some(modules) = modules.as_deref().and_then(Object::downcast::<Dict>) {
        let builtins = modules.get_str(name!(thread, "builtins"));
        if let Some(builtins) = builtins {
            namespace.insert_str(thread, name!(thread, "__builtins__"), &builtins)?;
        }
        modules.insert_str(thread, name!(thread, "__main__"), module.as_object())?;
    }
    Ok(module)
}

/// Compiles a program and runs it in the namespace of a module.
pub fn run_source(
    thread: &Thread,
    source: &Object,
    filename: &Str,
    module: &Module,
) -> Fallible<Owned> {
    let code = compile_source(thread, source, filename, false)?;
    run_code(thread, &code, module)
}

/// Compiles a program, of text or bytes; `is_file` if these are the contents of the file.
pub fn compile_source(
    thread: &Thread,
    source: &Object,
    filename: &Str,
    is_file: bool,
) -> Fallible<Owned<Code>> {
    let Some(compile) = thread.interpreter().hooks.compile.get() else {
        return Err(raise!(thread, RUNTIME_ERROR, "this interpreter has no compiler"));
    };
    let mode = Str::new(thread, "exec")?;
    let request = pycore_objects::core::CompileRequest {
        source,
        filename: filename.as_object(),
        is_file,
        mode: &mode,
        flags: 0,
        inherit: false,
        optimize: -1,
        feature_version: -1,
    };
    let code = compile(thread, &request)?;
    code.downcast::<Code>().map_err(|_| raise!(thread, SYSTEM_ERROR, "the compiler gave no code"))
}

/// Runs code in the namespace of a module.
pub fn run_code(thread: &Thread, code: &Code, module: &Module) -> Fallible<Owned> {
    let namespace = module.namespace(thread)?;
    pycore_interp::calls::execute(thread, code, &namespace, namespace.as_object())
}
