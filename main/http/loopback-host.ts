/** Whether a host is this machine: literal loopback addresses and `localhost` (RFC 8252 7.3, 8.3). */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
