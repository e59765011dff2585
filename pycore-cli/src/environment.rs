//! `PYTHON*` variables of the environment, and the settings that they and the command line give together.

use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt;

use pycore_stdlib_base::sys::settings::Flags;

use crate::arguments::{Arguments, RunOptions};

/// The variables, which `-E` hides.
#[derive(Clone, Copy)]
pub(crate) struct Environment {
    ignored: bool,
}

impl Environment {
    pub(crate) fn new(options: &RunOptions) -> Self {
        Self { ignored: options.ignore_environment }
    }

    /// A variable that is set and not empty.
    pub(crate) fn value(self, name: &str) -> Option<OsString> {
        std::env::var_os(name).filter(|value| !self.ignored && !value.is_empty())
    }

    /// The same as text.
    pub(crate) fn text(self, name: &str) -> Option<String> {
        self.value(name).map(|value| value.to_string_lossy().into_owned())
    }

    pub(crate) fn is_set(self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// A variable that counts: its number, or 1 for any other text.
    fn level(self, name: &str) -> i32 {
        match self.text(name) {
            None => 0,
            Some(text) => text.parse().ok().filter(|&level| level >= 0).unwrap_or(1),
        }
    }
}

/// Of which imports the time is told: 1 for those that find a module, 2 for all.
pub(crate) fn import_time(options: &RunOptions) -> u8 {
    let level = implementation_option(options, "importtime")
        .or_else(|| Environment::new(options).text("PYTHONPROFILEIMPORTTIME"));
    level.map_or(0, |level| level.parse().unwrap_or(1))
}

/// Whether code objects have no columns.
pub(crate) fn has_no_debug_ranges(options: &RunOptions) -> bool {
    implementation_option(options, "no_debug_ranges").is_some()
        || Environment::new(options).is_set("PYTHONNODEBUGRANGES")
}

/// How many processors `os.cpu_count()` says that there are, if that is chosen.
pub(crate) fn cpu_count(options: &RunOptions) -> Option<i32> {
    let chosen = implementation_option(options, "cpu_count")
        .or_else(|| Environment::new(options).text("PYTHON_CPU_COUNT"));
    chosen?.parse().ok()
}

/// A name of `-X`, and its value if it has one.
pub(crate) fn implementation_options(options: &RunOptions) -> Vec<(OsString, Option<OsString>)> {
    let split = |option: &OsString| {
        let bytes = option.as_bytes();
        let text = |bytes: &[u8]| OsString::from(std::ffi::OsStr::from_bytes(bytes));
        match bytes.iter().position(|&byte| byte == b'=') {
            Some(index) => (text(&bytes[..index]), Some(text(&bytes[index + 1..]))),
            None => (option.clone(), None),
        }
    };
    options.implementation.iter().map(split).collect()
}

/// The value of an option of `-X`: empty if it was given without one.
pub(crate) fn implementation_option(options: &RunOptions, name: &str) -> Option<String> {
    let found = implementation_options(options).into_iter().rev().find(|(key, _)| key == name)?;
    Some(found.1.map_or_else(String::new, |value| value.to_string_lossy().into_owned()))
}

/// Whether a switch is on: by `-X name` or `-X name=1`, else by its variable.
fn switch(options: &RunOptions, environment: Environment, name: &str, variable: &str) -> bool {
    match implementation_option(options, name) {
        Some(value) => value != "0",
        None => environment.text(variable).is_some_and(|value| value != "0"),
    }
}

/// `sys.flags`, and with it what the interpreter does.
pub(crate) fn flags(arguments: &Arguments) -> Flags {
    let options = &arguments.options;
    let environment = Environment::new(options);
    let level = |given: u8, variable: &str| i32::from(given).max(environment.level(variable));
    let either = |given: bool, variable: &str| i32::from(given || environment.is_set(variable));
    let digits = implementation_option(options, "int_max_str_digits")
        .or_else(|| environment.text("PYTHONINTMAXSTRDIGITS"))
        .and_then(|digits| digits.parse().ok());
    Flags {
        debug: level(options.debug, "PYTHONDEBUG").min(1),
        inspect: level(options.inspect, "PYTHONINSPECT"),
        interactive: options.inspect.into(),
        optimize: level(arguments.optimize, "PYTHONOPTIMIZE"),
        dont_write_bytecode: either(options.dont_write_bytecode, "PYTHONDONTWRITEBYTECODE"),
        no_user_site: either(options.no_user_site, "PYTHONNOUSERSITE"),
        no_site: options.no_site.into(),
        ignore_environment: options.ignore_environment.into(),
        verbose: level(options.verbose, "PYTHONVERBOSE"),
        bytes_warning: options.bytes_warning.into(),
        quiet: options.quiet.into(),
        hash_randomization: i32::from(
            options.random_hashes || environment.text("PYTHONHASHSEED").is_none_or(|s| s != "0"),
        ),
        isolated: options.isolated.into(),
        dev_mode: switch(options, environment, "dev", "PYTHONDEVMODE"),
        utf8_mode: switch(options, environment, "utf8", "PYTHONUTF8").into(),
        warn_default_encoding: switch(
            options,
            environment,
            "warn_default_encoding",
            "PYTHONWARNDEFAULTENCODING",
        )
        .into(),
        safe_path: options.safe_path || environment.is_set("PYTHONSAFEPATH"),
        thread_inherit_context: switch(
            options,
            environment,
            "thread_inherit_context",
            "PYTHON_THREAD_INHERIT_CONTEXT",
        )
        .into(),
        context_aware_warnings: switch(
            options,
            environment,
            "context_aware_warnings",
            "PYTHON_CONTEXT_AWARE_WARNINGS",
        )
        .into(),
        int_max_str_digits: digits.unwrap_or(Flags::default().int_max_str_digits),
    }
}

/// `sys.warnoptions`: the weakest first.
pub(crate) fn warning_options(arguments: &Arguments, flags: &Flags) -> Vec<OsString> {
    let environment = Environment::new(&arguments.options);
    let mut all: Vec<OsString> = Vec::new();
    if flags.dev_mode {
        all.push("default".into());
    }
    if let Some(texts) = environment.text("PYTHONWARNINGS") {
        all.extend(texts.split(',').map(OsString::from));
    }
    all.extend(arguments.options.warnings.iter().cloned());
    match flags.bytes_warning {
        0 => {}
        1 => all.push("default::BytesWarning".into()),
        _ => all.push("error::BytesWarning".into()),
    }
    all
}
