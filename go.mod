module citegraph

go 1.26.8
