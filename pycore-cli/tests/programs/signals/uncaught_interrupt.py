# An uncaught KeyboardInterrupt ends the program.
import _signal as signal
print("before")
try:
    signal.raise_signal(signal.SIGTERM if False else signal.SIGINT)
    while True:
        pass
finally:
    print("finally")
    import sys
    sys.exit(4)
