/** What the app in Feishu has to be: the one source for the console, the set-up and the doctor. */
import { z } from 'zod';
import file from '../../app-manifest.json' with { type: 'json' };

const Spoken = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const Manifest = z.strictObject({
  name: Spoken,
  description: Spoken,
  scopes: z.strictObject({
    /** Of the app itself; no scope of a person is asked for. */
    tenant: z.strictObject({
      /** Without one of these the bot does not work. */
      required: z.record(z.string(), z.strictObject({ gives: Spoken })),
      /** What each makes nicer, and how it is without. */
      optional: z.record(z.string(), z.strictObject({ gives: Spoken, without: Spoken })),
    }),
  }),
  /** What a scope covers is set apart from it. */
  dataRanges: z.array(z.strictObject({ scope: z.string(), range: Spoken })),
  events: z.array(z.string()),
  /** Only for tenants that want them: each needs a scope that nothing else here does. */
  optionalEvents: z.array(z.strictObject({ event: z.string(), gives: Spoken, without: Spoken })),
  callbacks: z.array(z.string()),
  /** Of the direct chat; a click on an entry is an event with its key, answered like its command. Only the console sets it. */
  menu: z.array(z.strictObject({ title: Spoken, key: z.string().regex(/^[a-z-]{1,30}$/), opens: z.string() })).max(5),
  /** Offered by Feishu's clients behind a slash; without the slash here. */
  slashCommands: z.array(z.strictObject({ command: z.string(), description: Spoken })).max(100),
});

export const manifest = Manifest.parse(file);

export const requiredScopes = Object.keys(manifest.scopes.tenant.required);
export const optionalScopes = Object.keys(manifest.scopes.tenant.optional);

/** For the console's bulk import. */
export const scopesToImport = () => ({ scopes: { tenant: [...requiredScopes, ...optionalScopes], user: [] } });
