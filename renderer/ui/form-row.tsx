import { createContext, type ReactNode, useContext, useId } from "react";
import { classNames } from "./class-names.ts";
import styles from "./form-row.module.css";
import { StatusIcon } from "./status.tsx";

/** What a control takes from the row it stands in, so that label, help and error belong to it. */
export interface FormRowLinks {
  readonly id?: string | undefined;
  readonly "aria-labelledby"?: string | undefined;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: true | undefined;
}

const FormRowContext = createContext<FormRowLinks>({});

/** The links of the surrounding row; empty outside of one. */
export function useFormRow(): FormRowLinks {
  return useContext(FormRowContext);
}

export interface FormRowTexts {
  readonly label: string;
  /** A line under the control. */
  readonly help?: ReactNode;
  /** Why the value cannot stay; stands above the help, with its icon. */
  readonly error?: string | undefined;
  /** What will not work well with the value. */
  readonly warning?: string | undefined;
  /** Changed and not saved yet: the control is tinted. */
  readonly changed?: boolean | undefined;
}

interface FormRowProps extends FormRowTexts {
  /** True where the row holds several controls: they become a group with the row's label. */
  readonly group?: boolean | undefined;
  readonly children: ReactNode;
}

/** One line of a form: label at the left (above in a narrow pane), control, help and error. */
export function FormRow({ label, help, error, warning, changed, group, children }: FormRowProps) {
  const id = useId();
  const hasNotes = Boolean(help || error || warning);
  const links: FormRowLinks = {
    id: group ? undefined : id,
    "aria-describedby": hasNotes ? `${id}-notes` : undefined,
    "aria-invalid": error ? true : undefined,
  };
  const Label = group ? "span" : "label";
  return (
    <div
      className={styles.row}
      {...(group && { role: "group", "aria-labelledby": `${id}-label` })}
      data-changed={changed ? "" : undefined}
    >
      <Label className={styles.label} id={`${id}-label`} {...(!group && { htmlFor: id })}>
        {label}
      </Label>
      <div className={styles.control}>
        <FormRowContext value={links}>{children}</FormRowContext>
        {hasNotes && (
          <div id={`${id}-notes`}>
            {error && <Note tone="failed">{error}</Note>}
            {warning && <Note tone="warning">{warning}</Note>}
            {help && <div className={styles.note}>{help}</div>}
          </div>
        )}
      </div>
    </div>
  );
}

function Note({ tone, children }: { readonly tone: "failed" | "warning"; readonly children: string }) {
  return (
    <div className={classNames(styles.note, styles[tone])}>
      <StatusIcon status={tone} size={14} />
      {children}
    </div>
  );
}

interface FormSectionProps {
  readonly title: string;
  readonly id?: string | undefined;
  readonly children: ReactNode;
}

/** A titled group of rows; sections of one form are parted by a line. */
export function FormSection({ title, id, children }: FormSectionProps) {
  const titleId = useId();
  return (
    <section className={styles.section} id={id} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  );
}
