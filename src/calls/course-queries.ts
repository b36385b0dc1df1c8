/** Courses and scholarships among the calls, for whoever shows them beside other things to learn from. */
import type { Db } from '../store.ts';

export type Course = {
  /** Of the call: `call.open` shows it. */
  id: string;
  number: number;
  title: string;
  modality: 'short-course' | 'scholarship';
  sectors: readonly string[];
  closesAt: Date | null;
};

/** Those open now, that close first at the head, those without a date last. */
export async function openCourses(db: Db, now: Date): Promise<Course[]> {
  const rows = await db.call.findMany({
    where: {
      state: 'published',
      modality: { in: ['short-course', 'scholarship'] },
      OR: [{ deadlineAt: null }, { deadlineAt: { gte: now } }],
    },
    select: { id: true, number: true, title: true, modality: true, sectors: true, deadlineAt: true },
    orderBy: [{ deadlineAt: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
  });
  return rows.map(({ deadlineAt, modality, ...call }) => ({
    ...call,
    modality: modality === 'scholarship' ? modality : 'short-course',
    closesAt: deadlineAt,
  }));
}
