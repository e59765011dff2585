//! Speed of reading, writing and verifying code objects.
//!
//! With `PYCORE_PYC_DIR` set, over all `.pyc` files below that folder; otherwise over a module made here. Compare
//! reading with CPython's in the same session:
//!
//! ```sh
//! PYCORE_PYC_DIR=DIR cargo bench -p pycore-marshal
//! python3.14 -c 'import glob, marshal, sys, time
//! data = [open(path, "rb").read()[16:] for path in glob.glob(sys.argv[1] + "/**/*.pyc", recursive=True)]
//! best = 1e9
//! for _ in range(10):
//!     start = time.process_time()
//!     for one in data: marshal.loads(one)
//!     best = min(best, time.process_time() - start)
//! print(sum(map(len, data)) / best / 1e6, "MB/s")' DIR
//! ```

mod cpu_time;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use cpu_time::CpuTime;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pycore_bytecode::{
    Code, CodeFlags, Constant, LocalKind, Location, LocationTableWriter, Opcode, Text, verify,
};
use pycore_marshal::{dump_code, load_code};

/// Marshal data of code objects.
fn inputs() -> Vec<Arc<[u8]>> {
    match std::env::var_os("PYCORE_PYC_DIR") {
        Some(folder) => {
            let mut found = Vec::new();
            collect(Path::new(&folder), &mut found);
            found
        }
        None => vec![dump_code(&module()).expect("a small module").into()],
    }
}

fn collect(path: &Path, found: &mut Vec<Arc<[u8]>>) {
    if let Ok(entries) = std::fs::read_dir(path) {
        entries.flatten().for_each(|entry| collect(&entry.path(), found));
    } else if path.extension().is_some_and(|extension| extension == "pyc")
        && let Ok(data) = std::fs::read(path)
    {
        found.push(data[16..].into());
    }
}

/// A module of two hundred functions, each with names and constants of its own.
fn module() -> Code {
    let function = |index: usize| {
        let mut bytes = vec![Opcode::RESUME as u8, 0];
        for name in 0..8 {
            bytes.extend([Opcode::LOAD_GLOBAL as u8, name << 1]);
            bytes.resize(bytes.len() + 2 * Opcode::LOAD_GLOBAL.cache_units(), 0);
            bytes.extend([Opcode::STORE_FAST as u8, 0]);
        }
        bytes.extend([Opcode::LOAD_CONST as u8, 0, Opcode::RETURN_VALUE as u8, 0]);
        let mut lines = LocationTableWriter::new(1);
        lines.push(bytes.len() / 2, Location::new(1, 1, 4, 20));
        let name: Text = format!("function_{index}").as_str().into();
        Code {
            stacksize: 1,
            flags: CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS,
            code: bytes.into(),
            consts: [Constant::None, Constant::Int(index as i64 + 1000)].into(),
            names: (0..8).map(|name| format!("name_{}", index + name).as_str().into()).collect(),
            localsplusnames: ["value".into()].into(),
            localspluskinds: vec![LocalKind::LOCAL.bits()].into(),
            filename: "module.py".into(),
            name: name.clone(),
            qualname: name,
            firstlineno: 1,
            linetable: lines.finish().into(),
            ..Code::default()
        }
    };
    Code {
        consts: (0..200).map(|index| Constant::Code(function(index).into())).collect(),
        ..function(200)
    }
}

fn benches(criterion: &mut Criterion<CpuTime>) {
    let inputs = inputs();
    let codes: Vec<Arc<Code>> = inputs.iter().filter_map(|data| load_code(data).ok()).collect();
    assert_eq!(codes.len(), inputs.len(), "every input is a code object");
    let size = inputs.iter().map(|data| data.len() as u64).sum();
    let mut group = criterion.benchmark_group("code");
    group.throughput(Throughput::Bytes(size)).sample_size(10);
    group.bench_function("load", |bencher| {
        bencher.iter(|| inputs.iter().for_each(|data| drop(black_box(load_code(data)))));
    });
    group.bench_function("dump", |bencher| {
        bencher.iter(|| codes.iter().for_each(|code| drop(black_box(dump_code(code)))));
    });
    group.bench_function("verify", |bencher| {
        bencher.iter(|| codes.iter().for_each(|code| drop(black_box(verify(code)))));
    });
    group.finish();
}

criterion_group! {
    name = all;
    config = Criterion::default().with_measurement(CpuTime);
    targets = benches
}
criterion_main!(all);
