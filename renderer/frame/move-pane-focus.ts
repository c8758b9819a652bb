const STOPS = 'button, a[href], input, select, textarea, [tabindex="0"], [contenteditable="true"]';

/** Moves the keyboard to the next pane in sight (or the one before): to where it was in it, or to its first stop. */
export function movePaneFocus(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter((pane) =>
    pane.checkVisibility(),
  );
  if (panes.length === 0) return;
  const active = document.activeElement;
  const at = panes.findIndex((pane) => pane.contains(active));
  if (active instanceof HTMLElement && at >= 0) lastFocus.set(panes[at] as HTMLElement, active);
  const next = panes.at((at + direction) % panes.length) ?? panes[0];
  if (next) stopIn(next)?.focus();
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
