[price]: int
