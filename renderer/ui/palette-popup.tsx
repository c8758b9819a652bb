import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { IconSearch } from "@tabler/icons-react";
import { useMemo } from "react";
import { classNames } from "./class-names.ts";
import type { Command, CommandPaletteProps } from "./command-palette.tsx";
import { Icon } from "./icon.tsx";
import styles from "./palette-popup.module.css";
import popup from "./popup.module.css";
import { shortcutWords } from "./shortcut.ts";

interface Group {
  readonly value: string;
  readonly items: readonly Command[];
}

/** The opened palette. */
export function PalettePopup({ open, onClose, commands, onQuery }: CommandPaletteProps) {
  const groups = useMemo(() => groupsOf(commands), [commands]);
  const run = (command: Command) => {
    onClose();
    command.onRun();
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.palette} aria-label="Find or run" data-overlay="modal">
          <Autocomplete.Root
            inline
            open
            items={groups}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={(command: Command) => command.label}
            filter={matches}
            onValueChange={(query) => onQuery?.(query)}
          >
            <div className={styles.field}>
              <Icon of={IconSearch} />
              <Autocomplete.Input
                className={styles.input}
                placeholder="Find or run"
                aria-label="Find or run"
              />
            </div>
            <Autocomplete.Empty className={popup.empty}>Nothing matches</Autocomplete.Empty>
            <Autocomplete.List className={classNames(popup.list, styles.list)}>
              {(group: Group) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className={styles.group}>{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(command: Command) => (
                      <Autocomplete.Item
                        key={command.id}
                        value={command}
                        className={popup.item}
                        onClick={() => run(command)}
                      >
                        {command.icon && <Icon of={command.icon} />}
                        <span className={popup.words}>{command.label}</span>
                        {command.note && <span className={popup.note}>{command.note}</span>}
                        {command.shortcut && (
                          <span className={popup.note}>{shortcutWords(command.shortcut)}</span>
                        )}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Whether a command has every word that is typed. */
function matches(command: Command, query: string): boolean {
  const where = `${command.label} ${command.note ?? ""} ${command.keywords ?? ""}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => where.includes(word));
}

function groupsOf(commands: readonly Command[]): Group[] {
  const names = [...new Set(commands.map((command) => command.group))];
  return names.map((value) => ({ value, items: commands.filter((command) => command.group === value) }));
}
