exec code in scope
