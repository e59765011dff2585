//! Settings besides the command line's letters: tables of variables and `-X` options, and the help made from them.

/// A setting and what it does.
type Row = (&'static str, &'static str);

/// Variables that have no option.
const VARIABLES: &[Row] = &[
    ("PYTHONASYNCIODEBUG", "debugging of asyncio"),
    ("PYTHONBREAKPOINT", "what breakpoint() calls; 0 for nothing"),
    ("PYTHONCOERCECLOCALE", "0 leaves a C locale what it is"),
    ("PYTHON_COLORS", "1 colours what goes to a terminal, 0 does not"),
    ("PYTHONHASHSEED", "a number from which the secret of hashes is made, or 'random'"),
    ("PYTHONHOME", "where the library is: PREFIX/lib/python3.14"),
    ("PYTHONIOENCODING", "encoding[:errors] of the standard streams"),
    ("PYTHONMALLOC", "the allocator: pools or malloc"),
    ("PYTHONPATH", "folders in front of sys.path, with ':' between"),
    ("PYTHONSTARTUP", "a file that an interactive session begins with"),
    ("PYTHONUSERBASE", "the folder of the user's site-packages"),
];

/// Variables that do what an option does.
const SAME_AS_OPTIONS: &[Row] = &[
    ("PYTHON_CONTEXT_AWARE_WARNINGS", "-X context_aware_warnings"),
    ("PYTHON_CPU_COUNT", "-X cpu_count"),
    ("PYTHONDEBUG", "-d"),
    ("PYTHONDEVMODE", "-X dev"),
    ("PYTHONDONTWRITEBYTECODE", "-B"),
    ("PYTHONINSPECT", "-i"),
    ("PYTHONINTMAXSTRDIGITS", "-X int_max_str_digits"),
    ("PYTHONNODEBUGRANGES", "-X no_debug_ranges"),
    ("PYTHONNOUSERSITE", "-s"),
    ("PYTHONOPTIMIZE", "-O"),
    ("PYTHONPROFILEIMPORTTIME", "-X importtime"),
    ("PYTHONPYCACHEPREFIX", "-X pycache_prefix"),
    ("PYTHONSAFEPATH", "-P"),
    ("PYTHON_THREAD_INHERIT_CONTEXT", "-X thread_inherit_context"),
    ("PYTHONUNBUFFERED", "-u"),
    ("PYTHONUTF8", "-X utf8"),
    ("PYTHONVERBOSE", "-v"),
    ("PYTHONWARNDEFAULTENCODING", "-X warn_default_encoding"),
    ("PYTHONWARNINGS", "-W"),
];

/// Options of `-X`.
const IMPLEMENTATION: &[Row] = &[
    ("context_aware_warnings=0|1", "whether filters of warnings are kept in a context variable"),
    ("cpu_count=N", "what os.cpu_count() gives; 'default' for what there is"),
    ("dev", "development mode: all warnings, and asyncio's debugging"),
    ("importtime", "tell how long each import takes; =2: of modules that are there, too"),
    ("int_max_str_digits=N", "digits that int and str convert at most; 0 for any number"),
    ("no_debug_ranges", "code objects without columns"),
    ("pycache_prefix=FOLDER", "where .pyc files are written"),
    ("thread_inherit_context=0|1", "whether a thread begins with its starter's context variables"),
    ("utf8[=0|1]", "UTF-8 whatever the locale says"),
    ("warn_default_encoding", "warn where a file is opened without an encoding"),
];

fn list(text: &mut String, rows: &[Row], prefix: &str) {
    for (name, about) in rows {
        let name = format!("{prefix}{name}");
        text.push_str(&format!("{name:<25}: {about}\n"));
    }
}

/// The text of `--help-env`.
pub(crate) fn variables() -> String {
    let mut text = String::from("Variables of the environment:\n");
    list(&mut text, VARIABLES, "");
    text.push_str("\nThese variables have equivalent options, and are ignored after them:\n");
    list(&mut text, SAME_AS_OPTIONS, "");
    text
}

/// The text of `--help-xoptions`.
pub(crate) fn implementation_options() -> String {
    let mut text = String::from("Options of the implementation:\n");
    list(&mut text, IMPLEMENTATION, "-X ");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_order() {
        let key = |&(name, _): &Row| name.replace('_', "").to_lowercase();
        for rows in [VARIABLES, SAME_AS_OPTIONS] {
            assert!(rows.is_sorted_by_key(key));
        }
        assert!(IMPLEMENTATION.is_sorted_by_key(|&(name, _)| name));
    }
}
