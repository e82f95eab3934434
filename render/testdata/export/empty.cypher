CREATE CONSTRAINT citegraph_instrument IF NOT EXISTS FOR (i:Instrument) REQUIRE i.id IS UNIQUE;
