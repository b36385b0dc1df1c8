-- CreateEnum
CREATE TYPE "Cadence" AS ENUM ('weekly', 'biweekly', 'monthly', 'bimonthly', 'quarterly');

-- CreateEnum
CREATE TYPE "SeatRole" AS ENUM ('chair', 'delegate', 'substitute', 'liaison');

-- CreateEnum
CREATE TYPE "ResponseState" AS ENUM ('silent', 'draft', 'sent');

-- CreateEnum
CREATE TYPE "CommitmentState" AS ENUM ('open', 'done', 'dropped');

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "absentFrom" DATE,
ADD COLUMN     "absentUntil" DATE;

-- CreateTable
CREATE TABLE "Committee" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sectorId" TEXT,
    "cadence" "Cadence" NOT NULL DEFAULT 'monthly',
    "windowDays" INTEGER NOT NULL DEFAULT 5,
    "nextRoundOn" DATE,
    "questions" JSONB,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitteeSeat" (
    "id" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "entityId" TEXT,
    "role" "SeatRole" NOT NULL,

    CONSTRAINT "CommitteeSeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "committeeId" TEXT NOT NULL,
    "openFor" TEXT,
    "questions" JSONB NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "paragraph" TEXT,
    "signedById" TEXT,
    "signedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckInResponse" (
    "id" TEXT NOT NULL,
    "checkInId" TEXT NOT NULL,
    "titularId" TEXT,
    "entityId" TEXT,
    "responderId" TEXT,
    "state" "ResponseState" NOT NULL DEFAULT 'silent',
    "draft" JSONB,
    "answers" JSONB,
    "status" TEXT,
    "answeredById" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "correctedAt" TIMESTAMPTZ(3),
    "nudges" TEXT[],
    "snoozedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "CheckInResponse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckInEvent" (
    "id" TEXT NOT NULL,
    "checkInId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT,
    "what" TEXT NOT NULL,
    "detail" TEXT,

    CONSTRAINT "CheckInEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "responseId" TEXT,
    "entityId" TEXT,
    "ownerId" TEXT,
    "what" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "firstDueOn" DATE NOT NULL,
    "state" "CommitmentState" NOT NULL DEFAULT 'open',
    "settledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Committee_key_key" ON "Committee"("key");

-- CreateIndex
CREATE INDEX "CommitteeSeat_memberId_idx" ON "CommitteeSeat"("memberId");

-- CreateIndex
CREATE INDEX "CommitteeSeat_entityId_idx" ON "CommitteeSeat"("entityId");

-- CreateIndex
CREATE UNIQUE INDEX "CommitteeSeat_committeeId_memberId_role_key" ON "CommitteeSeat"("committeeId", "memberId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "CheckIn_number_key" ON "CheckIn"("number");

-- CreateIndex
CREATE UNIQUE INDEX "CheckIn_openFor_key" ON "CheckIn"("openFor");

-- CreateIndex
CREATE INDEX "CheckIn_committeeId_opensAt_idx" ON "CheckIn"("committeeId", "opensAt");

-- CreateIndex
CREATE INDEX "CheckIn_signedById_idx" ON "CheckIn"("signedById");

-- CreateIndex
CREATE INDEX "CheckInResponse_titularId_idx" ON "CheckInResponse"("titularId");

-- CreateIndex
CREATE INDEX "CheckInResponse_responderId_idx" ON "CheckInResponse"("responderId");

-- CreateIndex
CREATE INDEX "CheckInResponse_answeredById_idx" ON "CheckInResponse"("answeredById");

-- CreateIndex
CREATE INDEX "CheckInResponse_entityId_idx" ON "CheckInResponse"("entityId");

-- CreateIndex
CREATE UNIQUE INDEX "CheckInResponse_checkInId_titularId_key" ON "CheckInResponse"("checkInId", "titularId");

-- CreateIndex
CREATE INDEX "CheckInEvent_checkInId_at_idx" ON "CheckInEvent"("checkInId", "at");

-- CreateIndex
CREATE INDEX "CheckInEvent_byId_idx" ON "CheckInEvent"("byId");

-- CreateIndex
CREATE INDEX "Commitment_committeeId_state_dueOn_idx" ON "Commitment"("committeeId", "state", "dueOn");

-- CreateIndex
CREATE INDEX "Commitment_ownerId_idx" ON "Commitment"("ownerId");

-- CreateIndex
CREATE INDEX "Commitment_entityId_idx" ON "Commitment"("entityId");

-- CreateIndex
CREATE UNIQUE INDEX "Commitment_responseId_what_key" ON "Commitment"("responseId", "what");

-- AddForeignKey
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_sectorId_fkey" FOREIGN KEY ("sectorId") REFERENCES "Sector"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeSeat" ADD CONSTRAINT "CommitteeSeat_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeSeat" ADD CONSTRAINT "CommitteeSeat_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeSeat" ADD CONSTRAINT "CommitteeSeat_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInResponse" ADD CONSTRAINT "CheckInResponse_checkInId_fkey" FOREIGN KEY ("checkInId") REFERENCES "CheckIn"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInResponse" ADD CONSTRAINT "CheckInResponse_titularId_fkey" FOREIGN KEY ("titularId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInResponse" ADD CONSTRAINT "CheckInResponse_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInResponse" ADD CONSTRAINT "CheckInResponse_responderId_fkey" FOREIGN KEY ("responderId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInResponse" ADD CONSTRAINT "CheckInResponse_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInEvent" ADD CONSTRAINT "CheckInEvent_checkInId_fkey" FOREIGN KEY ("checkInId") REFERENCES "CheckIn"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInEvent" ADD CONSTRAINT "CheckInEvent_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "CheckInResponse"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
