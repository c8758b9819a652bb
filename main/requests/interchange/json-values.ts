/** An object of a document that nobody has checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A member of its own; what every object inherits is no member (`constructor`). */
export const at = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** A member's list; anything else is an empty one. */
export const listAt = (value: unknown, name: string): readonly unknown[] => asList(at(value, name));

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A member as text: numbers and truth values too, as exports are loose about them. */
export const textAt = (value: unknown, name: string): string => asText(at(value, name)) ?? "";

export const asText = (value: unknown): string | undefined => {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
};

/** The members of an object, in their order; of anything else none. */
export const membersOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];
