import type { FieldName } from "./draft-edits.ts";

/**
 * Brings a field into sight and gives it the keyboard; the form marks its fields with `data-field`, and a fold
 * those that it hides with `data-hides`.
 */
export const focusField = (field: FieldName): void => {
  const fold = document.querySelector<HTMLElement>(`[data-hides~="${CSS.escape(field)}"]`);
  if (!fold) {
    if (!focusPlace(field)) focusWhenThere(field);
    return;
  }
  fold.click();
  requestAnimationFrame(() => focusPlace(field));
};

/** How long a part may take to be loaded, in ms. */
const LOADED_WITHIN_MS = 5000;

/** The part in which the field stands is being loaded. */
const focusWhenThere = (field: FieldName): void => {
  const observer = new MutationObserver(() => {
    if (focusPlace(field)) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), LOADED_WITHIN_MS);
};

/** False where the field is not there. */
const focusPlace = (field: FieldName): boolean => {
  const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  if (!place) return false;
  const control = place.matches(controls) ? place : (place.querySelector<HTMLElement>(controls) ?? undefined);
  place.scrollIntoView({ block: "center" });
  control?.focus();
  // An alias that was made up here is there to be typed over.
  if (field === "alias" && control instanceof HTMLInputElement) control.select();
  return true;
};

const controls = "input, button, select, textarea";
