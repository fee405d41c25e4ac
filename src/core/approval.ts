/** Who must say yes. One question, one function: policy and approvals answer it here later. */

export interface Asked {
  readonly operation: string;
  readonly requester: string;
  readonly chat: string;
  readonly targets: number;
}

export interface RequiredYes {
  /** The person whose own confirmation is needed, by open_id. */
  readonly confirm: string;
  /** How many others must approve afterwards. */
  readonly approvals: number;
}

/** Without a policy file everyone confirms their own proposals, alone. */
export const whoMustSayYes = ({ requester }: Asked): RequiredYes => ({ confirm: requester, approvals: 0 });
