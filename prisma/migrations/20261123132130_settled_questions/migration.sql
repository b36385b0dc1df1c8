-- AlterTable
ALTER TABLE "AgreementQuestion" ADD COLUMN "settledAt" TIMESTAMPTZ(3);
