/** A time zone, by its name or by a city that lies in it. */
import { shortened } from './free-text.ts';
import { type Outcome, ok, refuse } from './outcome.ts';

/** Cities that give no zone its name, and those that are typed in Chinese. */
const cities: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'beijing guangzhou shenzhen hangzhou 北京 上海 广州 深圳 杭州 成都 武汉 西安 南京 苏州',
  'Asia/Hong_Kong': '香港',
  'Asia/Macau': '澳门',
  'Asia/Taipei': '台北',
  'Asia/Tokyo': '东京 大阪',
  'Asia/Seoul': '首尔',
  'Asia/Singapore': '新加坡',
  'Asia/Kuala_Lumpur': '吉隆坡',
  'Asia/Bangkok': '曼谷',
  'Asia/Jakarta': '雅加达',
  'Asia/Dubai': '迪拜',
  'Europe/London': '伦敦',
  'Europe/Paris': '巴黎',
  'Europe/Berlin': 'munich frankfurt 柏林 慕尼黑 法兰克福',
  'Europe/Amsterdam': '阿姆斯特丹',
  'Europe/Zurich': '苏黎世',
  'America/New_York': 'boston washington 纽约 波士顿 华盛顿',
  'America/Chicago': '芝加哥',
  'America/Los_Angeles': 'seattle sanfrancisco siliconvalley 洛杉矶 西雅图 旧金山 硅谷',
  'America/Toronto': '多伦多',
  'America/Vancouver': '温哥华',
  'Australia/Sydney': '悉尼',
  'Australia/Melbourne': '墨尔本',
};

let zones: ReadonlyMap<string, string> | null = null;

/** No two zones are named after one city. */
function zonesByCity(): ReadonlyMap<string, string> {
  const named = Intl.supportedValuesOf('timeZone').map(
    (zone) => [folded(zone.slice(zone.lastIndexOf('/') + 1)), zone] as const,
  );
  const more = Object.entries(cities).flatMap(([zone, all]) => all.split(' ').map((city) => [city, zone] as const));
  return new Map([...named, ...more]);
}

/** New York, new_york, 北京时间. */
const folded = (city: string): string =>
  city
    .toLowerCase()
    .replace(/[\s_]/g, '')
    .replace(/(?:市|时间|时区)$/, '');

function zoneOf(city: string): string | undefined {
  zones ??= zonesByCity();
  return zones.get(folded(city));
}

/** In the spelling of the list of zones, whatever its case; an older name of a zone, and no offset, is one too. */
export function readZone(word: string): Outcome<string> {
  const zone = zoneOf(word);
  if (zone) return ok(zone);
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: word }).resolvedOptions().timeZone;
    if (/^[+-]/.test(zone)) throw new RangeError(zone);
    return ok(zone.toLowerCase() === word.toLowerCase() ? zone : word);
  } catch {
    return refuse({
      code: 'not-a-zone',
      text: { zh: `没有「${shortened(word, 60)}」这个时区。`, en: `There is no time zone "${shortened(word, 60)}".` },
      hint: {
        zh: '写城市或时区，如 上海、Asia/Shanghai。',
        en: 'Write a city or a zone, like London or Europe/London.',
      },
      again: true,
    });
  }
}
