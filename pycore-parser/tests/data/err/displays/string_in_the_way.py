f("one " two " three")
