import { type KeyboardEvent, useState } from "react";

/** What a text field takes whose value counts when it is settled. */
export interface SettledText {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Calls `onSettle` on Enter, or when the field is left with another text; Escape brings the old one back. A text
 * that `onSettle` does not take (it answers false) stays to be corrected.
 */
export const useSettledText = (value: string, onSettle: (text: string) => boolean): SettledText => {
  const [typed, setTyped] = useState<string>();
  const settle = () => {
    if (typed === undefined || typed === value || onSettle(typed)) setTyped(undefined);
  };
  return {
    value: typed ?? value,
    onChange: setTyped,
    onBlur: settle,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || typed === undefined) return;
      if (event.key === "Enter") settle();
      if (event.key === "Escape") {
        event.preventDefault();
        setTyped(undefined);
      }
    },
  };
};
