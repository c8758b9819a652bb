import type { FieldName } from "./draft-edits.ts";

/**
 * Brings a field into sight and gives it the keyboard; the form marks its fields with `data-field`, and a fold
 * those that it hides with `data-hides`.
 */
export const focusField = (field: FieldName): void => {
  const fold = document.querySelector<HTMLElement>(`[data-hides~="${CSS.escape(field)}"]`);
  if (!fold) {
    focusPlace(field);
    return;
  }
  fold.click();
  requestAnimationFrame(() => focusPlace(field));
};

const focusPlace = (field: FieldName): void => {
  const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  if (!place) return;
  const control = place.matches(controls) ? place : (place.querySelector<HTMLElement>(controls) ?? undefined);
  place.scrollIntoView({ block: "center" });
  control?.focus();
  // An alias that was made up here is there to be typed over.
  if (field === "alias" && control instanceof HTMLInputElement) control.select();
};

const controls = "input, button, select, textarea";
