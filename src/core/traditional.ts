/** Traditional characters as simplified ones, sign for sign: whatever is found in the one stands at the same place in the other. */
import characters from 'opencc-js/dict/TSCharacters';

/** By its code; 0 for what is none. */
const simple = new Uint16Array(0x10000);
for (const pair of String(characters).split('|')) {
  const [typed = '', first = ''] = pair.split(' ');
  if (typed.length === 1 && first.length === 1) simple[typed.charCodeAt(0)] = first.charCodeAt(0);
}

/** The same text where none of it is traditional. */
export function simplified(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    if (simple[text.charCodeAt(at)] !== 0) return text.replace(HAN, signFor);
  }
  return text;
}

const HAN = /[\u3400-\u9FFF]/g;

const signFor = (char: string): string => {
  const code = simple[char.charCodeAt(0)];
  return code ? String.fromCharCode(code) : char;
};
