type A = int
type B[T: (int, str) = int, *U = *V, **W = [X]] = T
def f[T](x: T) -> T: pass
class C[T, *U](D[T]): pass
type = type.x
