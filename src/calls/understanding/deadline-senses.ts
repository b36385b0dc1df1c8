/** What the words around a date say of it, in Spanish, English, Portuguese and French. `*` ends a stem. */
import { applyingWords } from './deadline-senses-applying.ts';
import { changeWords } from './deadline-senses-changes.ts';
import { elsewhereWords } from './deadline-senses-elsewhere.ts';
import { phrases } from './deadline-words.ts';

const closingWords = {
  /** Names the deadline: "deadline", "fecha límite". */
  label: `
    application end date; submission end date; loi deadline*; loi due; prazo máximo; fecha definitiva; data
    definitiva; date définitive; definitive date; fecha para; dia de encerramento; jour de clôture; período para;
    period for; limite; fecho; data de fecho; data e hora de fecho; fecha y hora; date et heure; data e hora; data y
    hora; término para; termo para; time limit; date ultime; vencimiento; vencimento; target date; deadline*;
    closing date*; close date*; closedate; closing on; date of closing; due date*; cutoff date*; cut off*; last
    date; last day; final date; submission date*; end date for application*; apply by; application period;
    application window; submission period; submission window; registration period; call closes; fecha* límite*;
    fecha tope; fecha máxima; fecha final; fecha de finalización de la convocatoria; fecha de entrega; fecha de
    presentación; fecha* de postulaci*; fecha* de inscripci*; fecha* de solicitud*; fecha* de recepción; último día;
    plazo*; corte; cortes; cierre; periodo de postulaci*; período de solicitud*; periodo de inscripci*; periodo de
    presentación; fechafinsolicitud; prazo*; data* limite*; data* final; encerramento; fechamento; período de
    inscriç*; período de submissão; período de candidatura*; date* limite*; date* butoir*; clôture; date de
    fermeture; délai*; dernier délai; date de fin; échéance*; dernier jour; période de candidature*; date de remise;
    date de dépôt`,
  /** Says that it closes: "closes", "cierra". */
  closing: `
    clôt; término; acabou; acabó; sai do ar; sairá do ar; sale de línea; saldrá de línea; fuera de línea; hors
    ligne; fora do ar; sale del aire; quedará sellad*; fin; se sella*; término del; fim; cierr*; concluy*; conclua*;
    culmin*; finalic*; venz*; expir*; caduqu*; termin* la recepción; dejar* de recib*; dejar* de acept*; dejar* de
    admit*; deixar* de receb*; deixar* de aceit*; stop* accepting; stop* receiving; stop* taking; no longer accept*;
    cesser* d’accepter; cesse d’accepter; cesser* de recevoir; n’accepter* plus; ne recevra plus; no recibir* más;
    no se recibirán más; deshabilit*; inhabilit*; desactiv*; se bloque*; bloquear*; quedar* bloquead*; desabilitad*;
    será bloquead*; sera verrouillé*; goes offline; go offline; taken offline; lock; locks; locked; baja el telón;
    echa el cierre; echar* el cierre; echa* la persiana; se agota*; s’éteint; cierre definitivo; ferm*; fecha
    automaticamente; fecha às; fecha nesta; fecha neste; fecha na; fecha dia; fecha o; fecham; finalizó; finalizou;
    cerr*; caduca*; fechará*; fechou; fecho; clore; finit; finira; clôtur*; wraps up; runs out; se termin*; shut*;
    conclude*; finish*; lapse*; venció; vencieron; acaba*; s’achève*; s’est achevé*; se sont achevé*; arrive à
    échéance; finda*; encerrou; fin del plazo; fin de plazo; fin de la; fin de las; fim da; end of applications; end
    of the; end of call; fecha de fin; data fim; data de término; close; closes; closed; closing; due; ends; ended;
    vence*; finaliza*; termina*; conclui*; encerra*; fecha em; fecha no dia; clos; prendra fin; prennent fin`,
  /** "until", "antes del". */
  until: `
    con corte al; con corte a; hasta que den las; hasta que termine el; hasta que acabe el; hasta que finalice el;
    hasta que concluya el; antes de que acabe el; antes de que finalice el; antes que acabe el; até que termine o;
    avant que ne se termine le; no después del; no después de; não depois de; pas après; not beyond; sin pasar del;
    sin exceder el; como muy tarde; between now and; from now until; from now to; entre ahora y el; entre hoy y el;
    entre hoje e; no posterior a; no posterior al; non postérieure au; não posterior a; no later; not after; earlier
    than; con anterioridad al; con anterioridad a; con fecha anterior al; d’ici; dentro del plazo que vence el;
    mientras no llegue el; antes que termine el; antes de que termine; prior to; ahead of; as late as; máximo; a
    máis tardar; lo más tarde; como tarde; at the very latest; by the end of; by end of; pour le; para el; para o
    dia; until; within; till; til; through; by; before; up to; no later than; not later than; at the latest; hasta;
    antes del; antes de; más tardar; no más tarde; previo al; até; antes do; o mais tardar; jusqu; avant; au plus
    tard; d ici au; d ici le`,
  /** "from", "a partir del". */
  start: `
    effective; con efecto; en vigueur; em vigor; from; since; starting; starts; as of; desde; a partir; depuis; dès;
    à compter du; a contar; início; inicia*; début; débute*; começa; começam; começou; começaram`,
  /** "after": a deadline only when what comes after is refused. */
  after: `
    passé le; after; past; later than; después del; después de; con posterioridad al; após; depois de; depois do;
    après; beyond`,
  /** Denies, or refuses. */
  not: `
    n’est pas; unopened; returned to sender; bin; binned; discarded; ignored; excluded; disqualified; void; fuera de
    plazo; inadmisible*; inadmitid*; archivad*; écarté*; irrecevable*; hors délai; eliminad*; desclassificad*; not;
    no; ni; não; ne; aucun*; ninguna; nenhuma; never; cannot; neither; sin; nor; extempor*; declined; rejected;
    disregarded; rechazad*; descartad*; desconsiderad*; rejeté*`,
  /** "each 31 January". */
  each: `
    each; every; cada; chaque; todos los; todos os; tous les`,
  /** "at the latest", after a date. */
  latest: `
    como tarde; como mucho; or earlier; or before; o antes; ou antes; ou avant; à plus tardar; cuando muy tarde; é o
    limite; es el límite; est la limite; is the limit; improrrogable; improrrogablemente; impreterivelmente; sin
    falta; sans faute; without fail; como fecha máxima; como fecha límite; como plazo máximo; como plazo; como data
    limite; como data máxima; como prazo final; comme date limite; as the deadline; as a deadline; dernier jour;
    último día; dernier délai; latest; a más tardar; como máximo; como muy tarde; no máximo; o mais tardar; au plus
    tard; como o novo prazo; como novo prazo; como nuevo plazo; como nueva fecha; as the new deadline; comme
    nouvelle date`,
  /** Has to, or may. */
  must: `
    need to; needs to; must; should; shall; can; may; deben; deberá*; podrá*; pueden; puede; debe; devem; deve;
    deverá*; poderá*; podem; doivent; doit; devront; peuvent; requested; invited; are to be`,
  /** The opening of the call. */
  open: `
    formulario está disponible; formulaire est disponible; formulaire sera disponible; form will be available; form
    is available; habilit*; up and running; earliest submission date*; available; disponible*; disponível;
    disponíveis; opendate; opens; opened; opening; open; launch*; abre; abren; abrirá*; abrió; abierta*; abierto*;
    apertura; lanzamiento; lanza; lanzó; abertura; aberta*; aberto*; abriu; lançamento; lança; ouvert*; ouvre*;
    lancement; lancé`,
  /** When the text, or a law, came out. */
  published: `
    decretad*; decidid*; dispuest*; approved on; aprobada el; aprobado el; aprovad*; adoptée le; será lançad*; serão
    lançad*; será lanzad*; will be launched; sera lancé*; seront lancé*; lanzará*; lançará*; se convocará*; will
    launch; foreseen; se abrirá una; will reopen; date of issue; issue date; issued; fecha de emisión; data de
    emissão; date d’émission; convened; published; posted; posting date; publicada el; publicado el; publicado em;
    publicada em; publié*; fecha de publicación; fecha de actualización; updated; last modified; actualizado; data
    de publicação; date de publication; mis à jour; mis en ligne; signed; dated; suscrito; decreto; resolución; ley;
    lei; orden; decree; law; portaria; loi; décret; arrêté; boletín oficial; diário oficial; gaceta; serão
    publicad*; será publicad*; publicará*; publicarse`,
  /** In a title: the call is over. */
  outcome: `
    shortlist*; preseleccionad*; présélectionn*; preselecionad*; pré-selecionad*; resultado*; results; result;
    winners; winner; ganador*; seleccionad*; selecionad*; finalist*; lauréat*; vencedor*; résultat*; retenu*; compte
    rendu; recap; balance de`,
  /** What is asked of who applies, told in the perfect: "que hayan", "ayant". */
  condition: `
    debe haber; deben haber; deberá* haber; must have; doit avoir; doivent avoir; deve ter; devem ter; que haya;
    hayan; habiendo; tenham; tendo; ayant; aient; having; who have; which have; that have; who has; which has;
    hubieran; tivessem; haberse; ter-se`,
  /** "have until": for what, stands after the date. */
  allowed: `
    have until; has until; have up to; tiempo hasta; tienen hasta; tendrán hasta; tiene hasta; tienes hasta; tenemos
    hasta; têm até; terão até; tens até; avez jusqu; ont jusqu; reste jusqu; hay plazo; hay tiempo; contarán con un
    plazo; dispose* jusqu`,
  /** Taking part in a session rather than in the call. */
  signup: `
    inscreva; inscrevam; inscrib*; regístrese; regístrate; registration; register; inscription; inscriptions;
    inscripción; inscripciones; inscrições; rsvp; sign up`,
  /** A step that nobody must take. */
  optional: `
    se recomienda; recomenda-se; encouragé*; optionally; se sugiere; deseable; desejável; desirable; souhaitable; no
    vinculant*; não vinculant*; non contraignant*; recommandé*; recomendad*; recommended; need not; not necessary;
    no es necesari*; não é necessári*; pas nécessaire; sugerid*; optional; opcional*; facultati*; non-binding; not
    mandatory; not required; no obligatori*; es voluntari*; carácter voluntario; no es obligatori*; não obrigatóri*;
    não é obrigatóri*; pas obligatoire`,
  /** Is closed for as long as that: "stays closed until". */
  shut: `
    indisponible*; indisponív*; no disponible*; fuera de línea; hors ligne; en mantenimiento; por mantenimiento;
    under maintenance; down for maintenance; em manutenção; en maintenance; fora do ar; hors service; out of
    service; closed; cerrado; cerrada; cerrados; cerradas; fechado; fechada; fechados; fechadas; encerrado;
    encerrada; fermé; fermée; fermés; fermées; unavailable; inaccessible; inactiv*; inoperativ*; fuera de servicio;
    offline; be down; is down`,
  /** The noun that turns a label round: "opening of the application period". */
  opening: `
    opening; apertura; abertura; ouverture; inicio; début; launch; lanzamiento; lançamento; lancement; start of;
    inicia; iniciou; iniciará; comienza; comenzó; comenzará; empieza; empezó; empezará; começa; começou; starts;
    started; begins; began; arranca el; arrancó el; débute; débutera; commence; a commencé`,
};

/** How the words around a date bear on it; `deadline-evidence.ts` says what each class does. */
export type Sense =
  | keyof typeof closingWords
  | keyof typeof applyingWords
  | keyof typeof changeWords
  | keyof typeof elsewhereWords;

export const senseWords: ReadonlyMap<Sense, readonly string[]> = new Map(
  Object.entries({ ...closingWords, ...applyingWords, ...changeWords, ...elsewhereWords }).map(([sense, words]) => [
    sense as Sense,
    phrases(words),
  ]),
);

/** What speaks of another date than that of applying. */
export const ofOtherDates: readonly Sense[] = [
  'other',
  'discount',
  'session',
  'work',
  'event',
  'happening',
  'published',
  'term',
  'gathering',
];
/** What a date is called, by words in its own clause or in the heading over it. */
export const namesOfDates: readonly Sense[] = [...ofOtherDates, 'label', 'closing', 'apply', 'open', 'superseded'];
