const STOPS = 'button, a[href], input, select, textarea, [tabindex="0"], [contenteditable="true"]';

/** Moves the keyboard to the next pane in sight (or the one before): to where it was in it, or to its first stop. */
export function movePaneFocus(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter((pane) =>
    pane.checkVisibility(),
  );
  if (panes.length === 0) return;
  const active = document.activeElement;
  // A side pane stands within the detail; the innermost counts.
  const own = active?.closest<HTMLElement>("[data-pane]");
  const at = own ? panes.indexOf(own) : -1;
  if (active instanceof HTMLElement && own) lastFocus.set(own, active);
  const next = panes.at((at + direction) % panes.length) ?? panes[0];
  if (!next) return;
  const stop = stopIn(next);
  // A pane with nothing to press is still a place to read and scroll.
  if (!stop) next.tabIndex = -1;
  (stop ?? next).focus();
}

/** Panes that are gone take their entry with them. */
const lastFocus = new WeakMap<HTMLElement, HTMLElement>();

function stopIn(pane: HTMLElement): HTMLElement | undefined {
  const last = lastFocus.get(pane);
  if (last?.isConnected && last.checkVisibility()) return last;
  const current = pane.querySelector<HTMLElement>('[aria-current], [aria-selected="true"][tabindex="0"]');
  const stops = [...pane.querySelectorAll<HTMLElement>(STOPS)];
  return (
    current ??
    stops.find((stop) => stop.tabIndex >= 0 && !stop.matches(":disabled") && stop.checkVisibility())
  );
}
