import { type KeyboardEvent, type RefObject, useState } from "react";
import { completeVariable, completeWhole, type TextCompletion } from "./complete-template.ts";

/** The completion of a text field: what is offered, and the keys that choose. */
export interface FieldCompletion {
  readonly shown: TextCompletion | undefined;
  readonly chosen: number;
  /** Looks what can be offered at the caret; asked for, also where nothing is typed. */
  readonly offer: (isAsked: boolean) => void;
  readonly close: () => void;
  readonly take: (option: string) => void;
  /** True where the key was for the completion. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
}

/** Nothing is chosen: Enter belongs to the field. */
const NONE = -1;

/** See {@link FieldCompletion}. */
export const useCompletion = (
  input: RefObject<HTMLInputElement | null>,
  names: readonly string[],
  offered: readonly string[],
  onChange: (value: string) => void,
): FieldCompletion => {
  const [shown, setShown] = useState<TextCompletion>();
  const [chosen, setChosen] = useState(0);
  const close = () => setShown(undefined);
  const offer = (isAsked: boolean) => {
    const { value = "", selectionStart } = input.current ?? {};
    const variable = completeVariable(value, selectionStart ?? value.length, names);
    const isTyped = isAsked || value !== "";
    setShown(variable ?? (isTyped ? completeWhole(value, offered) : undefined));
    // A text that is offered is a proposal; a variable whose braces are open is meant.
    setChosen(variable || isAsked ? 0 : NONE);
  };
  const take = (option: string) => {
    const field = input.current;
    if (!shown || !field) return;
    const end = shown.from + option.length;
    onChange(field.value.slice(0, shown.from) + option + field.value.slice(shown.to));
    close();
    requestAnimationFrame(() => field.setSelectionRange(end, end));
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (!shown) {
      if (event.key !== "ArrowDown") return false;
      offer(true);
      return true;
    }
    const count = shown.options.length;
    const option = shown.options[chosen];
    if (event.key === "ArrowDown") setChosen((chosen + 1) % count);
    else if (event.key === "ArrowUp") setChosen((Math.max(chosen, 0) + count - 1) % count);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && option !== undefined) take(option);
    else return false;
    return true;
  };
  return { shown, chosen, offer, close, take, onKeyDown };
};
