CREATE CONSTRAINT citegraph_instrument IF NOT EXISTS FOR (i:Instrument) REQUIRE i.id IS UNIQUE;
UNWIND [
  {id: 'A/RES/48/121', label: 'A/RES/48/121', title: 'World Conference on Human Rights', kind: 'resolution', body: 'GA', date: '1993-12-20', year: 1993, read: true, whole: null, link: 'https://undocs.org/A/RES/48/121'},
  {id: 'cedaw', label: 'CEDAW', title: 'Convention on the Elimination of All Forms of Discrimination against Women', kind: 'treaty', body: null, date: '1979-12-18', year: 1979, read: false, whole: null, link: null}
] AS row
MERGE (i:Instrument {id: row.id}) SET i += row;
UNWIND [
  {citing: 'A/RES/48/121', cited: 'A/RES/48/121', citations: 1, verbs: ['recall']},
  {citing: 'A/RES/48/121', cited: 'cedaw', citations: 2, verbs: []}
] AS row
MATCH (a:Instrument {id: row.citing}) MATCH (b:Instrument {id: row.cited}) MERGE (a)-[c:CITES]->(b) SET c.citations = row.citations, c.verbs = row.verbs;
