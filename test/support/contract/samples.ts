/** Cards and forms that hold every kind of block and field. */
import type { Card } from '../../../src/card.ts';
import { fileBlock } from '../../../src/files/kinds.ts';
import type { Form, RawValues } from '../../../src/form.ts';

/** Every kind of block once, with characters that some markup would swallow. */
export const everyBlock: Card = {
  title: 'Convocatoria *abierta* & vigente',
  summary: 'Una convocatoria nueva',
  blocks: [
    {
      kind: 'text',
      text: [
        'Hola, ',
        { text: 'Ana_María', bold: true },
        ' <!channel> ~no~ `x` [y](z) ',
        { text: 'ver', href: 'https://example.org/a?b=1&c=2' },
      ],
    },
    { kind: 'text', text: 'Nota #1: 3 * 4 < 20 \\ fin', muted: true },
    { kind: 'status', status: 'warning', text: 'Cierra pronto' },
    {
      kind: 'fields',
      fields: [
        { label: 'Plazo', value: '15 de enero' },
        { label: 'Monto', value: [{ text: '10 mil', italic: true }] },
      ],
    },
    {
      kind: 'table',
      columns: ['Entidad', 'Estado'],
      rows: [
        ['Salud', 'al día'],
        ['Hábitat | vivienda', ''],
      ],
    },
    { kind: 'list', items: ['uno', ['dos ', { text: 'y medio', bold: true }]], ordered: true },
    { kind: 'image', image: { url: 'https://example.org/mapa.png' }, alt: 'Mapa de Bogotá' },
    { kind: 'section', title: 'Más detalles', blocks: [{ kind: 'text', text: 'dentro' }, { kind: 'divider' }] },
    fileBlock('acta_*final*.pdf', new TextEncoder().encode('%PDF-1.7\nacta'), 'Acta <del> *comité*', {
      action: 'calls.minutes',
      data: { call: 'C-1' },
    }),
    {
      kind: 'buttons',
      buttons: [
        { label: 'Me interesa', action: 'calls.follow', data: { call: 'C-1', note: '"ñ" & <b>' }, style: 'primary' },
        {
          label: 'Quitar',
          action: 'calls.mute',
          data: { call: 'C-1' },
          style: 'danger',
          confirm: '¿Quitarla de su lista?',
        },
        { label: 'Ver la fuente', href: 'https://example.org/fuente' },
      ],
    },
    {
      kind: 'choices',
      label: 'Recordarme',
      action: 'calls.remind',
      options: [
        { value: '2', label: 'Dos días antes' },
        { value: '7', label: 'Una semana antes' },
      ],
      data: { call: 'C-1' },
    },
  ],
};

/** Every kind of field once. */
export const everyField: Form = {
  id: 'checkins.answer',
  title: 'Seguimiento',
  intro: ['Cuéntenos cómo va el ', { text: 'comité', bold: true }, '.'],
  state: 'ronda=7&x="ñ"',
  submit: 'Enviar',
  cancel: 'Cancelar',
  fields: [
    { kind: 'text', name: 'topic', label: 'Tema', hint: 'En una línea' },
    { kind: 'text', name: 'detail', label: 'Detalle', long: true, optional: true },
    { kind: 'number', name: 'people', label: 'Personas', min: 0 },
    { kind: 'date', name: 'due', label: 'Fecha' },
    { kind: 'link', name: 'page', label: 'Enlace' },
    { kind: 'yesno', name: 'agreed', label: '¿Hubo acuerdo?' },
    {
      kind: 'choice',
      name: 'status',
      label: 'Estado',
      options: [
        { value: 'ok', label: 'Al día' },
        { value: 'late', label: 'Atrasado' },
      ],
    },
    {
      kind: 'choices',
      name: 'sectors',
      label: 'Sectores',
      options: [
        { value: 's1', label: 'Salud' },
        { value: 's2', label: 'Cultura' },
        { value: 's3', label: 'Ambiente' },
      ],
    },
    {
      kind: 'status',
      name: 'colour',
      label: 'Estado general',
      options: [
        { value: 'green', label: 'Verde: en marcha', status: 'good' },
        { value: 'red', label: 'Rojo: detenido', status: 'bad' },
      ],
    },
    {
      kind: 'member',
      name: 'who',
      label: 'Responsable',
      options: [
        { value: 'm1', label: 'Ana Ruiz' },
        { value: 'm2', label: 'Luis Paz' },
      ],
    },
    { kind: 'amount', name: 'sum', label: 'Monto', currencies: ['COP', 'EUR'] },
    { kind: 'dated', name: 'steps', label: 'Compromisos', when: { field: 'colour', is: ['red'] } },
    { kind: 'document', name: 'act', label: 'Acta', hint: 'La última que firmaron' },
    { kind: 'text', name: 'extra', label: 'Algo más', optional: true },
  ],
};

export const answers: RawValues = {
  topic: 'Agua & *vida* <3',
  detail: 'Primera línea',
  people: '12',
  due: '2027-01-15',
  page: 'https://example.org/acta?x=1&y=2',
  agreed: 'yes',
  status: 'late',
  sectors: ['s1', 's3'],
  colour: 'red',
  who: 'm2',
  sum: '80.000 EUR',
  act: 'https://example.org/acta.pdf',
  steps: 'Firmar el acta, 15/12/2026\nEnviarla, 18/12/2026',
};

/** More than one message of any platform with limits. */
const words = Array.from({ length: 6000 }, (_, index) => `p${index}*`).join(' ');
export const long: Card = {
  title: 'Todo',
  blocks: [
    { kind: 'text', text: words },
    {
      kind: 'table',
      columns: ['N', 'Nombre'],
      rows: Array.from({ length: 130 }, (_, n) => [`${n}`, `fila_${n}_`]),
    },
    { kind: 'list', items: Array.from({ length: 80 }, (_, n) => `punto ~${n}~`) },
  ],
};
