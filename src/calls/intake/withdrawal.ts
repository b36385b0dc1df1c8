/** Whether a source takes its call back: said of this call, as a fact, not as what the rules allow for. Pure. */
import { fold } from '../understanding/words.ts';

export type Withdrawal =
  /** Cancelled, suspended, declared void. */
  | 'cancelled'
  /** The source marks its own item as over. */
  | 'over';

const cancelled =
  '(?:cancelad[ao]s?|anulad[ao]s?|suspendid[ao]s?|revocad[ao]s?|retirad[ao]s?|desiert[ao]s?|sin efecto|cancell?ed|suspended|revoked|withdrawn|suspens[ao]|revogad[ao]|annulee?|suspendue?)';
const over = '(?:expired|vencid[ao]|cerrad[ao]|closed|finalizad[ao]|encerrad[ao])';

/** A mark at the head of the title, in brackets or before a colon or dash; or in brackets at its end. */
const markIn = (words: string) =>
  new RegExp(`^\\s*(?:[\\[({*]+\\s*${words}\\s*[\\])}*]+|${words}\\s*[:–—-])|[\\[({]\\s*${words}\\s*[\\])}]\\s*$`);
const cancelledMark = markIn(cancelled);
const overMark = markIn(over);

const call =
  '(?:convocatoria|concurso|llamado|beca|programa|invitacion|chamada|edital|appel(?: a projets)?|call(?: for (?:proposals|applications))?|grant|opportunity|competition|scholarship)';
const outright = new RegExp(
  [
    `\\b${call}\\b[^.;:]{0,60}?\\b(?:ha sido|fue|queda|quedo|esta|se encuentra|se declara|se declaro|foi|esta|has been|was|is|is now|a ete|est)\\s+(?:declarad[ao] |temporalmente |temporarily )?${cancelled}\\b`,
    `^\\s*(?:la |el |the )?${call} ${cancelled}\\b`,
    `\\bse (?:cancela|cancelo|suspende|suspendio|anula|anulo|retira|retiro|revoca|revoco|declara desierta|declaro desierta)\\s+(?:la|el|esta|este|presente|la presente)\\s+${call}\\b`,
    `\\b(?:we have|has) (?:cancelled|canceled|withdrawn|suspended) (?:this|the) ${call}\\b`,
  ].join('|'),
);
/** What may happen, happened to another, or did not. */
const onlySupposed =
  /\b(?:podra|podran|podria|puede|pueden|pudiera|podera|may|might|can|could|would|peut|pourra|si|if|en caso|in case|unless|salvo|reserva|reserves?|cuando|no (?:ha sido|fue|esta|queda|se)|not|anterior|previous|edicion de 20\d\d)\b/;

/** What the item says of its own call; null when it stands. */
export function findWithdrawal(item: { title: string; text: string }): Withdrawal | null {
  const title = fold(item.title);
  if (cancelledMark.test(title) || outright.test(title)) return 'cancelled';
  if (overMark.test(title)) return 'over';
  const sentences = fold(item.text.slice(0, 5000)).split(/(?<=[.;!?])\s+|\n+/);
  return sentences.some((sentence) => outright.test(sentence) && !onlySupposed.test(sentence)) ? 'cancelled' : null;
}
