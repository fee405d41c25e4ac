/** Of the app that all receivers are set up for. */
export const keys = {
  appId: 'cli_compare',
  encryptKey: 'compare-encrypt-key',
  verificationToken: 'compare-token',
  tenantKey: 'tenant',
};
