import { useState } from "react";
import { TextInput } from "../../ui/index.ts";

interface WholeNumberInputProps {
  /** Name for a screen reader where no row gives one. */
  readonly label?: string | undefined;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly size?: "small" | undefined;
  readonly onChange: (value: number) => void;
}

/** A whole number. What is typed stands while it is none that is allowed; on leaving, the last one counts. */
export function WholeNumberInput({ label, value, least, most, size, onChange }: WholeNumberInputProps) {
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && Number(typed) !== value;
  return (
    <TextInput
      label={label}
      mono
      size={size}
      inputMode="numeric"
      value={typed ?? String(value)}
      onChange={(text) => {
        setTyped(text);
        const number = /^\d{1,9}$/u.test(text.trim()) ? Number(text) : Number.NaN;
        if (number >= least && number <= most) onChange(number);
      }}
      onBlur={() => setTyped(undefined)}
      {...(isWrong && { "aria-invalid": true as const })}
    />
  );
}
