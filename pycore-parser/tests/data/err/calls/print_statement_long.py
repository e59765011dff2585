print "total:", total
