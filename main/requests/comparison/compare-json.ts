import type { JsonDifference } from "#shared/requests/exchange-comparison.ts";

/** So many differences are listed, and so deep is looked. */
export const MOST_DIFFERENCES = 1_000;
const DEEPEST = 64;
const MOST_SHOWN = 200;

/** The differences of two JSON values, and whether they are all. */
export interface JsonDifferences {
  readonly differences: readonly JsonDifference[];
  readonly isComplete: boolean;
}

/**
 * Compares two JSON values by their paths. Items of lists belong together by the member that tells them apart (`id`,
 * `key`, `name` and the like) where all of them have one, else by their place.
 */
export const compareJson = (left: unknown, right: unknown): JsonDifferences => {
  const differences: JsonDifference[] = [];
  let isComplete = true;
  const add = (difference: JsonDifference): void => {
    if (differences.length < MOST_DIFFERENCES) differences.push(difference);
    else isComplete = false;
  };
  const compare = (path: string, one: unknown, other: unknown, depth: number): void => {
    if (!isComplete) return;
    const [kind, otherKind] = [kindOf(one), kindOf(other)];
    if (kind !== otherKind) add({ path, kind: "type", left: shown(one), right: shown(other) });
    else if (depth >= DEEPEST) isComplete = false;
    else if (Array.isArray(one) && Array.isArray(other)) compareLists(path, one, other, depth);
    else if (kind === "object") compareMembers(path, membersOf(one), membersOf(other), depth);
    else if (one !== other) add({ path, kind: "value", left: shown(one), right: shown(other) });
  };
  const comparePair = (path: string, one: Slot, other: Slot, depth: number): void => {
    if (other === undefined && one !== undefined) add({ path, kind: "removed", left: shown(one.value) });
    else if (one === undefined && other !== undefined)
      add({ path, kind: "added", right: shown(other.value) });
    else if (one !== undefined && other !== undefined) compare(path, one.value, other.value, depth + 1);
  };
  const compareMembers = (path: string, one: Members, other: Members, depth: number): void => {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      comparePair(memberPath(path, name), slotOf(one, name), slotOf(other, name), depth);
    }
  };
  const compareLists = (
    path: string,
    one: readonly unknown[],
    other: readonly unknown[],
    depth: number,
  ): void => {
    const name = tellingMember(one, other);
    if (name !== undefined) {
      const [ones, others] = [byMember(one, name), byMember(other, name)];
      for (const key of new Set([...ones.keys(), ...others.keys()]))
        comparePair(`${path}[${name}=${key}]`, ones.get(key), others.get(key), depth);
      return;
    }
    for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
      if (!isComplete) return;
      comparePair(`${path}[${index}]`, itemOf(one, index), itemOf(other, index), depth);
    }
  };
  compare("", left, right, 0);
  return { differences, isComplete };
};

type Members = Readonly<Record<string, unknown>>;
/** A value that is there; undefined: there is none. */
type Slot = { readonly value: unknown } | undefined;

const kindOf = (value: unknown): string => {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
};

const membersOf = (value: unknown): Members => value as Members;

const slotOf = (members: Members, name: string): Slot =>
  Object.hasOwn(members, name) ? { value: members[name] } : undefined;

const itemOf = (list: readonly unknown[], index: number): Slot =>
  index < list.length ? { value: list[index] } : undefined;

const memberPath = (path: string, name: string): string => {
  if (/^[A-Za-z_$][\w$]*$/.test(name)) return path === "" ? name : `${path}.${name}`;
  return `${path}[${JSON.stringify(name)}]`;
};

/** Members by which items of lists are mostly told apart. */
const tellingMembers = ["id", "_id", "uuid", "key", "code", "name"] as const;

/** The first of them that every item of both lists has, as a text or a number, once in each list. */
const tellingMember = (one: readonly unknown[], other: readonly unknown[]): string | undefined => {
  if (one.length === 0 || other.length === 0) return undefined;
  return tellingMembers.find((name) =>
    [one, other].every((list) => {
      const keys = list.map((item) => keyOf(item, name));
      return keys.every((key) => key !== undefined) && new Set(keys).size === list.length;
    }),
  );
};

const keyOf = (item: unknown, name: string): string | undefined => {
  if (kindOf(item) !== "object") return undefined;
  const { value } = slotOf(membersOf(item), name) ?? {};
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 100) : undefined;
};

const byMember = (list: readonly unknown[], name: string): ReadonlyMap<string, NonNullable<Slot>> =>
  new Map(list.map((value) => [keyOf(value, name) ?? "", { value }]));

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
};
