//! The module `sys.monitoring`.

use pycore_objects::core::{Fallible, ObjectLike, Thread};
use pycore_objects::protocol::object;
use pycore_objects::types::code::Code;
use pycore_objects::types::code::monitoring::LOCAL_EVENTS;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::namespace::Namespace;
use pycore_objects::types::str::Str;
use pycore_objects::{Object, Owned, audit, methods, module, name, raise};

use super::events::{EVENTS, Event, WITH_TOOLS};
use super::state::{PROFILE, shared};
use super::{invalid_tool, local_events, restart, set_events, set_local_events};

/// The functions' place.
pub(super) struct Monitoring;

module! {
    /// The module `sys.monitoring`.
    pub static MONITORING: name "sys.monitoring", doc "", functions Monitoring::METHODS, exec: fill
}

/// `C_RETURN` and `C_RAISE`.
const ENDS_OF_CALLS: u32 = Event::CReturn.bit() | Event::CRaise.bit();

fn check_tool(thread: &Thread, tool: i32) -> Fallible<usize> {
    match usize::try_from(tool) {
        Ok(number) if number < PROFILE => Ok(number),
        _ => Err(invalid_tool(thread, tool)),
    }
}

/// A tool that has a name.
fn check_used(thread: &Thread, tool: i32) -> Fallible<usize> {
    let number = check_tool(thread, tool)?;
    match shared(thread).name(number) {
        Some(_) => Ok(number),
        None => Err(raise!(thread, VALUE_ERROR, "tool {tool} is not in use")),
    }
}

fn check_code<'a>(thread: &Thread, code: &'a Object) -> Fallible<&'a Code> {
    code.downcast::<Code>().ok_or_else(|| raise!(thread, TYPE_ERROR, "code must be a code object"))
}

/// The events that have tools, of those that the program names: calls imply their ends, branches are two.
fn normalize(thread: &Thread, events: u32) -> Fallible<u32> {
    let calls = ENDS_OF_CALLS | Event::Call.bit();
    if events & ENDS_OF_CALLS != 0 && events & calls != calls {
        let message = "cannot set C_RETURN or C_RAISE events independently";
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    }
    let mut events = events & !ENDS_OF_CALLS;
    if events & Event::Branch.bit() != 0 {
        events &= !Event::Branch.bit();
        events |= Event::BranchLeft.bit() | Event::BranchRight.bit();
    }
    Ok(events)
}

/// Forgets what a tool wants.
fn clear_tool(thread: &Thread, tool: usize) -> Fallible {
    let shared = shared(thread);
    set_events(thread, tool, 0)?;
    shared.versions[tool].set(shared.versions[tool].get().wrapping_add(1));
    shared.branch.set(shared.branch.get() & !(1 << tool));
    for &event in EVENTS {
        drop(shared.set_callback(tool, event, None));
    }
    // Code that runs forgets the tool's local events now.
    super::advance(thread, 1)
}

#[methods(module)]
impl Monitoring {
    /// use_tool_id($module, tool_id, name, /)
    fn use_tool_id(thread: &Thread, tool_id: i32, name: &Object) -> Fallible {
        let tool = check_tool(thread, tool_id)?;
        if name.downcast::<Str>().is_none() {
            return Err(raise!(thread, VALUE_ERROR, "tool name must be a str"));
        }
        if shared(thread).name(tool).is_some() {
            return Err(raise!(thread, VALUE_ERROR, "tool {tool_id} is already in use"));
        }
        drop(shared(thread).set_name(tool, Some(name)));
        Ok(())
    }

    /// clear_tool_id($module, tool_id, /)
    fn clear_tool_id(thread: &Thread, tool_id: i32) -> Fallible {
        let tool = check_tool(thread, tool_id)?;
        match shared(thread).name(tool) {
            Some(_) => clear_tool(thread, tool),
            None => Ok(()),
        }
    }

    /// free_tool_id($module, tool_id, /)
    fn free_tool_id(thread: &Thread, tool_id: i32) -> Fallible {
        let tool = check_tool(thread, tool_id)?;
        if shared(thread).name(tool).is_some() {
            clear_tool(thread, tool)?;
        }
        drop(shared(thread).set_name(tool, None));
        Ok(())
    }

    /// get_tool($module, tool_id, /)
    fn get_tool(thread: &Thread, tool_id: i32) -> Fallible<Option<Owned>> {
        Ok(shared(thread).name(check_tool(thread, tool_id)?))
    }

    /// register_callback($module, tool_id, event, func, /)
    fn register_callback(
        thread: &Thread,
        tool_id: i32,
        event: i32,
        func: &Object,
    ) -> Fallible<Option<Owned>> {
        let tool = check_tool(thread, tool_id)?;
        if event <= 0 || event.count_ones() != 1 {
            let message = "The callback can only be set for one event at a time";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let Some(&which) = EVENTS.get(event.trailing_zeros() as usize) else {
            return Err(raise!(thread, VALUE_ERROR, "invalid event {event}"));
        };
        audit::audit(thread, "sys.monitoring.register_callback", &[func])?;
        let callback = Some(func).filter(|func| !func.is_none());
        let shared = shared(thread);
        let bit = 1 << tool;
        match which {
            Event::Branch => {
                let set = shared.branch.get() & !bit;
                shared.branch.set(if callback.is_some() { set | bit } else { set });
                drop(shared.set_callback(tool, Event::BranchLeft, callback));
                drop(shared.set_callback(tool, Event::BranchRight, callback));
            }
            Event::BranchLeft | Event::BranchRight => shared.branch.set(shared.branch.get() & !bit),
            _ => {}
        }
        Ok(shared.set_callback(tool, which, callback))
    }

    /// get_events($module, tool_id, /)
    fn get_events(thread: &Thread, tool_id: i32) -> Fallible<u32> {
        Ok(shared(thread).events(check_tool(thread, tool_id)?))
    }

    /// set_events($module, tool_id, event_set, /)
    fn set_events(thread: &Thread, tool_id: i32, event_set: i32) -> Fallible {
        let tool = check_tool(thread, tool_id)?;
        if event_set < 0 || event_set >= 1 << EVENTS.len() {
            return Err(raise!(thread, VALUE_ERROR, "invalid event set 0x{event_set:x}"));
        }
        let events = normalize(thread, event_set as u32)?;
        check_used(thread, tool_id)?;
        set_events(thread, tool, events)
    }

    /// get_local_events($module, tool_id, code, /)
    fn get_local_events(thread: &Thread, tool_id: i32, code: &Object) -> Fallible<u32> {
        let code = check_code(thread, code)?;
        let tool = check_tool(thread, tool_id)?;
        Ok(local_events(thread, tool, code))
    }

    /// set_local_events($module, tool_id, code, event_set, /)
    fn set_local_events(thread: &Thread, tool_id: i32, code: &Object, event_set: i32) -> Fallible {
        let code = check_code(thread, code)?;
        check_tool(thread, tool_id)?;
        let events = normalize(thread, event_set as u32)?;
        if events >= 1 << LOCAL_EVENTS {
            return Err(raise!(thread, VALUE_ERROR, "invalid local event set 0x{events:x}"));
        }
        let tool = check_used(thread, tool_id)?;
        set_local_events(thread, tool, code, events);
        Ok(())
    }

    /// restart_events($module, /)
    fn restart_events(thread: &Thread) -> Fallible {
        restart(thread)
    }

    /// _all_events($module, /)
    fn _all_events(thread: &Thread) -> Fallible<Owned<Dict>> {
        let dict = Dict::new(thread)?;
        for event in &EVENTS[..WITH_TOOLS] {
            let tools = shared(thread).global[*event as usize].get();
            if tools != 0 {
                let (name, tools) = (thread.new_str(event.name())?, thread.new_int(tools.into())?);
                dict.insert(thread, &name, &tools)?;
            }
        }
        Ok(dict)
    }
}

/// The numbers that tools are known to take.
const TOOL_NUMBERS: [(&str, i64); 4] =
    [("DEBUGGER_ID", 0), ("COVERAGE_ID", 1), ("PROFILER_ID", 2), ("OPTIMIZER_ID", 5)];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    let shared = shared(thread);
    let none = thread.none();
    add("__doc__", &none)?;
    add("DISABLE", shared.disable.get().as_deref().unwrap_or(&none))?;
    add("MISSING", shared.missing.get().as_deref().unwrap_or(&none))?;
    add("events", &*events(thread)?)?;
    for (name, number) in TOOL_NUMBERS {
        add(name, &*thread.new_int(number)?)?;
    }
    Ok(())
}

/// The namespace of the events' bits.
fn events(thread: &Thread) -> Fallible<Owned> {
    let dict = Dict::new(thread)?;
    for event in EVENTS {
        let (name, bit) = (thread.new_str(event.name())?, thread.new_int(event.bit().into())?);
        dict.insert(thread, &name, &bit)?;
    }
    let (name, zero) = (thread.new_str("NO_EVENTS")?, thread.new_int(0)?);
    dict.insert(thread, &name, &zero)?;
    Ok(Namespace::of_dict(thread, dict)?.into_object())
}
