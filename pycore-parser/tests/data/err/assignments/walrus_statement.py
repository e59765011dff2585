total := 3
