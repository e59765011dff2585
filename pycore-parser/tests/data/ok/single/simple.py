a; b = c # comment
