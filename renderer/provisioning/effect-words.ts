import type {
  EffectChange,
  EffectFilter,
  EffectRow,
  ProvisioningEffect,
} from "#shared/provisioning/effect.ts";

/** A share of all users, as the bars draw it. */
export interface Share {
  readonly label: string;
  readonly role?: string;
  readonly before: number;
  readonly after: number;
}

/** More shades than these can't be told apart. */
const MOST_SHARES = 5;

/** The largest shares, in the order of the counts; what is left is one share. */
export const sharesOf = ({ shares }: Pick<ProvisioningEffect, "shares">): readonly Share[] => {
  const labelled = shares.map((share, index): Share => {
    // Everybody whose rarest role is the commonest one has no other.
    const label = share.role === undefined ? "No role" : index === 0 ? `${share.role} only` : share.role;
    return { label, ...share };
  });
  if (labelled.length <= MOST_SHARES) return labelled;
  const rest = labelled.slice(MOST_SHARES - 1);
  const sum = (of: (share: Share) => number) => rest.reduce((total, share) => total + of(share), 0);
  const others = { label: "Others", before: sum(({ before }) => before), after: sum(({ after }) => after) };
  return [...labelled.slice(0, MOST_SHARES - 1), others];
};

/** The change of a user that a list shows: the one that was asked for, else the heaviest. */
export const shownChange = (row: EffectRow, filter: EffectFilter): EffectChange | undefined => {
  const what = filter.of === "attribute" ? filter.name : filter.of === "role" ? "Roles" : undefined;
  return row.changes.find((change) => change.what === what) ?? row.changes[0];
};

/** What stands after a change: the value, or why there is none. */
export const afterWords = ({ kind, after, why = "" }: EffectChange): string => {
  if (kind === "refused" || kind === "created") return why;
  if (kind === "inactive" || kind === "not_evaluated") return why;
  if (kind !== "attribute_lost") return after === "" ? "none" : after;
  return why.startsWith("no ") || why.startsWith("not ") ? why : `nothing from ${why}`;
};

/** A change of a count with its sign, a minus that is as wide as the plus. */
export const signed = (difference: number): string =>
  difference === 0 ? "" : `${difference > 0 ? "+" : "−"}${Math.abs(difference).toLocaleString("en")}`;
