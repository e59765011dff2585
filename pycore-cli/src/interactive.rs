//! Lines that a person types: read, compiled when they make a statement, executed in the namespace of `__main__`.

use pycore_objects::core::Raised;
use pycore_objects::errors::{KEYBOARD_INTERRUPT, SYNTAX_ERROR, SYSTEM_EXIT};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise};
use pycore_stdlib_base::sys;
use pycore_stdlib_base::sys::constants::version_text;
use pycore_stdlib_base::sys::report::uncaught;

use crate::run::import;

/// What messages call the file that is typed.
const FILE: &str = "<stdin>";

/// What is shown before the first prompt, unless `-q` was given.
pub(crate) fn banner(thread: &Thread) -> String {
    let quiet = sys::attribute(thread, name!(thread, "flags"))
        .and_then(|flags| object::get_attribute(thread, &flags, name!(thread, "quiet")).ok())
        .is_some_and(|quiet| object::is_true(thread, &quiet).unwrap_or(false));
    if quiet {
        return String::new();
    }
    format!(
        "Python {} on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n",
        version_text()
    )
}

/// Reads, runs and prints until the end of input; `SystemExit` ends it before.
pub(crate) fn interact(thread: &Thread, banner: &str) -> Fallible {
    let main = import(thread, name!(thread, "__main__"))?;
    let codeop = import(thread, name!(thread, "codeop"))?;
    let compiler = call::call_method(thread, &codeop, name!(thread, "CommandCompiler"), &[])?;
    let session = Session {
        thread,
        sys: import(thread, name!(thread, "sys"))?,
        builtins: import(thread, name!(thread, "builtins"))?,
        namespace: object::get_attribute(thread, &main, name!(thread, "__dict__"))?,
        compiler,
    };
    session.set_prompt(name!(thread, "ps1"), ">>> ")?;
    session.set_prompt(name!(thread, "ps2"), "... ")?;
    eprint!("{banner}");
    let mut number = 0;
    loop {
        let outcome = session.statement(number);
        number += 1;
        match outcome {
            Ok(Outcome::Go) => {}
            Ok(Outcome::End) => {
                eprintln!();
                return Ok(());
            }
            Err(raised) if thread.exception_matches(&raised, &SYSTEM_EXIT) => return Err(raised),
            Err(raised) => {
                uncaught::handle(thread, raised);
            }
        }
        session.flush();
    }
}

/// What comes after a statement.
enum Outcome {
    Go,
    /// The input is at its end.
    End,
}

struct Session<'t> {
    thread: &'t Thread,
    sys: Owned,
    builtins: Owned,
    namespace: Owned,
    compiler: Owned,
}

impl Session<'_> {
    fn set_prompt(&self, name: &Str, prompt: &str) -> Fallible {
        if object::lookup_attribute(self.thread, &self.sys, name)?.is_none() {
            object::set_attribute(self.thread, &self.sys, name, &*self.thread.new_str(prompt)?)?;
        }
        Ok(())
    }

    /// Flushes the streams; it does not matter if that fails.
    fn flush(&self) {
        let thread = self.thread;
        for name in [name!(thread, "stdout"), name!(thread, "stderr")] {
            if let Some(stream) = sys::attribute(thread, name) {
                sys::flush(thread, &stream);
            }
        }
    }

    /// The next line with its end; empty at the end of the input.
    fn line(&self, prompt: &Str) -> Fallible<Owned<Str>> {
        let thread = self.thread;
        let prompt = object::get_attribute(thread, &self.sys, prompt)?;
        self.flush();
        eprint!("{}", object::str(thread, &prompt)?);
        let stdin = object::get_attribute(thread, &self.sys, name!(thread, "stdin"))?;
        let line = call::call_method(thread, &stdin, name!(thread, "readline"), &[])?;
        line.downcast().map_err(|line| {
            let class = line.type_name();
            raise!(thread, TYPE_ERROR, "object.readline() returned non-string: {class}")
        })
    }

    /// Reads a statement and executes it.
    fn statement(&self, number: usize) -> Fallible<Outcome> {
        let thread = self.thread;
        let file = thread.new_str(&format!("<stdin-{number}>"))?;
        let mut text = String::new();
        loop {
            let prompt = if text.is_empty() { name!(thread, "ps1") } else { name!(thread, "ps2") };
            let line = match self.line(prompt) {
                Ok(line) => line.to_string_lossy(),
                Err(raised) if thread.exception_matches(&raised, &KEYBOARD_INTERRUPT) => {
                    thread.clear_exception(raised);
                    eprintln!("\nKeyboardInterrupt");
                    return Ok(Outcome::Go);
                }
                Err(raised) => return Err(raised),
            };
            let at_end = line.is_empty();
            if at_end && text.is_empty() {
                return Ok(Outcome::End);
            }
            text.push_str(&line);
            // The end of the last line says nothing; that of an empty one ends a block.
            let source = if at_end { &*text } else { text.strip_suffix('\n').unwrap_or(&text) };
            let code =
                self.compile(source, &file, at_end).map_err(|raised| self.whole(raised, &text))?;
            if !code.is_none() {
                self.execute(&code, &text)?;
                return Ok(Outcome::Go);
            }
        }
    }

    /// The code of a statement, or `None` if it is not complete; at the end of the input it has to be.
    fn compile(&self, source: &str, file: &Object, at_end: bool) -> Fallible<Owned> {
        let thread = self.thread;
        let (source, mode) = (thread.new_str(source)?, thread.new_str("single")?);
        let arguments: [&Object; 3] = [&source, file, &mode];
        match at_end {
            true => call::call_method(thread, &self.builtins, name!(thread, "compile"), &arguments),
            false => call::call(thread, &self.compiler, &arguments),
        }
    }

    /// The syntax error of a statement, as the compiler has it of the whole text.
    fn whole(&self, raised: Raised, text: &str) -> Raised {
        let thread = self.thread;
        if !thread.exception_matches(&raised, &SYNTAX_ERROR) {
            return raised;
        }
        thread.clear_exception(raised);
        let again = thread.new_str(FILE).and_then(|file| self.compile(text, &file, true));
        match again {
            Err(raised) => raised,
            Ok(_) => raise!(thread, SYNTAX_ERROR, "invalid syntax"),
        }
    }

    fn execute(&self, code: &Object, text: &str) -> Fallible {
        let thread = self.thread;
        remember_text(thread, code, text, FILE)?;
        let arguments = [code, &*self.namespace];
        call::call_method(thread, &self.builtins, name!(thread, "exec"), &arguments)?;
        Ok(())
    }
}

/// Lets tracebacks and `inspect` find the lines of code that comes from no file.
pub(crate) fn remember_text(thread: &Thread, code: &Object, text: &str, file: &str) -> Fallible {
    let linecache = import(thread, name!(thread, "linecache"))?;
    let (text, file) = (thread.new_str(text)?, thread.new_str(file)?);
    let register = name!(thread, "_register_code");
    call::call_method(thread, &linecache, register, &[code, &text, &file])?;
    Ok(())
}
