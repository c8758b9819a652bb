import type { ChangeEvent, ComponentPropsWithRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FormRow, type FormRowTexts, useFormRow } from "./form-row.tsx";
import { Icon, type IconShape } from "./icon.tsx";
import styles from "./text-field.module.css";

export interface TextInputProps
  extends Omit<ComponentPropsWithRef<"input">, "className" | "style" | "onChange" | "value" | "size"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Name for a screen reader where no FormRow gives one. */
  readonly label?: string | undefined;
  readonly mono?: boolean | undefined;
  readonly size?: "medium" | "small" | undefined;
  readonly icon?: IconShape | undefined;
  /** Small buttons inside the field, at its end: copy, reveal. */
  readonly trailing?: ReactNode;
}

/** A text field without a row of its own. */
export function TextInput({
  value,
  onChange,
  label,
  mono,
  size = "medium",
  icon,
  trailing,
  ...rest
}: TextInputProps) {
  const row = useFormRow();
  return (
    <span className={classNames(styles.field, styles[size])}>
      {icon && <Icon of={icon} size={14} className={styles.icon} />}
      <input
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-label={label}
        {...row}
        {...rest}
        value={value}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        className={classNames(styles.input, mono && styles.mono)}
      />
      {trailing}
    </span>
  );
}

export interface TextFieldProps extends FormRowTexts, Omit<TextInputProps, "label" | "size"> {}

/** A labelled text field with help and error. */
export function TextField({ label, help, error, warning, changed, ...input }: TextFieldProps) {
  return (
    <FormRow label={label} help={help} error={error} warning={warning} changed={changed}>
      <TextInput {...input} />
    </FormRow>
  );
}

export interface TextAreaProps
  extends Omit<ComponentPropsWithRef<"textarea">, "className" | "style" | "onChange" | "value"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string | undefined;
  readonly mono?: boolean | undefined;
}

/** A field of several lines. */
export function TextArea({ value, onChange, label, mono, rows = 4, ...rest }: TextAreaProps) {
  const row = useFormRow();
  return (
    <textarea
      spellCheck={false}
      aria-label={label}
      rows={rows}
      {...row}
      {...rest}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classNames(styles.field, styles.area, mono && styles.mono)}
    />
  );
}
