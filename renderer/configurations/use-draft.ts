import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import {
  type ClientConfiguration,
  type ClientConfigurationDraft,
  draftOf,
  usesClientSecret,
} from "#shared/configurations/client-configuration.ts";
import { call, errorOf } from "../bridge/index.ts";
import { applyEdits, changedFields, type DraftEdits, type FieldName, mergeEdits } from "./draft-edits.ts";
import { errorField } from "./error-field.ts";
import { trimDraft } from "./trim-draft.ts";

/** A configuration that is being edited. */
export interface DraftState {
  readonly draft: ClientConfigurationDraft;
  /** A client secret that was typed and is not saved; it lives here only until it is. */
  readonly secret: string | undefined;
  readonly changed: ReadonlySet<FieldName>;
  readonly isSaving: boolean;
  /** Why the last save failed, and the field it is about. */
  readonly failure: { readonly error: AppError; readonly field: FieldName | undefined } | undefined;
  readonly edit: (edits: DraftEdits) => void;
  readonly setSecret: (secret: string | undefined) => void;
  readonly discard: () => void;
  /** Saves what has changed; answers false when it could not. */
  readonly save: () => Promise<boolean>;
}

/** Holds what is typed over what is kept. When the kept one changes elsewhere, fields not touched here follow. */
export const useDraft = (configuration: ClientConfiguration): DraftState => {
  const queries = useQueryClient();
  const [edits, setEdits] = useState<DraftEdits>({});
  const [secret, setSecret] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<DraftState["failure"]>();

  const kept = useMemo(() => draftOf(configuration), [configuration]);
  const draft = useMemo(() => applyEdits(kept, edits), [kept, edits]);
  // Typed for a method that was left again, it is not there to be saved.
  const newSecret = usesClientSecret(draft.clientAuthenticationMethod) ? secret : undefined;
  const changed = useMemo(() => {
    const fields = changedFields(kept, draft);
    return newSecret ? new Set<FieldName>([...fields, "clientSecret"]) : fields;
  }, [kept, draft, newSecret]);

  const keep = (saved: ClientConfiguration) =>
    queries.setQueryData(["configurations.get", { id: configuration.id }], saved);

  const save = async (): Promise<boolean> => {
    if (isSaving) return false;
    setIsSaving(true);
    setFailure(undefined);
    try {
      if (Object.keys(edits).length > 0) {
        keep(await call("configurations.update", { id: configuration.id, draft: trimDraft(draft) }));
        // What was typed in the meantime stays.
        setEdits((now) => (now === edits ? {} : now));
      }
      if (newSecret) {
        const own = { id: configuration.id, clientSecret: newSecret };
        keep(await call("configurations.setClientSecret", own));
        setSecret(undefined);
      }
      return true;
    } catch (thrown) {
      const error = errorOf(thrown);
      setFailure({ error, field: errorField(error.field) });
      return false;
    } finally {
      setIsSaving(false);
    }
  };

  return {
    draft,
    secret,
    changed,
    isSaving,
    failure,
    edit: (more) => {
      setEdits((now) => mergeEdits(now, more));
      setFailure(undefined);
    },
    setSecret,
    discard: () => {
      setEdits({});
      setSecret(undefined);
      setFailure(undefined);
    },
    save,
  };
};
