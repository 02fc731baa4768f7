/** Going through records one by one. Source: Indexed Database API 3.0, "Cursors". */
import { deserialize, serialize } from "node:v8";
import { decodeKey } from "./key.ts";
import { boundsOf } from "./key-range.ts";
import type { Found, Records, Source } from "./records.ts";
import type { Request } from "./request.ts";
import type { Work } from "./transaction.ts";

/** What a cursor does to the record it stands on. */
export interface Writing {
  put(value: Buffer, found: Found): void;
  remove(found: Found): void;
}

/** Classes, since the wasm module asks whether what it gets is one. */
export class Cursor {
  readonly request: Request;
  readonly #work: Work;
  readonly #writing: Writing;
  readonly #step: (cursor: Cursor) => Found | undefined;
  found: Found;

  constructor(
    work: Work,
    request: Request,
    writing: Writing,
    found: Found,
    step: (cursor: Cursor) => Found | undefined,
  ) {
    this.#work = work;
    this.request = request;
    this.#writing = writing;
    this.found = found;
    this.#step = step;
  }

  get key(): unknown {
    return decodeKey(this.found.key);
  }

  get primaryKey(): unknown {
    return decodeKey(this.found.primary);
  }

  /** The same request succeeds again, with this cursor on the next record, or with null. */
  continue(): void {
    this.#work.request(() => {
      const next = this.#step(this);
      if (!next) return null;
      this.found = next;
      return this;
    }, this.request);
  }

  update(value: unknown): Request {
    this.#work.mayWrite();
    const { found } = this;
    const stored = serialize(value);
    return this.#work.request(() => this.#writing.put(stored, found));
  }

  delete(): Request {
    this.#work.mayWrite();
    const { found } = this;
    return this.#work.request(() => this.#writing.remove(found));
  }
}

export class CursorWithValue extends Cursor {
  get value(): unknown {
    return deserialize(this.found.value);
  }
}

/** Opens a cursor before the first record of a range. */
export function openCursor(
  work: Work,
  records: Records,
  source: Source,
  writing: Writing,
  query: unknown,
): Request {
  const bounds = boundsOf(query);
  const request: Request = work.request(() => {
    const found = records.read(source, bounds, 1)[0];
    if (!found) return null;
    return new CursorWithValue(work, request, writing, found, (cursor) =>
      records.next(source, bounds, cursor.found),
    );
  });
  return request;
}
