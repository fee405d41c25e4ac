/** Files on their way to the stand-in: as base64, for the page sends JSON only. */

const LARGEST = 10_000_000;

export interface Attached {
  readonly name: string;
  readonly base64: string;
}

/** Null where it is too large for the bot. */
export const readFile = async (file: File): Promise<Attached | null> =>
  file.size > LARGEST ? null : { name: file.name, base64: await base64Of(file) };

export const textFile = async ({ name, text }: { name: string; text: string }): Promise<Attached> => ({
  name,
  base64: await base64Of(new Blob([text])),
});

/** What stands behind the comma of a data address. */
const base64Of = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
