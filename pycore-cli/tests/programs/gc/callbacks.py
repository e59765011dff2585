# The list of callbacks.
import gc
log = []

def callback(phase, info):
    log.append((phase, sorted(info)))

gc.callbacks.append(callback)
gc.collect()
gc.callbacks.remove(callback)
print(log)
gc.collect()
print(len(log))
