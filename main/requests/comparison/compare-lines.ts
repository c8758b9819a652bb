import type { LineDifference } from "#shared/requests/exchange-comparison.ts";

/** So many lines that are alike are shown around those that are not. */
const AROUND = 3;
/** So many lines of each text are compared. */
const MOST_LINES = 5_000;
/** So long may a line be; what is behind that is left out. */
const LONGEST_LINE = 2_000;
/** So many lines may differ before a part is given as replaced as a whole. */
const MOST_EDITS = 500;

/** The lines of two texts side by side, and whether all of both was compared. */
export const compareLines = (
  left: string,
  right: string,
): { readonly lines: readonly LineDifference[]; readonly isComplete: boolean } => {
  const [one, other] = [linesOf(left), linesOf(right)];
  const [ones, others] = [one.slice(0, MOST_LINES), other.slice(0, MOST_LINES)];
  const isComplete = one.length <= MOST_LINES && other.length <= MOST_LINES;
  const begin = commonLength(ones, others, (lines, index) => lines[index]);
  const [restOfOne, restOfOther] = [ones.slice(begin), others.slice(begin)];
  const end = commonLength(restOfOne, restOfOther, (lines, index) => lines[lines.length - 1 - index]);
  const changed = editsOf(
    restOfOne.slice(0, restOfOne.length - end),
    restOfOther.slice(0, restOfOther.length - end),
  );
  const lines = [
    ...ones.slice(0, begin).map(same),
    ...changed,
    ...restOfOne.slice(restOfOne.length - end).map(same),
  ];
  return { lines: withoutSame(lines).map(shortened), isComplete };
};

type Line = Exclude<LineDifference, { readonly kind: "skipped" }>;

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/);

const same = (text: string): Line => ({ kind: "same", text });
const removed = (text: string): Line => ({ kind: "removed", text });
const added = (text: string): Line => ({ kind: "added", text });

const commonLength = (
  one: readonly string[],
  other: readonly string[],
  at: (lines: readonly string[], index: number) => string | undefined,
): number => {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && at(one, length) === at(other, length)) length += 1;
  return length;
};

/**
 * The shortest way from one list of lines to the other (E. Myers, "An O(ND) Difference Algorithm", 1986): for each
 * number of edits, how far each diagonal reaches; then the way back. Beyond `MOST_EDITS` all is replaced.
 */
const editsOf = (one: readonly string[], other: readonly string[]): readonly Line[] => {
  const replaced = () => [...one.map(removed), ...other.map(added)];
  if (one.length === 0 || other.length === 0) return replaced();
  const reached: Map<number, number>[] = [];
  let frontier = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(MOST_EDITS, one.length + other.length); edits += 1) {
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOf(frontier, diagonal, edits);
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= one.length && x - diagonal >= other.length) return wayBack([...reached, next], one, other);
    }
    reached.push(next);
    frontier = next;
  }
  return replaced();
};

/** From which of its neighbours a diagonal is come to: the one that reaches further. */
const comesFromAbove = (frontier: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean =>
  diagonal === -edits ||
  (diagonal !== edits && (frontier.get(diagonal - 1) ?? -1) < (frontier.get(diagonal + 1) ?? -1));

const startOf = (frontier: ReadonlyMap<number, number>, diagonal: number, edits: number): number =>
  comesFromAbove(frontier, diagonal, edits)
    ? (frontier.get(diagonal + 1) ?? 0)
    : (frontier.get(diagonal - 1) ?? 0) + 1;

const wayBack = (
  reached: readonly ReadonlyMap<number, number>[],
  one: readonly string[],
  other: readonly string[],
): readonly Line[] => {
  const lines: Line[] = [];
  let [x, y] = [one.length, other.length];
  for (let edits = reached.length - 1; edits >= 0; edits -= 1) {
    const before = edits === 0 ? new Map([[1, 0]]) : (reached[edits - 1] ?? new Map<number, number>());
    const diagonal = x - y;
    const isDown = comesFromAbove(before, diagonal, edits);
    const start = startOf(before, diagonal, edits);
    while (x > start && y > start - diagonal) {
      lines.push(same(one[x - 1] ?? ""));
      x -= 1;
      y -= 1;
    }
    if (edits === 0) break;
    if (isDown) lines.push(added(other[y - 1] ?? ""));
    else lines.push(removed(one[x - 1] ?? ""));
    if (isDown) y -= 1;
    else x -= 1;
  }
  return lines.reverse();
};

/** Leaves out lines that are alike and far from any that are not. */
const withoutSame = (lines: readonly Line[]): readonly LineDifference[] => {
  const isNear = new Uint8Array(lines.length);
  lines.forEach(({ kind }, index) => {
    if (kind === "same") return;
    isNear.fill(1, Math.max(0, index - AROUND), Math.min(lines.length, index + AROUND + 1));
  });
  const shown: LineDifference[] = [];
  let count = 0;
  const endSkipped = () => {
    if (count > 0) shown.push({ kind: "skipped", count });
    count = 0;
  };
  lines.forEach((line, index) => {
    if (isNear[index] !== 1) {
      count += 1;
      return;
    }
    endSkipped();
    shown.push(line);
  });
  endSkipped();
  return shown;
};

const shortened = (line: LineDifference): LineDifference =>
  line.kind === "skipped" || line.text.length <= LONGEST_LINE
    ? line
    : { ...line, text: `${line.text.slice(0, LONGEST_LINE)}…` };
