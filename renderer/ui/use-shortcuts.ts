import { useEffect, useRef } from "react";
import { type Shortcut, shortcutOf } from "./shortcut.ts";

/** What to do on which shortcut. */
export type ShortcutHandlers = { readonly [S in Shortcut]?: (() => void) | undefined };

/** The innermost part of the page comes last, and is asked first. */
const stack: { readonly current: ShortcutHandlers }[] = [];

/**
 * Handles shortcuts while the component is shown. Where several components handle the same one, the one
 * that appeared last wins. Nothing happens while a dialog or a menu has the keyboard, and `/` stays a
 * character in a text field.
 */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    stack.push(latest);
    if (stack.length === 1) listen();
    return () => {
      stack.splice(stack.indexOf(latest), 1);
      if (stack.length === 0) stopListening();
    };
  }, []);
}

function listen(): void {
  document.addEventListener("keydown", handleChord, { capture: true });
  document.addEventListener("keydown", handleKey);
}

function stopListening(): void {
  document.removeEventListener("keydown", handleChord, { capture: true });
  document.removeEventListener("keydown", handleKey);
}

/** Chords come before the element in focus: Ctrl Enter sends, also from within an editor. */
function handleChord(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey) handle(event);
}

/** Plain keys come after it: a field that clears itself on Escape has used the key. */
function handleKey(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey) handle(event);
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const shortcut = shortcutOf(event);
  if (!shortcut || isOverlayOpen(event.target)) return;
  if (shortcut === "/" && isTextField(event.target)) return;
  const handler = stack.findLast((entry) => entry.current[shortcut])?.current[shortcut];
  if (!handler) return;
  event.preventDefault();
  handler();
}

function isOverlayOpen(target: EventTarget | null): boolean {
  if (document.querySelector('[data-overlay="modal"]')) return true;
  return target instanceof Element && target.closest("[data-overlay]") !== null;
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
