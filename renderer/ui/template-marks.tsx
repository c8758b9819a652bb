import type { ReactNode } from "react";
import { parseTemplate } from "#shared/requests/template.ts";
import { visibleText } from "#shared/visible-text.ts";
import { classNames } from "./class-names.ts";
import styles from "./template-input.module.css";
import { type TemplateVariable, variableOf, variableWords } from "./template-variables.tsx";

/** A text with its variables marked, those that are unknown as such. */
export function markedTemplate(value: string, variables: readonly TemplateVariable[]): ReactNode {
  return parseTemplate(value).map((piece, index) =>
    piece.kind === "text" ? (
      piece.text
    ) : (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no identity but its place
        key={index}
        data-variable={piece.name}
        className={variableOf(variables, piece.name) ? styles.variable : styles.unknown}
      >
        {value.slice(piece.start, piece.end)}
      </span>
    ),
  );
}

/** An offered text; beside a variable stands its value. */
export function OfferedText({
  option,
  variables,
}: {
  readonly option: string;
  readonly variables: readonly TemplateVariable[];
}) {
  const variable = variableOf(variables, option.replace(/^\{\{|\}\}$/gu, ""));
  return (
    <>
      <span className={styles.offered}>{visibleText(option)}</span>
      {variable && <span className={styles.value}>{visibleText(variableWords(variable).value)}</span>}
    </>
  );
}

/** A variable's value, and where it comes from. */
export function VariableValue({
  id,
  name,
  variables,
}: {
  readonly id?: string | undefined;
  readonly name: string;
  readonly variables: readonly TemplateVariable[];
}) {
  const variable = variableOf(variables, name);
  const words = variableWords(variable);
  return (
    <div id={id} className={classNames(styles.words, !variable && styles.missing)}>
      <span className={styles.value}>{visibleText(words.value)}</span>
      <span className={styles.from}>{visibleText(words.from)}</span>
    </div>
  );
}
