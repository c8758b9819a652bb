import { Combobox } from "@base-ui/react/combobox";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import styles from "./chips-field.module.css";
import { classNames } from "./class-names.ts";
import { FormRow, type FormRowTexts, useFormRow } from "./form-row.tsx";
import { Icon } from "./icon.tsx";
import popup from "./popup.module.css";

export interface ChipsFieldProps extends FormRowTexts {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** What can be chosen; anything else can be typed. */
  readonly suggestions: readonly string[];
  /** Values to mark, with the reason: "The provider does not offer this scope". */
  readonly warnings?: Readonly<Record<string, string>> | undefined;
  readonly placeholder?: string | undefined;
}

/**
 * Several short values, as scopes: chosen from the suggestions or typed. Enter, a comma or a space adds
 * what is typed, Backspace in the empty field removes the last one, arrow left goes into the chips.
 */
export function ChipsField({ label, help, error, warning, changed, ...input }: ChipsFieldProps) {
  return (
    <FormRow label={label} help={help} error={error} warning={warning} changed={changed}>
      <ChipsInput {...input} label={label} />
    </FormRow>
  );
}

type ChipsInputProps = Omit<ChipsFieldProps, Exclude<keyof FormRowTexts, "label">>;

function ChipsInput({ label, values, onChange, suggestions, warnings = {}, placeholder }: ChipsInputProps) {
  const row = useFormRow();
  const field = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const isHighlighted = useRef(false);

  const add = (text: string) => {
    const news = text.split(/[\s,]+/u).filter((value) => value !== "" && !values.includes(value));
    if (news.length > 0) onChange([...values, ...new Set(news)]);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || typed.trim() === "") return;
    if (event.key === "," || event.key === " " || (event.key === "Enter" && !isHighlighted.current)) {
      event.preventDefault();
      add(typed);
    }
  };

  return (
    <Combobox.Root
      multiple
      items={suggestions.filter((suggestion) => !values.includes(suggestion))}
      value={values}
      // Escape closes the list; it must not take all the values away.
      onValueChange={(next, details) => details.reason !== "escape-key" && onChange(next)}
      inputValue={typed}
      // A pasted list is taken apart at once.
      onInputValueChange={(text) => (/[\s,]/u.test(text.trim()) ? add(text) : setTyped(text))}
      onItemHighlighted={(item) => {
        isHighlighted.current = item !== undefined;
      }}
    >
      <Combobox.Chips ref={field} className={styles.field} data-invalid={row["aria-invalid"]}>
        {values.map((value) => (
          <ChipOf key={value} value={value} reason={warnings[value]} />
        ))}
        <Combobox.Input
          {...row}
          aria-label={label}
          className={styles.input}
          placeholder={values.length === 0 ? placeholder : undefined}
          spellCheck={false}
          onKeyDown={onKeyDown}
          onBlur={() => add(typed)}
        />
      </Combobox.Chips>
      <Combobox.Portal>
        <Combobox.Positioner className={popup.positioner} anchor={field} sideOffset={4}>
          <Combobox.Popup className={popup.popup} data-overlay="list" aria-label={label}>
            <Combobox.Empty className={popup.empty}>
              {typed === "" ? "Type a value" : `Enter adds “${typed}”`}
            </Combobox.Empty>
            <Combobox.List className={popup.list}>
              {(item: string) => (
                <Combobox.Item key={item} value={item} className={classNames(popup.item, styles.item)}>
                  {item}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function ChipOf({ value, reason }: { readonly value: string; readonly reason: string | undefined }) {
  return (
    <Combobox.Chip
      className={classNames(styles.chip, reason !== undefined && styles.warning)}
      aria-label={reason ? `${value}, ${reason}` : value}
      data-tooltip={reason}
    >
      {reason && <Icon of={IconAlertTriangle} size={14} />}
      {value}
      <Combobox.ChipRemove className={styles.remove} aria-label={`Remove ${value}`}>
        <Icon of={IconX} size={14} />
      </Combobox.ChipRemove>
    </Combobox.Chip>
  );
}
