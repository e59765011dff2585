type A[T]
