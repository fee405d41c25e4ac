/** What shall not be done: 不要把 J1002 的负责人换成陈静. Who says so wants nothing changed. */

const BEFORE =
  /^(?:请|麻烦|先|千万|暂时|现在|目前|please |pls )*\s*(?:不要|不用|不必|不需要|不想|不能|不准|无需|先不|暂不|切勿|勿|别(?![的墅人名处])|don['’]?t\b|do not\b|never\b|no need\b)/i;
/** Of words that stand where a target would. */
const WITHIN =
  /(?:不|不要|不用|不必|不需要|无需|勿|(?<![特级性类个])别)(?:再|先)?(?:把|将|给)?(?=\s|$)|^(?:取消|停止|撤回|撤销)(?=\s|$)/;

/** What was asked for before shall not be: 取消把 138… 加入校招储备, 算了. */
const CALLED_OFF =
  /^(?:请|麻烦|先)*(?:(?:取消|停止|撤回|撤销|中止|终止|放弃)\s*(?:把|将|给|对|从|让|由)|算了)|[\s,，。]算了[。！!]*$/;

export const isDeclined = (sentence: string): boolean => BEFORE.test(sentence) || CALLED_OFF.test(sentence);

export const declines = (targets: Readonly<Record<string, readonly string[]>>): boolean =>
  Object.values(targets)
    .flat()
    .some((word) => WITHIN.test(word));
