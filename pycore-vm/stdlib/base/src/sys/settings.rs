//! Attributes that the command line and the environment decide about.

use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt;

use pycore_objects::types::bool_type::Bool;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread};

use super::limits::DEFAULT_DIGITS;
use super::printer::Printer;
use super::{add, structures};

/// What whoever starts an interpreter knows. Texts of the system need not be UTF-8.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sys.argv`
    pub arguments: Vec<OsString>,
    /// `sys.orig_argv`
    pub original_arguments: Vec<OsString>,
    /// `sys.executable`
    pub executable: OsString,
    /// The same of the program that a virtual environment was made with.
    pub base_executable: OsString,
    /// `sys.prefix` and `sys.exec_prefix`
    pub prefix: OsString,
    /// `sys.base_prefix` and `sys.base_exec_prefix`
    pub base_prefix: OsString,
    /// `sys._stdlib_dir`: where the library is, if there is one.
    pub library: Option<OsString>,
    /// `sys.path`
    pub path: Vec<OsString>,
    /// `sys.builtin_module_names`, in any order.
    pub builtin_modules: Vec<&'static str>,
    /// `sys.warnoptions`
    pub warning_options: Vec<OsString>,
    /// `sys._xoptions`: names with their values; without a value an option is `True`.
    pub options: Vec<(OsString, Option<OsString>)>,
    /// `sys.pycache_prefix`
    pub cache_prefix: Option<OsString>,
    /// `sys.flags`
    pub flags: Flags,
}

/// `sys.flags`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of sys.flags")]
pub struct Flags {
    pub debug: i32,
    pub inspect: i32,
    pub interactive: i32,
    pub optimize: i32,
    pub dont_write_bytecode: i32,
    pub no_user_site: i32,
    pub no_site: i32,
    pub ignore_environment: i32,
    pub verbose: i32,
    pub bytes_warning: i32,
    pub quiet: i32,
    pub hash_randomization: i32,
    pub isolated: i32,
    pub dev_mode: bool,
    pub utf8_mode: i32,
    pub warn_default_encoding: i32,
    pub safe_path: bool,
    pub int_max_str_digits: i32,
    pub thread_inherit_context: i32,
    pub context_aware_warnings: i32,
}

impl Default for Flags {
    fn default() -> Self {
        Self {
            debug: 0,
            inspect: 0,
            interactive: 0,
            optimize: 0,
            dont_write_bytecode: 0,
            no_user_site: 0,
            no_site: 0,
            ignore_environment: 0,
            verbose: 0,
            bytes_warning: 0,
            quiet: 0,
            hash_randomization: 1,
            isolated: 0,
            dev_mode: false,
            utf8_mode: 0,
            warn_default_encoding: 0,
            safe_path: false,
            int_max_str_digits: DEFAULT_DIGITS as i32,
            thread_inherit_context: 0,
            context_aware_warnings: 0,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            arguments: vec![OsString::new()],
            original_arguments: Vec::new(),
            executable: OsString::new(),
            base_executable: OsString::new(),
            prefix: OsString::new(),
            base_prefix: OsString::new(),
            library: None,
            path: Vec::new(),
            builtin_modules: Vec::new(),
            warning_options: Vec::new(),
            options: Vec::new(),
            cache_prefix: None,
            flags: Flags::default(),
        }
    }
}

fn text(thread: &Thread, text: &OsString) -> Fallible<Owned> {
    Str::fs_decode(thread, text.as_bytes()).map(Owned::into_object)
}

fn text_or_none(thread: &Thread, value: Option<&OsString>) -> Fallible<Owned> {
    value.map_or_else(|| Ok(thread.none()), |value| text(thread, value))
}

fn list(thread: &Thread, texts: &[OsString]) -> Fallible<Owned> {
    let texts = texts.iter().map(|value| text(thread, value)).collect::<Fallible<Vec<Owned>>>()?;
    List::from_owned(thread, texts).map(Owned::into_object)
}

fn truth(value: bool) -> Owned {
    Owned::share(Bool::of(value))
}

impl Flags {
    fn to_object(self, thread: &Thread) -> Fallible<Owned> {
        let int = |value: i32| thread.new_int(value.into());
        let values = [
            int(self.debug)?,
            int(self.inspect)?,
            int(self.interactive)?,
            int(self.optimize)?,
            int(self.dont_write_bytecode)?,
            int(self.no_user_site)?,
            int(self.no_site)?,
            int(self.ignore_environment)?,
            int(self.verbose)?,
            int(self.bytes_warning)?,
            int(self.quiet)?,
            int(self.hash_randomization)?,
            int(self.isolated)?,
            truth(self.dev_mode),
            int(self.utf8_mode)?,
            int(self.warn_default_encoding)?,
            truth(self.safe_path),
            int(self.int_max_str_digits)?,
            // There is a lock, and it cannot be switched off.
            int(1)?,
            int(self.thread_inherit_context)?,
            int(self.context_aware_warnings)?,
        ];
        structures::instance(thread, &structures::FLAGS, values)
    }
}

impl Settings {
    /// Sets the attributes of the module `sys`, and the options of the interpreter that they show.
    pub fn apply(&self, thread: &Thread, module: &Object) -> Fallible {
        let set = |name: &str, value: Fallible<Owned>| add(thread, module, name, &*value?);
        set("argv", list(thread, &self.arguments))?;
        set("orig_argv", list(thread, &self.original_arguments))?;
        set("path", list(thread, &self.path))?;
        set("warnoptions", list(thread, &self.warning_options))?;
        set("executable", text(thread, &self.executable))?;
        set("_base_executable", text(thread, &self.base_executable))?;
        for name in ["prefix", "exec_prefix"] {
            set(name, text(thread, &self.prefix))?;
        }
        for name in ["base_prefix", "base_exec_prefix"] {
            set(name, text(thread, &self.base_prefix))?;
        }
        set("platlibdir", thread.new_str("lib"))?;
        set("_stdlib_dir", text_or_none(thread, self.library.as_ref()))?;
        set("pycache_prefix", text_or_none(thread, self.cache_prefix.as_ref()))?;
        set("_xoptions", self.options(thread))?;
        set("builtin_module_names", self.builtin_module_names(thread))?;
        set("dont_write_bytecode", Ok(truth(self.flags.dont_write_bytecode != 0)))?;
        set("flags", self.flags.to_object(thread))?;
        // Until `_io` has made better ones.
        for (name, descriptor) in [("stdout", 1), ("stderr", 2)] {
            set(name, Printer::new(thread, descriptor).map(Owned::into_object))?;
            set(&format!("__{name}__"), Printer::new(thread, descriptor).map(Owned::into_object))?;
        }
        self.set_options(thread);
        Ok(())
    }

    /// The options that objects look at.
    fn set_options(&self, thread: &Thread) {
        let options = &thread.interpreter().options;
        options.optimize.set(u8::try_from(self.flags.optimize.clamp(0, 2)).unwrap_or(0));
        options.bytes_warning.set(u8::try_from(self.flags.bytes_warning.clamp(0, 2)).unwrap_or(0));
        options.dev_mode.set(self.flags.dev_mode);
        options.warn_default_encoding.set(self.flags.warn_default_encoding != 0);
        let digits = usize::try_from(self.flags.int_max_str_digits).unwrap_or(DEFAULT_DIGITS);
        options.int_max_str_digits.set(digits);
        options.ignore_environment.set(self.flags.ignore_environment != 0);
    }

    fn options(&self, thread: &Thread) -> Fallible<Owned> {
        let options = Dict::new(thread)?;
        for (name, value) in &self.options {
            let value = match value {
                Some(value) => text(thread, value)?,
                None => truth(true),
            };
            options.insert(thread, &*text(thread, name)?, &value)?;
        }
        Ok(options.into_object())
    }

    fn builtin_module_names(&self, thread: &Thread) -> Fallible<Owned> {
        let mut names = self.builtin_modules.clone();
        names.sort_unstable();
        let names = names.into_iter().map(|name| thread.new_str(name));
        let names = names.collect::<Fallible<Vec<Owned>>>()?;
        Tuple::from_owned(thread, names).map(Owned::into_object)
    }
}
