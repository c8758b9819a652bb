import { useEffect, useRef } from "react";
import { redirect } from "../routes.ts";
import type { FieldName } from "./draft-edits.ts";
import { errorField } from "./error-field.ts";
import type { Editor } from "./use-editor.ts";

/** Gives the keyboard to the field that the place names, and takes it out of the place: once is enough. */
export const useOpenField = (
  editor: Editor,
  field: string | undefined,
  showField: (field: FieldName) => void,
): void => {
  const latest = useRef(editor);
  useEffect(() => {
    latest.current = editor;
  });
  useEffect(() => {
    const name = errorField(field);
    if (name === undefined) return;
    const { configuration, setSecret } = latest.current;
    // A secret that is kept is opened to be replaced; the new field takes the keyboard by itself.
    if (name === "clientSecret" && configuration.clientSecretSavedAt !== undefined) setSecret("");
    showField(name);
    redirect({ page: "configurations", id: configuration.id });
  }, [field, showField]);
};
