a – b
