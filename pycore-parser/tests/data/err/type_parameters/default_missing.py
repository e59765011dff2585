type A[T=] = T
