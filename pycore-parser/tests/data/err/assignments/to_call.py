size(box) = 4
