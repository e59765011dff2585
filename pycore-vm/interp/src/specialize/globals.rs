//! Forms of `LOAD_GLOBAL`.

use pycore_bytecode::Opcode;
use pycore_objects::Object;
use pycore_objects::core::{Slot, Thread};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;

use crate::dispatch::Site;
use crate::frame::FrameRef;

/// The place of a name's value and the version of the keys, as the cache holds them.
fn entry(dict: &Dict, name: &Str) -> Option<(u16, u16)> {
    Some((dict.place_of(name)?, version(dict)?))
}

/// The version of the keys, if it fits the cache.
fn version(dict: &Dict) -> Option<u16> {
    u16::try_from(dict.keys_version()).ok().filter(|&version| version != 0)
}

pub(super) fn load_global(_: &Thread, frame: FrameRef, site: Site, _: &[Slot], oparg: usize) {
    if specialize(frame, site, oparg).is_none() {
        site.fail(Opcode::LOAD_GLOBAL);
    }
}

fn specialize(frame: FrameRef, site: Site, oparg: usize) -> Option<()> {
    let name = frame.code().name_at(oparg >> 1).downcast_exact::<Str>()?;
    let globals = frame.globals().downcast_exact::<Dict>()?;
    let builtins = frame.builtins().downcast_exact::<Dict>()?;
    if let Some((index, version)) = entry(globals, name) {
        site.set_cache16(1, index);
        site.set_cache16(2, version);
        site.succeed(Opcode::LOAD_GLOBAL_MODULE);
        return Some(());
    }
    let module_version = version(globals)?;
    let (index, builtins_version) = entry(builtins, name)?;
    site.set_cache16(1, index);
    site.set_cache16(2, module_version);
    site.set_cache16(3, builtins_version);
    site.succeed(Opcode::LOAD_GLOBAL_BUILTIN);
    Some(())
}
