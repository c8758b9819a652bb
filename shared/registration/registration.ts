import type { ProviderAnswer } from "../tokens/token-answer.ts";

/** A registration that was made from here (RFC 7591). */
export interface ClientRegistration {
  readonly registeredAt: number;
  /** Whether the provider gave what is needed to end it from here as well (RFC 7592). */
  readonly canBeEnded: boolean;
}

/** What came of registering the client at the provider, or of ending its registration. */
export interface RegistrationAnswer extends ProviderAnswer {
  /** The client ID that was given out; absent with an error, and where a registration was ended. */
  readonly clientId?: string;
}
