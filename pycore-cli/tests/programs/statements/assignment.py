# Assignment to all kinds of targets and order of evaluation.
log = []

def n(x, v=None):
    log.append(x)
    return v

class T:
    def __setattr__(self, k, v): log.append(("setattr", k, v))
    def __setitem__(self, k, v): log.append(("setitem", k, v))
    def __getattr__(self, k):
        log.append(("getattr", k))
        return 10
    def __getitem__(self, k):
        log.append(("getitem", k))
        return 20
    def __delitem__(self, k): log.append(("delitem", k))
    def __delattr__(self, k): log.append(("delattr", k))

t = T()
n("target", t)[n("key", 1)] = n("value", 5)
n("obj", t).attr = n("v", 6)
n("a", t)[n("b", 2)], n("c", t).d = n("e", (7, 8))
n("aug", t)[n("k", 3)] += n("inc", 1)
n("aug2", t).x -= n("dec", 2)
t[1:2] = t[3] = t.z = n("chain", 0)
del n("del", t)[n("dk", 4)], t.gone
t[n("s1"):n("s2"):n("s3")] = 1
(t[0], t[1]), t.q = n("nested", ((1, 2), 3))
[t[5], *t[6:]] = n("star", [1, 2, 3])
x: n("annotation") = n("annotated", 1)
t.y: int = n("ann attr", 2)
for entry in log:
    print(entry)
