import { IconPencil } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { tooltipWhenCut } from "../ui/tooltip.ts";
import styles from "./page-head.module.css";

interface EditableTitleProps {
  readonly title: string;
  /** The name that is edited; the title may be words in its place. */
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** The title of a page whose name is edited where it stands. Enter or leaving it takes the name, Escape does not. */
export function EditableTitle({ title, name, onRename }: EditableTitleProps) {
  const [typed, setTyped] = useState<string>();
  if (typed === undefined)
    return (
      <>
        <h1 className={styles.title} {...tooltipWhenCut(title)} onDoubleClick={() => setTyped(name)}>
          {title}
        </h1>
        <IconButton size="small" icon={IconPencil} label="Rename" onClick={() => setTyped(name)} />
      </>
    );
  const done = (isTaken: boolean) => {
    setTyped(undefined);
    if (isTaken && typed.trim() !== "" && typed.trim() !== name) onRename(typed.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    done(event.key === "Enter");
  };
  return (
    <input
      aria-label="Name"
      className={styles.rename}
      ref={(input) => input?.focus()}
      value={typed}
      maxLength={200}
      spellCheck={false}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => done(true)}
    />
  );
}
