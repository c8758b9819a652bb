/** How deep JSON from outside may be nested (C-50): deeper values exhaust the stack of whoever walks them. */
const MAX_DEPTH = 64;

/** Whether a JSON value is nested no deeper than 64 levels. */
export const isShallow = (value: unknown, depth: number = MAX_DEPTH): boolean => {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((item) => isShallow(item, depth - 1));
};
