import { IconCheck, IconCopy, IconX } from "@tabler/icons-react";
import { useEffect } from "react";
import type { TokenKind } from "#shared/tokens/token-set-view.ts";
import { errorOf, useAct } from "../bridge/index.ts";
import { IconButton, useAnnounce } from "../ui/index.ts";
import { tokenKindWords } from "./token-words.ts";

const SAID_FOR_MS = 1500;

interface CopyTokenProps {
  readonly userId: string;
  readonly kind: TokenKind;
}

/** Puts one token on the clipboard; the token itself never comes into the window. */
export function CopyToken({ userId, kind }: CopyTokenProps) {
  const announce = useAnnounce();
  const { mutate, status, error, reset } = useAct("tokens.copy");
  useEffect(() => {
    if (status !== "success") return;
    const timer = setTimeout(reset, SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [status, reset]);
  const name = tokenKindWords[kind];
  const label =
    status === "success"
      ? "Copied"
      : error
        ? `Could not copy: ${errorOf(error).message}`
        : `Copy ${name.replace(/^[AR]/u, (first) => first.toLowerCase())}`;
  return (
    <IconButton
      size="small"
      icon={status === "success" ? IconCheck : error ? IconX : IconCopy}
      label={label}
      onClick={() =>
        mutate(
          { userId, kind },
          { onSuccess: () => announce("Copied"), onError: (thrown) => announce(errorOf(thrown).message) },
        )
      }
    />
  );
}
