f'a{b!r:>{c}}{d}'
f'{e}'
f''
