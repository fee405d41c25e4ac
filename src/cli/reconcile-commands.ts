/** The slash commands of the manifest in Feishu's own list: what is missing is made, what reads differently is changed, others stay. */
import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import type { Http } from '../feishu/http.ts';
import { changeSlashCommand, createSlashCommand, listSlashCommands } from '../feishu/slash-commands.ts';
import type { Tokens } from '../feishu/token.ts';
import { manifest } from '../settings/manifest.ts';

const Listed = z.object({
  command_id: z.string(),
  command: z.string(),
  description: z.object({ i18n: z.record(z.string(), z.string()).nullish() }).nullish(),
});
type Listed = z.output<typeof Listed>;

const Answer = z.looseObject({
  code: z.number(),
  data: z
    .looseObject({
      items: z.array(Listed).nullish(),
      has_more: z.boolean().nullish(),
      page_token: z.string().nullish(),
    })
    .nullish(),
});

export interface CommandParts {
  readonly http: Http;
  readonly tokens: Tokens;
}

export type Reconciled =
  | { readonly ok: true; readonly made: number; readonly changed: number; readonly same: number }
  | { readonly ok: false; readonly code: number; readonly scopes: readonly string[] };

export async function reconcileCommands(parts: CommandParts): Promise<Reconciled> {
  const listed = await list(parts);
  if (!listed.ok) return listed;
  const counts = { made: 0, changed: 0, same: 0 };
  for (const wanted of manifest.slashCommands) {
    const present = listed.items.find(({ command }) => command === wanted.command);
    const body = bodyOf(wanted);
    const { zh_cn, en_us } = present?.description?.i18n ?? {};
    if (present && zh_cn === wanted.description.zh && en_us === wanted.description.en) {
      counts.same += 1;
      continue;
    }
    const api = present ? changeSlashCommand : createSlashCommand;
    const url = api.path.replace(':command_id', encodeURIComponent(present?.command_id ?? ''));
    const { code } = await ask(parts, { url, method: api.method, data: body });
    if (code !== 0) return { ok: false, code, scopes: api.scopes };
    counts[present ? 'changed' : 'made'] += 1;
  }
  return { ok: true, ...counts };
}

const bodyOf = ({ command, description: { zh, en } }: (typeof manifest.slashCommands)[number]) => ({
  command,
  description: { default_value: zh, i18n: { zh_cn: zh, en_us: en } },
});

type Found = { readonly ok: true; readonly items: readonly Listed[] } | Extract<Reconciled, { ok: false }>;

async function list(parts: CommandParts): Promise<Found> {
  const items: Listed[] = [];
  for (let token = ''; ; ) {
    const params = { page_size: '50', ...(token ? { page_token: token } : {}) };
    const { code, data } = await ask(parts, { url: listSlashCommands.path, method: 'GET', params });
    if (code !== 0) return { ok: false, code, scopes: listSlashCommands.scopes };
    items.push(...(data?.items ?? []));
    token = data?.page_token ?? '';
    if (!data?.has_more || token === '') return { ok: true, items };
  }
}

async function ask({ http, tokens }: CommandParts, options: Parameters<Http['send']>[0]) {
  const headers = { authorization: `Bearer ${await tokens.current()}` };
  const { text } = await http.send({ ...options, headers });
  return Answer.parse(parsedJson(text));
}
