/** Careful steps into JSON that somebody else made. */

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text that says something. */
export function textIn(value: Fields, key: string): string | undefined {
  const text = value[key];
  return typeof text === "string" && text.trim() !== "" ? text : undefined;
}

export const listIn = (value: Fields, key: string): readonly Fields[] => {
  const list = value[key];
  return Array.isArray(list) ? list.filter(isFields) : [];
};

/** Every object inside a value, at whatever depth up to a limit, that has what is sought. */
export function everywhere(
  value: unknown,
  wanted: (fields: Fields) => boolean,
  depth = 8,
): readonly Fields[] {
  if (depth < 0) return [];
  if (Array.isArray(value)) return value.flatMap((one) => everywhere(one, wanted, depth - 1));
  if (!isFields(value)) return [];
  if (wanted(value)) return [value];
  return Object.values(value).flatMap((one) => everywhere(one, wanted, depth - 1));
}
