import type { MetadataChange } from "#shared/doctor/diagnosis.ts";
import type { MetadataSnapshot, SnapshotKey } from "./metadata-snapshot.ts";
import { shown, shownList } from "./shown.ts";

/**
 * What differs between two snapshots: members in the order of their names, then keys. Of a list, `before` has
 * what went and `after` what came; its order does not matter.
 */
export const metadataChanges = (
  before: MetadataSnapshot,
  after: MetadataSnapshot,
): readonly MetadataChange[] => [
  ...memberChanges(before.members, after.members),
  // A JWKS that could not be read says nothing about its keys.
  ...(before.keys === undefined || after.keys === undefined ? [] : keyChanges(before.keys, after.keys)),
];

type Values = MetadataSnapshot["members"];

const memberChanges = (before: Values, after: Values): readonly MetadataChange[] => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const member = shown(name);
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    const next = Object.hasOwn(after, name) ? after[name] : undefined;
    if (old === undefined) return [{ member, kind: "added" as const, after: words(next) }];
    if (next === undefined) return [{ member, kind: "removed" as const, before: words(old) }];
    return changeOf(member, old, next);
  });
};

const changeOf = (
  member: string,
  old: string | readonly string[],
  next: string | readonly string[],
): readonly MetadataChange[] => {
  if (typeof old === "string" || typeof next === "string") {
    const isSame = JSON.stringify(old) === JSON.stringify(next);
    return isSame ? [] : [{ member, kind: "changed", before: words(old), after: words(next) }];
  }
  const gone = old.filter((item) => !next.includes(item));
  const come = next.filter((item) => !old.includes(item));
  if (gone.length === 0 && come.length === 0) return [];
  return [
    {
      member,
      kind: "changed",
      ...(gone.length === 0 ? {} : { before: shownList(gone) }),
      ...(come.length === 0 ? {} : { after: shownList(come) }),
    },
  ];
};

const words = (value: string | readonly string[] | undefined): string =>
  typeof value === "string" ? shown(value) : shownList(value ?? []);

const keyChanges = (
  before: readonly SnapshotKey[],
  after: readonly SnapshotKey[],
): readonly MetadataChange[] => {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id): readonly MetadataChange[] => {
    const member = `jwks ${shown(id)}`;
    const [old, next] = [before.filter((key) => key.id === id), after.filter((key) => key.id === id)];
    if (isSame(old, next)) return [];
    if (old.length === 0) return [{ member, kind: "added", after: describe(next) }];
    if (next.length === 0) return [{ member, kind: "removed", before: describe(old) }];
    return [{ member, kind: "changed", before: describe(old), after: describe(next) }];
  });
};

const isSame = (old: readonly SnapshotKey[], next: readonly SnapshotKey[]): boolean =>
  printed(old) === printed(next);

/** The same material may be published under one id more than once. */
const printed = (keys: readonly SnapshotKey[]): string =>
  JSON.stringify(keys.map(({ thumbprint, description }) => [thumbprint, description]).sort());

const describe = (keys: readonly SnapshotKey[]): string =>
  shownList(
    keys.map(({ description, thumbprint }) => `${description}, thumbprint ${thumbprint.slice(0, 8)}`),
  );
