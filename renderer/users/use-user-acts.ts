import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { UserActOutcome, UserSelection } from "#shared/users/user-query.ts";
import { call, errorOf } from "../bridge/index.ts";
import { useAnnounce, useUndoToast } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import { selectionInput } from "./use-user-marks.ts";

export type UserAct = "deactivate" | "activate" | "signOut" | "forget";

export interface UserActsState {
  readonly act: (act: UserAct, selection: UserSelection) => Promise<void>;
  readonly setTag: (selection: UserSelection, tag: string) => Promise<void>;
  /** What is under way. */
  readonly busy: UserAct | "tag" | undefined;
  /** Why the last one failed. */
  readonly error: AppError | undefined;
}

const doneWords: Readonly<Record<UserAct, string>> = {
  deactivate: "deactivated",
  activate: "activated",
  signOut: "signed out here",
  forget: "forgotten",
};

/** Acts on users, each of which can be undone for a moment, but for signing out. */
export const useUserActs = (): UserActsState => {
  const toast = useUndoToast();
  const announce = useAnnounce();
  const [busy, setBusy] = useState<UserActsState["busy"]>();
  const [error, setError] = useState<AppError>();
  const undo = async (undoId: string) => {
    try {
      const { changed } = await call("users.undo", { undoId });
      announce(`Undone for ${countWords(changed, "user")}`);
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  const run = async (name: UserAct | "tag", words: string, ask: () => Promise<UserActOutcome>) => {
    setBusy(name);
    setError(undefined);
    try {
      const { changed, undoId } = await ask();
      const message = `${countWords(changed, "user")} ${words}`;
      announce(message);
      if (undoId !== undefined) toast({ message, onUndo: () => void undo(undoId) });
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(undefined);
    }
  };
  return {
    busy,
    error,
    act: (act, selection) => run(act, doneWords[act], () => call(`users.${act}`, selectionInput(selection))),
    setTag: (selection, tag) =>
      run("tag", tag === "" ? "without the tag" : `tagged “${tag}”`, () =>
        call("users.tag", { ...selectionInput(selection), tag }),
      ),
  };
};
