//! Every collector passes the suite; what is particular to one is tested here.

use pycore_gc::blocks::Pools;
use pycore_gc::collect::{Always, Generational, Incremental, Never};
use pycore_gc::conformance;
use pycore_gc::toy::{Toys, World};

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

#[test]
fn always_collects_for_every_object() {
    let pools = Pools::new();
    let collector = Always::new(Generational::new(Toys));
    let world = World::new(&pools, &collector);
    let one = world.instance(1).unwrap();
    one.set(0, Some(&one));
    drop(one);
    let other = world.instance(1).unwrap();
    assert_eq!(world.live(), 1, "the cycle is gone");
    drop(other);
}
