"""Runs a module of CPython's test suite and writes how each test ended, a line as soon as it is known.

    runner.py MODULE RESULTS

Lines of RESULTS: `begin ID`, then `OUTCOME ID`, where the outcome is ok, failed, error or skipped; a test with failing
subtests has failed. A module that asks to be skipped is one line, `skipped MODULE`.
"""

import sys
import unittest


class Results(unittest.TestResult):
    def __init__(self, file):
        super().__init__()
        self.file = file
        self.outcomes = {}

    def write(self, outcome, test):
        # Prints of a test may not tear a line, and a crash may not lose one.
        name = test.id().replace('\n', ' ')
        self.file.write(f'{outcome} {name}\n')
        self.file.flush()

    def note(self, outcome, test):
        self.outcomes[test.id()] = outcome

    def startTest(self, test):
        super().startTest(test)
        self.write('begin', test)
        self.note('ok', test)

    def stopTest(self, test):
        super().stopTest(test)
        self.write(self.outcomes.pop(test.id(), 'ok'), test)

    def outside(self, outcome, test):
        """What happens to no test: the set-up of a class or a module."""
        if test.id() not in self.outcomes:
            self.write(outcome, test)

    def addError(self, test, error):
        super().addError(test, error)
        self.outside('error', test)
        self.note('error', test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.note('failed', test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.outside('skipped', test)
        # A test that skips subtests has not been skipped itself.
        if not hasattr(test, 'test_case'):
            self.note('skipped', test)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            failed = issubclass(error[0], test.failureException)
            self.note('failed' if failed else 'error', test)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.note('failed', test)


def main():
    module, path = sys.argv[1:]
    del sys.argv[1:]
    with open(path, 'w', encoding='utf-8', errors='backslashreplace') as file:
        try:
            suite = unittest.defaultTestLoader.loadTestsFromName(module)
        except unittest.SkipTest:
            file.write(f'skipped {module}\n')
            return
        suite.run(Results(file))


if __name__ == '__main__':
    main()
