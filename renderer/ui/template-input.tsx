import { type ClipboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { classNames } from "./class-names.ts";
import { variableAt } from "./complete-template.ts";
import { FieldPopup } from "./field-popup.tsx";
import { markUnder, useSettledName } from "./pointed-variable.ts";
import styles from "./template-input.module.css";
import { markedTemplate, OfferedText, VariableValue } from "./template-marks.tsx";
import { useTemplateVariables } from "./template-variables.tsx";
import { useCompletion } from "./use-completion.ts";

export interface TemplateInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly size?: "medium" | "small" | undefined;
  readonly maxLength?: number | undefined;
  readonly invalid?: boolean | undefined;
  /** The row is switched off. */
  readonly dimmed?: boolean | undefined;
  /** Texts that are offered while one is typed. */
  readonly offered?: readonly string[] | undefined;
  /** Looks at what is pasted; true where it was taken, and is not to be typed. */
  readonly onPaste?: ((text: string) => boolean) | undefined;
}

const NOTHING: readonly string[] = [];

/**
 * A line of text in which variables are marked: their value is shown when they are pointed at or typed in, unknown
 * ones are underlined, and their names are offered after `{{`.
 */
export function TemplateInput(props: TemplateInputProps) {
  const { label, value, onChange, size = "medium", offered = NOTHING } = props;
  const variables = useTemplateVariables() ?? [];
  const field = useRef<HTMLSpanElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const marks = useRef<HTMLSpanElement>(null);
  const id = useId();
  const names = variables.map(({ name }) => name);
  const completion = useCompletion(input, names, offered, onChange);
  const [pointed, setPointed] = useState<string>();
  const [typedIn, setTypedIn] = useState<string>();
  const hasMarks = value.includes("{{");
  const follow = () => {
    if (marks.current && input.current)
      marks.current.style.translate = `${String(-input.current.scrollLeft)}px 0`;
  };
  useLayoutEffect(follow);
  const rested = useSettledName(pointed);
  const told = completion.shown ? undefined : (rested ?? typedIn);
  const lookAtCaret = () => {
    const { selectionStart, selectionEnd } = input.current ?? {};
    const isCaret = selectionStart === selectionEnd && selectionStart != null;
    setTypedIn(isCaret ? variableAt(input.current?.value ?? "", selectionStart) : undefined);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (props.onPaste?.(event.clipboardData.getData("text/plain"))) event.preventDefault();
  };
  const { shown, chosen } = completion;
  return (
    <span
      ref={field}
      className={classNames(styles.field, styles[size], props.dimmed && styles.dimmed)}
      onPointerMove={(event) => setPointed(hasMarks ? markUnder(event) : undefined)}
      onPointerLeave={() => setPointed(undefined)}
    >
      <span className={styles.room}>
        {hasMarks && (
          <span className={styles.clip} aria-hidden="true">
            <span ref={marks} className={styles.marks}>
              {markedTemplate(value, variables)}
            </span>
          </span>
        )}
        <input
          ref={input}
          aria-label={label}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown !== undefined}
          aria-controls={shown && `${id}-list`}
          aria-activedescendant={shown && chosen >= 0 ? `${id}-${String(chosen)}` : undefined}
          aria-describedby={told === undefined ? undefined : `${id}-told`}
          {...(props.invalid && { "aria-invalid": true as const })}
          className={classNames(styles.input, hasMarks && styles.through)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onInput={() => completion.offer(false)}
          onKeyDown={(event) => {
            if (!completion.onKeyDown(event)) return;
            event.preventDefault();
            event.stopPropagation();
          }}
          onPaste={onPaste}
          onScroll={follow}
          onSelect={() => {
            follow();
            lookAtCaret();
          }}
          onBlur={() => {
            completion.close();
            setTypedIn(undefined);
          }}
        />
      </span>
      {shown && (
        <FieldPopup anchor={field} className={styles.list}>
          <div id={`${id}-list`} role="listbox" aria-label={`Offered for ${label}`}>
            {shown.options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
              // biome-ignore lint/a11y/useFocusableInteractive: the field names the chosen one
              <div
                key={option}
                id={`${id}-${String(index)}`}
                role="option"
                aria-selected={index === chosen}
                className={styles.option}
                // The field keeps the keyboard.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => completion.take(option)}
              >
                <OfferedText option={option} variables={variables} />
              </div>
            ))}
          </div>
        </FieldPopup>
      )}
      {told !== undefined && (
        <FieldPopup anchor={field} className={styles.told}>
          <VariableValue id={`${id}-told`} name={told} variables={variables} />
        </FieldPopup>
      )}
    </span>
  );
}
