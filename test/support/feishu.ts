/** The stand-in as `src/feishu` reaches it, without a bot around it. */
import { onTestFinished } from 'vitest';
import { createHttp } from '../../src/feishu/http.ts';
import { createTokens } from '../../src/feishu/token.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { readConfig } from '../../src/settings/config.ts';
import { consolePages } from '../../src/settings/console.ts';

/** As an app of the stand-in's would have them. */
const settingsFor = ({ appId, appSecret, encryptKey, verificationToken }: Sandbox['keys'], url: string) =>
  readConfig({
    ...{ FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret, FEISHU_BASE_URL: url },
    ...{ FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken },
  });

export async function startFeishu(options: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({ port: 0, ...options });
  const http = createHttp(sandbox.url);
  onTestFinished(async () => {
    await http.close();
    await sandbox.stop();
  });
  const tokensFor = (appSecret: string) =>
    createTokens({ http, appId: sandbox.keys.appId, appSecret, now: () => Date.now() });
  const pages = consolePages('https://open.feishu.cn', 'cli_x');
  const { trouble, keys, url, world, appConfig, slashCommands } = sandbox;
  const parts = { http, pages, tokens: tokensFor(keys.appSecret), settings: settingsFor(keys, url) };
  return { trouble, keys, url, world, appConfig, slashCommands, tokensFor, ...parts };
}
