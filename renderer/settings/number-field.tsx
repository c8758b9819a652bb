import { useState } from "react";
import { text } from "../theme/index.ts";
import styles from "./settings-page.module.css";
import { SettledField } from "./settled-field.tsx";
import { readWholeNumber } from "./whole-number.ts";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly help: string;
  readonly error: string | undefined;
  readonly onSettle: (value: number) => void;
}

/** A whole number with its unit; one outside the limits is said and not taken. */
export function NumberField({ value, unit, min, max, error, onSettle, ...field }: NumberFieldProps) {
  const [problem, setProblem] = useState<string>();
  const settle = (typed: string) => {
    const read = readWholeNumber(typed, { min, max });
    setProblem("problem" in read ? read.problem : undefined);
    if ("value" in read) onSettle(read.value);
  };
  return (
    <div className={styles.number}>
      <SettledField
        {...field}
        inputMode="numeric"
        value={String(value)}
        error={problem ?? error}
        onSettle={settle}
        trailing={<span className={text.third}>{unit}</span>}
      />
    </div>
  );
}
