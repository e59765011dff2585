t'a{b!r:>{c}}{d}{e}f'
t''
