f'' f'a' 'b'
f'{a}{b!r}{c:d}{e!s:>{f}.{g}}{{}}'
u'a' f'b{c}' 'd' ''
rf'\d{a:\d}'
f'''{
a # comment
}\
'''
