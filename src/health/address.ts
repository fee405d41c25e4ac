import type { Http } from '../feishu/http.ts';
import { type Check, ill, well } from './check.ts';
import type { SettingsParts } from './settings.ts';

export interface AddressParts extends SettingsParts {
  readonly http: Http;
}

/** Any answer will do: what Feishu says to strangers is its own affair. */
export const address: Check<AddressParts> = {
  what: 'address',
  title: { zh: '开放平台', en: 'Open platform' },
  look: async ({ http, settings }) => {
    const baseUrl = (settings.ok && settings.config.app?.baseUrl) || '';
    try {
      await http.send({ url: '/' });
      return [well({ zh: `${baseUrl} 有回答`, en: `${baseUrl} answers` })];
    } catch (cause) {
      const remedy = {
        zh: '让本机能用 https 访问它：DNS、防火墙；要经过代理就设 HTTPS_PROXY；地址由 FEISHU_BASE_URL 指定',
        en: 'let this machine out to it by https: DNS, firewall; where a proxy is on the way set HTTPS_PROXY; FEISHU_BASE_URL names it',
      };
      return [ill({ zh: `${baseUrl} 没有回答`, en: `${baseUrl} does not answer` }, remedy, cause)];
    }
  },
};
