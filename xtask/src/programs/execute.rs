//! A program run to its end or to its time limit.

use std::io::Read;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crate::files::Outcome;

/// Memory is bounded, lest an interpreter's mistake take the machine, and no core file is written.
const LIMITED: &str = "ulimit -c 0; ulimit -v 4000000; exec \"$@\"";

/// More than this of one stream is cut off.
const LONGEST_OUTPUT: u64 = 4 << 20;

/// How a program ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// With an exit status.
    Exit(i32),
    /// By a signal.
    Signal(i32),
    /// It was ended by us.
    TimeOut,
}

/// What a program left.
#[derive(PartialEq, Eq)]
pub(crate) struct Result {
    pub(crate) output: String,
    pub(crate) errors: String,
    pub(crate) end: End,
}

/// What an interpreter finds in its environment.
#[derive(Clone, Copy, Default)]
pub(crate) struct Environment<'a> {
    /// PYTHONHASHSEED; without one it chooses its own.
    pub(crate) hash_seed: Option<&'a str>,
    /// PYTHONMALLOC
    pub(crate) malloc: Option<&'a str>,
}

/// Run an interpreter with arguments in a folder; without a hash seed it chooses its own.
pub(crate) fn execute(
    interpreter: &Path,
    arguments: &[String],
    folder: &Path,
    timeout: f64,
    hash_seed: Option<&str>,
) -> Outcome<Result> {
    let environment = Environment { hash_seed, malloc: None };
    execute_with(interpreter, arguments, folder, timeout, environment)
}

/// The same in an environment.
pub(crate) fn execute_with(
    interpreter: &Path,
    arguments: &[String],
    folder: &Path,
    timeout: f64,
    environment: Environment<'_>,
) -> Outcome<Result> {
    let mut command = Command::new("sh");
    command.args(["-c", LIMITED, "sh"]).arg(interpreter).args(arguments).current_dir(folder);
    command.env("LC_ALL", "C.UTF-8").env("NO_COLOR", "1").env_remove("PYTHONPATH");
    let variables =
        [("PYTHONHASHSEED", environment.hash_seed), ("PYTHONMALLOC", environment.malloc)];
    for (name, value) in variables {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.process_group(0);
    let mut child = command.spawn()?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let (closed, closing) = channel();
    let also_closed = closed.clone();
    let output = std::thread::spawn(move || text_of(stdout, &closed));
    let errors = std::thread::spawn(move || text_of(stderr, &also_closed));
    let end = wait(&mut child, &closing, Duration::from_secs_f64(timeout))?;
    let join =
        |reader: std::thread::JoinHandle<String>| reader.join().map_err(|_| "a reader panicked");
    // Tracebacks name files by absolute paths.
    let here = format!("{}/", folder.display());
    Ok(Result { output: join(output)?, errors: join(errors)?.replace(&here, ""), end })
}

/// All text of a stream; what is not UTF-8 or too long is replaced or dropped.
fn text_of(stream: Option<impl Read>, closed: &Sender<()>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut stream) = stream {
        // A stream that breaks off is as good as one that ends.
        let _ = stream.by_ref().take(LONGEST_OUTPUT).read_to_end(&mut bytes);
        let _ = std::io::copy(&mut stream, &mut std::io::sink());
    }
    // Whoever waits may have given up.
    let _ = closed.send(());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Wait until both streams are closed, which is when nearly all programs end, then for the end itself.
fn wait(child: &mut Child, closing: &Receiver<()>, timeout: Duration) -> Outcome<End> {
    let deadline = Instant::now() + timeout;
    for _ in 0..2 {
        if closing.recv_timeout(deadline.saturating_duration_since(Instant::now())).is_err() {
            break;
        }
    }
    let mut pause = Duration::from_micros(50);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(ending(status));
        }
        if Instant::now() > deadline {
            // The group of the child, lest what it started keeps the streams open.
            let group = format!("-{}", child.id());
            let killed = Command::new("kill").args(["-KILL", "--", &group]).status();
            if !killed.is_ok_and(|status| status.success()) {
                child.kill()?;
            }
            child.wait()?;
            return Ok(End::TimeOut);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

fn ending(status: ExitStatus) -> End {
    match (status.code(), status.signal()) {
        (Some(code), _) => End::Exit(code),
        (None, Some(signal)) => End::Signal(signal),
        (None, None) => End::TimeOut,
    }
}

/// Do something for each of `items` in some threads; the results stand in the order of the items.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some((index, item)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    items.get(index).map(|item| (index, item))
                } {
                    let result = work(item);
                    if let Ok(mut results) = results.lock() {
                        results.push((index, result));
                    }
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_default();
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
