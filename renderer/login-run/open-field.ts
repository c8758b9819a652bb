import { navigate } from "../routes.ts";

/** How long the form may take to appear, in ms. */
const PATIENCE_MS = 3000;

/** Opens a configuration and gives the keyboard to one of its fields, as soon as the form is there. */
export const openField = (configurationId: string, field: string): void => {
  navigate({ page: "configurations", id: configurationId });
  const find = (): boolean => {
    const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
    if (!place) return false;
    const controls = "input, button, select, textarea";
    const control = place.matches(controls) ? place : place.querySelector<HTMLElement>(controls);
    place.scrollIntoView({ block: "center" });
    control?.focus();
    return true;
  };
  const observer = new MutationObserver(() => {
    if (find()) stop();
  });
  const timer = setTimeout(() => stop(), PATIENCE_MS);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(document.body, { childList: true, subtree: true });
};
