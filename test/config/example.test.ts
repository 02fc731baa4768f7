import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import * as z from "zod";
import { readConfig } from "../../src/config.ts";
import { packageRoot } from "../../src/paths.ts";
import { schema } from "../../src/settings.ts";
import { languages } from "../../src/wording.ts";

const file = join(packageRoot, "porchlight.example.yaml");
const text = readFileSync(file, "utf8");

/** Every key of a schema as a path; `*` for an entry of a list or record. */
function keys(type: z.core.$ZodType, path: string): string[] {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodPrefault)
    return keys(type.def.innerType, path);
  if (type instanceof z.ZodPipe) return keys(type.def.in, path);
  if (type instanceof z.ZodArray) return keys(type.def.element, `${path}.*`);
  if (type instanceof z.ZodRecord) return keys(type.def.valueType, `${path}.*`);
  if (type instanceof z.ZodUnion) return type.def.options.flatMap((option) => keys(option, path));
  if (type instanceof z.ZodObject)
    return Object.entries(type.def.shape).flatMap(([name, value]) => {
      const below = `${path}.${name}`;
      return [below, ...keys(value as z.core.$ZodType, below)];
    });
  return [];
}

/** The same for what is written in the example. */
function written(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => written(one, `${path}.*`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) => [
    `${path}.${name}`,
    ...written(below, `${path}.${name}`),
    ...written(below, `${path}.*`),
  ]);
}

test("the walk over the schema finds keys at every depth", () => {
  const found = keys(schema, "");
  for (const key of [
    ".community",
    ".networks.*.sasl.password",
    ".networks.*.channels.*.areas",
    ".areas.*.patience",
    ".webhooks.github.secret",
    ".networks.*.tls.ca",
  ])
    assert.ok(found.includes(key), key);
});

test("every key of the schema is in the example", () => {
  const there = new Set(written(parse(text), ""));
  // Of two kinds of which there is one, the other stands there as a comment.
  const instead = new Set([...text.matchAll(/^ +# (\w+): \S+$/gm)].map(([, key]) => `.embeddings.${key}`));
  const missing = [...new Set(keys(schema, ""))].filter((key) => !there.has(key) && !instead.has(key));
  assert.deepEqual(missing, []);
});

test("the example is a config that can be used, with the variables that it names", () => {
  const names = [...text.matchAll(/: \$\{(\w+)\}/g)].map(([, name]) => name ?? "");
  assert.ok(names.length > 0);
  const environment = Object.fromEntries(names.map((name) => [name, "some-value"]));
  const { settings } = readConfig(file, environment, { languages });
  assert.equal(settings.networks.length, 5);
});
