//! What the tools of an interpreter want to be told.

use std::cell::Cell;

use pycore_objects::types::code::monitoring::TOOLS;
use pycore_objects::{Object, Owned, Place, Thread};

use super::events::{EVENTS, Event, WITH_TOOLS};

/// The tool that `sys.setprofile` is.
pub(crate) const PROFILE: usize = 6;
/// The tool that `sys.settrace` is.
pub(crate) const TRACE: usize = 7;

/// Numbers of events.
const COUNT: usize = EVENTS.len();

/// The tools and their wishes. One interpreter per process.
pub(crate) struct Shared {
    /// Tools by event, for all code.
    pub(crate) global: [Cell<u8>; WITH_TOOLS],
    callbacks: [[Place; COUNT]; TOOLS],
    /// Tools whose callback of `BRANCH` is told of both sides.
    pub(crate) branch: Cell<u8>,
    names: [Place; TOOLS],
    /// Counted up when a tool is cleared: what it has set for code objects is void.
    pub(crate) versions: [Cell<u32>; TOOLS],
    /// The version of monitoring since which nothing is turned off.
    pub(crate) restarted: Cell<usize>,
    /// What a callback gives to turn its event off.
    pub(crate) disable: Place,
    /// Stands for the first argument of a call that has none.
    pub(crate) missing: Place,
}

struct Static(Shared);

#[expect(unsafe_code, reason = "one interpreter per process, whose lock the reader holds")]
// SAFETY: reached through `&Thread` only, which exists in the thread that holds the lock.
unsafe impl Sync for Static {}

static SHARED: Static = Static(Shared {
    global: [const { Cell::new(0) }; WITH_TOOLS],
    callbacks: [const { [const { Place::empty() }; COUNT] }; TOOLS],
    branch: Cell::new(0),
    names: [const { Place::empty() }; TOOLS],
    versions: [const { Cell::new(0) }; TOOLS],
    restarted: Cell::new(0),
    disable: Place::empty(),
    missing: Place::empty(),
});

/// The wishes of the tools.
#[inline(always)]
pub(crate) fn shared(_thread: &Thread) -> &'static Shared {
    &SHARED.0
}

impl Shared {
    /// Whether any tool wants to be told of an event everywhere.
    #[inline(always)]
    pub(crate) fn wants(&self, event: Event) -> bool {
        self.global[event as usize].get() != 0
    }

    /// What a tool calls at an event.
    pub(crate) fn callback(&self, tool: usize, event: Event) -> Option<Owned> {
        self.callbacks[tool][event as usize].get()
    }

    /// Sets what a tool calls at an event; gives what it called before.
    pub(crate) fn set_callback(
        &self,
        tool: usize,
        event: Event,
        callback: Option<&Object>,
    ) -> Option<Owned> {
        self.callbacks[tool][event as usize].replace(callback.map(Owned::share))
    }

    /// The name that a tool has given itself.
    pub(crate) fn name(&self, tool: usize) -> Option<Owned> {
        self.names[tool].get()
    }

    /// Names a tool; gives the name before.
    pub(crate) fn set_name(&self, tool: usize, name: Option<&Object>) -> Option<Owned> {
        self.names[tool].replace(name.map(Owned::share))
    }

    /// The events that a tool wants everywhere, as bits.
    pub(crate) fn events(&self, tool: usize) -> u32 {
        events_in(&self.global, tool)
    }
}

/// The events that a tool is in, as bits.
pub(crate) fn events_in(tools: &[Cell<u8>], tool: usize) -> u32 {
    let has = |set: &Cell<u8>| u32::from(set.get() >> tool & 1);
    tools.iter().enumerate().map(|(event, set)| has(set) << event).sum()
}

/// Makes these the events that a tool is in.
pub(crate) fn set_events_in(tools: &[Cell<u8>], tool: usize, events: u32) {
    for (event, set) in tools.iter().enumerate() {
        let others = set.get() & !(1 << tool);
        set.set(others | ((events >> event & 1) as u8) << tool);
    }
}
