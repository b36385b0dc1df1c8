/** What Teams sets, in one place. Sources: Microsoft's pages on rate limits and card sizes, read November 2026. */

export const limits = {
  /** A message may hold 100 KB as UTF-16; above 80 KB clients start to fail. Two bytes a character. */
  activityCharacters: (80 * 1024) / 2,
  /** Teams draws six actions of one set; more would hide in an overflow menu. */
  actionsPerSet: 6,
  /** A row of buttons in a chat some 530 pixels wide, counted in letters; each button's frame takes four. */
  actionRow: 64,
  actionPadding: 4,
  /** A menu of so many options opens as buttons that act at once; a longer one is a list with search. */
  optionsAsButtons: 12,
  /** A list of choices longer than this gets a search box. */
  optionsWithoutSearch: 9,
  /** A toast is one short line that disappears. */
  toastCharacters: 180,
  /** An event's JSON; Teams sends a few kilobytes. */
  requestBody: '512kb',
  /** One HTTP call, and everything that one send may do (token, opening the chat, posting). */
  callTimeoutMs: 15_000,
  sendTimeoutMs: 45_000,
  /** Saving a file of up to 10 MB in a person's OneDrive. */
  fileTimeoutMs: 30_000,
  /** Looking up a person's e-mail holds up their answer. */
  memberTimeoutMs: 4_000,
  /** Teams redelivers after 15 s when it saw no answer, at times with a new id and time. */
  redeliveryWindowMs: 30_000,
  slowAnswerMs: 10_000,
} as const;

/**
 * Per conversation Teams allows 7 messages in 1 s, 8 in 2 s, 60 in 30 s and 1,800 an hour: a burst of 6, then 97 % of
 * the hourly rate, keeps all four. Per tenant and app: 50 a second.
 */
export const rates = {
  conversation: { perSecond: 0.485, burst: 6 },
  tenant: { perSecond: 45, burst: 5 },
} as const;
