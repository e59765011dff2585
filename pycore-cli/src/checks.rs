//! Whether the settings have values that mean something. What is wrong ends the program before it begins, with
//! CPython's messages.

use pycore_objects::hash;

use crate::arguments::RunOptions;
use crate::environment::{Environment, implementation_option};

/// Why the interpreter cannot start, and how far it has come.
pub(crate) struct Fatal {
    pub(crate) message: String,
    pub(crate) state: &'static str,
}

impl Fatal {
    /// Something about the interpreter's settings.
    fn settings(message: impl Into<String>) -> Self {
        Self { message: message.into(), state: "preinitialized" }
    }

    /// Something about what has to be known before any setting can be read: encodings and memory.
    pub(crate) fn earliest(message: impl Into<String>) -> Self {
        Self { message: message.into(), state: "preinitializing" }
    }
}

/// A value that a setting got, and from where.
struct Given {
    value: String,
    from_variable: bool,
}

fn given(options: &RunOptions, option: &str, variable: &str) -> Option<Given> {
    let by_option = implementation_option(options, option);
    let by_option = by_option.map(|value| Given { value, from_variable: false });
    by_option.or_else(|| {
        let value = Environment::new(options).text(variable)?;
        Some(Given { value, from_variable: true })
    })
}

/// Checks the options of `-X` and the variables that have numbers or words as values.
pub(crate) fn check(options: &RunOptions) -> Result<(), Fatal> {
    // Without a value, `-X utf8` is on; the text of an option does not tell that from an empty value.
    if let Some(Given { value, from_variable }) = given(options, "utf8", "PYTHONUTF8")
        && !["", "0", "1"].contains(&value.as_str())
    {
        let what = if from_variable { "PYTHONUTF8 environment variable" } else { "-X utf8 option" };
        return Err(Fatal::earliest(format!("preconfig_init_utf8_mode: invalid {what} value")));
    }
    if let Some(Given { value, .. }) = given(options, "gil", "PYTHON_GIL") {
        let message = match value.as_str() {
            "1" => None,
            "0" => Some("Disabling the GIL is not supported by this build"),
            _ => Some("PYTHON_GIL / -X gil must be \"0\" or \"1\""),
        };
        if let Some(message) = message {
            return Err(Fatal::settings(format!("config_read_gil: {message}")));
        }
    }
    if let Some(Given { value, from_variable }) =
        given(options, "frozen_modules", "PYTHON_FROZEN_MODULES")
        && !["", "on", "off"].contains(&value.as_str())
    {
        let what = if from_variable { "PYTHON_FROZEN_MODULES" } else { "option -X frozen_modules" };
        return Err(Fatal::settings(format!("bad value for {what} (expected \"on\" or \"off\")")));
    }
    check_frames(options)?;
    if let Some(Given { value, .. }) = given(options, "cpu_count", "PYTHON_CPU_COUNT")
        && value != "default"
        && value.parse::<i32>().ok().is_none_or(|count| count < 1)
    {
        return Err(Fatal::settings(
            "config_init_cpu_count: -X cpu_count=n option: n is missing or an invalid number, \
             n must be greater than 0",
        ));
    }
    if let Some(Given { value, .. }) = given(options, "importtime", "PYTHONPROFILEIMPORTTIME")
        && value.parse::<i64>().is_ok_and(|level| !(0..=2).contains(&level))
    {
        return Err(Fatal::settings(
            "config_init_import_time: -X importtime: values other than 1 and 2 are reserved for future use.",
        ));
    }
    if let Some(Given { value, from_variable }) =
        given(options, "int_max_str_digits", "PYTHONINTMAXSTRDIGITS")
        && value.parse::<i32>().ok().is_none_or(|limit| limit != 0 && limit < 640)
    {
        let source = if from_variable { "PYTHONINTMAXSTRDIGITS" } else { "-X int_max_str_digits" };
        return Err(Fatal::settings(format!(
            "config_init_int_max_str_digits: {source}: invalid limit; must be >= 640 or 0 for unlimited."
        )));
    }
    for (option, variable) in [
        ("thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT"),
        ("context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS"),
    ] {
        if let Some(Given { value, from_variable }) = given(options, option, variable)
            && !["0", "1"].contains(&value.as_str())
        {
            let what = match from_variable {
                true => format!("{variable}=N: N"),
                false => format!("-X {option}=n: n"),
            };
            return Err(Fatal::settings(format!(
                "config_init_{option}: {what} is missing or invalid"
            )));
        }
    }
    Ok(())
}

/// The number of frames that tracemalloc keeps of every request.
fn check_frames(options: &RunOptions) -> Result<(), Fatal> {
    let Some(Given { value, from_variable }) = given(options, "tracemalloc", "PYTHONTRACEMALLOC")
    else {
        return Ok(());
    };
    if value.is_empty() || value.parse::<i32>().is_ok_and(|frames| frames >= 0) {
        return Ok(());
    }
    let what = if from_variable { "PYTHONTRACEMALLOC" } else { "-X tracemalloc=NFRAME" };
    Err(Fatal::settings(format!("config_init_tracemalloc: {what}: invalid number of frames")))
}

/// The secret of hashes, from `PYTHONHASHSEED`.
pub(crate) fn hash_secret(options: &RunOptions) -> Result<(u64, u64), Fatal> {
    if options.random_hashes {
        return Ok(hash::random_secret());
    }
    match Environment::new(options).text("PYTHONHASHSEED").as_deref() {
        None | Some("random") => Ok(hash::random_secret()),
        Some(seed) => seed.trim_start().parse().map(hash::secret_of_seed).map_err(|_| {
            Fatal::settings(
                "config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]",
            )
        }),
    }
}
