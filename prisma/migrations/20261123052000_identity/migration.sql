-- CreateEnum
CREATE TYPE "PairState" AS ENUM ('open', 'same', 'apart');

-- AlterEnum
ALTER TYPE "CallState" ADD VALUE 'merged';

-- AlterTable
ALTER TABLE "Call" ADD COLUMN     "deadlineDecidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deadlineReadAt" TIMESTAMPTZ(3),
ADD COLUMN     "heldUntil" TIMESTAMPTZ(3),
ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "serial" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "titleKey" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Feed" ADD COLUMN     "proposals" TEXT[],
ADD COLUMN     "ttlMs" INTEGER;

-- AlterTable
ALTER TABLE "FeedItem" ADD COLUMN     "deadlineAt" TIMESTAMPTZ(3),
ADD COLUMN     "goneAt" TIMESTAMPTZ(3),
ADD COLUMN     "revisedAt" TIMESTAMPTZ(3),
ADD COLUMN     "urlKey" TEXT;

-- CreateTable
CREATE TABLE "CallPair" (
    "id" TEXT NOT NULL,
    "olderId" TEXT NOT NULL,
    "newerId" TEXT NOT NULL,
    "state" "PairState" NOT NULL DEFAULT 'open',
    "alike" DOUBLE PRECISION NOT NULL,
    "shared" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "moved" JSONB,

    CONSTRAINT "CallPair_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CallPair_newerId_idx" ON "CallPair"("newerId");

-- CreateIndex
CREATE INDEX "CallPair_state_idx" ON "CallPair"("state");

-- CreateIndex
CREATE UNIQUE INDEX "CallPair_olderId_newerId_key" ON "CallPair"("olderId", "newerId");

-- CreateIndex
CREATE INDEX "Call_deadlineAt_idx" ON "Call"("deadlineAt");

-- CreateIndex
CREATE INDEX "Call_serial_idx" ON "Call"("serial");

-- CreateIndex
CREATE INDEX "Call_mergedIntoId_idx" ON "Call"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Call_heldUntil_idx" ON "Call"("heldUntil");

-- CreateIndex
CREATE INDEX "Call_titleKey_idx" ON "Call" USING GIN ("titleKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "FeedItem_urlKey_idx" ON "FeedItem"("urlKey");

-- AddForeignKey
ALTER TABLE "Call" ADD CONSTRAINT "Call_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Call"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallPair" ADD CONSTRAINT "CallPair_olderId_fkey" FOREIGN KEY ("olderId") REFERENCES "Call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallPair" ADD CONSTRAINT "CallPair_newerId_fkey" FOREIGN KEY ("newerId") REFERENCES "Call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rows that were there: an empty list is written as such, and what was read is known as it was.
UPDATE "Feed" SET "proposals" = '{}';
UPDATE "Call" SET "titleKey" = enlace_plain("title");
UPDATE "FeedItem" AS item SET
  "revisedAt" = item."publishedAt",
  "deadlineAt" = call."deadlineAt",
  "urlKey" = CASE WHEN item."url" = call."url" THEN call."urlKey" END
FROM "Call" AS call WHERE call."id" = item."callId";
