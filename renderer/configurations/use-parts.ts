import { useCallback, useEffect, useState } from "react";
import type { FieldName } from "./draft-edits.ts";
import { paneOfField } from "./error-field.ts";
import { focusField } from "./focus-field.ts";
import { isSection, type SectionId, scrollToSection } from "./section-scroll.ts";

/** A tab of the editor. Provider and Client are sections of one pane. */
export type PartId = SectionId | "request" | "provisioning" | "access-token" | "logins" | "doctor";

/** Which part of the editor is shown. */
export interface Parts {
  readonly selected: PartId;
  /** Shows a part, from its beginning. */
  readonly select: (part: PartId) => void;
  /** Says which section the scrolled pane shows. */
  readonly noteSeen: (section: SectionId) => void;
  /** Shows the part in which a field stands, and gives the field the keyboard. */
  readonly showField: (field: FieldName) => void;
}

/** See {@link Parts}. */
export const useParts = (): Parts => {
  const [selected, setSelected] = useState<PartId>("provider");
  const [wanted, setWanted] = useState<{ readonly field: FieldName }>();
  // The field may have come with its part only now.
  useEffect(() => {
    if (wanted) focusField(wanted.field);
  }, [wanted]);
  const showField = useCallback((field: FieldName) => {
    const pane = paneOfField(field);
    setSelected((now) => (pane !== "form" ? pane : isSection(now) ? now : "provider"));
    setWanted({ field });
  }, []);
  const select = (part: PartId) => {
    setSelected(part);
    if (isSection(part)) requestAnimationFrame(() => scrollToSection(part));
  };
  return { selected, select, noteSeen: setSelected, showField };
};
