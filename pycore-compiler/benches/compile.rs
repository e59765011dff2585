//! Speed of the compiler on a program of the usual kind, stage by stage.
//!
//! Throughput is in bytes of source. `cargo xtask bench` compares with CPython on whole folders.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pycore_ast::Arena;
use pycore_compiler::{CompileOptions, compile};
use pycore_parser::{ParseOptions, parse};
use pycore_source::Source;

/// Classes, functions, loops, handlers, comprehensions, patterns: a hundred times each.
fn program() -> String {
    const PART: &str = r#"
class Shape(Base):
    """A shape."""
    registry = {}

    def __init__(self, name, *points, scale=1.0, **rest):
        super().__init__(name)
        self.points = [(x * scale, y * scale) for x, y in points]
        self.rest = {key: value for key, value in rest.items() if value is not None}
        try:
            self.registry[name] = self
        except (KeyError, TypeError) as error:
            raise ValueError(f"{name!r} cannot be used: {error}") from error
        finally:
            self.count += 1

    def area(self, precision=3):
        total = 0
        for index, (x, y) in enumerate(self.points):
            next_x, next_y = self.points[(index + 1) % len(self.points)]
            if x < 0 or y < 0:
                continue
            total += x * next_y - next_x * y
        return round(abs(total) / 2, precision) if total else None

    async def save(self, store):
        async with store.open(self.name, mode="w") as file:
            while chunk := await self.next_chunk(60 * 60 * 24):
                await file.write(chunk)

def describe(value):
    match value:
        case {"kind": "circle", "radius": int(r) | float(r)} if r > 0:
            return "circle", 3.14159 * r ** 2
        case [first, *others]:
            return [describe(item) for item in (first, *others)]
        case Shape(name=name) | str(name):
            return name.upper()
        case _:
            return lambda: (yield value)
"#;
    PART.repeat(100)
}

fn stages(criterion: &mut Criterion) {
    let text = program();
    let source = Source::from_text(&text).expect("it can be decoded");
    let arena = Arena::new();
    let tree = parse(&arena, &source, &ParseOptions::default()).expect("it can be parsed").tree;
    let lines = source.line_index();
    let options = CompileOptions::default();

    let mut group = criterion.benchmark_group("compile");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("tree to code", |bencher| {
        bencher.iter(|| compile(tree, lines, &options).expect("it can be compiled"));
    });
    group.bench_function("source to code", |bencher| {
        bencher.iter(|| {
            let arena = Arena::for_source(text.len());
            let source = Source::from_text(&text).expect("it can be decoded");
            let parsed =
                parse(&arena, &source, &ParseOptions::default()).expect("it can be parsed");
            compile(parsed.tree, source.line_index(), &options).expect("it can be compiled")
        });
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
