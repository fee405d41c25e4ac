import type { Text } from '../core/text.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';
import { type OwnAppParts, ownApp, withScope } from './own-app.ts';

/** A key that differs lets nothing in: every delivery is refused. */
export const keys: Check<OwnAppParts> = {
  what: 'encrypt keys',
  title: { zh: '加密密钥与校验令牌', en: 'Encrypt key and verification token' },
  after: credentials,
  look: async (parts) => {
    const { settings, pages } = parts;
    const own = settings.ok ? settings.config.app?.keys : undefined;
    if (!own) return [well({ zh: '长连接不需要', en: 'the long connection needs none' })];
    const held = (await ownApp(parts))?.encryption;
    if (!held?.encryption_key || !held.verification_token) {
      const look = {
        zh: `核对 ${pages.events} 的加密策略；${withScope.zh}`,
        en: `compare with the encryption strategy at ${pages.events}; ${withScope.en}`,
      };
      return [unsure({ zh: '飞书没有告诉控制台里的密钥', en: 'Feishu does not tell the keys of the console' }, look)];
    }
    const pairs: [string, boolean][] = [
      ['FEISHU_ENCRYPT_KEY', held.encryption_key === own.encryptKey],
      ['FEISHU_VERIFICATION_TOKEN', held.verification_token === own.verificationToken],
    ];
    const other = pairs.filter(([, same]) => !same).map(([name]) => name);
    return other.length === 0
      ? [well({ zh: '和控制台一致', en: 'the same as in the console' })]
      : [ill(differs(other.join('、')), remedyAt(pages.events))];
  },
};

const differs = (names: string): Text => ({
  zh: `${names} 和控制台的不同，事件会被拒收`,
  en: `${names}: not what the console has, so deliveries are refused`,
});
const remedyAt = (page: string): Text => ({
  zh: `从 ${page} 的加密策略抄过来，或 npm run setup -- --configure`,
  en: `copy them from the encryption strategy at ${page}, or npm run setup -- --configure`,
});
