//! Versions of tables, by which caches notice changes of keys, and watchers, who are told of every change.

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::core::{Object, Thread};

use super::Dict;
use super::keys::Kind;

/// Bits of the watcher tag that stand for watchers.
const WATCHERS: u64 = 0xff;
/// The version that a table gets next; 1 is the table without room. 0 once all are used up.
static NEXT_VERSION: AtomicU32 = AtomicU32::new(2);

/// What happens to a watched dict. The numbers are CPython's (`PyDict_EVENT_*`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum DictEvent {
    /// A new key.
    Added = 0,
    /// Another value for a key.
    Modified = 1,
    /// A key is removed.
    Deleted = 2,
    /// The dict, empty until now, becomes a copy of another one, which is passed as the key.
    Cloned = 3,
    /// All keys are removed.
    Cleared = 4,
    /// The dict is destroyed.
    Deallocated = 5,
}

/// Gets the events of dicts that have watchers: the bits say which.
///
/// It runs before the change. What it does to the dict counts, then the change is made.
pub type Watcher = fn(
    thread: &Thread,
    watchers: u8,
    event: DictEvent,
    dict: &Dict,
    key: Option<&Object>,
    value: Option<&Object>,
);

thread_local! {
    /// Who distributes events to watchers.
    static WATCHER: Cell<Option<Watcher>> = const { Cell::new(None) };
}

/// Sets who distributes events to watchers.
pub fn set_watcher(watcher: Watcher) {
    WATCHER.set(Some(watcher));
}

/// A new version; 0 if there are none left.
pub(super) fn next_version() -> u32 {
    let next = NEXT_VERSION.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |next| {
        (next != 0).then(|| next.wrapping_add(1))
    });
    next.unwrap_or(0)
}

impl Dict {
    /// The version of the keys, which is another one after any key was added or removed; values do not count.
    ///
    /// 0 if there is none: some key is no text, or the versions are used up.
    pub fn keys_version(&self) -> u32 {
        let table = self.table();
        if table.version() == 0 && table.kind() != Kind::General {
            table.set_version(next_version());
        }
        table.version()
    }

    /// Whether the keys have this version, which is not 0.
    #[inline(always)]
    pub fn has_keys_version(&self, version: u32) -> bool {
        self.table().version() == version
    }

    /// Has a watcher, a number from 0 to 7, told of the changes of this dict.
    pub fn watch(&self, watcher: u8) {
        self.watchers.set(self.watchers.get() | 1 << (watcher & 7));
    }

    /// Has a watcher not told any more.
    pub fn unwatch(&self, watcher: u8) {
        self.watchers.set(self.watchers.get() & !(1 << (watcher & 7)));
    }

    /// Whether there are watchers.
    #[inline(always)]
    pub fn is_watched(&self) -> bool {
        self.watchers.get() & WATCHERS != 0
    }

    /// Tells the watchers, if there are any, what is about to happen.
    #[inline(always)]
    pub(super) fn tell(
        &self,
        thread: &Thread,
        event: DictEvent,
        key: Option<&Object>,
        value: Option<&Object>,
    ) {
        if self.is_watched() {
            self.tell_watchers(thread, event, key, value);
        }
    }

    #[cold]
    #[inline(never)]
    fn tell_watchers(
        &self,
        thread: &Thread,
        event: DictEvent,
        key: Option<&Object>,
        value: Option<&Object>,
    ) {
        if let Some(watcher) = WATCHER.get() {
            watcher(thread, (self.watchers.get() & WATCHERS) as u8, event, self, key, value);
        }
    }
}
