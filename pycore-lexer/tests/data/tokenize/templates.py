t'a{b!r:>{w}}c{{d}}' f'''x
{
 y # c
}z''' rf'\d{{{é}}}ü' f'{x:%Y{w}}'
f'\N{DASH}{a}\\{b}'
