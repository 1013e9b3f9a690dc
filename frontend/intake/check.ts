/** The rules of the server for what is typed, where it cannot be asked. Each returns the key of what is wrong, or null. */

export type Wrong = string | null;

/** A region of a numbering plan, as the server gives it. */
export interface Plan {
  general: string;
  lengths: number[];
  types: string[];
  prefix?: string;
  transform?: string;
  leading?: string;
}

export type Plans = Record<string, Plan[]>;

/** Decimal digits of every script as ASCII digits; they come in runs of ten. Invisible signs are dropped. */
export const asciiDigits = (text: string): string =>
  text.replace(/\p{Cf}/gu, '').replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0)!;
    let value = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
    return String(value % 10);
  });

/** A name has two letters of any script, at least. */
export function name(typed: string): Wrong {
  const letters = typed.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 'field.name.missing' : letters === 1 ? 'field.name.short' : null;
}

/**
 * A date of birth of which the document may leave day, or day and month, unknown (ICAO Doc 9303 part 3).
 *
 * @param open whether the person at the table said so; parts typed as zeros say it too
 * @returns {value} as yyyy, yyyy-MM or yyyy-MM-dd, or {wrong}
 */
export function birth(parts: [string, string, string], open: boolean, now: number): { value?: string; wrong?: string } {
  const [day, month, year] = parts.map((part) => asciiDigits(part).replace(/\s/g, '')) as [string, string, string];
  const missing = !/^\d{4}$/.test(year) || (!open && (day === '' || month === ''));
  if (missing || !/^\d*$/.test(day + month)) return { wrong: 'field.date.incomplete' };
  const y = Number(year);
  const m = Number(month || 0);
  const d = Number(day || 0);
  const date = new Date(Date.UTC(y, (m || 1) - 1, d || 1));
  const real = (m > 0 || d === 0) && date.getUTCMonth() === (m || 1) - 1 && date.getUTCDate() === (d || 1);
  if (!real) return { wrong: 'field.date.impossible' };
  if (y < 1900 || date.getTime() > now + 50_400_000) return { wrong: 'field.birth.range' };
  const two = (value: number) => String(value).padStart(2, '0');
  return { value: [year, ...(m ? [two(m)] : []), ...(d ? [two(d)] : [])].join('-') };
}

const ATOM = '[a-z0-9!#$%&\'*+/=?^_`{|}~-]+';
const NAME = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`);
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** A mail address that can be written to; nothing typed is none. */
export function email(typed: string): Wrong {
  const text = typed.replace(/[\p{Cf}\s]/gu, '').replace('\uFF20', '@');
  if (text === '') return null;
  const at = text.lastIndexOf('@');
  if (at < 1 || at === text.length - 1) return 'field.email.invalid';
  const before = text.slice(0, at);
  if (/[^\x21-\x7E]/.test(before)) return 'field.email.letters';
  if (before.startsWith('.') || before.endsWith('.') || before.includes('..')) return 'field.email.dots';
  if (before.length > 64 || !NAME.test(before.toLowerCase())) return 'field.email.invalid';
  const domain = ascii(halfWidth(text.slice(at + 1)).toLowerCase());
  if (domain === null) return 'field.email.letters';
  return DOMAIN.test(domain) && before.length + 1 + domain.length <= 254 ? null : 'field.email.invalid';
}

const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/[\u3002\uFF61]/g, '.');

/** The domain in A-labels; null where letters only look like others. */
function ascii(domain: string): string | null {
  if (/^[\x21-\x7E]*$/.test(domain)) return domain;
  if (domain.normalize('NFKC') !== domain.normalize('NFC')) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

let plans: Plans | null = null;

/** Takes the numbering plans of the world, as the server knows them. */
export const numbering = (known: Plans | null): void => {
  plans = known;
};

const whole = (pattern: string, text: string): boolean => new RegExp(`^(?:${pattern})$`).test(text);

/** A telephone number some network could have issued; without a country prefix it is Portuguese. Nothing typed is none. */
export function phone(typed: string): Wrong {
  const text = asciiDigits(typed).normalize('NFKC').replace(/[\s().\/\-\u2010-\u2015]/g, '');
  if (text === '') return null;
  const wrong = 'field.phone.invalid';
  if (!/^\+?\d{2,17}$/.test(text)) return wrong;
  // Without the plans only what no plan allows is refused; the server looks at the rest.
  if (!plans) return text.replace('+', '').length < 7 ? wrong : null;
  const abroad = /^(?:\+|00)(.*)$/.exec(text)?.[1];
  if (abroad !== undefined) return international(plans, abroad) ? null : wrong;
  const home = plans['351']!;
  if (issued(home, text)) return null;
  const rest = text.slice(3);
  return text.startsWith('351') && !whole(home[0]!.general, text) && issued(home, rest) ? null : wrong;
}

function international(plans: Plans, digits: string): boolean {
  for (let length = 1; length <= 3; length++) {
    const regions = plans[digits.slice(0, length)];
    if (regions) return issued(regions, digits.slice(length));
  }
  return false;
}

/** Whether one of the regions that share a country code has issued such numbers. The first speaks for the code. */
function issued(regions: Plan[], typed: string): boolean {
  const number = withoutTrunk(regions[0]!, typed);
  for (const region of regions) {
    const valid = whole(region.general, number) && region.types.some((type) => whole(type, number));
    if (region.leading && new RegExp(`^(?:${region.leading})`).test(number)) return valid;
    if (!region.leading && valid) return true;
  }
  return false;
}

/** What is dialled only inside the country, before the number. */
function withoutTrunk({ prefix, transform, general, lengths }: Plan, number: string): string {
  const found = prefix ? new RegExp(`^(?:${prefix})`).exec(number) : null;
  if (!found) return number;
  const last = found[found.length - 1];
  const rest = transform && last !== undefined
    ? number.replace(new RegExp(`^(?:${prefix})`), transform)
    : number.slice(found[0].length);
  const lost = whole(general, number) && !whole(general, rest);
  return lost || rest.length < Math.min(...lengths) ? number : rest;
}
