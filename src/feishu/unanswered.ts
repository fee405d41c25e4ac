/** Codes of the faults after which there is no whole answer of Feishu. */
export const NO_ANSWER = 'no-answer';
export const ANSWER_TOO_LARGE = 'answer-too-large';
export const TOKEN_REFUSED = 'token-refused';

export const unansweredCodes: ReadonlySet<string> = new Set([NO_ANSWER, ANSWER_TOO_LARGE, TOKEN_REFUSED]);
