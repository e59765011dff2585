//! Dicts and sets: the operations that programs do most.
//!
//! CPython's figures for comparison: `python -m timeit -s "d = {...}" "d['name50']"` and its like.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use pycore_gc::blocks::Pools;
use pycore_objects::core::{Owned, Thread};
use pycore_objects::testing::with_runtime_on;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::set::Set;
use pycore_objects::types::str::Str;

fn names(thread: &Thread, count: usize) -> Vec<Owned<Str>> {
    (0..count).map(|number| Str::new(thread, &format!("name{number}")).unwrap()).collect()
}

fn filled(thread: &Thread, names: &[Owned<Str>]) -> Owned<Dict> {
    let dict = Dict::new(thread).unwrap();
    for name in names {
        dict.insert_str(thread, name, name.as_object()).unwrap();
    }
    dict
}

fn dicts(criterion: &mut Criterion) {
    with_runtime_on(
        || Box::leak(Box::new(Pools::new())),
        |thread| {
            let names = names(thread, 100);
            let copies = self::names(thread, 100);
            let dict = filled(thread, &names);
            criterion.bench_function("dict: 100 names got", |bencher| {
                bencher.iter(|| {
                    for name in &names {
                        black_box(dict.get(thread, name.as_object()).unwrap());
                    }
                });
            });
            criterion.bench_function("dict: 100 equal names got", |bencher| {
                bencher.iter(|| {
                    for name in &copies {
                        black_box(dict.get(thread, name.as_object()).unwrap());
                    }
                });
            });
            criterion.bench_function("dict: 100 values replaced", |bencher| {
                bencher.iter(|| {
                    for name in &names {
                        dict.insert(thread, name.as_object(), name.as_object()).unwrap();
                    }
                });
            });
            criterion.bench_function("dict: 100 names inserted", |bencher| {
                bencher.iter_batched(
                    || Dict::with_capacity(thread, 100, true).unwrap(),
                    |dict| {
                        for name in &names {
                            dict.insert(thread, name.as_object(), name.as_object()).unwrap();
                        }
                        dict
                    },
                    BatchSize::SmallInput,
                );
            });
            criterion.bench_function("dict: made of 100 names", |bencher| {
                bencher.iter(|| black_box(filled(thread, &names)));
            });
            criterion.bench_function("dict: made of 3 names", |bencher| {
                bencher.iter(|| black_box(filled(thread, &names[..3])));
            });
            let numbers: Vec<Owned> =
                (0..100).map(|number| thread.new_int(1000 + number).unwrap()).collect();
            let by_number = Dict::new(thread).unwrap();
            for number in &numbers {
                by_number.insert(thread, number, number).unwrap();
            }
            let equal: Vec<Owned> =
                (0..100).map(|number| thread.new_int(1000 + number).unwrap()).collect();
            criterion.bench_function("dict: 100 equal ints got", |bencher| {
                bencher.iter(|| {
                    for number in &equal {
                        black_box(by_number.get(thread, number).unwrap());
                    }
                });
            });
            criterion.bench_function("dict: copied, 100 names", |bencher| {
                bencher.iter(|| black_box(dict.copy(thread).unwrap()));
            });
            criterion.bench_function("dict: 100 items gone through", |bencher| {
                bencher.iter(|| {
                    let mut position = 0;
                    while let Some(item) = dict.next_entry(&mut position) {
                        black_box(item);
                    }
                });
            });
            criterion.bench_function("set: made of 100 ints", |bencher| {
                bencher.iter(|| {
                    let set = Set::new(thread).unwrap();
                    for number in &numbers {
                        set.elements().add(thread, number).unwrap();
                    }
                    set
                });
            });
            let set = Set::new(thread).unwrap();
            for number in &numbers {
                set.elements().add(thread, number).unwrap();
            }
            criterion.bench_function("set: 100 ints found", |bencher| {
                bencher.iter(|| {
                    for number in &equal {
                        black_box(set.elements().contains(thread, number).unwrap());
                    }
                });
            });
        },
    );
}

criterion_group!(benches, dicts);
criterion_main!(benches);
