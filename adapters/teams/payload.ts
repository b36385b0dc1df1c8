/** What travels inside our buttons and comes back when they are pressed. It passes through the client, so it is checked. */
import { z } from 'zod';
import { type RawValues, rawValue } from '../../src/form.ts';

const words = z.record(z.string(), z.string());

const payloadSchema = z.discriminatedUnion('kind', [
  /** `pick` names the input whose value becomes `data.value`. */
  z.object({ kind: z.literal('action'), action: z.string(), data: words, pick: z.string().optional() }),
  z.object({ kind: z.literal('form'), form: z.string(), state: z.string() }),
  z.object({ kind: z.literal('cancel'), title: z.string() }),
  /** Gives the file of that name, which this action answers with, to the person who presses. */
  z.object({ kind: z.literal('file'), name: z.string(), action: z.string(), data: words }),
  /** Opens as a dialog what this event answered with; asked again, so that it is made for the person who presses. */
  z.object({
    kind: z.literal('reopen'),
    event: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('message'), text: z.string() }),
      z.object({ kind: z.literal('action'), action: z.string(), data: words }),
    ]),
  }),
]);
export type Payload = z.infer<typeof payloadSchema>;

const envelopeSchema = z.looseObject({ enlace: payloadSchema });

/** Under a name of our own, beside the inputs that Teams merges in. */
export const wrapPayload = (payload: Payload) => ({ enlace: payload });

/** The payload and the inputs in what Teams returns, or null when it is not one of ours. */
export function readPayload(data: unknown): { payload: Payload; inputs: Record<string, unknown> } | null {
  const parsed = envelopeSchema.safeParse(data);
  if (!parsed.success) return null;
  const { enlace, ...inputs } = parsed.data;
  return { payload: enlace, inputs };
}

/** `one`: as typed; `pick`: one of the choices; `many`: several, which come back joined by commas, so choices are encoded. */
export const inputId = (how: 'one' | 'pick' | 'many', name: string) => `${how}-${name}`;
export const encodeChoice = (value: string) => encodeURIComponent(value);

function decodeChoice(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The inputs by field name. */
export function readValues(inputs: Record<string, unknown>): RawValues {
  const values: RawValues = {};
  for (const [id, raw] of Object.entries(inputs)) {
    const [, how, name] = /^(one|pick|many)-(.+)$/su.exec(id) ?? [];
    if (!how || !name) continue;
    const value =
      raw === null || raw === undefined ? '' : typeof raw === 'number' ? String(rawValue(raw)) : String(raw);
    if (how === 'one') values[name] = value;
    else if (how === 'pick') values[name] = decodeChoice(value);
    else values[name] = value === '' ? [] : value.split(',').map(decodeChoice);
  }
  return values;
}
