print total
