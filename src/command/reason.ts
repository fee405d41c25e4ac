/** Why, said behind a sentence: 把 … 换成陈静，因为交接; …，原因：校招; … because Ann left; … --note campus. */

export interface Reasoned {
  /** Without its reason, and that; empty where it gives none. */
  readonly change: string;
  readonly why: string;
  /** The name under which it is given, which may be that of a field; empty where it is no name. */
  readonly named: string;
}

const GIVES_ONE = /因为|由于|理由|原因|说明|备注|because|note|reason/i;
const BECAUSE =
  /^(.*?)(?:[\s,，;；。]+(?:(?:因为|由于|理由是|原因是|because )\s*|(原因|理由|说明|备注|note|reason)\s*[:：=]\s*|(原因|理由)\s+)|\s(?:--|——?)(原因|说明|备注|note|reason)[=＝:：\s]\s*)(.+)$/is;

/** In front: 因为张伟离职，J1006 …. */
const BEFORE = /^(?:因为|由于|because )\s*(?<why>[^,，;；。\n]+)[,，;；。]\s*(?:所以|因此)?\s*(?<change>.+)$/is;

export function reasonIn(said: string): Reasoned {
  const { why: before = '', change: behind = '' } = BEFORE.exec(said)?.groups ?? {};
  if (before !== '') return { change: behind, why: before.trim(), named: '' };
  const found = GIVES_ONE.test(said) ? BECAUSE.exec(said) : null;
  if (!found) return { change: '', why: '', named: '' };
  const [, change = '', labelled, called, dashed, why = ''] = found;
  return { change, why: why.trim(), named: labelled ?? called ?? dashed ?? '' };
}
