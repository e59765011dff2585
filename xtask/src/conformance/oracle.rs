//! A CPython process that answers questions, one after the other.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::files::Outcome;

/// A running oracle: requests are length-prefixed bytes, and so are replies.
pub(crate) struct Oracle {
    child: Child,
    requests: ChildStdin,
    replies: BufReader<ChildStdout>,
}

impl Oracle {
    /// Start `python` on a script that serves requests as [`Oracle::ask`] sends them: a line with the
    /// length in decimal, then that many bytes.
    pub(crate) fn start(python: &Path, script: &str, arguments: &[&str]) -> Outcome<Self> {
        let mut child = Command::new(python)
            .args(["-X", "utf8", "-W", "ignore", "-c", script])
            .args(arguments)
            // Sets of strings are listed in the order of this seed.
            .env("PYTHONHASHSEED", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot run {}: {error}", python.display()))?;
        let requests = child.stdin.take().ok_or("the oracle has no standard input")?;
        let replies = child.stdout.take().ok_or("the oracle has no standard output")?;
        Ok(Self { child, requests, replies: BufReader::new(replies) })
    }

    /// Send a request and wait for the reply.
    pub(crate) fn ask(&mut self, request: &[u8]) -> Outcome<Vec<u8>> {
        writeln!(self.requests, "{}", request.len())?;
        self.requests.write_all(request)?;
        self.requests.flush()?;
        let mut length = String::new();
        self.replies.read_line(&mut length)?;
        let length: usize = length.trim().parse().map_err(|_| "the oracle died")?;
        let mut reply = vec![0; length];
        self.replies.read_exact(&mut reply)?;
        Ok(reply)
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // It only reads and answers; nothing of it is worth waiting for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
