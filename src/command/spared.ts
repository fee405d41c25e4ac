/** A sentence without what is said for politeness. */

const POLITE =
  /^(?:您好|你好|大家好|(?:早上|上午|中午|下午|晚上)好|早(?=[\s,，])|在吗(?=[\s,，?？])[?？]?|hi\b|hello\b|请|麻烦|劳驾|辛苦|帮我|帮忙|帮|给我|我想|我要|我需要|需要|想|以后|今后|顺便|另外|还有|please |pls |can you |could you |kindly )[您你]?[\s,，]*/i;
const ENDING = /(?:谢谢|多谢|吧|哈|哦|thanks|thank you|\b(?:please|pls|plz|thx))?[\s。.!！~～,，]*$/i;
/** A wish that is put as a question. */
const ASKED = /^(?:能不能|能否|可不可以|可否|可以|能)(.+?)(?:[吗么嘛]|可以吗|行吗|好吗)?[\s?？]*$/;

/** Between two codes or numbers: J1002 和 J1003. */
const ALSO = /(?<=\d)\s*(?:和|跟|与|及|以及|还有|and\b|&)\s*(?=[A-Za-z+]{0,6}\d)/gi;

/** What was asked last: a message is looked at from several sides, one after the other. */
let asked = { text: '', bare: '' };

export function spared(text: string): string {
  if (asked.text !== text) asked = { text, bare: bareOf(text) };
  return asked.bare;
}

function bareOf(text: string): string {
  let bare = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').trim();
  for (let last = ''; last !== bare; ) {
    last = bare;
    bare = bare.replace(POLITE, '').replace(ASKED, '$1').replace(ENDING, '').trim();
  }
  return bare.replace(ALSO, '、');
}

/** The same up to a text, which is kept to its last character. */
export function sparedBefore(text: string): string {
  let bare = text.trim();
  for (let last = ''; last !== bare; ) {
    last = bare;
    bare = bare.replace(POLITE, '');
  }
  return bare;
}
