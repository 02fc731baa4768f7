#!/usr/bin/env node
/** The program's first step: the command line is `cli/program.ts`. */
import { setFlagsFromString } from "node:v8";

// A bot rests most of its time. Without the first the heap for new objects grows to tens of
// megabytes in the first busy minute and is never given back; without the second a flood
// leaves four times what is in use; the third has memory given back while nothing is to do.
// All have to be said before anything else is loaded.
setFlagsFromString("--semi-space-growth-factor=1");
setFlagsFromString("--heap-growing-percent=25");
setFlagsFromString("--optimize-for-size");

await import("./cli/program.ts");
