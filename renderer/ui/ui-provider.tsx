import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";
import { LiveRegion } from "./announce.tsx";
import { CopyProvider, type CopyText } from "./copy.tsx";
import { ToastProvider } from "./toast.tsx";
import { TooltipLayer } from "./tooltip-layer.tsx";

interface UiProviderProps {
  readonly onCopy: CopyText;
  readonly children: ReactNode;
}

/** What the components need around them, once in the window: clipboard, live region, toasts, tooltip. */
export function UiProvider({ onCopy, children }: UiProviderProps) {
  return (
    // The policy allows no style element; what Base UI would put into one stands in our own CSS.
    <CSPProvider disableStyleElements>
      <LiveRegion>
        <CopyProvider value={onCopy}>
          <ToastProvider>{children}</ToastProvider>
        </CopyProvider>
      </LiveRegion>
      <TooltipLayer />
    </CSPProvider>
  );
}
