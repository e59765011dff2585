# What __getitem__ and friends get from subscripts.
class G:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("del", key)
    def __class_getitem__(cls, key):
        return "class", key

g = G()
print(g[1], g[1:2], g[:], g[::2], g[1, 2], g[1:2, ...], g[()], g[1,], g[*[1, 2]], g[*"ab", 3:4], g["a":"b":"c"],
    g[-1:None], G[int], G[1:2, 3])
g[1:2] = 5
g[...] = 6
del g[1:2, 3]
del g[:]
g[0], g[1:] = 7, 8
