(box.size := 3)
