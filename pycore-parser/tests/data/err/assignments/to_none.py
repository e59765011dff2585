None = nothing
