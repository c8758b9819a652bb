import {
  type MappingRow,
  ownAttributes,
  type ProvisioningFlow,
  type ProvisioningSettings,
  rowsOfFlow,
} from "#shared/provisioning/provisioning-settings.ts";

/** A row as the table shows it. */
export interface ShownRow {
  readonly row: MappingRow;
  /** Its place among the rows that are typed; absent for one that was removed. */
  readonly index?: number;
  readonly state: "same" | "changed" | "added" | "removed";
}

type Rows = ProvisioningSettings["rows"];

/**
 * The rows that are typed, with what became of each since they were kept, and after the row they followed those that
 * were removed. A row is known by its attribute.
 */
export const shownRows = (kept: readonly MappingRow[], rows: readonly MappingRow[]): readonly ShownRow[] => {
  const used = new Set<MappingRow>();
  const shown: ShownRow[] = rows.map((row, index) => {
    const before = kept.find(({ attribute }) => attribute === row.attribute);
    if (before === undefined || used.has(before)) return { row, index, state: "added" };
    used.add(before);
    return { row, index, state: isSame(before, row) ? "same" : "changed" };
  });
  kept.forEach((row, at) => {
    if (used.has(row)) return;
    const follows = shown.findLastIndex((other) =>
      kept.slice(0, at).some(({ attribute }) => attribute === other.row.attribute),
    );
    shown.splice(follows + 1, 0, { row, state: "removed" });
  });
  return shown;
};

/** The rows after one of them is as it was kept: changed back, put back in its place, or gone. */
export const undoRow = (kept: readonly MappingRow[], rows: readonly MappingRow[], shown: ShownRow): Rows => {
  if (shown.state === "added") return rows.filter((_, index) => index !== shown.index);
  const at = kept.findIndex(({ attribute }) => attribute === shown.row.attribute);
  const before = kept[at];
  if (before === undefined) return [...rows];
  if (shown.state === "changed") return rows.map((row, index) => (index === shown.index ? before : row));
  const earlier = kept.slice(0, at);
  const follows = rows.findLastIndex((row) => earlier.some(({ attribute }) => attribute === row.attribute));
  return rows.toSpliced(follows + 1, 0, before);
};

/** What choosing a flow changes: a custom one begins with the rows of the flow before it, others have none. */
export const flowChanges = (
  kept: ProvisioningSettings,
  draft: ProvisioningSettings,
  flow: ProvisioningFlow,
): Partial<ProvisioningSettings> => {
  if (flow === "custom") {
    return { flow, rows: draft.rows.length > 0 ? draft.rows : rowsOfFlow(draft) };
  }
  const isOwn = ownAttributes.some((name) => name === draft.findBy);
  return { flow, rows: kept.rows, ...(isOwn ? {} : { findBy: "Name" }) };
};

/** The attributes by which users can be found: those that a flow gives. */
export const attributesOf = (settings: Pick<ProvisioningSettings, "flow" | "rows">): readonly string[] => [
  ...new Set(
    rowsOfFlow(settings)
      .map(({ attribute }) => attribute.trim())
      .filter((name) => name !== ""),
  ),
];

/** The settings without rows that are not finished, so that what is can be tried. */
export const finishedPart = (settings: ProvisioningSettings): ProvisioningSettings => {
  const seen = new Set<string>();
  const rows = settings.rows.filter(({ attribute, expression }) => {
    const isFinished = attribute.trim() !== "" && expression.trim() !== "" && !seen.has(attribute);
    seen.add(attribute);
    return isFinished;
  });
  return {
    ...settings,
    rows,
    defaults: settings.defaults.filter(({ attribute }) => attribute.trim() !== ""),
  };
};

const isSame = (one: MappingRow, other: MappingRow): boolean =>
  one.source === other.source && one.expression === other.expression;
