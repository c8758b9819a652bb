import { useState } from "react";
import type { UserSummary } from "#shared/users/user.ts";
import type { UserFilter, UserSelection } from "#shared/users/user-query.ts";
import { useRead } from "../bridge/index.ts";
import { type RowMarks, useAnnounce } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { type LoadedUsers, MOST_MARKED, readIds } from "./use-user-rows.ts";

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
export const useUserMarks = (filter: UserFilter, loaded: LoadedUsers | undefined): UserMarks => {
  const announce = useAnnounce();
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
  const markRange = async (first: number, last: number) => {
    if (loaded === undefined) return;
    if (last - first >= MOST_MARKED) return announce(tooMany);
    const ids = await readIds(loaded, first, last);
    const next = new Set(set);
    for (const id of ids) {
      if (marked.kind === "all") next.delete(id);
      else next.add(id);
    }
    setMarked(withSet(next));
  };
  const areAllMarked = marked.kind === "all" && set.size === 0 && (loaded?.matching ?? 0) > 0;
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
      onMarkRange: (first, last) => void markRange(first, last),
      onToggleAll: () => setMarked(areAllMarked ? none : { kind: "all", filter, except: new Set() }),
    },
  };
};

const tooMany = `At most ${MOST_MARKED.toLocaleString("en")} rows can be marked like this; mark all that match instead.`;

const selectionOf = (marked: Marked): UserSelection | undefined => {
  if (marked.kind === "all") return { filter: marked.filter, except: [...marked.except] };
  return marked.ids.size === 0 ? undefined : { ids: [...marked.ids] };
};

/** What an operation takes: its arrays are its own. */
export const selectionInput = (selection: UserSelection | undefined) =>
  selection !== undefined && "filter" in selection
    ? { selection: { filter: selection.filter, except: [...selection.except] } }
    : { selection: { ids: [...(selection?.ids ?? [])] } };
