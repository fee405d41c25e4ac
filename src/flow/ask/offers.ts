/** What a menu is made of: lines, and commands on buttons. */
import type { Asked, MenuLine, Offer } from '../../core/ask.ts';
import type { LookCommand, OperationCommand, ReportCommand } from '../../core/command.ts';
import type { Text } from '../../core/text.ts';

export interface Menu {
  readonly title: Text;
  readonly lines: readonly MenuLine[];
  readonly offers: readonly Offer[];
  readonly colour?: Asked<'menu'>['colour'];
}

export const said = (text: Text): MenuLine => ({ text, small: false });
export const aside = (text: Text): MenuLine => ({ text, small: true });

export const blank = (operation: string): OperationCommand => ({
  kind: 'operation',
  operation,
  targets: {},
  edits: {},
  note: '',
  dryRun: false,
  text: '',
});

export const looking = (look: string, more: Pick<LookCommand, 'about' | 'by'>): LookCommand => ({
  kind: 'look',
  look,
  ...more,
  text: '',
});

export const reporting = (report: ReportCommand['report'], words: readonly string[]): ReportCommand => ({
  kind: 'report',
  report,
  words: [...words],
  text: '',
});
