import { IconCheck, IconCopy } from "@tabler/icons-react";
import { createContext, useContext, useEffect, useState } from "react";
import { useAnnounce } from "./announce.tsx";
import { Button, IconButton } from "./button.tsx";

/** Puts a text on the clipboard; rejects when the system refuses. */
export type CopyText = (text: string) => Promise<void>;

const CopyContext = createContext<CopyText | undefined>(undefined);

/** Gives every copy button below it the way to the clipboard. */
export const CopyProvider = CopyContext;

const SAID_FOR_MS = 1500;

/** Copies, and remembers for a moment what came of it. */
export function useCopy(): { readonly outcome: "copied" | "failed" | undefined; readonly copy: CopyText } {
  const write = useContext(CopyContext);
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (text: string) => {
    if (!write) throw new Error("A copy button stands outside of CopyProvider.");
    const next = await write(text).then(
      () => "copied" as const,
      () => "failed" as const,
    );
    announce(next === "copied" ? "Copied" : "Could not copy");
    setOutcome(next);
  };
  return { outcome, copy };
}

interface CopyButtonProps {
  /** The full value, also where it is shown cut short. */
  readonly text: string;
  /** The name, with its object: "Copy client ID". */
  readonly label: string;
  /** True shows the words beside the icon: "Copy message". */
  readonly words?: boolean | undefined;
  readonly size?: "medium" | "small";
}

/** Copies one value and says "Copied". */
export function CopyButton({ text, label, words, size = "small" }: CopyButtonProps) {
  const { outcome, copy } = useCopy();
  const icon = outcome === "copied" ? IconCheck : IconCopy;
  const said = outcome === "copied" ? "Copied" : outcome === "failed" ? "Could not copy" : label;
  const onClick = () => void copy(text);
  if (words) {
    return (
      <Button size={size} icon={icon} onClick={onClick}>
        {said}
      </Button>
    );
  }
  return <IconButton size={size} icon={icon} label={said} onClick={onClick} />;
}
