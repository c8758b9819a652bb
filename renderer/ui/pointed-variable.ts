import { type PointerEvent, useEffect, useState } from "react";

const SETTLE_MS = 250;

/** The name under the pointer, once it rests there. */
export function useSettledName(name: string | undefined): string | undefined {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(name), name === undefined ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [name]);
  return name === undefined ? undefined : settled;
}

/** The variable under the pointer; its mark lies below the field, which has the pointer. */
export function markUnder({ clientX, clientY }: PointerEvent): string | undefined {
  const mark = document
    .elementsFromPoint(clientX, clientY)
    .find((element) => element instanceof HTMLElement && element.dataset.variable !== undefined);
  return mark instanceof HTMLElement ? mark.dataset.variable : undefined;
}
