import { useState } from "react";
import type { UserSummary } from "#shared/users/user.ts";
import type { UserFilter, UserSelection } from "#shared/users/user-query.ts";
import { useRead } from "../bridge/index.ts";
import type { RowMarks } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";

/** The marked users: some by their ids, or all that a filter finds but for some. */
type Marked =
  | { readonly kind: "some"; readonly ids: ReadonlySet<string> }
  | { readonly kind: "all"; readonly filter: UserFilter; readonly except: ReadonlySet<string> };

const none: Marked = { kind: "some", ids: new Set() };

export interface UserMarks {
  readonly marks: RowMarks<UserSummary>;
  /** Absent: nobody is marked. */
  readonly selection: UserSelection | undefined;
  /** How many; absent while it is being counted. */
  readonly count: number | undefined;
  readonly clear: () => void;
}

/** Which users are marked; another search keeps those that were marked one by one. */
export const useUserMarks = (filter: UserFilter, hasRows: boolean): UserMarks => {
  const [kept, setMarked] = useState<Marked>(none);
  // "All that match" means those of the search in which it was said.
  const isOfOther = kept.kind === "all" && JSON.stringify(kept.filter) !== JSON.stringify(filter);
  const marked = isOfOther ? none : kept;
  const set = marked.kind === "all" ? marked.except : marked.ids;
  const isMarked = ({ id }: UserSummary) => set.has(id) !== (marked.kind === "all");
  const withSet = (next: ReadonlySet<string>): Marked =>
    marked.kind === "all" ? { ...marked, except: next } : { kind: "some", ids: next };
  const selection = selectionOf(marked);
  const counted = useRead("users.count", selectionInput(selection), { enabled: marked.kind === "all" });
  const areAllMarked = marked.kind === "all" && set.size === 0 && hasRows;
  return {
    selection,
    count: marked.kind === "some" ? set.size : counted.data,
    clear: () => setMarked(none),
    marks: {
      isMarked,
      areAllMarked,
      nameOf: ({ fullname, name }) => visibleText(fullname || name),
      onToggle: ({ id }) => {
        const next = new Set(set);
        if (!next.delete(id)) next.add(id);
        setMarked(withSet(next));
      },
      onMarkRange: (rows) => {
        const next = new Set(set);
        for (const { id } of rows) {
          if (marked.kind === "all") next.delete(id);
          else next.add(id);
        }
        setMarked(withSet(next));
      },
      onToggleAll: () => setMarked(areAllMarked ? none : { kind: "all", filter, except: new Set() }),
    },
  };
};

const selectionOf = (marked: Marked): UserSelection | undefined => {
  if (marked.kind === "all") return { filter: marked.filter, except: [...marked.except] };
  return marked.ids.size === 0 ? undefined : { ids: [...marked.ids] };
};

/** What an operation takes: its arrays are its own. */
export const selectionInput = (selection: UserSelection | undefined) =>
  selection !== undefined && "filter" in selection
    ? { selection: { filter: selection.filter, except: [...selection.except] } }
    : { selection: { ids: [...(selection?.ids ?? [])] } };
