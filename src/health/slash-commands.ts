/** The slash commands of the manifest beside Feishu's own list of them. */
import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import { listSlashCommands } from '../feishu/slash-commands.ts';
import { manifest } from '../settings/manifest.ts';
import { type AskParts, askFeishu } from './ask.ts';
import { type Check, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';

type Wanted = (typeof manifest.slashCommands)[number];

const Listed = z.object({
  command_id: z.string(),
  command: z.string(),
  description: z.object({ i18n: z.record(z.string(), z.string()).nullish() }).nullish(),
});

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

export interface Compared {
  readonly missing: readonly Wanted[];
  readonly differing: readonly { readonly wanted: Wanted; readonly id: string }[];
  readonly same: number;
}

/** Or the code of Feishu's refusal. */
export type Comparison = ({ readonly ok: true } & Compared) | { readonly ok: false; readonly code: number };

export async function comparedCommands(parts: AskParts): Promise<Comparison> {
  const present = new Map<string, z.output<typeof Listed>>();
  for (let token = ''; ; ) {
    const params = { page_size: '50', ...(token ? { page_token: token } : {}) };
    const { text } = await askFeishu(parts, { url: listSlashCommands.path, params });
    const { code, data } = Answer.parse(parsedJson(text));
    if (code !== 0) return { ok: false, code };
    for (const item of data?.items ?? []) present.set(item.command, item);
    token = data?.page_token ?? '';
    if (!data?.has_more || token === '') break;
  }
  const missing = manifest.slashCommands.filter(({ command }) => !present.has(command));
  const differing = manifest.slashCommands.flatMap((wanted) => {
    const held = present.get(wanted.command);
    const { zh_cn, en_us } = held?.description?.i18n ?? {};
    const { zh, en } = wanted.description;
    return held && (zh_cn !== zh || en_us !== en) ? [{ wanted, id: held.command_id }] : [];
  });
  return { ok: true, missing, differing, same: manifest.slashCommands.length - missing.length - differing.length };
}

/** Typing does the same without them. */
export const slashCommands: Check<AskParts> = {
  what: 'slash commands',
  title: { zh: '斜杠命令', en: 'Slash commands' },
  after: credentials,
  look: async (parts) => {
    const compared = await comparedCommands(parts);
    const scopes = listSlashCommands.scopes.join(' ');
    if (!compared.ok)
      return [
        unsure(
          {
            zh: `看不到登记了哪些：代码 ${compared.code}`,
            en: `what is registered is not told: code ${compared.code}`,
          },
          {
            zh: `要有提示就到 ${parts.pages.scopes} 开通 ${scopes}，再运行 npm run setup -- --commands`,
            en: `for hints in the input box grant ${scopes} at ${parts.pages.scopes}, then npm run setup -- --commands`,
          },
        ),
      ];
    const { missing, differing, same } = compared;
    if (missing.length + differing.length === 0)
      return [well({ zh: `${same} 个都已登记`, en: `all ${same} are registered` })];
    return [
      unsure(
        {
          zh: `缺 ${missing.length} 个，${differing.length} 个说明不同`,
          en: `${missing.length} missing, ${differing.length} described otherwise`,
        },
        {
          zh: 'npm run setup -- --commands 登记；不登记照样可以打字',
          en: 'npm run setup -- --commands registers them; typing works without',
        },
      ),
    ];
  },
};
