//! Where a warning comes from: the caller's file and line, and what its module was warned of before.

use pycore_objects::core::ExplicitWarning;
use pycore_objects::protocol::{number, object};
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, name};

/// The place of a warning.
pub(super) struct Place {
    filename: Owned,
    line: i32,
    module: Owned,
    registry: Owned,
}

/// A frame object's code's file name.
fn file_of(thread: &Thread, frame: &Object) -> Fallible<Owned> {
    let code = object::get_attribute(thread, frame, name!(thread, "f_code"))?;
    match (*code).downcast::<Code>() {
        Some(code) => Ok(Owned::share(code.file_name())),
        None => object::get_attribute(thread, &code, name!(thread, "co_filename")),
    }
}

/// The next frame below that runs a program's code: neither the import system nor a file that is skipped.
fn next_external(
    thread: &Thread,
    frame: &Object,
    prefixes: Option<&Tuple>,
) -> Fallible<Option<Owned>> {
    let mut next = below(thread, frame)?;
    while let Some(frame) = next {
        if !is_internal(thread, &frame)? && !is_skipped(thread, &frame, prefixes)? {
            return Ok(Some(frame));
        }
        next = below(thread, &frame)?;
    }
    Ok(None)
}

fn below(thread: &Thread, frame: &Object) -> Fallible<Option<Owned>> {
    let frame = object::get_attribute(thread, frame, name!(thread, "f_back"))?;
    Ok(Some(frame).filter(|frame| !frame.is_none()))
}

/// Whether a frame belongs to the import system.
fn is_internal(thread: &Thread, frame: &Object) -> Fallible<bool> {
    let file = file_of(thread, frame)?;
    let Some(file) = (*file).downcast::<Str>() else { return Ok(false) };
    let file = file.to_string_lossy();
    Ok(file.contains("importlib") && file.contains("_bootstrap"))
}

fn is_skipped(thread: &Thread, frame: &Object, prefixes: Option<&Tuple>) -> Fallible<bool> {
    let Some(prefixes) = prefixes else { return Ok(false) };
    let file = file_of(thread, frame)?;
    let Some(file) = (*file).downcast::<Str>() else { return Ok(false) };
    let file = file.to_string_lossy();
    let mut prefixes = prefixes.iter().filter_map(|prefix| prefix.downcast::<Str>());
    Ok(prefixes.any(|prefix| file.starts_with(&prefix.to_string_lossy())))
}

impl Place {
    /// The place `level` calls down: 1 is the caller.
    pub(super) fn of_caller(
        thread: &Thread,
        level: isize,
        prefixes: Option<&Tuple>,
    ) -> Fallible<Self> {
        let frame_at = thread.interpreter().hooks.frame_at.get();
        let mut frame = match frame_at {
            Some(frame_at) => frame_at(thread, 0)?,
            None => None,
        };
        let all = level <= 0
            || match &frame {
                Some(frame) => is_internal(thread, frame)?,
                None => false,
            };
        let mut left = level;
        while left > 1
            && let Some(current) = frame
        {
            left -= 1;
            frame = if all {
                below(thread, &current)?
            } else {
                next_external(thread, &current, prefixes)?
            };
        }
        match frame {
            Some(frame) => Self::of_frame(thread, &frame),
            None => Self::outside(thread),
        }
    }

    fn of_frame(thread: &Thread, frame: &Object) -> Fallible<Self> {
        let globals = object::get_attribute(thread, frame, name!(thread, "f_globals"))?;
        let line = object::get_attribute(thread, frame, name!(thread, "f_lineno"))?;
        let line = if line.is_none() { 0 } else { number::to_c_long(thread, &line)? as i32 };
        Self::new(thread, file_of(thread, frame)?, line, &globals)
    }

    /// Where no frame is.
    fn outside(thread: &Thread) -> Fallible<Self> {
        let globals = thread.interpreter().sys.get().unwrap_or_else(|| thread.none());
        Self::new(thread, thread.new_str("<sys>")?, 0, &globals)
    }

    fn new(thread: &Thread, filename: Owned, line: i32, globals: &Object) -> Fallible<Self> {
        let Some(globals) = globals.downcast::<Dict>() else {
            let (module, registry) = (thread.new_str("<string>")?, thread.none());
            return Ok(Self { filename, line, module, registry });
        };
        let key = name!(thread, "__warningregistry__");
        let registry = match globals.get_str(key) {
            Some(registry) => registry,
            None => {
                let registry = Dict::new(thread)?.into_object();
                globals.insert_str(thread, key, &registry)?;
                registry
            }
        };
        let name = globals.get_str(name!(thread, "__name__"));
        let module = match name {
            Some(name) if name.is_none() || (*name).downcast::<Str>().is_some() => name,
            _ => thread.new_str("<string>")?,
        };
        Ok(Self { filename, line, module, registry })
    }

    /// A warning at this place.
    pub(super) fn warning<'a>(
        &'a self,
        category: &'a Object,
        message: &'a Object,
    ) -> ExplicitWarning<'a> {
        ExplicitWarning {
            category,
            message,
            filename: &self.filename,
            line: self.line,
            module: Some(&self.module),
            registry: Some(&self.registry),
        }
    }
}
