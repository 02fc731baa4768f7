/** What the program is connected to: the standard streams and the environment. */
import type { ReadStream, WriteStream } from "node:tty";
import type { Environment } from "../config.ts";

export interface Streams {
  readonly input: NodeJS.ReadStream | ReadStream;
  readonly output: NodeJS.WriteStream | WriteStream;
  readonly errors: NodeJS.WriteStream | WriteStream;
  readonly environment: Environment;
}
