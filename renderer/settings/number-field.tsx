import { useState } from "react";
import { text } from "../theme/index.ts";
import { FormRow, TextInput } from "../ui/index.ts";
import styles from "./settings-page.module.css";
import { useSettledText } from "./use-settled-text.ts";
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
export function NumberField({ label, value, unit, min, max, help, error, onSettle }: NumberFieldProps) {
  const [problem, setProblem] = useState<string>();
  const input = useSettledText(String(value), (typed) => {
    const read = readWholeNumber(typed, { min, max });
    setProblem("problem" in read ? read.problem : undefined);
    if ("problem" in read) return false;
    onSettle(read.value);
    return true;
  });
  return (
    <FormRow label={label} help={help} error={problem ?? error}>
      <div className={styles.number}>
        <TextInput {...input} inputMode="numeric" />
        <span className={text.second}>{unit}</span>
      </div>
    </FormRow>
  );
}
