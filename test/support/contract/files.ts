/** Files: those that the bot gives, and those that people send. */
import { expect, test } from 'vitest';
import type { Card } from '../../../src/card.ts';
import { fileBlock } from '../../../src/files/kinds.ts';
import { cards, only, type Stage, waitFor } from './fixture.ts';

const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7\n${text} ñ \u0000\u0001`);
const report = (text: string, bytes = pdf('informe')): Card => ({
  title: 'Comité de Salud',
  blocks: [
    { kind: 'text', text },
    fileBlock('informe salud.pdf', bytes, 'Informe del comité', { action: 'committees.file', data: { round: '7' } }),
  ],
});

export function testFiles({ fixture, core, showing, traits }: Stage): void {
  const testChannel = only(traits.channels);
  const testEdit = only(traits.edits !== false);

  test('a file in an answer reaches the person whole', async () => {
    core().reply(() => cards(report('Aquí está')));
    await fixture().say('informe de salud');
    await showing('Aquí está');
    expect(await fixture().openFile(fixture().direct, 'informe salud.pdf')).toEqual(pdf('informe'));
  });

  test('a file that is sent is one message, and reaches the person whole', async () => {
    // Where a platform cannot hand it over at once, it is asked for again.
    core().reply((event) => (event.kind === 'action' ? cards(report('Otra vez')) : { kind: 'none' }));
    const before = fixture().shown(fixture().direct).length;
    await fixture().adapter.send(fixture().direct, report('Cerró el seguimiento'), 'key-1');
    expect(fixture().shown(fixture().direct)).toHaveLength(before + 1);
    const message = await showing('Cerró el seguimiento');
    expect(message.text).toContain('Informe del comité');
    expect(message.text).toContain('informe salud.pdf');
    expect(await fixture().openFile(fixture().direct, 'informe salud.pdf')).toEqual(pdf('informe'));
    for (const { action, data } of core().of('action')) {
      expect({ action, data }).toEqual({ action: 'committees.file', data: { round: '7' } });
    }
  });

  testEdit('an edit hands over a file again only when it is another', async () => {
    core().reply((event) => (event.kind === 'action' ? cards(report('', pdf('segundo'))) : { kind: 'none' }));
    const { adapter, direct } = fixture();
    const sent = await adapter.send(direct, report('Faltan dos respuestas'), 'key-2');
    const handed = fixture().uploads();
    await adapter.update(sent, report('Falta una respuesta'));
    await showing('Falta una respuesta');
    expect(fixture().uploads()).toBe(handed);
    await adapter.update(sent, report('Respondieron todos', pdf('segundo')));
    await showing('Respondieron todos');
    expect(await fixture().openFile(direct, 'informe salud.pdf')).toEqual(pdf('segundo'));
  });

  testChannel('a file of a channel can be had from there', async () => {
    const { adapter, channel = fixture().direct } = fixture();
    core().reply((event) => (event.kind === 'action' ? cards(report('Otra vez')) : { kind: 'none' }));
    await adapter.send(channel, report('Para el comité'), 'key-3');
    await showing('Para el comité', channel);
    expect(await fixture().openFile(channel, 'informe salud.pdf')).toEqual(pdf('informe'));
  });

  testChannel('a private answer with a file reaches the person only', async () => {
    const { channel = fixture().direct } = fixture();
    core().reply(() => ({ kind: 'cards', cards: [report('Solo usted')], private: true }));
    await fixture().say('informe de salud', 'channel');
    await showing('Solo usted');
    expect(await fixture().openFile(fixture().direct, 'informe salud.pdf')).toEqual(pdf('informe'));
    for (const { text } of fixture().shown(channel)) expect(text).not.toContain('informe salud.pdf');
  });

  test('a file that a person sends arrives with its words, and is read whole', async () => {
    const bytes = pdf('acta');
    await fixture().sendFile({ name: 'acta final.pdf', mime: 'application/pdf', bytes }, 'adjuntar al convenio 12');
    await waitFor(() => expect(core().of('message')).toHaveLength(1));
    const [event] = core().of('message');
    expect(event).toMatchObject({ text: 'adjuntar al convenio 12', direct: true });
    expect(event?.files).toMatchObject([{ name: 'acta final.pdf' }]);
    expect(new Uint8Array((await event?.files?.[0]?.read()) ?? [])).toEqual(bytes);
  });

  test('a file without words arrives, too', async () => {
    await fixture().sendFile({ name: 'mapa.csv', mime: 'text/csv', bytes: new TextEncoder().encode('a;b\n1;2\n') });
    await waitFor(() => expect(core().of('message')[0]).toMatchObject({ text: '', files: [{ name: 'mapa.csv' }] }));
  });

  test('a file over the limit is not read', async () => {
    const bytes = new Uint8Array(10 * 1024 * 1024 + 1);
    await fixture().sendFile({ name: 'enorme.pdf', mime: 'application/pdf', bytes });
    await waitFor(() => expect(core().of('message')).toHaveLength(1));
    await expect(core().of('message')[0]?.files?.[0]?.read()).rejects.toMatchObject({ fault: 'too_long' });
  });
}
