//! The allocator and the collector, chosen when the program starts.

use pycore_gc::blocks::{Debug, Limit, Pools, System};
use pycore_gc::collect::{Always, Generational, Incremental, Never};
use pycore_gc::{BlockAllocator, Collector};
use pycore_objects::core::graph::Objects;

use crate::arguments::RunOptions;
use crate::checks::Fatal;
use crate::environment::{Environment, implementation_option};

type MakeBlocks = fn() -> &'static dyn BlockAllocator;
type MakeCollector = fn(always: bool) -> &'static dyn Collector;

/// What PYTHONMALLOC names.
const ALLOCATORS: &[(&str, MakeBlocks)] = &[
    ("default", || leak(Pools::new())),
    ("pymalloc", || leak(Pools::new())),
    ("malloc", || leak(System::new())),
    ("debug", || leak(Debug::aborting(Pools::new()))),
    ("pymalloc_debug", || leak(Debug::aborting(Pools::new()))),
    ("malloc_debug", || leak(Debug::aborting(System::new()))),
];

/// What `-X collector` names.
const COLLECTORS: &[(&str, MakeCollector)] = &[
    ("generational", |always| collector(Generational::new(Objects), always)),
    ("incremental", |always| collector(Incremental::new(Objects), always)),
    ("none", |_| &Never),
];

/// The two, and the failures of the one.
pub(crate) struct Memory {
    pub(crate) blocks: &'static dyn BlockAllocator,
    pub(crate) collector: &'static dyn Collector,
    failure: Option<Failure>,
}

/// Requests for memory that fail on purpose.
struct Failure {
    limit: &'static Limit<&'static dyn BlockAllocator>,
    first: usize,
    count: usize,
    /// From the first request of all, not only from the program's first.
    at_start: bool,
}

impl Memory {
    /// What the options and the environment ask for; or what is wrong with them.
    pub(crate) fn chosen(
        options: &RunOptions,
        environment: Environment,
        dev_mode: bool,
    ) -> Result<Self, Fatal> {
        let name = environment.text("PYTHONMALLOC");
        let default = if dev_mode { "debug" } else { "default" };
        let make = named(ALLOCATORS, name.as_deref().unwrap_or(default)).ok_or_else(|| {
            Fatal::earliest("preconfig_init_allocator: PYTHONMALLOC: unknown allocator")
        })?;
        let name = implementation_option(options, "collector");
        let collector =
            named(COLLECTORS, name.as_deref().unwrap_or("generational")).ok_or_else(|| {
                Fatal::earliest(format!("-X collector: one of {}", names(COLLECTORS)))
            })?;
        let always = implementation_option(options, "collect_always").is_some();
        let failure = implementation_option(options, "fail_allocation");
        let failure = failure.map(|text| {
            let message = "-X fail_allocation: [start:]FIRST[:COUNT]";
            Failure::new(make(), &text).ok_or_else(|| Fatal::earliest(message))
        });
        let failure = failure.transpose()?;
        let blocks: &'static dyn BlockAllocator = match &failure {
            Some(failure) => failure.limit,
            None => make(),
        };
        Ok(Self { blocks, collector: collector(always), failure })
    }

    /// The interpreter has started, and its program begins.
    pub(crate) fn program_begins(&self) {
        if let Some(failure) = self.failure.as_ref().filter(|failure| !failure.at_start) {
            failure.arm();
        }
    }

    /// The interpreter has ended: tells how far the numbers of `-X fail_allocation` go.
    pub(crate) fn program_ends(&self) {
        if let Some(failure) = &self.failure {
            let failures = failure.limit.statistics().failures;
            eprintln!("memory: {} requests, {failures} failed", failure.limit.requests());
        }
    }
}

impl Failure {
    /// By `[start:]FIRST[:COUNT]`: the number of the first request that fails, and how many do, by default one.
    fn new(blocks: &'static dyn BlockAllocator, text: &str) -> Option<Self> {
        let numbers = text.strip_prefix("start:");
        let mut words = numbers.unwrap_or(text).splitn(2, ':').map(|word| word.parse().ok());
        let first = words.next()??;
        let count = words.next().unwrap_or(Some(1))?;
        let failure =
            Self { limit: leak(Limit::new(blocks)), first, count, at_start: numbers.is_some() };
        if failure.at_start {
            failure.arm();
        }
        Some(failure)
    }

    fn arm(&self) {
        self.limit.fail_at(self.first, self.count);
    }
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn collector(inner: impl Collector + 'static, always: bool) -> &'static dyn Collector {
    if always { leak(Always::new(inner)) } else { leak(inner) }
}

fn named<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == name).map(|&(_, value)| value)
}

fn names<T>(table: &[(&str, T)]) -> String {
    table.iter().map(|&(name, _)| name).collect::<Vec<_>>().join(", ")
}
