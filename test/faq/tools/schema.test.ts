import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import * as z from "zod";
import { entryKeys, readFrontMatter, splitFrontMatter } from "../../../src/faq/front-matter.ts";
import { packageRoot } from "../../../src/paths.ts";

interface Property {
  readonly type?: string;
  readonly $ref?: string;
  readonly pattern?: string;
  readonly description?: string;
}

const text = readFileSync(join(packageRoot, "data", "faq-entry.schema.json"), "utf8");
const schema = JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0] & {
  readonly properties: Readonly<Record<string, Property>>;
};
const { $schema: _, ...properties } = schema.properties;

/** Whether the schema and the reader take a front matter. */
const takes = (yaml: string) => ({
  schema: z.fromJSONSchema(schema).safeParse(parse(yaml)).success,
  reader: readFrontMatter(yaml).problems.length === 0,
});

test("the schema has the reader's keys, no more and no fewer, and says what each is for", () => {
  assert.deepEqual(Object.keys(properties).sort(), [...entryKeys.texts, ...entryKeys.lists].sort());
  for (const key of entryKeys.texts) assert.equal(properties[key]?.type, "string", key);
  for (const key of entryKeys.lists) assert.equal(properties[key]?.$ref, "#/definitions/texts", key);
  for (const [key, { description = "" }] of Object.entries(properties))
    assert.ok(description.length > 20, key);
});

describe("schema and reader agree", () => {
  const cases: readonly (readonly [yaml: string, good: boolean])[] = [
    ["question: How?\nphrasings: [a b, c d]\ntests: [e]\nnot: [f]", true],
    ["question: How?\nphrasings: one only", true],
    ["$schema: ../faq-entry.schema.json\nquestion: How?", true],
    ["# yaml-language-server: $schema=../faq-entry.schema.json\nquestion: How?", true],
    ["question: How?\nid: build-windows_2.0", true],
    ["question: How?\nid: größe", true],
    ["question: How?\nid: c++", true],
    ["question: How?\nid: two words", false],
    ["question: How?\nid: --help", false],
    ["question: How?\nid: docs/tls", false],
    ["question: How?\nid: '#tls'", false],
    ["question: How?\nreview: 2027-06-30", true],
    ["question: How?\nreview: soon", false],
    ["question: How?\nlink: https://example.org/a", true],
    ["question: How?\nlink: example.org", false],
    ["question: How?\nphrasing: [a]", false],
    ["question: [How?]", false],
    ["question: How?\nphrasings: {a: b}", false],
    ["question: How?\nowner: ''", false],
  ];
  for (const [yaml, good] of cases)
    test(yaml.replaceAll("\n", "⏎"), () => assert.deepEqual(takes(yaml), { schema: good, reader: good }));

  test("on every entry that ships", () => {
    const folder = join(packageRoot, "data", "faq");
    const names = readdirSync(folder);
    assert.ok(names.length > 5);
    for (const name of names) {
      const { yaml = "" } = splitFrontMatter(readFileSync(join(folder, name), "utf8"));
      assert.deepEqual(takes(yaml), { schema: true, reader: true }, name);
    }
  });
});
