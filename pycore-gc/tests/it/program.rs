//! Programs of a few kinds of steps, run on a world of toys and on a model: objects by number, their references, and which
//! are reachable. Used by a property test and by a fuzz target.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use pycore_gc::blocks::{Debug, Pools};
use pycore_gc::toy::{Ref, World};
use pycore_gc::{BlockAllocator, Collector, Generation};

pub(crate) const ROOTS: usize = 8;
pub(crate) const FIELDS: usize = 3;

/// What a program does. Numbers choose among the roots and fields.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// A root gets a new object, which refers to what another root held.
    Make {
        root: usize,
        from: usize,
    },
    /// A field of a root's object refers to another root's object.
    Link {
        root: usize,
        field: usize,
        to: usize,
    },
    Unlink {
        root: usize,
        field: usize,
    },
    /// A root moves along a field.
    Follow {
        root: usize,
        field: usize,
    },
    Drop {
        root: usize,
    },
    Collect {
        generation: usize,
    },
    Freeze,
    Unfreeze,
}

#[derive(Default)]
struct Model {
    objects: BTreeMap<i64, [Option<i64>; FIELDS]>,
    roots: [Option<i64>; ROOTS],
}

impl Model {
    fn reachable(&self) -> BTreeMap<i64, [Option<i64>; FIELDS]> {
        let mut found = BTreeMap::new();
        let mut pending: Vec<_> = self.roots.iter().flatten().copied().collect();
        while let Some(number) = pending.pop() {
            let fields = self.objects[&number];
            if found.insert(number, fields).is_none() {
                pending.extend(fields.iter().flatten());
            }
        }
        found
    }
}

/// An object's number is in the field behind its references.
fn number(object: &Ref<'_>) -> i64 {
    object.get(FIELDS).expect("an object was cleared").value()
}

/// The objects that can be reached in the world, in the form of the model.
fn walk(roots: &[Option<Ref<'_>>]) -> BTreeMap<i64, [Option<i64>; FIELDS]> {
    let mut found = BTreeMap::new();
    let mut pending: Vec<_> = roots.iter().flatten().cloned().collect();
    while let Some(object) = pending.pop() {
        let fields = std::array::from_fn(|field| object.get(field).map(|next| number(&next)));
        if found.insert(number(&object), fields).is_none() {
            pending.extend((0..FIELDS).filter_map(|field| object.get(field)));
        }
    }
    found
}

/// Runs a program with a collector that collects, or does not, and checks all that the model knows.
pub(crate) fn run(collector: &dyn Collector, steps: &[Step], collects: bool) {
    let blocks = Debug::new(Pools::with_range(4 << 20), |report| panic!("{report}"));
    {
        let world = World::new(&blocks, collector);
        world.young().set_thresholds([5, 2, 2]);
        let mut model = Model::default();
        let mut roots: [Option<Ref<'_>>; ROOTS] = Default::default();
        let finalized = Rc::new(RefCell::new(Vec::new()));
        for (at, step) in steps.iter().enumerate() {
            match *step {
                Step::Make { root, from } => {
                    let made = at as i64;
                    let object = world.instance(FIELDS + 1).unwrap();
                    object.set(FIELDS, Some(&world.atom(made).unwrap()));
                    object.set(0, roots[from].as_ref());
                    let log = Rc::clone(&finalized);
                    object
                        .on_finalize(move |object| log.borrow_mut().push(number(object)))
                        .unwrap();
                    model.objects.insert(made, [model.roots[from], None, None]);
                    model.roots[root] = Some(made);
                    roots[root] = Some(object);
                }
                Step::Link { root, field, to } => {
                    if let (Some(object), Some(number)) = (&roots[root], model.roots[root]) {
                        object.set(field, roots[to].as_ref());
                        model.objects.get_mut(&number).unwrap()[field] = model.roots[to];
                    }
                }
                Step::Unlink { root, field } => {
                    if let (Some(object), Some(number)) = (&roots[root], model.roots[root]) {
                        object.set(field, None);
                        model.objects.get_mut(&number).unwrap()[field] = None;
                    }
                }
                Step::Follow { root, field } => {
                    roots[root] = roots[root].as_ref().and_then(|object| object.get(field));
                    model.roots[root] =
                        model.roots[root].and_then(|number| model.objects[&number][field]);
                }
                Step::Drop { root } => {
                    roots[root] = None;
                    model.roots[root] = None;
                }
                Step::Collect { generation } => {
                    world.collect(Generation::ALL[generation]).unwrap();
                    assert_eq!(walk(&roots), model.reachable(), "after step {at}");
                }
                Step::Freeze => world.young().freeze().unwrap(),
                Step::Unfreeze => world.young().unfreeze().unwrap(),
            }
        }
        world.young().unfreeze().unwrap();
        world.collect(Generation::Old).unwrap();
        let reachable = model.reachable();
        assert_eq!(walk(&roots), reachable);
        if collects {
            assert_eq!(world.live(), 2 * reachable.len(), "only reachable objects are left");
            let mut dead: Vec<_> = model.objects.keys().copied().collect();
            dead.retain(|number| !reachable.contains_key(number));
            finalized.borrow_mut().sort_unstable();
            assert_eq!(*finalized.borrow(), dead, "each dead object was finalised once");
        }
    }
    assert_eq!(blocks.statistics().live_blocks(), 0);
}
