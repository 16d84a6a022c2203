/** What the readers decided on the user's behalf, for the page to show next to the data. */

import { fillMessage, type Placeholders } from "./errors.ts";
import { notesEn } from "./messages.en.ts";

/** Every kind of note; stable, used as a translation key. */
export type NoteCode = keyof typeof notesEn;

/** One decision, as a translation key and its values. */
export interface Note {
  readonly code: NoteCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A note whose values are checked against its sentence by the compiler. */
export function note<C extends NoteCode>(
  code: C,
  values: { [P in Placeholders<(typeof notesEn)[C]>]: string | number },
): Note {
  return { code, values };
}

/** The note as a sentence, in English unless another table is given. */
export function describeNote({ code, values }: Note, table: Readonly<Record<NoteCode, string>> = notesEn): string {
  return fillMessage(table[code], values);
}
