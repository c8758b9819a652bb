import { type ReactNode, useId } from "react";
import styles from "./choice.module.css";
import { classNames } from "./class-names.ts";
import { useFormRow } from "./form-row.tsx";

/** One of a few values, with the words for it. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A second line or a remark, where the choice is shown in a list. */
  readonly note?: string | undefined;
  readonly disabled?: boolean | undefined;
}

interface SegmentedControlProps<Value extends string> {
  /** Name of the group for a screen reader; in a FormRow with `group` the row's label says it too. */
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly size?: "medium" | "small";
}

/** Two to five choices side by side; radio buttons for keyboard and screen reader. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const name = useId();
  const { size = "medium" } = props;
  return (
    <div role="radiogroup" aria-label={props.label} className={classNames(styles.segments, styles[size])}>
      {props.choices.map((choice) => (
        <label key={choice.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === props.value}
            disabled={choice.disabled}
            onChange={() => props.onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}

interface ToggleProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
  /** The words beside it. */
  readonly children: ReactNode;
}

/** On or off, with effect at once. */
export function Switch(props: ToggleProps) {
  return <Toggle {...props} role="switch" className={styles.switch} />;
}

/** On or off, with effect when the form is saved. */
export function Checkbox(props: ToggleProps) {
  return <Toggle {...props} className={styles.checkbox} />;
}

function Toggle(props: ToggleProps & { readonly role?: "switch"; readonly className: string | undefined }) {
  const { "aria-describedby": describedBy } = useFormRow();
  return (
    <label className={styles.toggle}>
      <input
        type="checkbox"
        role={props.role}
        className={props.className}
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={describedBy}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.children}
    </label>
  );
}
