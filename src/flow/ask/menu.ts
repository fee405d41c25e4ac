/** Lines with commands as buttons, as a card that stays. */
import { menuPages } from '../../../cards/menu.ts';
import type { HelpCommand } from '../../core/command.ts';
import type { Deps } from '../deps.ts';
import type { Save, Source } from './answer.ts';
import { askQuestion } from './ask-question.ts';
import type { Menu } from './offers.ts';

/** A group is spared long cards: its pages are short. */
const MOST_LINES = { group: 8, direct: 60 };

const noCommand: HelpCommand = { kind: 'help', topic: '', text: '' };

export function answerMenu(deps: Deps, source: Source, { title, lines, offers, colour = 'blue' }: Menu): Save {
  const pages = menuPages(lines, { title, offers }, MOST_LINES[source.direct ? 'direct' : 'group']);
  const ask = { kind: 'menu' as const, title, colour, pages, page: 0, offers };
  return askQuestion(deps, source, { command: noCommand, ask });
}
