'a' "b" '''c
d'''
u'a' 'b'
U'a'
r'\n' '\n\t\x41\u00e9\U0001F40D\N{BULLET}\101\
'
'\ud800\udc00'
