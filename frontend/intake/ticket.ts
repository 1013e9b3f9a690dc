const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five letters and digits; the last is the check character of the product's numbers (ISO/IEC 7064, 32 symbols). */
export function ticket(): string {
  const body = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte % 32);
  let product = 32;
  for (const value of body) {
    const sum = (product + value) % 32;
    product = ((sum || 32) * 2) % 33;
  }
  return [...body, (33 - product) % 32].map((value) => ALPHABET[value]).join('');
}

export const shown = (ticket: string): string => `${ticket.slice(0, 3)}-${ticket.slice(3)}`;
