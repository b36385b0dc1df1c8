-- CreateEnum
CREATE TYPE "FollowUpStage" AS ENUM ('planned', 'applied', 'won', 'lost', 'withdrew');

-- AlterTable
ALTER TABLE "Call" ADD COLUMN     "amount" DOUBLE PRECISION,
ADD COLUMN     "countries" TEXT[],
ADD COLUMN     "currency" TEXT,
ADD COLUMN     "decidedById" TEXT,
ADD COLUMN     "decidedReason" TEXT,
ADD COLUMN     "proposedById" TEXT;

-- AlterTable
ALTER TABLE "CallInterest" ADD COLUMN     "remindOn" INTEGER[];

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "digestAt" TEXT NOT NULL DEFAULT '08:00',
ADD COLUMN     "digestDay" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "reminderDays" INTEGER[] DEFAULT ARRAY[14, 7, 2]::INTEGER[];

-- AlterTable
ALTER TABLE "Space" ADD COLUMN     "reminds" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Subscription" ADD COLUMN     "funders" TEXT[],
ADD COLUMN     "mayApply" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pausedAt" TIMESTAMPTZ(3),
ADD COLUMN     "places" TEXT[],
ADD COLUMN     "without" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "Mute" (
    "memberId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mute_pkey" PRIMARY KEY ("memberId","kind","value")
);

-- CreateTable
CREATE TABLE "DigestItem" (
    "memberId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "since" INTEGER,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DigestItem_pkey" PRIMARY KEY ("memberId","dueAt","callId")
);

-- CreateTable
CREATE TABLE "CallFollowUp" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "memberId" TEXT,
    "stage" "FollowUpStage" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CallFollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DigestItem_callId_idx" ON "DigestItem"("callId");

-- CreateIndex
CREATE INDEX "CallFollowUp_callId_entityId_at_idx" ON "CallFollowUp"("callId", "entityId", "at");

-- CreateIndex
CREATE INDEX "CallFollowUp_entityId_idx" ON "CallFollowUp"("entityId");

-- AddForeignKey
ALTER TABLE "Mute" ADD CONSTRAINT "Mute_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Call" ADD CONSTRAINT "Call_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Call" ADD CONSTRAINT "Call_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestItem" ADD CONSTRAINT "DigestItem_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestItem" ADD CONSTRAINT "DigestItem_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallFollowUp" ADD CONSTRAINT "CallFollowUp_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallFollowUp" ADD CONSTRAINT "CallFollowUp_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallFollowUp" ADD CONSTRAINT "CallFollowUp_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Rows that were there: an empty list is written as such.
UPDATE "Call" SET "countries" = '{}';
UPDATE "CallInterest" SET "remindOn" = '{}';
UPDATE "Subscription" SET "places" = '{}', "funders" = '{}';
