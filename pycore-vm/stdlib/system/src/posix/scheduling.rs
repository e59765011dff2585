//! Which process runs when, and where.

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::{call, iterate, number};
use pycore_objects::types::list::List;
use pycore_objects::types::set::SET;
use pycore_objects::types::structseq::{OfFields, StructSequence};
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise, struct_sequence};

use super::Posix;
use super::calls::{self, perform, run};
use super::sys;

struct_sequence! {
    /// `posix.sched_param`
    pub static SCHED_PARAM = {
        name: "posix.sched_param",
        doc: "What a scheduler is told.",
        visible: 1,
        constructor: OfFields::SLOTS,
        fields: ["sched_priority": "the priority"],
    };
}

/// The priority in a `sched_param`.
fn priority_in(thread: &Thread, parameter: &Object) -> Fallible<i32> {
    let parameter = parameter
        .downcast::<StructSequence>()
        .filter(|_| std::ptr::eq(parameter.type_object(), SCHED_PARAM.get()));
    let Some(priority) = parameter.and_then(|parameter| parameter.field(0)) else {
        return Err(raise!(thread, TYPE_ERROR, "must have a sched_param object"));
    };
    let priority = number::to_c_long(thread, &priority)?;
    i32::try_from(priority)
        .map_err(|_| raise!(thread, OVERFLOW_ERROR, "sched_priority out of range"))
}

#[methods(module, name = SCHEDULING)]
impl Posix {
    /// sched_get_priority_max($module, /, policy)
    ///
    /// The highest priority of a policy.
    fn sched_get_priority_max(thread: &Thread, policy: i32) -> Fallible<i32> {
        run(thread, &[], || calls::sched_get_priority_max(policy))
    }

    /// sched_get_priority_min($module, /, policy)
    ///
    /// The lowest priority of a policy.
    fn sched_get_priority_min(thread: &Thread, policy: i32) -> Fallible<i32> {
        run(thread, &[], || calls::sched_get_priority_min(policy))
    }

    /// sched_getscheduler($module, pid, /)
    ///
    /// The policy of a process.
    fn sched_getscheduler(thread: &Thread, pid: i32) -> Fallible<i32> {
        run(thread, &[], || calls::sched_getscheduler(pid))
    }

    /// sched_setscheduler($module, pid, policy, param, /)
    ///
    /// Set the policy of a process.
    fn sched_setscheduler(thread: &Thread, pid: i32, policy: i32, param: &Object) -> Fallible {
        let priority = priority_in(thread, param)?;
        perform(thread, &[], || sys::set_scheduling(pid, Some(policy), priority))
    }

    /// sched_getparam($module, pid, /)
    ///
    /// What the scheduler was told of a process.
    fn sched_getparam(thread: &Thread, pid: i32) -> Fallible<Owned<StructSequence>> {
        let priority = run(thread, &[], || sys::scheduling_priority(pid))?;
        StructSequence::new(thread, &SCHED_PARAM, [thread.new_int(priority.into())?])
    }

    /// sched_setparam($module, pid, param, /)
    ///
    /// Tell the scheduler of a process.
    fn sched_setparam(thread: &Thread, pid: i32, param: &Object) -> Fallible {
        let priority = priority_in(thread, param)?;
        perform(thread, &[], || sys::set_scheduling(pid, None, priority))
    }

    /// sched_rr_get_interval($module, pid, /)
    ///
    /// How long a process runs at once, in seconds.
    fn sched_rr_get_interval(thread: &Thread, pid: i32) -> Fallible<f64> {
        run(thread, &[], || sys::time_slice(pid))
    }

    /// sched_yield($module, /)
    ///
    /// Let others run.
    fn sched_yield(thread: &Thread) -> Fallible {
        perform(thread, &[], calls::sched_yield)
    }

    /// sched_getaffinity($module, pid, /)
    ///
    /// The processors that a process may run on.
    fn sched_getaffinity(thread: &Thread, pid: i32) -> Fallible<Owned> {
        let processors = run(thread, &[], || sys::affinity(pid))?;
        let list = List::new(thread)?;
        for processor in processors {
            list.push(thread, thread.new_int(processor as i64)?)?;
        }
        call::call(thread, SET.get().as_object(), &[list.as_object()])
    }

    /// sched_setaffinity($module, pid, mask, /)
    ///
    /// Set the processors that a process may run on.
    fn sched_setaffinity(thread: &Thread, pid: i32, mask: &Object) -> Fallible {
        let mut processors = Vec::new();
        let items = iterate::iterator(thread, mask)?;
        while let Some(item) = pycore_objects::protocol::object::next(thread, &items)? {
            let processor = number::to_c_long(thread, &item)?;
            let Ok(processor) = usize::try_from(processor) else {
                return Err(raise!(thread, VALUE_ERROR, "negative CPU number"));
            };
            if processor > 1 << 20 {
                return Err(raise!(thread, OVERFLOW_ERROR, "CPU number too large"));
            }
            processors.push(processor);
        }
        perform(thread, &[], || sys::set_affinity(pid, &processors))
    }
}
