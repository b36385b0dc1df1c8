/**
 * What Slack takes, in UTF-16 characters and items. Source: the comments of @slack/types 3.2 and docs.slack.dev, unless
 * said otherwise. Nothing over a limit is cut: it is split, repeated in full beside a shortened label, or refused.
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  /**
   * All blocks of a message together. Undocumented: slackapi/bolt-js#2509 measured 13,297 for text alone and 125 less
   * for each further block, so a block is counted as its JSON plus `blockOverhead`.
   */
  messageSize: 13_000,
  blockOverhead: 110,
  /** Of one text in a section or rich text. */
  text: 3000,
  /** The notification's text next to blocks. Slack takes 40,000 and advises 4,000; the blocks hold everything anyway. */
  fallback: 3000,
  header: 150,
  altText: 2000,
  /** Of an uploaded file; undocumented, so well under what the client shows. */
  fileTitle: 250,
  address: 3000,
  tables: 1,
  tableRows: 100,
  tableColumns: 20,
  /** All cells of a message's tables; Slack takes 10,000, but the message as a whole must fit too. */
  tableText: 9000,
  actions: 25,
  buttonLabel: 75,
  buttonValue: 2000,
  /** Of `action_id` and `block_id`. */
  id: 255,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  options: 100,
  /** Option groups of one menu: a menu holds this many times `options`. */
  optionGroups: 100,
  optionLabel: 75,
  /** The types say 75, newer documentation 150. */
  optionValue: 75,
  placeholder: 150,
  /** Of radio buttons and checkboxes. */
  boxes: 10,
  viewTitle: 24,
  viewButton: 24,
  fieldLabel: 2000,
  inputLength: 3000,
  privateMetadata: 3000,
  viewBytes: 250_000,
} as const;
