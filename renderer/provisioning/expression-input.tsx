import { type KeyboardEvent, type SyntheticEvent, useId, useRef, useState } from "react";
import { TextInput } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { type Completion, completeExpression } from "./complete-expression.ts";
import styles from "./expression-input.module.css";

const MAX_LENGTH = 4096;
/** No option is chosen. */
const NONE = -1;

interface ExpressionInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (expression: string) => void;
  /** What the expression looks at: the names in it are offered. */
  readonly document: unknown;
  readonly isInvalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly field?: string | undefined;
}

/** A JMESPath expression. Names of claims are offered below it: arrows move, Enter takes one, Escape closes. */
export function ExpressionInput(props: ExpressionInputProps) {
  const { label, value, onChange, document, isInvalid, describedBy } = props;
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [completion, setCompletion] = useState<Completion>();
  const [chosen, setChosen] = useState(0);
  const offer = (input: HTMLInputElement, isAsked: boolean) => {
    const next = completeExpression(input.value, input.selectionStart ?? 0, document, isAsked);
    setCompletion(next);
    // Enter leaves a name that is whole as it is.
    setChosen(next?.isWhole ? NONE : 0);
  };
  const take = (input: HTMLInputElement, option: string) => {
    if (!completion) return;
    const { from, to } = completion;
    onChange(value.slice(0, from) + option + value.slice(to));
    setCompletion(undefined);
    requestAnimationFrame(() => input.setSelectionRange(from + option.length, from + option.length));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const act = keyAct(event, completion, chosen);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.kind === "offer") offer(event.currentTarget, true);
    if (act.kind === "close") setCompletion(undefined);
    if (act.kind === "move") setChosen(act.to);
    if (act.kind === "take") take(event.currentTarget, act.option);
  };
  const own = (event: SyntheticEvent) => event.preventDefault();
  return (
    <div className={styles.place} data-field={props.field}>
      <TextInput
        ref={field}
        label={label}
        mono
        size="small"
        maxLength={MAX_LENGTH}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={completion !== undefined}
        aria-controls={completion && `${id}-list`}
        aria-activedescendant={completion && chosen !== NONE ? `${id}-${String(chosen)}` : undefined}
        {...(isInvalid && { "aria-invalid": true })}
        {...(describedBy !== undefined && { "aria-describedby": describedBy })}
        value={value}
        onChange={onChange}
        onInput={(event) => offer(event.currentTarget, false)}
        onKeyDown={onKeyDown}
        onBlur={() => setCompletion(undefined)}
      />
      {completion && (
        <div id={`${id}-list`} role="listbox" aria-label="Claims" className={styles.list} data-overlay="list">
          {completion.options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
            // biome-ignore lint/a11y/useFocusableInteractive: the field names the chosen one
            <div
              key={option}
              id={`${id}-${String(index)}`}
              role="option"
              aria-selected={index === chosen}
              className={styles.option}
              // The field keeps the keyboard.
              onMouseDown={own}
              onClick={() => field.current && take(field.current, option)}
            >
              {visibleText(option)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

type KeyAct =
  | { readonly kind: "offer" | "close" }
  | { readonly kind: "move"; readonly to: number }
  | { readonly kind: "take"; readonly option: string };

/** What a key does with the list; undefined: it is the field's own. */
function keyAct(
  event: KeyboardEvent,
  completion: Completion | undefined,
  chosen: number,
): KeyAct | undefined {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (completion === undefined) return event.key === "ArrowDown" ? { kind: "offer" } : undefined;
  const { options } = completion;
  const option = options[chosen];
  switch (event.key) {
    case "ArrowDown":
      return { kind: "move", to: (chosen + 1) % options.length };
    case "ArrowUp":
      return { kind: "move", to: (Math.max(chosen, 0) + options.length - 1) % options.length };
    case "Escape":
      return { kind: "close" };
    case "Enter":
      return option === undefined ? { kind: "close" } : { kind: "take", option };
    default:
      return undefined;
  }
}
