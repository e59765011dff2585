//! What has to happen around a fork.
//!
//! ```text
//!   before (last registered first) ──▶ fork ──▶ in the parent (first registered first)
//!                                          └──▶ in the child: the interpreter's own state, natives, then the program's
//! ```

use std::cell::RefCell;

use super::place::Place;
use super::raised::Fallible;
use super::refs::Owned;
use super::thread::Thread;
use super::threads::signals;
use crate::errors::write_unraisable;
use crate::protocol::call;
use crate::types::list::List;

/// Functions that are called around forks: those of `os.register_at_fork`, and natives' own.
#[derive(Default)]
pub struct AtFork {
    /// Called before, the last one first.
    pub before: Place<List>,
    /// Called afterwards in the parent.
    pub in_parent: Place<List>,
    /// Called afterwards in the child.
    pub in_child: Place<List>,
    natives: RefCell<Vec<fn(&Thread)>>,
}

impl AtFork {
    /// Calls a native function in the child, before those of the program.
    pub fn add_native(&self, function: fn(&Thread)) {
        let mut natives = self.natives.borrow_mut();
        if !natives.iter().any(|known| std::ptr::fn_addr_eq(*known, function)) {
            natives.push(function);
        }
    }

    /// Adds a function of the program to one of the lists.
    pub fn add(thread: &Thread, place: &Place<List>, function: Owned) -> Fallible {
        let list = match place.get() {
            Some(list) => list,
            None => {
                let list = List::new(thread)?;
                place.set(list.clone());
                list
            }
        };
        list.push(thread, function)
    }
}

/// Calls the functions of a list; their exceptions are reported.
fn call_all(thread: &Thread, place: &Place<List>, backwards: bool) {
    let Some(list) = place.get() else { return };
    let mut functions = match list.snapshot(thread) {
        Ok(functions) => functions,
        Err(raised) => return write_unraisable(thread, raised, None),
    };
    if backwards {
        functions.reverse();
    }
    for function in functions {
        if let Err(raised) = call::call(thread, &function, &[]) {
            write_unraisable(thread, raised, Some(&function));
        }
    }
}

impl Thread {
    /// Calls what the program wants called before a fork.
    pub fn before_fork(&self) {
        call_all(self, &self.interpreter().at_fork.before, true);
    }

    /// Calls what the program wants called in the parent after a fork, or after an attempt.
    pub fn after_fork_in_parent(&self) {
        call_all(self, &self.interpreter().at_fork.in_parent, false);
    }

    /// Calls what has to be called in the child of a fork.
    pub fn after_fork_in_child(&self) {
        signals::forget();
        let natives = self.interpreter().at_fork.natives.borrow().clone();
        for native in natives {
            native(self);
        }
        call_all(self, &self.interpreter().at_fork.in_child, false);
    }
}
