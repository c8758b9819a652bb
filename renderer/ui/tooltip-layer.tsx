import { useEffect, useLayoutEffect, useRef, useState } from "react";
import styles from "./tooltip-layer.module.css";

const SHOW_AFTER_MS = 400;
/** Time to move the pointer from the element onto its tooltip. */
const HIDE_AFTER_MS = 150;
const GAP = 6;
const EDGE = 8;

/**
 * The one tooltip of the window: shows the text of the element under the pointer or in focus that carries
 * `data-tooltip`. One for all keeps thousands of table cells free of listeners. Any key hides it, and the
 * pointer may rest on it (WCAG 1.4.13). It repeats names that elements have already, so it is hidden from
 * screen readers.
 */
export function TooltipLayer() {
  const [target, setTarget] = useState<HTMLElement>();
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => listen(setTarget, () => tip.current), []);

  useLayoutEffect(() => {
    if (!target || !tip.current) return;
    tip.current.showPopover();
    place(tip.current, target.getBoundingClientRect(), target.dataset.tooltipSide === "right");
  }, [target]);

  if (!target) return null;
  return (
    <div ref={tip} popover="manual" className={styles.tip} aria-hidden="true">
      {target.dataset.tooltip}
      {target.dataset.tooltipShortcut && <kbd>{target.dataset.tooltipShortcut}</kbd>}
    </div>
  );
}

function listen(show: (target: HTMLElement | undefined) => void, tip: () => HTMLElement | null): () => void {
  let timer: number | undefined;
  let shown: HTMLElement | undefined;
  const set = (target: HTMLElement | undefined, afterMs: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      shown = target?.isConnected && isWorthShowing(target) ? target : undefined;
      show(shown);
    }, afterMs);
  };
  const hide = () => set(undefined, 0);
  const onOver = (event: PointerEvent) => {
    const from = event.target instanceof Node ? event.target : null;
    if (from && tip()?.contains(from)) return window.clearTimeout(timer);
    const next = targetOf(from);
    if (next) set(next, shown ? 0 : SHOW_AFTER_MS);
    else set(undefined, HIDE_AFTER_MS);
  };
  const onFocus = (event: FocusEvent) => {
    const from = event.target instanceof Element ? event.target : null;
    if (from?.matches(":focus-visible")) set(targetOf(from), 0);
  };
  const off = new AbortController();
  const options = { signal: off.signal, capture: true };
  document.addEventListener("pointerover", onOver, options);
  document.addEventListener("pointerdown", hide, options);
  document.addEventListener("focusin", onFocus, options);
  document.addEventListener("focusout", hide, options);
  document.addEventListener("scroll", hide, options);
  document.addEventListener("keydown", hide, options);
  return () => {
    window.clearTimeout(timer);
    off.abort();
  };
}

function targetOf(from: Node | null): HTMLElement | undefined {
  const element = from instanceof Element ? from : from?.parentElement;
  return element?.closest<HTMLElement>("[data-tooltip]") ?? undefined;
}

function isWorthShowing(target: HTMLElement): boolean {
  if (!("tooltipWhenCut" in target.dataset)) return true;
  return target.scrollWidth > target.clientWidth || target.dataset.tooltip !== target.textContent;
}

/** Below the element, or above it where there is no room; never over the window's edge. */
function place(tip: HTMLElement, at: DOMRect, isAtRight: boolean): void {
  const { width, height } = tip.getBoundingClientRect();
  if (isAtRight) {
    tip.style.translate = `${String(Math.round(at.right + GAP))}px ${String(Math.round(at.top + (at.height - height) / 2))}px`;
    return;
  }
  const below = at.bottom + GAP;
  const top = below + height > innerHeight - EDGE ? at.top - GAP - height : below;
  const middle = at.left + at.width / 2 - width / 2;
  const left = Math.max(EDGE, Math.min(middle, innerWidth - EDGE - width));
  tip.style.translate = `${Math.round(left)}px ${Math.round(Math.max(EDGE, top))}px`;
}
