CREATE CONSTRAINT citegraph_instrument IF NOT EXISTS FOR (i:Instrument) REQUIRE i.id IS UNIQUE;
UNWIND [
  {id: 'cedaw', label: 'CEDAW', title: 'Convention on the Elimination of All Forms of Discrimination against Women', kind: 'treaty', body: null, date: '1979-12-18', year: 1979, read: false, whole: null, link: null}
] AS row
MERGE (i:Instrument {id: row.id}) SET i += row;
