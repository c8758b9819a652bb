/** The nonce of this page load, which the app:// handler writes into index.html; styles made at run time need it. */
export function readCspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}
