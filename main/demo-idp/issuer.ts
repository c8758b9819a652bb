/** Where the demo identity provider listens: this machine alone. */
export const demoHost = "127.0.0.1";

/** Its issuer at a port. */
export const demoIssuerAt = (port: number): string => `http://${demoHost}:${port}`;
