// Reads files of Cypher with the parser and the checks of Neo4j's own editors, and
// prints as JSON the number of statements in each. A fault ends it.
import { readFileSync } from 'node:fs';
import { lintCypherQuery, parseStatementsStrs } from '@neo4j-cypher/language-support';

const counts = [];
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  const { diagnostics } = lintCypherQuery(text, {});
  if (diagnostics.length > 0) {
    const { message, offsets } = diagnostics[0];
    console.error(`${file}: ${message}: ${text.slice(Math.max(0, offsets.start - 80), offsets.end + 80)}`);
    process.exit(1);
  }
  counts.push(parseStatementsStrs(text).length);
}
console.log(JSON.stringify(counts));
