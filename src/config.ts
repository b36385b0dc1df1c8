/** The environment, read once: every fault is reported together, naming the variable and what to put there. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './errors.ts';
import { logLevels } from './log.ts';

const text = z.string().trim().min(1);
const optional = text.optional();

const environment = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'una dirección postgresql://usuario:clave@servidor/base')
      .optional(),
    ENLACE_DATA_DIR: text.default('data'),
    ENLACE_NOW: z.iso.datetime({ offset: true, error: 'un instante ISO, como 2026-11-23T09:00:00-05:00' }).optional(),
    ENLACE_LOG: z.enum(logLevels, { error: `una de: ${logLevels.join(', ')}` }).optional(),
    ENLACE_DEMO: z.enum(['0', '1'], { error: '0 o 1' }).optional(),
    ENLACE_HOST: optional,
    ENLACE_PORT: z.coerce
      .number({ error: 'un puerto' })
      .int('un puerto')
      .min(0, 'un puerto')
      .max(65535, 'un puerto')
      .default(3978),
    ENLACE_PUBLIC_URL: z
      .string()
      .regex(
        /^https?:\/\/[^\s/]+(\/[^\s]*)?$/,
        'la dirección pública de este servidor, como https://enlace.entidad.gov.co',
      )
      .optional(),
    ENLACE_CONTACT: optional,
    ENLACE_ALLOW_HOSTS: z
      .string()
      .regex(/^[^\s,:/]+:\d+(,[^\s,:/]+:\d+)*$/, 'servidor:puerto, separados por comas')
      .optional(),
    SLACK_BOT_TOKEN: z
      .string()
      .regex(/^xoxb-/, 'el token del bot, que empieza por xoxb-')
      .optional(),
    SLACK_APP_TOKEN: z
      .string()
      .regex(/^xapp-/, 'el token de la aplicación, que empieza por xapp-')
      .optional(),
    SLACK_SIGNING_SECRET: optional,
    SLACK_API_URL: z.url({ error: 'una dirección http(s)://' }).optional(),
    TEAMS_APP_ID: optional,
    TEAMS_APP_PASSWORD: optional,
    TEAMS_APP_TENANT_ID: optional,
    TEAMS_LOCAL: z.enum(['0', '1'], { error: '0 o 1' }).optional(),
  })
  .superRefine((env, context) => {
    const need = (path: keyof typeof env, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (env.SLACK_BOT_TOKEN && !env.SLACK_APP_TOKEN && !env.SLACK_SIGNING_SECRET) {
      need(
        'SLACK_SIGNING_SECRET',
        'el «Signing Secret» de la aplicación (o ponga SLACK_APP_TOKEN para usar Socket Mode)',
      );
    }
    if (!env.SLACK_BOT_TOKEN && (env.SLACK_APP_TOKEN || env.SLACK_SIGNING_SECRET)) {
      need('SLACK_BOT_TOKEN', 'el token del bot, que empieza por xoxb-');
    }
    const teams = [env.TEAMS_APP_ID, env.TEAMS_APP_PASSWORD, env.TEAMS_APP_TENANT_ID];
    if (teams.some(Boolean) && !teams.every(Boolean)) {
      if (!env.TEAMS_APP_ID) need('TEAMS_APP_ID', 'el id de la aplicación registrada en Microsoft Entra');
      if (!env.TEAMS_APP_PASSWORD) need('TEAMS_APP_PASSWORD', 'el secreto de cliente de esa aplicación');
      if (!env.TEAMS_APP_TENANT_ID) need('TEAMS_APP_TENANT_ID', 'el id del inquilino (tenant) de Microsoft Entra');
    }
    const loopback = ['127.0.0.1', '::1', 'localhost'];
    if (env.TEAMS_LOCAL === '1' && !env.TEAMS_APP_ID && env.ENLACE_HOST && !loopback.includes(env.ENLACE_HOST)) {
      need('TEAMS_LOCAL', 'TEAMS_LOCAL=1 no verifica a nadie: solo se permite con ENLACE_HOST=127.0.0.1');
    }
  });

export type Config = {
  databaseUrl: string | undefined;
  dataDir: string;
  /** Set when ENLACE_NOW fixes the clock. */
  now: Date | undefined;
  logLevel: (typeof logLevels)[number] | undefined;
  demo: boolean;
  http: { host: string; port: number };
  /** Where people reach the HTTP server from outside, without a slash at the end. */
  publicUrl: string;
  fetch: { contact: string | undefined; allowHosts: readonly string[] };
  slack: { botToken: string; appToken?: string; signingSecret?: string; apiUrl?: string } | undefined;
  teams: { appId: string; appPassword: string; tenantId: string } | { local: true } | undefined;
};

/** Reads the configuration. Throws ConfigError with all its faults. An empty variable counts as absent. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = environment.safeParse(present);
  if (!read.success) {
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path.join('.')}: se espera ${issue.message}`));
  }
  const it = read.data;
  const slack = it.SLACK_BOT_TOKEN
    ? {
        botToken: it.SLACK_BOT_TOKEN,
        appToken: it.SLACK_APP_TOKEN,
        signingSecret: it.SLACK_SIGNING_SECRET,
        apiUrl: it.SLACK_API_URL,
      }
    : undefined;
  const teams =
    it.TEAMS_APP_ID && it.TEAMS_APP_PASSWORD && it.TEAMS_APP_TENANT_ID
      ? { appId: it.TEAMS_APP_ID, appPassword: it.TEAMS_APP_PASSWORD, tenantId: it.TEAMS_APP_TENANT_ID }
      : it.TEAMS_LOCAL === '1'
        ? { local: true as const }
        : undefined;
  const hasCredentials = Boolean(slack || (teams && 'appId' in teams));
  return {
    databaseUrl: it.DATABASE_URL,
    dataDir: resolve(it.ENLACE_DATA_DIR),
    now: it.ENLACE_NOW ? new Date(it.ENLACE_NOW) : undefined,
    logLevel: it.ENLACE_LOG,
    demo: it.ENLACE_DEMO !== '0',
    // Without credentials nobody can be verified, so nobody but this machine may call.
    http: { host: (hasCredentials && it.ENLACE_HOST) || '127.0.0.1', port: it.ENLACE_PORT },
    publicUrl: (it.ENLACE_PUBLIC_URL ?? `http://127.0.0.1:${it.ENLACE_PORT}`).replace(/\/+$/, ''),
    fetch: { contact: it.ENLACE_CONTACT, allowHosts: it.ENLACE_ALLOW_HOSTS?.split(',') ?? [] },
    slack,
    teams,
  };
}
