// Puts a query to an endpoint with Comunica and writes what came: one line of JSON for each row.
import { QueryEngine } from "@comunica/query-sparql";

const [endpoint, query] = process.argv.slice(2);
const engine = new QueryEngine();
const result = await engine.query(query, { sources: [{ type: "sparql", value: endpoint }] });
const write = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

if (result.resultType === "bindings") {
  for await (const row of await result.execute()) {
    write(Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value])));
  }
} else if (result.resultType === "quads") {
  for await (const { subject, predicate, object } of await result.execute()) {
    write([subject.value, predicate.value, object.value]);
  }
} else {
  write(await result.execute());
}
