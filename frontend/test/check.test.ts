import { afterEach, describe, expect, it } from 'vitest';
import { asciiDigits, birth, email, name, numbering, phone } from '../intake/check';
import { shown, ticket } from '../intake/ticket';

const NOW = Date.UTC(2026, 5, 1);
const PORTUGAL = { general: '[1-9]\\d{8}', lengths: [9], types: ['2\\d{8}', '9[1-36]\\d{7}'] };
const BRAZIL = { general: '\\d{10,11}', lengths: [10, 11], types: ['[1-9]\\d9\\d{8}'], prefix: '0' };

const inScript = (digits: string, zero: number) =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

afterEach(() => numbering(null));

describe('digits of other scripts', () => {
  // Arabic-Indic, Persian, Devanagari, Bengali, Thai, full width, Adlam, mathematical bold.
  const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10, 0x1e950, 0x1d7ce];

  it.each(ZEROS)('are the same digits (zero %i)', (zero) => {
    expect(asciiDigits(inScript('0123456789', zero))).toBe('0123456789');
    expect(birth([inScript('17', zero), inScript('05', zero), inScript('1990', zero)], false, NOW)).toEqual({
      value: '1990-05-17',
    });
    numbering({ 351: [PORTUGAL] });
    expect(phone(inScript('912345678', zero))).toBeNull();
  });

  it('drop signs that are not seen', () => {
    expect(asciiDigits('\u200f19\u200b90\u2060')).toBe('1990');
  });
});

describe('a date of birth', () => {
  it.each([
    [['17', '5', '1990'], false, { value: '1990-05-17' }],
    [['', '5', '1990'], true, { value: '1990-05' }],
    [['00', '00', '1990'], false, { value: '1990' }],
    [['', '', '1990'], false, { wrong: 'field.date.incomplete' }],
    [['29', '2', '1991'], false, { wrong: 'field.date.impossible' }],
    [['17', '13', '1990'], false, { wrong: 'field.date.impossible' }],
    [['17', '', '1990'], true, { wrong: 'field.date.impossible' }],
    [['17', '5', '1899'], false, { wrong: 'field.birth.range' }],
    [['3', '6', '2026'], false, { wrong: 'field.birth.range' }],
  ] as const)('%j', (parts, open, expected) => {
    expect(birth([...parts], open, NOW)).toEqual(expected);
  });
});

describe('a telephone number', () => {
  it('is judged by the plans of the world', () => {
    numbering({ 351: [PORTUGAL], 55: [BRAZIL] });
    expect(['', '912 345 678', '+351 912-345-678', '00351912345678', '351912345678', '+55 011 91234-5678'].map(phone)).toEqual(
      Array(6).fill(null),
    );
    expect(['512345678', '91234567', '+999 1234567', 'abc'].map(phone)).toEqual(Array(4).fill('field.phone.invalid'));
  });

  it('is refused without the plans only when no plan allows it', () => {
    expect(phone('123456')).toBe('field.phone.invalid');
    expect(phone('1234567')).toBeNull();
  });
});

describe('a name and an address', () => {
  it('say what is wrong', () => {
    expect(['', '17', 'X', 'Li', '李明'].map(name)).toEqual([
      'field.name.missing',
      'field.name.missing',
      'field.name.short',
      null,
      null,
    ]);
    expect(['', 'ana@vez.example', 'ana＠vez.example', 'ana@@b', 'aná@vez.example', '.ana@vez.example'].map(email)).toEqual([
      null,
      null,
      null,
      'field.email.invalid',
      'field.email.letters',
      'field.email.dots',
    ]);
  });
});

describe('a ticket', () => {
  it('ends with a check character that finds one wrong character', () => {
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const valid = (text: string) =>
      [...text].reduce((product, letter, i) => {
        const sum = (product + letters.indexOf(letter)) % 32;
        return i === 4 ? sum : ((sum || 32) * 2) % 33;
      }, 32) === 1;
    for (let i = 0; i < 100; i++) {
      const number = ticket();
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(valid(number)).toBe(true);
      const changed = letters[(letters.indexOf(number[0]!) + 1) % 32] + number.slice(1);
      expect(valid(changed)).toBe(false);
    }
    expect(shown('AB123')).toBe('AB1-23');
  });
});
