type A = int
type B[T: int, *U = V, **W = ()] = C[T, U]
