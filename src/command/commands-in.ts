/** The commands of a message, each with the lines that belong to it. */
import { headOf, type Vocabulary } from './head.ts';
import { isApostrophe, quotesIn } from './quotes.ts';

const STARTS = /^[\s`\p{Default_Ignorable_Code_Point}]*([/／、])/u;

/** `、` is what input methods make of a slash; elsewhere it continues a list. */
function startsCommand(line: string, vocabulary: Vocabulary): boolean {
  const [, slash] = STARTS.exec(line) ?? [];
  return slash === '、' ? headOf(line, vocabulary).kind !== 'unknown' : slash !== undefined;
}

/** A line that starts with a slash starts a command, unless a quotation is open; any other continues the one above. */
export function commandsIn(text: string, vocabulary: Vocabulary): string[] {
  const commands: string[] = [];
  const lines = text.split('\n');
  const quoted = lines.length > 1 ? quotationsIn(text) : [];
  let at = 0;
  let quotedUntil = -1;
  let next = 0;
  for (const line of lines) {
    for (let pair = quoted[next]; pair && pair[0] < at; pair = quoted[next]) {
      quotedUntil = Math.max(quotedUntil, pair[1]);
      next += 1;
    }
    const last = commands.length - 1;
    if (at > quotedUntil && startsCommand(line, vocabulary)) commands.push(line);
    else if (last >= 0) commands[last] += `\n${line}`;
    at += line.length + 1;
  }
  return commands.map((command) => bared(command.trim()));
}

/** Places of marks that open one, with those that close it. */
const quotationsIn = (text: string): [number, number][] =>
  [...quotesIn(text).pairs].filter(([opens]) => !isApostrophe(text[opens])).sort(([a], [b]) => a - b);

/** Without the marks of code around it. */
const bared = (command: string): string => (command.startsWith('`') ? command.replace(/^`+|`+$/g, '').trim() : command);
