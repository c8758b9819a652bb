import { useState } from "react";
import { TextField, type TextFieldProps } from "../ui/index.ts";

interface SettledFieldProps extends Omit<TextFieldProps, "onChange"> {
  /** Called with the text when it is settled: by Enter, or when the field is left. */
  readonly onSettle: (text: string) => void;
}

/** A text field whose value counts when it is settled; Escape brings the old one back. */
export function SettledField({ value, onSettle, ...field }: SettledFieldProps) {
  const [typed, setTyped] = useState<string>();
  const settle = () => {
    if (typed !== undefined && typed !== value) onSettle(typed);
    setTyped(undefined);
  };
  return (
    <TextField
      {...field}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || typed === undefined) return;
        if (event.key === "Enter") settle();
        if (event.key === "Escape") {
          event.preventDefault();
          setTyped(undefined);
        }
      }}
    />
  );
}
