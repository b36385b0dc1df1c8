-- AlterTable
ALTER TABLE "Training" ADD COLUMN     "cancelReason" TEXT;

-- AlterTable
ALTER TABLE "TrainingChoices" ADD COLUMN     "listed" TEXT[];

-- CreateTable
CREATE TABLE "TrainingInvitation" (
    "trainingId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrainingInvitation_pkey" PRIMARY KEY ("trainingId","memberId")
);

-- CreateIndex
CREATE INDEX "TrainingInvitation_memberId_idx" ON "TrainingInvitation"("memberId");

-- AddForeignKey
ALTER TABLE "TrainingInvitation" ADD CONSTRAINT "TrainingInvitation_trainingId_fkey" FOREIGN KEY ("trainingId") REFERENCES "Training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingInvitation" ADD CONSTRAINT "TrainingInvitation_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
