import { Dialog } from "../ui/index.ts";
import { KeychainState } from "./keychain-state.tsx";

/** Why secrets are kept where they are. */
export function KeychainDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Secrets">
      <KeychainState />
    </Dialog>
  );
}
