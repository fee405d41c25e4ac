/** What Feishu checks of a card when it is sent: the documented limits, as the client would enforce them. */

const MAX_BYTES = 30 * 1024;
const MAX_NODES = 200;
const MAX_TABLES = 5;

const TAGS = new Set(
  [
    'plain_text lark_md text_tag standard_icon custom_icon markdown div hr img img_combination person person_list chart table audio',
    'column_set column collapsible_panel interactive_container form fallback_text',
    'input select_static multi_select_static select_person multi_select_person date_picker picker_time picker_datetime',
    'select_img checker button overflow',
  ].flatMap((line) => line.split(' ')),
);
const INTERACTIVE = new Set(
  'input select_static multi_select_static select_person multi_select_person date_picker picker_time picker_datetime select_img checker button overflow'.split(
    ' ',
  ),
);

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && !Array.isArray(value);

interface Walked {
  readonly node: Node;
  readonly tag: string;
  readonly root: boolean;
  readonly inForm: boolean;
}

function walk(value: unknown, place: { root: boolean; inForm: boolean }): Walked[] {
  if (Array.isArray(value)) return value.flatMap((each) => walk(each, place));
  if (!isNode(value)) return [];
  const own = typeof value.tag === 'string' ? [{ node: value, tag: value.tag, ...place }] : [];
  const inForm = place.inForm || value.tag === 'form';
  return [...own, ...Object.values(value).flatMap((each) => walk(each, { root: false, inForm }))];
}

export interface Checked {
  readonly update: boolean;
  /** Known open_ids; left out, nobody is checked. */
  readonly people?: ReadonlySet<string>;
}

/** Null when Feishu would take it; else the code and text of the refusal. */
export function cardProblem(json: string, { update, people }: Checked): { code: number; msg: string } | null {
  const card = parsed(json);
  if (!isNode(card))
    return { code: 230099, msg: 'Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err' };
  if (Buffer.byteLength(json) > MAX_BYTES)
    return { code: 230025, msg: 'The length of the message content reaches its limit' };
  if (card.schema !== '2.0' || !isNode(card.body))
    return { code: 230099, msg: 'ext=ErrCode: 200621; only schema 2.0 here' };
  if (update && !(isNode(card.config) && card.config.update_multi === true))
    return { code: 230099, msg: 'ext=ErrCode: 300302; update_multi' };
  const walked = walk(card.body.elements, { root: true, inForm: false });
  const stranger = people && mentioned(walked).find((id) => id !== 'all' && !people.has(id));
  if (stranger !== undefined) return { code: 230099, msg: `ext=ErrCode: 100290; ErrMsg: invalid user id ${stranger}` };
  return bodyProblem(walked);
}

/** Whom a card names in a way that Feishu checks: mentions, and lists of people that do not drop strangers. */
const mentioned = (walked: readonly Walked[]): string[] =>
  walked.flatMap(({ node, tag }) => {
    if (tag === 'person_list' && node.drop_invalid_user_id !== true && Array.isArray(node.persons))
      return node.persons.filter(isNode).map(({ id }) => String(id));
    if ((tag !== 'markdown' && tag !== 'lark_md') || typeof node.content !== 'string') return [];
    return [...node.content.matchAll(/<at ids?=["']?([^"'>\s]+)/g)].flatMap(([, ids = '']) => ids.split(','));
  });

function bodyProblem(walked: readonly Walked[]): { code: number; msg: string } | null {
  const reject = (sub: number, why: string) => ({
    code: 230099,
    msg: `Failed to create card content, ext=ErrCode: ${sub}; ErrMsg: ${why}`,
  });
  const unknown = walked.find(({ tag }) => !TAGS.has(tag));
  if (unknown)
    return reject(200861, `cards of schema V2 no longer support this capability; unsupported tag ${unknown.tag}`);
  if (walked.length > MAX_NODES) return reject(11310, 'element exceeds the limit');
  if (walked.filter(({ tag }) => tag === 'table').length > MAX_TABLES)
    return reject(11310, 'card table number over limit');
  if (walked.some(({ tag, root }) => (tag === 'table' || tag === 'form') && !root))
    return reject(200621, 'form and table at the root only');
  const names = walked.filter(({ tag, inForm }) => inForm && INTERACTIVE.has(tag)).map(({ node }) => node.name);
  if (names.some((name) => typeof name !== 'string' || name === ''))
    return reject(200530, 'form element name is empty');
  if (new Set(names).size !== names.length) return reject(200621, 'form element name is not unique');
  return null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
