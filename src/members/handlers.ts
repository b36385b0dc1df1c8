/** What a member may see, correct and erase of their own data (Ley 1581 de 2012). */
import type { Reply } from '../adapter.ts';
import type { Context, Feature, FormHandler } from '../app.ts';
import type { Block, Button, Card } from '../card.ts';
import { foldText } from '../form.ts';
import { sayList } from '../text.ts';
import { readClockTime } from '../time.ts';
import { absenceCommands, absenceForm, sayAbsence } from './absence.ts';
import { annualMembers } from './annual.ts';
import { languageCommands } from './language.ts';
import { countStored, eraseMember, getMember, listSectors, localeOf, storedKinds, updateProfile } from './queries.ts';
import { quietCommands } from './quiet.ts';
import { membersText } from './text.ts';

const mineNames = {
  es: [
    'mis datos',
    'datos míos',
    'datos tienen de mí',
    'qué sabe de mí',
    'qué saben de mí',
    'mi perfil',
    'mi cuenta',
    'horas de silencio',
  ],
  en: ['my data', 'data do you have about me', 'know about me', 'my profile', 'quiet hours'],
};

/** "Mi correo quedó mal escrito, ¿cómo lo corrijo?" */
const correctsMine =
  /\b(?:mis?|my) (?:correo|email|e mail|nombre|name|cargo|telefono|datos|data)\b.*\b(?:mal|equivocad\w*|incorrect\w*|corrij\w*|correg\w*|cambi\w*|actualiz\w*|wrong|misspel\w*|fix|correct|update|change)\b/;

async function dataCard(context: Context, note?: string): Promise<Card> {
  const member = await getMember(context.store.db, context.person.memberId ?? '');
  const locale = localeOf(member?.locale ?? context.person.locale);
  const text = membersText[locale];
  if (!member) return { blocks: [{ kind: 'text', text: text.erased }] };
  const platforms = member.identities
    .filter((one) => one.platform !== 'terminal')
    .map((one) => text.platforms[one.platform] ?? one.platform);
  const counts = await countStored(context.store.db, member.id);
  const stored = storedKinds.filter((kind) => counts[kind] > 0).map((kind) => text.stored[kind](counts[kind]));
  const sectors = (await listSectors(context.store.db))
    .filter(({ id }) => member.sectors.includes(id))
    .map(({ name, nameEn }) => (locale === 'es' ? name : nameEn));
  const away = sayAbsence(member.absentFrom, member.absentUntil);
  const preferred = member.preferredPlatform ? text.platforms[member.preferredPlatform] : undefined;
  return {
    title: text.title,
    blocks: [
      ...(note ? [{ kind: 'status' as const, status: 'good' as const, text: note }] : []),
      {
        kind: 'fields',
        fields: [
          { label: text.name, value: member.name },
          { label: text.email, value: member.email },
          { label: text.entity, value: member.entity?.name ?? text.none },
          { label: text.role, value: text.roles[member.role] },
          { label: text.language, value: text.languages[localeOf(member.locale)] },
          {
            label: text.quietHours,
            value: member.quietFrom === member.quietTo ? text.noQuietHours : `${member.quietFrom}–${member.quietTo}`,
          },
          { label: text.platform, value: preferred ?? platforms[0] ?? text.none },
          ...(sectors.length > 0 ? [{ label: text.sectors, value: sectors.join(', ') }] : []),
          {
            label: text.digests,
            value: text.digestTime(
              sayList(
                member.digestDays.map((day) => text.weekdays[day - 1] ?? ''),
                locale,
              ),
              member.digestAt,
            ),
          },
          {
            label: text.reminders,
            value:
              member.reminderDays.length > 0
                ? text.reminderDays(sayList(member.reminderDays.map(String), locale))
                : text.noReminders,
          },
          ...(away ? [{ label: text.absence, value: away }] : []),
        ],
      },
      {
        kind: 'section',
        title: text.storedTitle,
        blocks: [
          { kind: 'list', items: stored },
          { kind: 'text', text: text.storedHint, muted: true },
        ],
      },
      { kind: 'text', text: text.basis, muted: true },
      {
        kind: 'buttons',
        buttons: [
          { label: text.correct, action: 'form.open', data: { form: 'profile.edit', state: '' }, style: 'primary' },
          { label: text.absence, action: 'form.open', data: { form: 'profile.absence', state: '' } },
          { label: text.erase, action: 'profile.erase', style: 'danger', confirm: text.eraseConfirm },
        ],
      },
    ],
  };
}

/** Asked for in words, it is asked about: nothing is erased before the button. */
function eraseAsked({ person }: Context): Reply {
  const text = membersText[person.locale];
  const [mine = ''] = mineNames[person.locale];
  const buttons: Button[] = [
    { label: text.eraseYes, action: 'profile.erase', style: 'danger' },
    { label: text.title, action: 'help.say', data: { text: mine } },
  ];
  const blocks: Block[] = [
    { kind: 'text', text: text.eraseConfirm },
    { kind: 'buttons', buttons },
  ];
  return { kind: 'cards', cards: [{ title: text.eraseTitle, blocks }], private: true };
}

async function erase(context: Context): Promise<Reply> {
  const { memberId, locale } = context.person;
  if (memberId) await context.store.inTransaction((tx) => eraseMember(tx, memberId));
  return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: membersText[locale].erased }] }], replace: true };
}

const profileForm: FormHandler = {
  who: 'member',
  build: async (context) => {
    const member = await getMember(context.store.db, context.person.memberId ?? '');
    const text = membersText[context.person.locale];
    const platforms = ['slack', 'teams'].filter((platform) =>
      member?.identities.some((one) => one.platform === platform),
    );
    return {
      id: 'profile.edit',
      title: text.title,
      submit: text.submit,
      cancel: text.cancel,
      fields: [
        { name: 'name', label: text.name, kind: 'text', maxLength: 120, initial: member?.name },
        {
          name: 'locale',
          label: text.language,
          kind: 'choice',
          options: (['es', 'en'] as const).map((value) => ({ value, label: text.languages[value] })),
          initial: localeOf(member?.locale),
        },
        {
          name: 'quietFrom',
          label: text.quietFrom,
          hint: text.quietHint,
          kind: 'text',
          maxLength: 10,
          initial: member?.quietFrom,
        },
        { name: 'quietTo', label: text.quietTo, kind: 'text', maxLength: 10, initial: member?.quietTo },
        ...(platforms.length > 1
          ? [
              {
                name: 'platform',
                label: text.platform,
                kind: 'choice' as const,
                options: platforms.map((value) => ({ value, label: text.platforms[value] ?? value })),
                initial: member?.preferredPlatform ?? undefined,
              },
            ]
          : []),
      ],
    };
  },
  submit: async (context, values, _state, form) => {
    const text = membersText[context.person.locale];
    const quietFrom = readClockTime(String(values.quietFrom));
    const quietTo = readClockTime(String(values.quietTo));
    if (!quietFrom || !quietTo) {
      const faults = {
        ...(quietFrom ? {} : { quietFrom: text.quietFault }),
        ...(quietTo ? {} : { quietTo: text.quietFault }),
      };
      return { kind: 'faults', form, faults };
    }
    const locale = localeOf(String(values.locale));
    await updateProfile(context.store.db, context.person.memberId ?? '', {
      name: String(values.name),
      locale,
      quietFrom,
      quietTo,
      ...(typeof values.platform === 'string' ? { preferredPlatform: values.platform } : {}),
    });
    return { kind: 'cards', cards: [await dataCard(context, membersText[locale].saved)] };
  },
};

export const membersFeature: Feature = {
  annual: annualMembers,
  commands: [
    {
      id: 'members.me',
      names: mineNames,
      summary: { es: 'Ver y corregir sus datos', en: 'See and correct your data' },
      examples: { es: ['mis datos'], en: ['my data'] },
      who: 'member',
      understands: async (_context, text) => (correctsMine.test(foldText(text)) ? 0.85 : 0),
      run: async (context) => ({ kind: 'cards', cards: [await dataCard(context)] }),
    },
    ...languageCommands,
    ...absenceCommands,
    ...quietCommands,
    {
      id: 'members.erase',
      names: {
        es: [
          'borrar mis datos',
          'borre mis datos',
          'borra mis datos',
          'eliminar mis datos',
          'elimine mis datos',
          'borrar mi cuenta',
          'eliminar mi cuenta',
        ],
        en: ['erase my data', 'delete my data', 'erase my account', 'delete my account', 'forget me'],
      },
      summary: { es: 'Borrar lo que Enlace guarda sobre usted', en: 'Erase what Enlace keeps about you' },
      examples: { es: ['borrar mis datos'], en: ['erase my data'] },
      who: 'member',
      run: async (context) => eraseAsked(context),
    },
  ],
  actions: { 'profile.erase': { who: 'member', run: erase } },
  forms: { 'profile.edit': profileForm, 'profile.absence': absenceForm },
  deliveries: {},
};
