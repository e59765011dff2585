//! Exceptions as text: tracebacks with source lines, chains, groups, notes, suggestions.
//!
//! What the module `traceback` writes, without it: for exceptions that nobody handles while there is no library, or
//! when it fails. Nothing here raises: what cannot be found out is left out or said so.

mod excerpt;
mod message;
mod stack;
mod suggest;
mod wide;

use std::fmt::Write;

use crate::core::{Object, Owned, Thread};
use crate::errors::{BaseException, ExceptionGroup};
use crate::types::str::Str;
use stack::Sources;

/// So many exceptions of a group are shown.
const GROUP_WIDTH: usize = 15;
/// Groups are shown so deep within each other.
const GROUP_DEPTH: usize = 10;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// What of an exception is shown.
#[derive(Clone, Copy, Debug)]
pub struct Display {
    /// Causes and contexts too.
    pub chain: bool,
}

impl Default for Display {
    fn default() -> Self {
        Self { chain: true }
    }
}

/// Writes an exception with its traceback, and what led to it.
pub fn display(thread: &Thread, exception: &Object, how: Display, out: &mut dyn FnMut(&str)) {
    let saved = thread.save_exception();
    let mut report = Report {
        thread,
        how,
        seen: Vec::new(),
        sources: Sources::new(thread),
        depth: 0,
        needs_close: false,
        out,
    };
    report.seen.push(std::ptr::from_ref(exception));
    report.exception(exception);
    thread.put_back_exception(saved);
}

/// The text of a string; what UTF-8 cannot hold, as escapes.
fn text_of(text: &Str) -> String {
    if let Some(ascii) = text.as_ascii() {
        return ascii.to_owned();
    }
    let mut result = String::new();
    for point in text.view().code_points() {
        match char::from_u32(point) {
            Some(character) => result.push(character),
            None => {
                let _ = write!(result, "\\u{point:04x}");
            }
        }
    }
    result
}

struct Report<'a> {
    thread: &'a Thread,
    how: Display,
    /// Exceptions that have been shown, or will be: chains may be cycles.
    seen: Vec<*const Object>,
    sources: Sources<'a>,
    /// How many groups are open.
    depth: usize,
    /// The box of the innermost group has to be closed after its last exception.
    needs_close: bool,
    out: &'a mut dyn FnMut(&str),
}

/// An exception of a chain, and what is said between it and the next.
struct Link {
    exception: Owned,
    before: &'static str,
}

impl Report<'_> {
    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    /// Writes lines, within the box if a group is open.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            (self.out)(text);
            return;
        }
        let indent = self.indent();
        for line in text.split_inclusive('\n') {
            (self.out)(&format!("{indent}{margin} {line}"));
        }
    }

    /// The exceptions that led to one, the first last, each with what is said after it.
    fn chain(&mut self, exception: &Object) -> Vec<Link> {
        let mut links = vec![Link { exception: Owned::share(exception), before: "" }];
        while self.how.chain
            && let Some(last) = links.last()
            && let Some(value) = last.exception.downcast_ref::<BaseException>()
        {
            let seen = |exception: &Owned| !self.seen.contains(&std::ptr::from_ref(&**exception));
            let cause = value.cause.get().filter(seen).map(|cause| (cause, CAUSE));
            let context = || {
                let context = value.context.get().filter(|_| !value.suppress_context.get());
                context.filter(seen).map(|context| (context, CONTEXT))
            };
            let Some((exception, before)) = cause.or_else(context) else { break };
            self.seen.push(std::ptr::from_ref(&*exception));
            links.push(Link { exception, before });
        }
        links
    }

    fn exception(&mut self, exception: &Object) {
        for link in self.chain(exception).into_iter().rev() {
            match link.exception.downcast_ref::<ExceptionGroup>() {
                Some(group) => self.group(&link.exception, group),
                None => self.single(&link.exception, "Traceback (most recent call last):\n", '|'),
            }
            if !link.before.is_empty() {
                self.emit(link.before, '|');
            }
        }
    }

    /// Traceback and message.
    fn single(&mut self, exception: &Object, title: &str, margin: char) {
        let entries = self.sources.entries(exception);
        if !entries.is_empty() {
            self.emit(title, margin);
            let stack = self.sources.write(&entries);
            self.emit(&stack, '|');
        }
        let message = message::of(self.thread, exception);
        self.emit(&message, '|');
    }

    fn group(&mut self, exception: &Object, group: &ExceptionGroup) {
        if self.depth > GROUP_DEPTH {
            self.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"), '|');
            return;
        }
        let is_top = self.depth == 0;
        if is_top {
            self.depth = 1;
        }
        let margin = if is_top { '+' } else { '|' };
        self.single(exception, "Exception Group Traceback (most recent call last):\n", margin);
        let exceptions = group.exceptions();
        let shown = exceptions.len().min(GROUP_WIDTH + 1);
        self.needs_close = false;
        for (index, exception) in exceptions.iter().take(shown).enumerate() {
            let is_last = index == shown - 1;
            if is_last {
                // A group in it may close the box for this one.
                self.needs_close = true;
            }
            let left_out = index >= GROUP_WIDTH;
            let title = if left_out { "...".to_owned() } else { (index + 1).to_string() };
            let corner = if index == 0 { "+-" } else { "  " };
            let indent = self.indent();
            (self.out)(&format!("{indent}{corner}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if left_out {
                let more = exceptions.len() - GROUP_WIDTH;
                let plural = if more > 1 { "s" } else { "" };
                self.emit(&format!("and {more} more exception{plural}\n"), '|');
            } else {
                self.exception(exception);
            }
            if is_last && self.needs_close {
                let indent = self.indent();
                (self.out)(&format!("{indent}+------------------------------------\n"));
                self.needs_close = false;
            }
            self.depth -= 1;
        }
        if is_top {
            self.depth = 0;
        }
    }
}
