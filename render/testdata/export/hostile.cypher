CREATE CONSTRAINT citegraph_instrument IF NOT EXISTS FOR (i:Instrument) REQUIRE i.id IS UNIQUE;
UNWIND [
  {id: '\'single\' `back` $dollar %25percent6%FF%FE invalid', label: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung', title: 'اتفاقية حقوق الطفل<b>&amp;</b> & <script>alert(1)</script>', kind: 'resolution', body: 'SC', date: null, year: null, read: false, whole: null, link: null},
  {id: 'A/RES/1/36[👩\u200D👩\u200D👧\u200D👦🏳️\u200D🌈]', label: 'اتفاقية حقوق الطفل', title: 'اتفاقية حقوق الطفل儿童权利公约关于儿童卷入武装冲突问题的任择议定书', kind: 'resolution', body: 'GA', date: '2015-12-20', year: 1996, read: true, whole: 'A/RES/1/36', link: 'https://undocs.org/A/RES/1/36'},
  {id: 'A/RES/3/36[%FF%FE invalid]', label: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung', title: ']]> --> <!-- 儿童权利公约关于儿童卷入武装冲突问题的任择议定书', kind: 'resolution', body: 'SC', date: '2015-12-20', year: 2016, read: true, whole: 'A/RES/3/36', link: 'https://undocs.org/A/RES/3/36'},
  {id: 'line%0Abreak%09tab%0D%00%01%1B[31m4اتفاقية حقوق الطفل', label: 'Ограничение ответственности государств', title: 'اتفاقية حقوق الطفلDonaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung', kind: 'resolution', body: '<b>&amp;</b> & <script>alert(1)</script>', date: '2015-12-20', year: 2016, read: false, whole: null, link: null},
  {id: '}; digraph { x2\'single\' `back` $dollar %25percent', label: '<b>&amp;</b> & <script>alert(1)</script>', title: '\'single\' `back` $dollar %percentline break tab [31m', kind: 'resolution', body: '\'single\' `back` $dollar %percent', date: null, year: null, read: false, whole: null, link: null},
  {id: '}; digraph { x7Ограничение ответственности государств', label: '}; digraph { x7Ограничение ответственности государств', title: '\'single\' `back` $dollar %percent', kind: 'resolution', body: 'SC', date: '2015-12-20', year: 2016, read: true, whole: null, link: null},
  {id: '%E2%80%AEright to left%E2%80%AC0%EF%BF%BE%EF%BF%BF', label: '<b>&amp;</b> & <script>alert(1)</script>', title: '👩\u200D👩\u200D👧\u200D👦🏳️\u200D🌈}; digraph { x', kind: 'resolution', body: 'Ограничение ответственности государств', date: '2015-12-20', year: 1998, read: false, whole: null, link: null},
  {id: '👩\u200D👩\u200D👧\u200D👦🏳️\u200D🌈5a "quoted" \\N label\\', label: '<b>&amp;</b> & <script>alert(1)</script>', title: '}; digraph { x', kind: 'resolution', body: null, date: '2015-12-20', year: 1991, read: true, whole: null, link: null}
] AS row
MERGE (i:Instrument {id: row.id}) SET i += row;
UNWIND [
  {citing: 'A/RES/1/36[👩\u200D👩\u200D👧\u200D👦🏳️\u200D🌈]', cited: '}; digraph { x7Ограничение ответственности государств', citations: 3, verbs: ['recall']},
  {citing: 'A/RES/3/36[%FF%FE invalid]', cited: '👩\u200D👩\u200D👧\u200D👦🏳️\u200D🌈5a "quoted" \\N label\\', citations: 2, verbs: ['recall', '<b>&amp;</b> & <script>alert(1)</script>']},
  {citing: 'line%0Abreak%09tab%0D%00%01%1B[31m4اتفاقية حقوق الطفل', cited: '👩\u200D👩\u200D👧\u200D👦🏳️\u200D🌈5a "quoted" \\N label\\', citations: 3, verbs: ['recall']},
  {citing: '}; digraph { x2\'single\' `back` $dollar %25percent', cited: '}; digraph { x2\'single\' `back` $dollar %25percent', citations: 1, verbs: ['recall']},
  {citing: '}; digraph { x2\'single\' `back` $dollar %25percent', cited: '}; digraph { x7Ограничение ответственности государств', citations: 3, verbs: ['recall']},
  {citing: '}; digraph { x7Ограничение ответственности государств', cited: '}; digraph { x2\'single\' `back` $dollar %25percent', citations: 3, verbs: ['recall']},
  {citing: '%E2%80%AEright to left%E2%80%AC0%EF%BF%BE%EF%BF%BF', cited: '%E2%80%AEright to left%E2%80%AC0%EF%BF%BE%EF%BF%BF', citations: 3, verbs: ['recall']},
  {citing: '👩\u200D👩\u200D👧\u200D👦🏳️\u200D🌈5a "quoted" \\N label\\', cited: 'line%0Abreak%09tab%0D%00%01%1B[31m4اتفاقية حقوق الطفل', citations: 2, verbs: ['recall', 'line break tab [31m']}
] AS row
MATCH (a:Instrument {id: row.citing}) MATCH (b:Instrument {id: row.cited}) MERGE (a)-[c:CITES]->(b) SET c.citations = row.citations, c.verbs = row.verbs;
