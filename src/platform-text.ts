/** What the adapters, the terminal and the start of the process say. */

/** The few words that the platforms' own controls need. */
export const adapterWords = {
  es: {
    openForm: 'Abrir formulario',
    yes: 'Sí',
    no: 'No',
    cancel: 'Cancelar',
    working: 'Un momento…',
    done: 'Listo.',
    failed: 'No pudimos guardar su respuesta. Inténtelo otra vez, por favor.',
    confirm: 'Confirmar',
    choose: 'Elegir',
    cancelled: 'Cancelado',
    required: 'Falta este dato',
    onlyAfter: (answers: readonly string[]) => `(si respondió ${answers.map((one) => `«${one}»`).join(' o ')})`,
    orFile: 'O un archivo',
    keepsFile: (name: string) => `Ya está «${name}»: déjelo vacío para conservarlo.`,
    linkOnly: 'Pegue un enlace. Para enviar un archivo, responda por el chat.',
    askInChat: 'Responder por el chat',
    getFile: 'Recibir el archivo',
    getFilePrivately: 'Recibir el archivo en privado',
    fileDeclined: (name: string) => `De acuerdo, no le envío «${name}». Puede pedirlo cuando quiera.`,
    fileFailed: (name: string) => `No pude guardar «${name}» en su OneDrive. Pídalo otra vez, por favor.`,
    answeredPrivately: 'Le respondí en su chat privado.',
    cannotAnswerPrivately: 'Instale Enlace en su chat personal para que pueda responderle en privado.',
  },
  en: {
    openForm: 'Open form',
    yes: 'Yes',
    no: 'No',
    cancel: 'Cancel',
    working: 'One moment…',
    done: 'Done.',
    failed: 'We could not save your answer. Please try again.',
    confirm: 'Confirm',
    choose: 'Choose',
    cancelled: 'Cancelled',
    required: 'This is missing',
    onlyAfter: (answers: readonly string[]) => `(if you answered ${answers.map((one) => `“${one}”`).join(' or ')})`,
    orFile: 'Or a file',
    keepsFile: (name: string) => `"${name}" is there already: leave this empty to keep it.`,
    linkOnly: 'Paste a link. To send a file, answer in the chat.',
    askInChat: 'Answer in the chat',
    getFile: 'Receive the file',
    getFilePrivately: 'Receive the file in private',
    fileDeclined: (name: string) => `All right, I will not send "${name}". You can ask for it any time.`,
    fileFailed: (name: string) => `I could not save "${name}" in your OneDrive. Please ask for it again.`,
    answeredPrivately: 'I answered in your private chat.',
    cannotAnswerPrivately: 'Install Enlace in your personal chat so that I can answer in private.',
  },
};

/** What the terminal says around the conversation, for who tries Enlace on this machine. */
export const terminalText = {
  prompt: '›',
  arrived: '— Mensaje nuevo —',
  edited: '— Se actualizó un mensaje —',
  elsewhere: (to: string, summary: string) => `→ ${to}: ${summary}`,
  noSuchNumber: (last: number) => `Elija un número del 1 al ${last}, o escriba otra cosa.`,
  noSuchFile: (path: string) => `No encuentro el archivo «${path}» en esta máquina.`,
  confirm: (question: string) => `${question} (responda sí o no)`,
  yes: ['si', 'sí', 's', 'yes', 'y'],
  nowYouAre: (name: string, role: string) => `Ahora conversa como ${name} (${role}).`,
  nobody: (wanted: string, people: string) => `No hay nadie llamado «${wanted}». Puede ser: ${people}.`,
  missed: (n: number) =>
    n === 1 ? 'Llegó 1 mensaje desde la última vez:' : `Llegaron ${n} mensajes desde la última vez:`,
};

/** The first lines of `npm start`. */
export const startText = {
  title: (version: string) => `Enlace ${version} — Red Distrital de Cooperación de Bogotá`,
  on: (what: string, detail: string) => `  ● ${what}: ${detail}`,
  off: (what: string, how: string) => `  ○ ${what}: apagado. ${how}`,
  demo: 'DEMOSTRACIÓN: personas, espacios y convocatorias inventados, en un almacén aparte. ENLACE_DEMO=0 empieza sin ellos.',
  database: 'Base de datos',
  embedded: (dir: string) => `incorporada, en ${dir} (DATABASE_URL usaría un servidor PostgreSQL)`,
  server: 'servidor PostgreSQL (DATABASE_URL)',
  slack: 'Slack',
  slackSocket: 'encendido, por Socket Mode',
  slackHttp: 'encendido, en /slack/events',
  slackHow: 'Ponga SLACK_BOT_TOKEN y SLACK_APP_TOKEN (o SLACK_SIGNING_SECRET).',
  teams: 'Microsoft Teams',
  teamsOn: 'encendido, en /api/messages',
  teamsLocal: 'encendido sin verificar a nadie, solo para esta máquina (TEAMS_LOCAL=1)',
  teamsHow: 'Ponga TEAMS_APP_ID, TEAMS_APP_PASSWORD y TEAMS_APP_TENANT_ID.',
  http: (url: string) => `${url} (/healthz, /readyz, /metrics)`,
  terminal: 'Chat en esta terminal',
  terminalAs: (name: string, role: string) => `conversa como ${name} (${role})`,
  terminalHow:
    'Escriba «ayuda». Con «/como <nombre o correo>» cambia de persona; con «/archivo <ruta>» envía un archivo; con Ctrl-C termina.',
  starterLoaded:
    'Se cargaron las fuentes y los convenios conocidos. Con «npm run -s enlace -- import members <archivo>» agrega personas.',
  notStarted: (platform: string) =>
    `  ○ ${platform}: no se pudo conectar. Se intentará cada minuto; «npm run -s enlace -- doctor» dice qué pasa.`,
  feedFailed: (name: string, reason: string) =>
    `  La fuente «${name}» no respondió (${reason}). Se intentará más tarde.`,
  stopping: 'Cerrando…',
  stopped: 'Cerrado. Todo quedó guardado.',
  portTaken: (port: number) => `El puerto ${port} está ocupado. Cierre el otro programa o ponga otro en ENLACE_PORT.`,
};
