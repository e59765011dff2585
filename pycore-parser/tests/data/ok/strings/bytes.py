b'a' B"\x00\377\
" rb'\n'
