//! Random programs on every collector, compared with a model of what is reachable.

use proptest::prelude::*;
use pycore_gc::collect::{Generational, Incremental, Never};
use pycore_gc::toy::Toys;

use crate::program::{FIELDS, ROOTS, Step, run};

fn step() -> impl Strategy<Value = Step> {
    let (root, field) = (0..ROOTS, 0..FIELDS);
    prop_oneof![
        6 => (root.clone(), root.clone()).prop_map(|(root, from)| Step::Make { root, from }),
        6 => (root.clone(), field.clone(), root.clone())
            .prop_map(|(root, field, to)| Step::Link { root, field, to }),
        1 => (root.clone(), field.clone()).prop_map(|(root, field)| Step::Unlink { root, field }),
        3 => (root.clone(), field).prop_map(|(root, field)| Step::Follow { root, field }),
        2 => root.prop_map(|root| Step::Drop { root }),
        1 => (0..3_usize).prop_map(|generation| Step::Collect { generation }),
        1 => Just(Step::Freeze),
        1 => Just(Step::Unfreeze),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(miri) { 1 } else { 100 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn reachability_is_the_model(
        steps in prop::collection::vec(step(), 0..if cfg!(miri) { 20 } else { 300 }),
        work in 1..100_usize,
    ) {
        run(&Generational::new(Toys), &steps, true);
        let incremental = Incremental::new(Toys);
        incremental.set_step(work);
        run(&incremental, &steps, true);
        run(&Never, &steps, false);
    }
}
