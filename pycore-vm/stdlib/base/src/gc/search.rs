//! Which objects there are, and which refer to which.

use pycore_gc::Space;
use pycore_objects::core::Slot;
use pycore_objects::core::graph;
use pycore_objects::errors::OVERFLOW_ERROR;
use pycore_objects::protocol::number;
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, audit, methods, raise};

use super::Gc;

/// The generations' spaces, youngest first.
const SPACES: [Space; 3] = [Space::Young, Space::Middle, Space::Old];

/// The arguments as objects.
fn objects(thread: &Thread, objects: &[Slot]) -> Fallible<Vec<Owned>> {
    objects.iter().map(|slot| slot.to_owned(thread)).collect()
}

/// Tells of a search for what is near some objects.
fn audit_objects(thread: &Thread, event: &str, objects: &[Owned]) -> Fallible {
    if !audit::is_watched(thread) {
        return Ok(());
    }
    let objects = Tuple::from_owned(thread, objects.to_vec())?;
    audit::audit(thread, event, &[objects.as_object()])
}

#[methods(module, name = SEARCH)]
impl Gc {
    /// get_objects($module, /, generation=None)
    ///
    /// The objects that the collector watches, of a generation or of all.
    fn get_objects(thread: &Thread, generation: Option<&Object>) -> Fallible<Owned<List>> {
        let number = match generation {
            None => -1,
            Some(value) if number::is_index(value) => {
                number::to_isize(thread, value, &OVERFLOW_ERROR)?
            }
            Some(value) => {
                let class = value.type_name();
                let message = format!("argument should be integer or None, not '{class}'");
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        if audit::is_watched(thread) {
            audit::audit(thread, "gc.get_objects", &[&*thread.new_int(number as i64)?])?;
        }
        let spaces = match usize::try_from(number) {
            Ok(number) => match SPACES.get(number..=number) {
                Some(space) => space,
                None => {
                    let message = "generation parameter must be less than the number of available generations (3)";
                    return Err(raise!(thread, VALUE_ERROR, "{message}"));
                }
            },
            Err(_) if number == -1 => &SPACES,
            Err(_) => {
                return Err(raise!(thread, VALUE_ERROR, "generation parameter cannot be negative"));
            }
        };
        List::from_owned(thread, graph::tracked_objects(thread, spaces))
    }

    /// get_referrers($module, /, *objs)
    ///
    /// The objects, of those that the collector watches, that refer to one of these.
    fn get_referrers(thread: &Thread, objs: &[Slot]) -> Fallible<Owned<List>> {
        let objs = objects(thread, objs)?;
        audit_objects(thread, "gc.get_referrers", &objs)?;
        let mut found = Vec::new();
        for candidate in graph::tracked_objects(thread, &SPACES) {
            let mut refers = false;
            graph::for_each_referent(&candidate, &mut |referent| {
                refers |= objs.iter().any(|object| object.is(referent));
            });
            if refers {
                found.push(candidate);
            }
        }
        List::from_owned(thread, found)
    }

    /// get_referents($module, /, *objs)
    ///
    /// The objects that these refer to, as far as the collector cares.
    fn get_referents(thread: &Thread, objs: &[Slot]) -> Fallible<Owned<List>> {
        let objs = objects(thread, objs)?;
        audit_objects(thread, "gc.get_referents", &objs)?;
        let mut found = Vec::new();
        for object in objs.iter().filter(|object| graph::is_collected(object)) {
            graph::for_each_referent(object, &mut |referent| found.push(Owned::share(referent)));
        }
        List::from_owned(thread, found)
    }

    /// is_tracked($module, obj, /)
    ///
    /// Whether the collector watches an object.
    fn is_tracked(obj: &Object) -> bool {
        graph::is_tracked(obj)
    }

    /// is_finalized($module, obj, /)
    ///
    /// Whether the collector has called the finaliser of an object.
    fn is_finalized(obj: &Object) -> bool {
        graph::is_finalized(obj)
    }
}
