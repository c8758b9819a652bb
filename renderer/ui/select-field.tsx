import { Select as Base } from "@base-ui/react/select";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import type { Choice } from "./choice.tsx";
import { classNames } from "./class-names.ts";
import { FormRow, type FormRowTexts, useFormRow } from "./form-row.tsx";
import { Icon, type IconShape } from "./icon.tsx";
import popup from "./popup.module.css";
import styles from "./select-field.module.css";

export interface SelectProps<Value extends string> {
  /** Undefined while nothing is chosen; the placeholder is shown. */
  readonly value: Value | undefined;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** Name for a screen reader where no FormRow gives one. */
  readonly label?: string | undefined;
  /** Words before the value in the field itself: "Environment  Acceptance". */
  readonly prefix?: string | undefined;
  readonly icon?: IconShape | undefined;
  readonly placeholder?: string | undefined;
  readonly mono?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: "medium" | "small" | undefined;
}

/** Chooses one of several values from a list. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { choices, mono, size = "medium" } = props;
  const row = useFormRow();
  const labels = new Map(choices.map((choice) => [choice.value, choice.label]));
  return (
    <Base.Root
      value={props.value ?? null}
      onValueChange={(value) => value !== null && props.onChange(value)}
      disabled={props.disabled ?? false}
      modal={false}
    >
      <Base.Trigger
        {...row}
        aria-label={props.label}
        className={classNames(styles.trigger, styles[size], mono && styles.mono)}
      >
        {props.icon && <Icon of={props.icon} size={14} className={styles.icon} />}
        {props.prefix && <span className={styles.prefix}>{props.prefix}</span>}
        <Base.Value className={styles.value}>
          {(value: Value | null) =>
            value === null ? (
              <span className={styles.prefix}>{props.placeholder}</span>
            ) : (
              (labels.get(value) ?? value)
            )
          }
        </Base.Value>
        <Icon of={IconChevronDown} size={14} className={styles.icon} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={popup.popup} data-overlay="list">
            <Base.List className={popup.list}>
              {choices.map((choice) => (
                <Base.Item
                  key={choice.value}
                  value={choice.value}
                  disabled={choice.disabled ?? false}
                  className={classNames(popup.item, mono && styles.mono)}
                >
                  <span className={popup.tick}>
                    <Base.ItemIndicator>
                      <Icon of={IconCheck} size={14} />
                    </Base.ItemIndicator>
                  </span>
                  <Base.ItemText className={popup.words}>{choice.label}</Base.ItemText>
                  {choice.note && <span className={popup.note}>{choice.note}</span>}
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface SelectFieldProps<Value extends string>
  extends FormRowTexts,
    Omit<SelectProps<Value>, "label" | "size"> {}

/** A labelled select with help and error. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, help, error, warning, changed, ...select } = props;
  return (
    <FormRow label={label} help={help} error={error} warning={warning} changed={changed}>
      <Select {...select} />
    </FormRow>
  );
}
