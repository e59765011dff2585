x = t"a}"
