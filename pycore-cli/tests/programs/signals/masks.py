# Names, masks, pending signals and wakeups.
import _signal as signal


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIG_DFL, signal.SIG_IGN, signal.NSIG, signal.strsignal(2),
    signal.strsignal(15), sorted(signal.valid_signals())[:3],
    signal.getsignal(signal.SIGINT) is signal.default_int_handler)
got = []
signal.signal(signal.SIGUSR1, lambda n, f: got.append(n))
old = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
print(got, signal.SIGUSR1 in signal.sigpending(), old == set())
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
print(got, signal.sigpending())
show(lambda: signal.pthread_sigmask(99, [1]))
show(lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [0]))
show(lambda: signal.strsignal(0))
show(lambda: signal.set_wakeup_fd(-1))
show(lambda: signal.set_wakeup_fd("a"))
show(lambda: signal.siginterrupt(signal.SIGUSR1, False))
show(lambda: signal.setitimer(99, 1))
show(lambda: signal.setitimer(signal.ITIMER_REAL, -1))
show(lambda: signal.alarm(-1) >= 0)
show(lambda: signal.alarm(0) >= 0)
