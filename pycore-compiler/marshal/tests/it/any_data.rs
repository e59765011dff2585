//! Whatever the data, reading gives a value or an error, and what the verifier accepts can be worked with.

use std::sync::Arc;

use proptest::prelude::*;
use pycore_bytecode::dis::{DisOptions, dis};
use pycore_bytecode::verify;
use pycore_marshal::{dump_code, dump_value, load_code, load_value};

use crate::sample;

fn read_and_write(data: Vec<u8>) {
    let data: Arc<[u8]> = data.into();
    if let Ok((value, _)) = load_value(&data)
        && let Ok(written) = dump_value(&value, 5)
    {
        // Items of frozen sets may change their order once; NaNs differ from themselves.
        let (back, _) = load_value(&written.clone().into()).unwrap();
        assert_eq!(dump_value(&back, 5).unwrap(), written);
    }
    if let Ok(code) = load_code(&data) {
        let accepted = verify(&code).is_ok();
        let written: Arc<[u8]> = dump_code(&code).unwrap().into();
        let back = load_code(&written).unwrap();
        assert_eq!(verify(&back).is_ok(), accepted);
        assert_eq!(*dump_code(&back).unwrap(), *written);
        let options =
            DisOptions { show_caches: true, show_positions: true, ..DisOptions::default() };
        dis(&code, options);
        let text = pycore_asm::write(&code);
        if accepted {
            assert_eq!(*pycore_asm::parse(&text).unwrap(), *code);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn arbitrary_bytes(data in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_and_write(data);
    }

    #[test]
    fn type_codes_and_small_numbers(
        data in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(&b"NTFS.iIlfgxysutaAzZ()[{<>:cr0"[..]),
                proptest::sample::select(&b"\xdb\xa9\xe9\xfa\xda\xe3\xbe\xba"[..]),
                0..4_u8,
            ],
            0..120,
        )
    ) {
        read_and_write(data);
    }

    #[test]
    fn a_code_object_with_changed_bytes(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)
    ) {
        let mut data = dump_code(&sample::code()).unwrap();
        for (index, byte) in changes {
            let at = index.index(data.len());
            data[at] = byte;
        }
        read_and_write(data);
    }

    #[test]
    fn a_code_object_cut_and_spliced(
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        size in 0..40_usize,
    ) {
        let mut data = dump_code(&sample::code()).unwrap();
        let (from, to) = (from.index(data.len()), to.index(data.len()));
        let piece = data[from..(from + size).min(data.len())].to_vec();
        data.splice(to..to, piece);
        read_and_write(data);
    }
}
