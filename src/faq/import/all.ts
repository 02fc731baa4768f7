/** The formats, in the order in which they are asked whether a source is theirs. */
import { discourse } from "./discourse.ts";
import { discussions } from "./discussions.ts";
import { docs } from "./docs.ts";
import { factoids } from "./factoids.ts";
import type { Format } from "./format.ts";
import { json } from "./json.ts";
import { moobot } from "./moobot.ts";
import { page } from "./page.ts";
import { ubottu } from "./ubottu.ts";

export const all: readonly Format[] = [moobot, factoids, ubottu, discussions, discourse, json, docs, page];
