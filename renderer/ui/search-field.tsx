import { IconSearch, IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { IconButton } from "./button.tsx";
import styles from "./search-field.module.css";
import { TextInput } from "./text-field.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

interface SearchFieldProps {
  /** Name and placeholder: what is searched, for instance "Alias, issuer or client ID". */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Arrow down goes from the field into the list it searches. */
  readonly onEnterList?: (() => void) | undefined;
}

/** The search of a list. `/` focuses it, Escape clears it. */
export function SearchField({ label, value, onChange, onEnterList }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => input.current?.select() });
  return (
    <TextInput
      ref={input}
      role="searchbox"
      label={label}
      placeholder={label}
      size="small"
      icon={IconSearch}
      value={value}
      onChange={onChange}
      onKeyDown={(event) => {
        if (event.key === "Escape" && value !== "") {
          event.preventDefault();
          onChange("");
        }
        if (event.key === "ArrowDown" && onEnterList) {
          event.preventDefault();
          onEnterList();
        }
      }}
      trailing={
        value === "" ? (
          <span className={styles.key} aria-hidden="true">
            /
          </span>
        ) : (
          <IconButton size="small" icon={IconX} label="Clear" onClick={() => onChange("")} />
        )
      }
    />
  );
}
