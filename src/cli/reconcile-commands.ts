/** The slash commands of the manifest in Feishu's own list: what is missing is made, what reads differently is changed, others stay. */
import { z } from 'zod';
import type { Api } from '../core/api.ts';
import { parsedJson } from '../core/json.ts';
import { addressOf } from '../feishu/app-config.ts';
import { changeSlashCommand, createSlashCommand, listSlashCommands } from '../feishu/slash-commands.ts';
import { type AskParts, askFeishu } from '../health/ask.ts';
import { comparedCommands } from '../health/slash-commands.ts';
import type { manifest } from '../settings/manifest.ts';

const Answer = z.looseObject({ code: z.number() });

export type Reconciled =
  | { readonly ok: true; readonly made: number; readonly changed: number; readonly same: number }
  | { readonly ok: false; readonly code: number; readonly scopes: readonly string[] };

export async function reconcileCommands(parts: AskParts): Promise<Reconciled> {
  const compared = await comparedCommands(parts);
  if (!compared.ok) return { ok: false, code: compared.code, scopes: listSlashCommands.scopes };
  const { missing, differing, same } = compared;
  const writes = [
    ...missing.map((wanted) => ({ api: createSlashCommand, wanted, id: '' })),
    ...differing.map((each) => ({ api: changeSlashCommand, ...each })),
  ];
  for (const { api, wanted, id } of writes) {
    const code = await sent(parts, { api, id, data: bodyOf(wanted) });
    if (code !== 0) return { ok: false, code, scopes: api.scopes };
  }
  return { ok: true, made: missing.length, changed: differing.length, same };
}

const bodyOf = ({ command, description: { zh, en } }: (typeof manifest.slashCommands)[number]) => ({
  command,
  description: { default_value: zh, i18n: { zh_cn: zh, en_us: en } },
});

interface Write {
  readonly api: Api;
  readonly id: string;
  readonly data: object;
}

async function sent(parts: AskParts, { api, id, data }: Write): Promise<number> {
  const { text } = await askFeishu(parts, { url: addressOf(api, { command_id: id }), method: api.method, data });
  return Answer.parse(parsedJson(text)).code;
}
