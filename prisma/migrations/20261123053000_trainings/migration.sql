-- CreateEnum
CREATE TYPE "TrainingStage" AS ENUM ('draft', 'published', 'cancelled');

-- CreateEnum
CREATE TYPE "TrainingModality" AS ENUM ('in_person', 'virtual', 'hybrid');

-- CreateEnum
CREATE TYPE "EnrolmentState" AS ENUM ('maybe', 'declined', 'enrolled', 'waiting', 'offered', 'lapsed');

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "anytime" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Training" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "codeKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "sessions" JSONB NOT NULL DEFAULT '[]',
    "modality" "TrainingModality" NOT NULL DEFAULT 'in_person',
    "place" TEXT,
    "link" TEXT,
    "capacity" INTEGER,
    "enrolBy" TIMESTAMPTZ(3),
    "organiser" TEXT,
    "organiserId" TEXT,
    "speakers" TEXT NOT NULL DEFAULT '',
    "sectors" TEXT[],
    "roles" TEXT[],
    "entityIds" TEXT[],
    "byInvitation" BOOLEAN NOT NULL DEFAULT false,
    "mandatory" BOOLEAN NOT NULL DEFAULT false,
    "remindMinutes" INTEGER[] DEFAULT ARRAY[10080, 1440, 60]::INTEGER[],
    "materials" TEXT[],
    "repeats" TEXT,
    "repeatOf" TEXT,
    "repeatedAt" TIMESTAMPTZ(3),
    "stage" "TrainingStage" NOT NULL DEFAULT 'draft',
    "checkInCode" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "announcedAt" TIMESTAMPTZ(3),
    "evaluateSent" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Training_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrainingChange" (
    "id" TEXT NOT NULL,
    "trainingId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "TrainingChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "trainingId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "state" "EnrolmentState" NOT NULL,
    "queuedAt" TIMESTAMPTZ(3),
    "queueNumber" SERIAL NOT NULL,
    "offeredUntil" TIMESTAMPTZ(3),
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "attended" BOOLEAN,
    "checkedInAt" TIMESTAMPTZ(3),
    "certificate" TEXT,
    "ratings" INTEGER[],
    "comment" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("trainingId","memberId")
);

-- CreateTable
CREATE TABLE "TrainingChoices" (
    "memberId" TEXT NOT NULL,
    "remindMinutes" INTEGER[],
    "ownReminders" BOOLEAN NOT NULL DEFAULT false,
    "calendarToken" TEXT,

    CONSTRAINT "TrainingChoices_pkey" PRIMARY KEY ("memberId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Training_code_key" ON "Training"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Training_codeKey_key" ON "Training"("codeKey");

-- CreateIndex
CREATE INDEX "Training_stage_startsAt_idx" ON "Training"("stage", "startsAt");

-- CreateIndex
CREATE INDEX "Training_organiserId_idx" ON "Training"("organiserId");

-- CreateIndex
CREATE INDEX "TrainingChange_trainingId_revision_idx" ON "TrainingChange"("trainingId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_certificate_key" ON "Enrolment"("certificate");

-- CreateIndex
CREATE INDEX "Enrolment_memberId_idx" ON "Enrolment"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "TrainingChoices_calendarToken_key" ON "TrainingChoices"("calendarToken");

-- AddForeignKey
ALTER TABLE "Training" ADD CONSTRAINT "Training_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingChange" ADD CONSTRAINT "TrainingChange_trainingId_fkey" FOREIGN KEY ("trainingId") REFERENCES "Training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_trainingId_fkey" FOREIGN KEY ("trainingId") REFERENCES "Training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingChoices" ADD CONSTRAINT "TrainingChoices_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
