import { useState } from "react";
import { CommandPalette } from "../ui/index.ts";
import type { Attempt } from "./commands.ts";
import { usePaletteCommands } from "./use-palette-commands.ts";

interface OpenPaletteProps {
  readonly onClose: () => void;
  readonly attempt: Attempt;
}

/** The opened palette. */
export function OpenPalette({ onClose, attempt }: OpenPaletteProps) {
  const [query, setQuery] = useState("");
  const commands = usePaletteCommands(query, attempt);
  return <CommandPalette open onClose={onClose} commands={commands} onQuery={setQuery} />;
}
