/**
 * Block Kit as Slack takes it, for the stand-in: what it refuses. From docs.slack.dev, in numbers of its own, so that the
 * adapter's table of limits is checked here and not repeated.
 */
import { z } from 'zod';

const id = z.string().min(1).max(255).optional();
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });
const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);
const address = z.url().max(3000);

const confirm = z.strictObject({ title: plain(100), text: text(300), confirm: plain(30), deny: plain(30) });
const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: id,
  value: z.string().max(2000).optional(),
  url: address.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
});

const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(75) });
const menu = {
  action_id: id,
  placeholder: plain(150).optional(),
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z
    .array(z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) }))
    .min(1)
    .max(100)
    .optional(),
};
const oneMenu = z.strictObject({ type: z.literal('static_select'), ...menu, initial_option: option.optional() });
const manyMenu = z.strictObject({
  type: z.literal('multi_static_select'),
  ...menu,
  initial_options: z.array(option).min(1).optional(),
});
const boxes = { action_id: id, options: z.array(option).min(1).max(10) };

const input = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean().optional(),
    max_length: z.int().min(1).max(3000).optional(),
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    action_id: id,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('datepicker'), action_id: id, initial_date: z.iso.date().optional() }),
  z.strictObject({ type: z.literal('url_text_input'), action_id: id, initial_value: z.url().optional() }),
  z.strictObject({ type: z.literal('file_input'), action_id: id, max_files: z.int().min(1).max(10).optional() }),
  z.strictObject({ type: z.literal('radio_buttons'), ...boxes, initial_option: option.optional() }),
  z.strictObject({ type: z.literal('checkboxes'), ...boxes, initial_options: z.array(option).min(1).optional() }),
  oneMenu,
  manyMenu,
]);

const style = z.strictObject({ bold: z.boolean().optional(), italic: z.boolean().optional() }).optional();
const leaf = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('link'), url: address, text: z.string().min(1).optional(), style }),
  z.strictObject({ type: z.literal('emoji'), name: z.string().regex(/^[a-z0-9_+-]+$/), style }),
]);
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(leaf).min(1) });
const richPart = z.discriminatedUnion('type', [
  section,
  z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(leaf).min(1) }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    offset: z.int().min(0).optional(),
    elements: z.array(section).min(1),
  }),
]);

const cell = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const image = z
  .strictObject({
    type: z.literal('image'),
    block_id: id,
    alt_text: z.string().max(2000),
    image_url: address.optional(),
    slack_file: z.strictObject({ id: z.string() }).optional(),
  })
  .refine((one) => (one.image_url === undefined) !== (one.slack_file === undefined), 'one of image_url and slack_file');

const unique = (ids: (string | undefined)[]) => {
  const given = ids.filter((one) => one !== undefined);
  return new Set(given).size === given.length;
};

const common = [
  z.strictObject({ type: z.literal('header'), block_id: id, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), block_id: id }),
  z.strictObject({ type: z.literal('rich_text'), block_id: id, elements: z.array(richPart).min(1) }),
  z.strictObject({ type: z.literal('section'), block_id: id, text: text(3000), accessory: oneMenu.optional() }),
  z.strictObject({ type: z.literal('context'), block_id: id, elements: z.array(text(3000)).min(1).max(10) }),
  image,
  z.strictObject({
    type: z.literal('actions'),
    block_id: id,
    elements: z
      .array(button)
      .min(1)
      .max(25)
      .refine((all) => unique(all.map((one) => one.action_id)), 'action_id already exists'),
  }),
] as const;

const messageBlock = z.discriminatedUnion('type', [
  ...common,
  z.strictObject({
    type: z.literal('table'),
    block_id: id,
    column_settings: z
      .array(z.strictObject({ is_wrapped: z.boolean().optional() }))
      .max(20)
      .optional(),
    rows: z
      .array(z.array(cell).min(1).max(20))
      .min(1)
      .max(100)
      .refine((rows) => rows.every((row) => row.length === rows[0]?.length), 'rows of one width'),
  }),
]);
const viewBlock = z.discriminatedUnion('type', [
  ...common,
  z.strictObject({
    type: z.literal('input'),
    block_id: id,
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: input,
  }),
]);

const uniqueIds = (blocks: { block_id?: string | undefined }[]) => unique(blocks.map((block) => block.block_id));
const messageBlocks = z
  .array(messageBlock)
  .max(50)
  .refine(uniqueIds, 'block_id already exists')
  .refine((blocks) => blocks.filter((block) => block.type === 'table').length <= 1, 'only one table a message');
const modal = z.strictObject({
  type: z.literal('modal'),
  callback_id: id,
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: z.array(viewBlock).max(100).refine(uniqueIds, 'block_id already exists'),
});

export type MessageBlock = z.infer<typeof messageBlock>;
export type ViewBlock = z.infer<typeof viewBlock>;
export type Modal = z.infer<typeof modal>;
export type Leaf = z.infer<typeof leaf>;
export type MenuElement = z.infer<typeof oneMenu> | z.infer<typeof manyMenu>;
export type ButtonElement = z.infer<typeof button>;
export type InputElement = z.infer<typeof input>;

export type Refusal = { error: string; messages: string[] };
const messages = (error: z.ZodError) =>
  error.issues.map((issue) => `[ERROR] ${issue.message} [json-pointer:/blocks/${issue.path.join('/')}]`);

function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (total, [key, inner]) => total + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}

/** The blocks, or Slack's error code. `files`: the ids of uploaded files that are ready to be shown. */
export function takeBlocks(blocks: unknown, files: ReadonlySet<string>): MessageBlock[] | Refusal {
  const parsed = messageBlocks.safeParse(blocks);
  if (!parsed.success) return { error: 'invalid_blocks', messages: messages(parsed.error) };
  const tables = parsed.data.filter((block) => block.type === 'table');
  const missing = parsed.data.some(
    (block) => block.type === 'image' && block.slack_file && !files.has(block.slack_file.id),
  );
  if (missing) return { error: 'invalid_blocks', messages: ['[ERROR] invalid slack file'] };
  if (textLength(tables) > 10_000) return { error: 'invalid_blocks', messages: ['[ERROR] a table over 10,000'] };
  // slackapi/bolt-js#2509: 13,297 characters in one block, 125 less for each further one.
  const size = textLength(parsed.data) + 125 * (parsed.data.length - 1);
  return size > 13_297 ? { error: 'msg_blocks_too_long', messages: [] } : parsed.data;
}

/** The modal, or Slack's error code. */
export function takeView(view: unknown): Modal | Refusal {
  const parsed = modal.safeParse(view);
  if (!parsed.success) return { error: 'invalid_arguments', messages: messages(parsed.error) };
  const inputs = parsed.data.blocks.some((block) => block.type === 'input');
  return inputs && !parsed.data.submit ? { error: 'invalid_arguments', messages: ['[ERROR] submit'] } : parsed.data;
}
