/** One traditional character and the simplified ones it may be, `|` between them. */
declare module 'opencc-js/dict/TSCharacters';
