//! Every collector passes the suite; what is particular to one is tested here.

use pycore_gc::collect::{Generational, Incremental, Never};
use pycore_gc::conformance;

#[test]
fn generational_keeps_the_laws() {
    conformance::collector(Generational::new);
}

#[test]
fn never_keeps_the_inert_laws() {
    conformance::inert_collector(|_| Never);
}

#[test]
fn incremental_keeps_the_laws() {
    conformance::collector(Incremental::new);
}
