{a for b in c}
{a: d for b in c}
