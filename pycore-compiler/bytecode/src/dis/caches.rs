//! The fields of inline caches.

use crate::Opcode;

/// Names of the fields of an instruction's cache and their sizes in code units, in order.
pub(super) fn cache_fields(opcode: Opcode) -> &'static [(&'static str, usize)] {
    match opcode.base() {
        Opcode::LOAD_GLOBAL => {
            &[("counter", 1), ("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)]
        }
        Opcode::BINARY_OP => &[("counter", 1), ("descr", 4)],
        Opcode::LOAD_ATTR => &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        Opcode::STORE_ATTR => &[("counter", 1), ("version", 2), ("index", 1)],
        Opcode::CALL | Opcode::CALL_KW => &[("counter", 1), ("func_version", 2)],
        Opcode::TO_BOOL => &[("counter", 1), ("version", 2)],
        base if base.cache_units() == 1 => &[("counter", 1)],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_fill_the_cache() {
        for &opcode in Opcode::all() {
            let units: usize = cache_fields(opcode).iter().map(|(_, units)| units).sum();
            assert_eq!(units, opcode.cache_units(), "{opcode}");
        }
    }
}
