import type { Members } from "./examination.ts";

/** Shorter keys must not be used (RFC 7518 3.3). */
export const MIN_RSA_BITS = 2048;
/** Longer keys take seconds to verify with. */
const MAX_RSA_BITS = 8192;

/** Length of the modulus in bits, leading zeros not counted; 0 where there is none. */
export const rsaBitsOf = ({ n }: Members): number => {
  const digits = hexOf(n).replace(/^0+/, "");
  return digits === "" ? 0 : digits.length * 4 - Math.clz32(Number.parseInt(digits[0] ?? "0", 16)) + 28;
};

/** Why an RSA key is not to be used, in words; `undefined` when nothing is wrong with it. */
export const rsaWeaknessOf = (key: Members): string | undefined => {
  const bits = rsaBitsOf(key);
  if (bits === 0) return "no modulus";
  if (bits < MIN_RSA_BITS) return `${bits} bits`;
  if (bits > MAX_RSA_BITS) return `${bits} bits, which take long`;
  const modulus = BigInt(`0x${hexOf(key.n)}`);
  if (modulus % 2n === 0n) return "even modulus";
  const exponent = hexOf(key.e).replace(/^0+/, "");
  if (exponent === "" || exponent === "1") return "exponent 1";
  if (!/[13579bdf]$/.test(exponent)) return "even exponent";
  return isOfRocaKind(modulus) ? "made by a faulty chip (ROCA, CVE-2017-15361)" : undefined;
};

const hexOf = (value: unknown): string =>
  typeof value === "string" && value.length <= 8192 ? Buffer.from(value, "base64").toString("hex") : "";

const rocaPrimes = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107,
  109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
];

/** Moduli of the faulty library are powers of 65537 modulo each of these primes; others hardly ever are. */
const isOfRocaKind = (modulus: bigint): boolean =>
  rocaPrimes.every((prime) => powersOf65537(prime).has(Number(modulus % BigInt(prime))));

const powersOf65537 = (prime: number): ReadonlySet<number> => {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * 65537) % prime) powers.add(power);
  return powers;
};
