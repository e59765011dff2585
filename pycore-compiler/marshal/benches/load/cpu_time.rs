//! CPU time as a measurement for criterion: on a machine that does other things, elapsed time says little.

use std::time::{Duration, Instant};

use criterion::measurement::{Measurement, ValueFormatter, WallTime};

/// Time that this thread has run, where the system tells (Linux); otherwise elapsed time.
pub(crate) struct CpuTime;

/// A point on the clock.
pub(crate) enum Point {
    /// Nanoseconds that the thread has run.
    Cpu(u64),
    /// Where the system does not tell these.
    Wall(Instant),
}

/// Nanoseconds on a processor: the first number of the kernel's scheduler statistics.
fn on_cpu() -> Option<u64> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    statistics.split_whitespace().next()?.parse().ok()
}

impl Measurement for CpuTime {
    type Intermediate = Point;
    type Value = Duration;

    fn start(&self) -> Point {
        on_cpu().map_or_else(|| Point::Wall(Instant::now()), Point::Cpu)
    }

    fn end(&self, start: Point) -> Duration {
        match (start, on_cpu()) {
            (Point::Cpu(start), Some(end)) => Duration::from_nanos(end - start),
            (Point::Wall(start), _) => start.elapsed(),
            (Point::Cpu(_), None) => Duration::ZERO,
        }
    }

    fn add(&self, left: &Duration, right: &Duration) -> Duration {
        *left + *right
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        value.as_nanos() as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}
