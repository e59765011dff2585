//! How the tests of a module ended.

use std::collections::BTreeMap;
use std::fmt::Write;

/// From the best to the worst: of several tests with one name the worst counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum End {
    Ok,
    Skipped,
    Failed,
    Error,
    /// It had begun when the process ended.
    Unfinished,
}

const NAMES: &[(End, &str)] = &[
    (End::Ok, "ok"),
    (End::Skipped, "skipped"),
    (End::Failed, "failed"),
    (End::Error, "error"),
    (End::Unfinished, "unfinished"),
];

impl End {
    fn name(self) -> &'static str {
        NAMES.iter().find(|(end, _)| *end == self).map_or("", |(_, name)| name)
    }

    fn of(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(end, _)| *end)
    }
}

/// The tests of a module by name.
pub(crate) struct Outcomes {
    tests: BTreeMap<String, End>,
    /// How the process ended, unless as it should.
    process: Option<String>,
}

impl Outcomes {
    /// From what the runner has written.
    pub(crate) fn read(text: &str, process: Option<String>) -> Self {
        let mut tests = BTreeMap::new();
        let mut begun = None;
        for line in text.lines() {
            let Some((word, name)) = line.split_once(' ') else { continue };
            if word == "begin" {
                begun = Some(name);
            } else if let Some(end) = End::of(word) {
                begun = None;
                let known = tests.entry(name.to_owned()).or_insert(end);
                *known = end.max(*known);
            }
        }
        if let Some(name) = begun {
            tests.insert(name.to_owned(), End::Unfinished);
        }
        Self { tests, process }
    }

    fn with(&self, wanted: End) -> usize {
        self.tests.values().filter(|end| **end == wanted).count()
    }

    pub(crate) fn passed(&self) -> usize {
        self.with(End::Ok)
    }

    pub(crate) fn count(&self) -> usize {
        self.tests.len()
    }

    /// A line for people.
    pub(crate) fn summary(&self) -> String {
        let counts = NAMES.iter().map(|&(end, name)| (self.with(end), name));
        let counts = counts.filter(|(count, _)| *count > 0);
        let mut words: Vec<String> =
            counts.map(|(count, name)| format!("{count} {name}")).collect();
        words.extend(self.process.clone());
        if words.is_empty() { "no tests".to_owned() } else { words.join(", ") }
    }

    /// The list that is committed: how many passed, and every other test.
    pub(crate) fn list(&self) -> String {
        let mut list = format!("passed {}\n", self.passed());
        if let Some(process) = &self.process {
            list.push_str(&format!("process {process}\n"));
        }
        for (name, end) in self.tests.iter().filter(|(_, end)| **end != End::Ok) {
            let _ = writeln!(list, "{} {name}", end.name());
        }
        list
    }

    /// What differs from a list.
    pub(crate) fn compare(&self, list: &str) -> Vec<String> {
        let now = self.list();
        let known: Vec<&str> = list.lines().collect();
        let now: Vec<&str> = now.lines().collect();
        let mut differences = Vec::new();
        for line in now.iter().filter(|line| !known.contains(line)) {
            differences.push(format!("not listed: {line}"));
        }
        for line in known.iter().filter(|line| !now.contains(line)) {
            differences.push(format!("listed, but not so: {line}"));
        }
        differences
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "begin t.a\nok t.a\nbegin t.b\nfailed t.b\nskipped t.c\nbegin t.d\n";

    #[test]
    fn lists_name_what_did_not_pass() {
        let outcomes = Outcomes::read(TEXT, Some("signal 11".to_owned()));
        let expected = "passed 1\nprocess signal 11\nfailed t.b\nskipped t.c\nunfinished t.d\n";
        assert_eq!(outcomes.list(), expected);
        assert_eq!(outcomes.compare(expected), Vec::<String>::new());
    }

    #[test]
    fn passes_and_failures_that_are_not_listed_are_differences() {
        let outcomes = Outcomes::read("begin t.b\nok t.b\nbegin t.c\nfailed t.c\n", None);
        let differences = outcomes.compare("passed 1\nfailed t.b\n");
        assert_eq!(differences, ["not listed: failed t.c", "listed, but not so: failed t.b"]);
    }
}
