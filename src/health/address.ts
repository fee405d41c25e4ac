import type { Http } from '../feishu/http.ts';
import { type Check, ill, well } from './check.ts';
import type { SettingsParts } from './settings.ts';

export interface AddressParts extends SettingsParts {
  readonly http: Http;
}

/** Any answer will do: what Feishu says to strangers is its own affair. */
export const address: Check<AddressParts> = {
  what: 'address',
  look: async ({ http, settings }) => {
    const baseUrl = (settings.ok && settings.config.app?.baseUrl) || '';
    try {
      await http.send({ url: '/' });
      return [well(`${baseUrl} answers`)];
    } catch (cause) {
      const remedy = 'let this machine out to it by https: DNS, firewall, proxy; FEISHU_BASE_URL names it';
      return [ill(`${baseUrl} does not answer`, remedy, cause)];
    }
  },
};
