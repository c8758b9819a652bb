import { useEffect, useRef } from "react";
import { redirect } from "../routes.ts";
import { errorField } from "./error-field.ts";
import { focusField } from "./focus-field.ts";
import type { Editor } from "./use-editor.ts";

/** Gives the keyboard to the field that the place names, and takes it out of the place: once is enough. */
export const useOpenField = (editor: Editor, field: string | undefined): void => {
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
    focusField(name);
    if (name === "alias" && document.activeElement instanceof HTMLInputElement)
      document.activeElement.select();
    redirect({ page: "configurations", id: configuration.id });
  }, [field]);
};
